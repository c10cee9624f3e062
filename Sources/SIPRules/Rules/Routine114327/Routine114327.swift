/// What several steps of the routine ask of a plan.
extension Plan {
    /// The day the plan ended, by closing or by withdrawn consent, whichever came first. Step 7.
    var ended: Day? { [closing?.on, consent.withdrawn].compactMap { $0 }.min() }

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

    /// The first booking of a meeting that was not cancelled: invitations are next. Step 4.
    var booked: Day? { meetings.filter { $0.cancelled == nil }.compactMap(\.booked).min() }

    /// The day the plan begins to be known.
    var began: Day? { need.started ?? need.seen ?? need.requested ?? established?.on }

    /// The individual is under 18 on that day. Step 2.
    func minor(on day: Day) -> Minor? { minor.flatMap { day < $0.turns18 ? $0 : nil } }

    /// The edition that the plan's duties of step 5 are about; 1 before there is any.
    var edition: Int { established?.edition ?? 1 }

    /// Names a duty that begins again with each edition.
    var ofEdition: Instance { edition > 1 ? .edition(edition) : .only }

    /// Whoever did something and answers for it; the initiator when the plan does not say who.
    func owned(by person: PersonID?) -> [Role: PersonID] { (person ?? initiator).map { [.owner: $0] } ?? [:] }
}
