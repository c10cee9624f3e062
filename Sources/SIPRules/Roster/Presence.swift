/// Where a person is on a day. Whoever asks about an absence asks here: delivery, `check`, the gaps and the rules.
enum Presence {
    /// At work, and can be written to.
    case here(Recipient)
    /// Away in one go until and including the day; these may stand in, the first named first.
    case away(until: Day, by: [PersonID])
    /// No longer works here.
    case left
    /// At work, without a mail address.
    case noAddress
}

extension Person {
    /// Neither away nor gone.
    public func isHere(on day: Day) -> Bool { !hasLeft(on: day) && absences.stretch(on: day) == nil }

    /// Where the person is on a day.
    func presence(on day: Day) -> Presence {
        if hasLeft(on: day) { return .left }
        if let stretch = absences.stretch(on: day) {
            return .away(until: stretch.until, by: absences.substitutes(on: day))
        }
        return Recipient(self).map { .here($0) } ?? .noAddress
    }

    /// Whether the person no longer works here on a day.
    func hasLeft(on day: Day) -> Bool { left.map { $0 <= day } ?? false }

    /// The next day after this on which the person goes, comes back, has others who may stand in, or leaves.
    func nextChange(after day: Day) -> Day? {
        let leaves = left.flatMap { $0 > day ? $0 : nil }
        return [leaves, absences.nextChange(after: day)].compactMap { $0 }.min()
    }
}
