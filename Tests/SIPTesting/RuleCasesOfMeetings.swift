public import SIPRules

extension RuleCases {
    // MARK: Step 4

    static let invitation = [
        RuleCase(
            .meetingBooked, due: "2026-06-10",
            fires: {
                $0.need.started = .the("2026-06-01")
                $0.consent.meeting = ConsentGiven(given: .the("2026-06-03"), form: .written)
            },
            ends: { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-08")] },
            silent: { $0.need.started = .the("2026-06-01") }),
        RuleCase(
            .invitationSent, due: "2026-06-02",
            fires: {
                $0.need.participantsAgreed = .the("2026-06-01")
                $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written)
                $0.meetings = [.inviting { $0.sent = nil }]
            },
            ends: { $0.meetings = [.inviting { $0.sent = .the("2026-06-02") }] },
            silent: {
                $0.meetings = [.inviting { $0.sent = nil }]
                $0.meetings[0].cancelled = .the("2026-06-02")
            }),
        RuleCase(
            .rsvpPending, due: "2026-06-22",
            fires: { $0.meetings = [.inviting { _ in }] },
            ends: { $0.meetings = [.inviting { $0.reply = .accepted }] },
            silent: { $0.meetings = [.inviting { $0.sent = nil }] }),
        RuleCase(
            .substituteNamed, due: "2026-06-24",
            fires: { $0.meetings = [.inviting { $0.decline(on: "2026-06-08") }] },
            ends: { $0.meetings = [.inviting { $0.decline(on: "2026-06-08", sending: "ida.kull", on: "2026-06-09") }] },
            silent: { $0.meetings = [.inviting { $0.reply = .accepted }] }),
        RuleCase(
            .substituteSameUnit, due: "2026-06-09",
            fires: {
                $0.meetings = [.inviting { $0.decline(on: "2026-06-08", sending: "anna.berg", on: "2026-06-09") }]
            },
            ends: { $0.meetings[0].invitations[0].substitute?.otherUnitReason = "journal 22" },
            silent: {
                $0.meetings = [.inviting { $0.decline(on: "2026-06-08", sending: "ida.kull", on: "2026-06-09") }]
            }),
        RuleCase(
            .substituteBriefed, due: "2026-06-24",
            fires: {
                $0.meetings = [.inviting { $0.decline(on: "2026-06-08", sending: "ida.kull", on: "2026-06-09") }]
            },
            ends: { $0.meetings[0].invitations[0].substitute?.briefed = .the("2026-06-15") },
            silent: { $0.meetings = [.inviting { $0.decline(on: "2026-06-08") }] }),
        RuleCase(
            .contactedSeparately, due: "2026-06-03",
            fires: { $0.meetings = [.inviting { $0.hasRelation = false }] },
            ends: { $0.meetings[0].invitations[0].contacted = .the("2026-06-02") },
            silent: { $0.meetings = [.inviting { _ in }] }),
        RuleCase(
            .actorDecides, due: "2026-06-09",
            fires: { $0.meetings = [.contacting] },
            ends: { $0.meetings[0].invitations[0].decided = .the("2026-06-05") },
            silent: { $0.meetings = [.inviting { $0.hasRelation = false }] }),
        RuleCase(
            .referralConsidered, due: "2026-06-02",
            fires: { $0.meetings = [.contacting] },
            ends: { $0.meetings[0].invitations[0].referral = .notNeeded },
            silent: { $0.meetings = [.inviting { $0.hasRelation = false }] }),
    ]

    // MARK: Step 5

