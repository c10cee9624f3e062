public import SIPRules

/// Staff who act some working days after they were told, most of the time: what a year of plans is tried with.
public struct PlausibleStaff {
    private var generator: SeededGenerator
    private let calendar: WorkingCalendar
    /// What somebody has decided to do, by the day on which they will.
    private var intended: [Day: [Obligation]] = [:]

    /// The same seed, the same staff.
    public init(seed: UInt64, calendar: WorkingCalendar) {
        generator = SeededGenerator(seed: seed)
        self.calendar = calendar
    }

    /// Somebody reads a letter on a day. Of what they are to do they do seven in ten within a week.
    public mutating func read(_ digest: Digest, on day: Day) {
        for reminder in digest.reminders where reminder.part == .act { hear(of: reminder.obligation, on: day) }
    }

    /// Somebody is told of one thing to do.
    public mutating func hear(of obligation: Obligation, on day: Day) {
        guard Int.random(in: 0..<10, using: &generator) < 7 else { return }
        let later = calendar.after(day, .workingDays(Int.random(in: 0...4, using: &generator))).day
        intended[later, default: []].append(obligation)
    }

    /// What is done on a day.
    public mutating func done(on day: Day) -> [Obligation] { intended.removeValue(forKey: day) ?? [] }
}

extension Plan {
    /// Somebody does on a day what the rule waits for, and what follows from it in ordinary work: started work leads to a
    /// meeting, a held one to a plan with a follow-up. Rules whose duties need no help here are left to their ladders.
    public mutating func fulfil(_ obligation: Obligation, on day: Day, calendar: WorkingCalendar) {
        let record = "journal \(day)"
        lastActivity = day
        switch obligation.rule {
        case .requestAnswered: need.decision = RequestDecision(.start, on: day)
        case .denialReason: need.decision?.reason = record
        case .startWithoutDelay, .startImmediately:
            need.started = day
            convener = convener ?? initiator
            book(.planning, "planering", on: calendar.after(day, .workingDays(20)).day, booked: day)
        case .consentMissing, .consentScope, .consentExpiry, .consentCoversFollowUp: renewConsent(on: day, record)
        case .consentWithdrawn: closing = Closing(on: day, reason: .consentWithdrawn)
        case .guardiansConsented:
            let guardians = minor?.guardians.count ?? 0
            minor?.guardians = Array(repeating: Guardian(.given, on: day), count: guardians)
        case .childInformed:
            minor?.informed = day
            minor?.informedBy = initiator
        case .invitationSent: invite(obligation) { $0.sent = $0.sent ?? day }
        case .rsvpPending: invite(obligation) { if $0.reply == .needsAction { $0.accept(on: day) } }
        case .substituteNamed: invite(obligation) { if $0.reply == .declined { $0.accept(on: day) } }
        case .contactedSeparately: invite(obligation) { $0.contacted = $0.contacted ?? day }
        case .actorDecides: invite(obligation) { $0.decided = $0.decided ?? day }
        case .meetingOutcome, .followUp: hold(obligation.instance.meeting, on: day, calendar)
        case .planDocumented: established?.documented = Set(PlanPart.allCases)
        case .followUpBooked, .followUpExists: bookFollowUp(on: day, calendar)
        case .planHandedOver: established?.original = day
        case .principalDocumented: for index in principals.indices { principals[index].documented = record }
        case .closingDocumented: for index in principals.indices { principals[index].closingDocumented = record }
        case .actionDue: for index in actions.indices { actions[index].ended = actions[index].ended ?? day }
        case .situationChanged:
            for index in changes.indices {
                changes[index].convened = changes[index].convened ?? day
                changes[index].met = day
            }
        case .followUpDecision: decide(obligation.instance.meeting, on: day, calendar)
        case .responsibleNamed:
            coordinator = coordinator ?? convener
            responsiblePrincipal = responsiblePrincipal ?? principals.first?.id
        case .closingReason: closing?.reason = .goalsMet
        case .planDormant: dormancyAnswered = day
        default: break
        }
    }

    private mutating func renewConsent(on day: Day, _ record: String) {
        var given = ConsentGiven(given: day, form: .written)
        given.record = record
        consent.meeting = consent.meeting ?? given
        var sharing = SharingConsent(given: given)
        sharing.kinds = ["planerade insatser"]
        sharing.receivers = consent.sharing?.receivers ?? [unit]
        sharing.until = day.adding(months: 12)
        consent.sharing = sharing
    }

    private mutating func book(_ purpose: Meeting.Purpose, _ id: String, on date: Day, booked: Day) {
        guard !meetings.contains(where: { $0.id == id }) else { return }
        var meeting = Meeting(id: id, purpose: purpose)
        meeting.booked = booked
        meeting.date = date
        meeting.placeSet = true
        meeting.invitations = principals.compactMap(\.contact).filter { $0 != convener }.map { Invitation(person: $0) }
        meetings.append(meeting)
    }

    private mutating func bookFollowUp(on day: Day, _ calendar: WorkingCalendar) {
        let date = calendar.nextOpen(onOrAfter: day.adding(months: 4))
        book(.followUp, "uppfoljning-\(meetings.count + 1)", on: date, booked: day)
    }

    private mutating func invite(_ obligation: Obligation, _ change: (inout Invitation) -> Void) {
        for meeting in meetings.indices where obligation.instance.meeting == meetings[meeting].id {
            for index in meetings[meeting].invitations.indices {
                // A meeting is everybody at it, an invitation one of them.
                let person = meetings[meeting].invitations[index].person
                if case .invitation(let invited, _) = obligation.instance, invited != person { continue }
                change(&meetings[meeting].invitations[index])
            }
        }
    }

    /// Holds a meeting whose day has come; one told of in advance is not held early.
    private mutating func hold(_ id: String?, on day: Day, _ calendar: WorkingCalendar) {
        guard let index = meetings.firstIndex(where: { $0.id == id }), let date = meetings[index].date, date <= day
        else { return }
        meetings[index].held = date
        guard meetings[index].purpose == .planning else { return }
        coordinator = coordinator ?? convener
        responsiblePrincipal = responsiblePrincipal ?? principals.first?.id
        established = Established(on: date)
        bookFollowUp(on: day, calendar)
    }

    private mutating func decide(_ id: String?, on day: Day, _ calendar: WorkingCalendar) {
        guard let id, let index = meetings.firstIndex(where: { $0.id == id }) else { return }
        // Every third plan has reached its goals by then.
        if id.hasSuffix("2") {
            meetings[index].decision = .unchanged
            bookFollowUp(on: day, calendar)
        } else {
            meetings[index].decision = .closed
            closing = Closing(on: day, reason: .goalsMet)
        }
    }
}

extension Invitation {
    fileprivate mutating func accept(on day: Day) {
        reply = .accepted
        replied = day
    }
}

extension Instance {
    /// The meeting that it is about.
    var meeting: String? {
        switch self {
        case .meeting(let id, _), .invitation(_, let id): id
        default: nil
        }
    }
}
