/// What keeps sipd itself running. These duties are of the installation, not of a plan: the daemon makes them.
enum Upkeep {
    /// A role without an address, a unit without a manager, an absence without a substitute: whoever runs sipd and the
    /// manager hear of it every working day while it is so.
    static let unreachableRole = Rule(
        .unreachableRole, source: .upkeep, kind: .completeness, to: .administrator, within: .days(0),
        ladder: Ladder([.due(.administrator, .manager, every: .workingDays(1))])
    ) { _, _ in [] }

    /// A plan document that cannot be read, or breaks the schema: at once, then every working day. Its last good version stays
    /// tracked meanwhile.
    static let planUnreadable = Rule(
        .planUnreadable, source: .upkeep, kind: .completeness, to: .administrator, within: .days(0),
        ladder: Ladder([.due(.administrator, every: .workingDays(1))])
    ) { _, _ in [] }

    /// The routine has a version and a date. When the rules are twelve months old they are compared with their sources again,
    /// and every year after.
    static let rulesReviewed = Rule(
        .rulesReviewed, source: .upkeep, kind: .deadline, to: .administrator, within: .months(12),
        ladder: Ladder([.due(.administrator, .processOwner, every: .years(1))])
    ) { _, _ in [] }
}
