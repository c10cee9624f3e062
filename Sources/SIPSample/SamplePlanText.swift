internal import SIPRules

/// A plan as a `sip-plan/1` document: the counterpart of `PlanDocument`, for samples.
extension JSONValue {
    init(_ plan: Plan) {
        self = .fields([
            "format": .text(PlanDocument.format),
            "id": .text(plan.id.text),
            "unit": .text(plan.unit.text),
            "initiator": .id(plan.initiator),
            "convener": .id(plan.convener),
            "coordinator": .id(plan.coordinator),
            "responsiblePrincipal": .line(plan.responsiblePrincipal),
            "principals": .items(plan.principals) { JSONValue($0) },
            "need": JSONValue(plan.need),
            "consent": JSONValue(plan.consent),
            "minor": plan.minor.map { JSONValue($0) },
            "representative": plan.representative.map {
                .fields(["listed": .day($0.listed), "consented": .day($0.consented)])
            },
            "meetings": .items(plan.meetings) { JSONValue($0) },
            "established": plan.established.map { JSONValue($0) },
            "actions": .items(plan.actions) {
                .fields(["id": .text($0.id), "owner": .id($0.owner), "due": .day($0.due), "ended": .day($0.ended)])
            },
            "changes": .items(plan.changes) {
                .fields(["registered": .day($0.registered), "convened": .day($0.convened), "met": .day($0.met)])
            },
            "closing": plan.closing.map { .fields(["on": .day($0.on), "reason": .line($0.reason?.rawValue)]) },
            "goalsMet": .day(plan.goalsMet),
            "lastActivity": .day(plan.lastActivity),
            "dormancyAnswered": .day(plan.dormancyAnswered),
        ])
    }

    private init(_ principal: Principal) {
        self = .fields([
            "id": .text(principal.id), "contact": .id(principal.contact), "documented": .line(principal.documented),
            "closingDocumented": .line(principal.closingDocumented),
        ])
    }

    private init(_ need: Need) {
        self = .fields([
            "requested": .day(need.requested),
            "requestedBy": .line(need.requestedBy?.rawValue),
            "decision": need.decision.map {
                .fields([
                    "answer": .text($0.answer.rawValue), "on": .day($0.on), "by": .id($0.by),
                    "reason": .line($0.reason),
                ])
            },
            "seen": .day(need.seen),
            "seenTime": .line(need.seenTime?.description),
            "urgency": need.urgency == .routine ? nil : .text(need.urgency.rawValue),
            "ground": .line(need.ground?.rawValue),
            "target": need.target.map { JSONValue($0) },
            "started": .day(need.started),
            "prepared": .day(need.prepared),
            "participantsAgreed": .day(need.participantsAgreed),
            "relativesAsked": .day(need.relativesAsked),
        ])
    }

    private init(_ target: StartTarget) {
        var (within, by) = (nil as String?, nil as Day?)
        switch target.limit {
        case .within(let span): within = span.description
        case .by(let day): by = day
        }
        self = .fields([
            "within": .line(within), "by": .day(by), "reason": .line(target.reason), "setBy": .id(target.setBy),
            "setOn": .day(target.setOn),
        ])
    }

    private init(_ meeting: Meeting) {
        self = .fields([
            "id": .text(meeting.id),
            "purpose": .text(meeting.purpose.rawValue),
            "booked": .day(meeting.booked),
            "date": .day(meeting.date),
            "placeSet": meeting.placeSet ? .boolean(true) : nil,
            "held": .day(meeting.held),
            "cancelled": .day(meeting.cancelled),
            "moves": .items(meeting.moves) { .fields(["from": .day($0.from), "reason": .line($0.reason)]) },
            "invitations": .items(meeting.invitations) { JSONValue($0) },
            "decision": .line(meeting.decision?.rawValue),
        ])
    }