    static let meeting = [
        RuleCase(
            .meetingOutcome, due: "2026-06-26",
            fires: { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-01")] },
            ends: { $0.meetings[0].held = .the("2026-06-25") },
            silent: { $0.meetings = [Meeting(id: "m1", purpose: .planning)] }),
        RuleCase(
            .responsibleNamed, due: "2026-06-25",
            fires: {
                $0.meetings = [.heldPlanning]
                $0.coordinator = nil
            },
            ends: { $0.coordinator = .the("cia.dahl") },
            silent: { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-01")] }),
    ]

    static let plan = [
        RuleCase(
            .planDocumented, due: "2026-06-30",
            fires: {
                $0.meetings = [.heldPlanning]
                $0.established = Established(on: .the("2026-06-25"))
                $0.established?.documented = [.needs, .contacts]
            },
            ends: { $0.established?.documented = Set(PlanPart.allCases) },
            silent: { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-01")] }),
        RuleCase(
            .followUpBooked, due: "2026-06-26",
            fires: { $0.meetings = [.heldPlanning, .followUp(on: "2026-09-15", booked: "2026-06-25")] },
            ends: { $0.meetings[1].placeSet = true },
            silent: { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-01")] }),
        RuleCase(
            .planHandedOver, due: "2026-06-30",
            fires: {
                $0.established = Established(on: .the("2026-06-25"))
                $0.established?.copies = [Copy(to: .relative), Copy(to: .attendee(.the("per.stark")))]
            },
            ends: {
                $0.established?.original = .the("2026-06-26")
                $0.established?.copies = [
                    Copy(to: .relative, on: .the("2026-06-26")),
                    Copy(to: .attendee(.the("per.stark")), on: .the("2026-06-29")),
                ]
            }),
        RuleCase(
            .principalDocumented, due: "2026-06-30",
            fires: {
                $0.established = Established(on: .the("2026-06-25"))
                $0.principals[0].documented = "journal 23"
            },
            ends: { $0.principals[1].documented = "akt 7" },
            silent: { $0.meetings = [.heldPlanning] }),
        RuleCase(
            .actionDue, due: "2026-09-01",
            fires: { $0.actions = [Action(id: "a1", owner: .the("hans.jarl"), due: .the("2026-09-01"))] },
            ends: { $0.actions[0].ended = .the("2026-08-28") }),
        RuleCase(
            .situationChanged, due: "2026-06-04",
            fires: { $0.changes = [SituationChange(registered: .the("2026-06-01"))] },
            ends: { $0.changes[0].convened = .the("2026-06-03") }),
        RuleCase(
            .coordinatorReachable, due: "2026-07-01",
            fires: {
                $0.established = Established(on: .the("2026-06-25"))
                $0.coordinator = .the("kim.nord")
            },
            ends: { $0.coordinator = .the("cia.dahl") },
            silent: { $0.established = Established(on: .the("2026-06-25")) }),
    ]

    // MARK: Steps 6 and 7

    static let afterwards = [
        RuleCase(
            .followUp, due: "2026-09-15",
            fires: { $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25")] },
            ends: { $0.meetings[0].held = .the("2026-09-15") },
            silent: {
                $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25") { $0.cancelled = .the("2026-09-01") }]
            }),
        RuleCase(
            .followUpExists, due: "2026-06-25",
            fires: { $0.established = Established(on: .the("2026-06-25")) },
            ends: { $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25")] }),
        RuleCase(
            .followUpDecision, due: "2026-09-18",
            fires: {
                $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25") { $0.held = .the("2026-09-15") }]
            },
            ends: { $0.meetings[0].decision = .revised },
            silent: { $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25")] }),
        RuleCase(
            .editionEstablished, due: "2026-09-22",
            fires: {
                $0.established = Established(on: .the("2026-06-25"))
                $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25") { $0.hold(leadingTo: .revised) }]
            },
            ends: {
                $0.established = Established(on: .the("2026-09-21"))
                $0.established?.edition = 2
            },
            silent: {
                $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25") { $0.hold(leadingTo: .unchanged) }]
            }),
        RuleCase(
            .closingRegistered, due: "2026-09-18",
            fires: {
                $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25") { $0.hold(leadingTo: .closed) }]
            },
            ends: { $0.closing = Closing(on: .the("2026-09-17"), reason: .goalsMet) },
            silent: {
                $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25") { $0.hold(leadingTo: .unchanged) }]
            }),
        RuleCase(
            .closingReason, due: "2026-09-01",
            fires: { $0.closing = Closing(on: .the("2026-09-01")) },
            ends: { $0.closing?.reason = .goalsMet }),
        RuleCase(
            .closingDocumented, due: "2026-09-04",
            fires: {
                $0.closing = Closing(on: .the("2026-09-01"), reason: .goalsMet)
                $0.principals[0].closingDocumented = "journal 24"
            },
            ends: { $0.principals[1].closingDocumented = "akt 8" },
            silent: { $0.goalsMet = .the("2026-09-01") }),
        RuleCase(
            .planDormant, due: "2026-07-13",
            fires: { $0.lastActivity = .the("2026-01-12") },
            ends: { $0.dormancyAnswered = .the("2026-07-14") }),
    ]
}

extension Meeting {
    /// It is held on its day, and leads to that.
    public mutating func hold(leadingTo decision: FollowUpDecision) {
        held = date
        self.decision = decision
    }

    /// A planning meeting on Thursday 25 June 2026, booked on 1 June, with one invitation, sent that day.
    public static func inviting(_ change: (inout Invitation) -> Void) -> Meeting {
        planning(on: "2026-06-25", booked: "2026-06-01") { meeting in
            var invitation = Invitation(person: .the("hans.jarl"))
            invitation.sent = .the("2026-06-01")
            change(&invitation)
            meeting.invitations = [invitation]
        }
    }

    /// The same, with an actor that has no relation yet and was contacted on 2 June.
    static let contacting = inviting { invitation in
        invitation.hasRelation = false
        invitation.contacted = .the("2026-06-02")
    }
}

extension Invitation {
    /// Declines on a day.
    public mutating func decline(on day: String) {
        reply = .declined
        replied = .the(day)
    }

    /// Declines on a day, and names who comes instead on another.
    public mutating func decline(on day: String, sending person: String, on named: String) {
        decline(on: day)
        var substitute = Substitute(person: .the(person))
        substitute.named = .the(named)
        self.substitute = substitute
    }
}
