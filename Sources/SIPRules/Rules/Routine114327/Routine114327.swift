/// What several steps of the routine ask of a plan.
extension Plan {
    /// The day the plan ended, by closing or by consent that was withdrawn or refused, whichever came first. Step 7.
    var ended: Day? { [closing?.on, consent.withdrawn, consent.refused].compactMap { $0 }.min() }

    /// Follow-ups that are neither held nor cancelled and have a date, the next first. Step 6.
    var datedFollowUps: [(meeting: Meeting, date: Day)] {
        let dated = meetings.filter { $0.purpose == .followUp && $0.isPending }.compactMap { meeting in
            meeting.date.map { (meeting: meeting, date: $0) }
        }
        return dated.sorted { $0.date < $1.date }
    }

    /// The latest day on which a meeting of that purpose was held.
    func lastHeld(_ purpose: Meeting.Purpose) -> Day? {
        meetings.filter { $0.purpose == purpose }.compactMap(\.held).max()
    }

    /// The day on which this edition's duties begin: its planning meeting was held, or it was revised or replaced. Step 5.
    var drawnUp: Day? {
        if let established, established.edition > 1 { return established.on }
        return lastHeld(.planning) ?? established?.on
    }

    /// Planning meetings that were not cancelled. Steps 4 and 5.
    var planningMeetings: [Meeting] { meetings.filter { $0.purpose == .planning && $0.cancelled == nil } }

    /// The first booking of a meeting that was not cancelled: invitations are next. Step 4.
    var booked: Day? { meetings.filter { $0.cancelled == nil }.compactMap(\.booked).min() }

    /// The day from which somebody is invited: the first invitation was sent or, until one is, a meeting was booked. Whatever is
    /// to come before invitations is due then. Step 4.
    var invitationsBegin: Day? {
        meetings.filter { $0.cancelled == nil }.flatMap(\.invitations).compactMap(\.sent).min() ?? booked
    }

    /// The day the plan begins to be known: the first on which anything of it happened.
    var began: Day? { [need.requested, need.known, need.started, established?.on].compactMap(\.self).min() }

    /// The day from which the individual is asked for consent: work started or, where that is not recorded, a meeting was
    /// booked. Step 2.
    var workBegan: Day? {
        if let begun = need.started ?? booked { return begun }
        // A meeting has a date, and nobody says since when.
        guard let meeting = meetings.filter({ $0.cancelled == nil }).compactMap(\.date).min() else { return nil }
        return need.known ?? need.requested ?? meeting.adding(days: -14)
    }

    /// A day of step 2 for this edition: a plan that is revised or replaced asks anew, from the day it was.
    func asked(from day: Day) -> Day { edition > 1 ? max(day, established?.on ?? day) : day }

    /// The day of the edition that was established on a day or later; nil: none was. Step 6.
    func established(since day: Day) -> Day? { established.flatMap { $0.on >= day ? $0.on : nil } }

    /// What the last follow-up that was held led to; nil: none was held, or nothing is decided. Step 6.
    var lastDecision: (decision: FollowUpDecision, held: Day, meeting: String)? {
        let held = meetings.filter { $0.purpose == .followUp }.compactMap { meeting in
            meeting.held.map { (meeting: meeting, day: $0) }
        }
        return held.max { $0.day < $1.day }.flatMap { last in
            last.meeting.decision.map { ($0, last.day, last.meeting.id) }
        }
    }

    /// It is decided that the plan is to be closed: no further follow-up is asked for. Steps 6 and 7.
    var isToBeClosed: Bool { lastDecision?.decision == .closed }

    /// A follow-up that is not held any more: the last one led to closing.
    func isDropped(_ meeting: Meeting) -> Bool {
        meeting.purpose == .followUp && meeting.held == nil && isToBeClosed
    }

    /// Whoever convenes a meeting: follow-ups, and as we read it meetings after a change, the coordinator does; the planning
    /// meeting, the convener. Step 5.
    func convening(_ meeting: Meeting) -> [Role: PersonID] {
        meeting.purpose == .planning ? [:] : coordinator.map { [.convener: $0] } ?? [:]
    }

    /// The individual is under 18 on that day. Step 2.
    func minor(on day: Day) -> Minor? { minor.flatMap { day < $0.turns18 ? $0 : nil } }

    /// The edition that the plan's duties of step 5 are about; 1 before there is any.
    var edition: Int { established?.edition ?? 1 }

    /// Names a duty that begins again with each edition.
    var ofEdition: Instance { edition > 1 ? .edition(edition) : .only }

    /// Whoever did something and answers for it; the initiator when the plan does not say who.
    func owned(by person: PersonID?) -> [Role: PersonID] { (person ?? initiator).map { [.owner: $0] } ?? [:] }
}
