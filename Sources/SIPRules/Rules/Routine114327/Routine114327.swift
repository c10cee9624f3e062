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

    /// The day this edition was established; before it is recorded as such, the day the planning meeting was held. Step 5.
    var drawnUp: Day? { established?.on ?? lastHeld(.planning) }

    /// The day from which invitations are next: the first booking of a meeting still ahead. Step 4.
    var booked: Day? { meetings.filter(\.isPending).compactMap(\.booked).min() }

    /// The individual is under 18 on that day. Step 2.
    func minor(on day: Day) -> Minor? { minor.flatMap { day < $0.turns18 ? $0 : nil } }

    /// Names a duty that begins again with each edition: `region` in the first, `region/edition-2` in the second.
    func instance(_ name: String = "") -> String {
        guard let edition = established?.edition, edition > 1 else { return name }
        return name.isEmpty ? "edition-\(edition)" : "\(name)/edition-\(edition)"
    }
}