    private init(_ invitation: Invitation) {
        self = .fields([
            "person": .id(invitation.person),
            "hasRelation": invitation.hasRelation ? nil : .boolean(false),
            "sent": .day(invitation.sent),
            "replyBy": .day(invitation.replyBy),
            "reply": invitation.reply == .needsAction ? nil : .text(invitation.reply.rawValue),
            "replied": .day(invitation.replied),
            "tentativeUntil": .day(invitation.tentativeUntil),
            "substitute": invitation.substitute.map {
                .fields([
                    "person": .id($0.person), "named": .day($0.named), "otherUnitReason": .line($0.otherUnitReason),
                    "briefed": .day($0.briefed),
                ])
            },
            "contacted": .day(invitation.contacted),
            "decided": .day(invitation.decided),
            "referral": invitation.referral.map {
                switch $0 {
                case .sent(let day): .text(day.description)
                case .notNeeded: "not-needed"
                }
            },
        ])
    }

    private init(_ consent: Consent) {
        self = .fields([
            "meeting": consent.meeting.map { .fields(Self.given($0)) },
            "sharing": consent.sharing.map { sharing in
                .fields(
                    Self.given(sharing.given) + [
                        ("kinds", .items(sharing.kinds) { .text($0) }),
                        ("receivers", .items(sharing.receivers) { .text($0.text) }), ("until", .day(sharing.until)),
                    ])
            },
            "refused": .day(consent.refused),
            "withdrawn": .day(consent.withdrawn),
            "cannotConsent": consent.cannotConsent.map {
                .fields(["since": .day($0.since), "basis": .line($0.basis), "reviewed": .day($0.reviewed)])
            },
            "statutoryBasis": consent.statutoryBasis.map { basis in
                .fields([
                    "reference": .text(basis.reference), "receivers": .items(basis.receivers) { .text($0.text) },
                    "until": .day(basis.until),
                ])
            },
            "recorder": .id(consent.recorder),
        ])
    }

    private static func given(_ consent: ConsentGiven) -> [(String, JSONValue?)] {
        [("given", .day(consent.given)), ("form", .text(consent.form.rawValue)), ("record", .line(consent.record))]
    }

    private init(_ minor: Minor) {
        self = .fields([
            "turns18": .day(minor.turns18),
            "informed": .day(minor.informed),
            "informedBy": .id(minor.informedBy),
            "guardians": .items(minor.guardians) {
                .fields(["answer": .text($0.answer.rawValue), "on": .day($0.on)])
            },
            "conflictDecision": .line(minor.conflictDecision),
            "refusalDecision": minor.refusalDecision.map {
                .fields(["on": .day($0.on), "reference": .text($0.reference)])
            },
            "attendanceDecided": .day(minor.attendanceDecided),
            "attendanceDecidedBy": .id(minor.attendanceDecidedBy),
            "voiceNoted": .day(minor.voiceNoted),
            "renewedAt15": .day(minor.renewedAt15),
            "renewedAt18": .day(minor.renewedAt18),
        ])
    }

    private init(_ established: Established) {
        self = .fields([
            "on": .day(established.on),
            "edition": established.edition == 1 ? nil : .number(established.edition),
            "documented": .items(PlanPart.allCases.filter { established.documented.contains($0) }) {
                .text($0.rawValue)
            },
            "original": .day(established.original),
            "copies": .items(established.copies) { copy in
                switch copy.to {
                case .relative: .fields(["to": "relative", "on": .day(copy.on)])
                case .attendee(let person):
                    .fields(["to": "attendee", "person": .id(person), "on": .day(copy.on)])
                }
            },
        ])
    }
}

extension JSONValue {
    /// An object in this order; what is nil is left out.
    fileprivate static func fields(_ fields: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .fields(fields.map { ($0.key, $0.value) })
    }

    fileprivate static func fields(_ fields: [(String, JSONValue?)]) -> JSONValue {
        .object(fields.compactMap { name, value in value.map { Member(name, $0) } })
    }
}

extension JSONValue? {
    fileprivate static func day(_ day: Day?) -> JSONValue? { day.map { .text($0.description) } }
    fileprivate static func id<Subject>(_ id: Identifier<Subject>?) -> JSONValue? { id.map { .text($0.text) } }
    fileprivate static func line(_ text: String?) -> JSONValue? { text.map { .text($0) } }
    /// A list; nil when it is empty.
    fileprivate static func items<Item>(_ items: [Item], _ value: (Item) -> JSONValue) -> JSONValue? {
        items.isEmpty ? nil : .list(items.map(value))
    }
}
