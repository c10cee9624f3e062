package import SIPRules

/// What is known of the store of plans.
package struct StoreState {
    /// Whether it can be read.
    package enum Availability: Hashable {
        /// Nobody has looked yet.
        case unseen
        /// As of the last look.
        case available
        /// It cannot be read at the moment, for this reason.
        case away(String)
    }

    /// Whether it can be read.
    package var availability = Availability.unseen
    /// Documents that no plan is taken from, or not from this one.
    package var unreadable: [String: Upkeep.Document] = [:]
    /// The units that keep plans and are not in the roster, and the day that was noticed.
    package var unknownUnits: [UnitID: Day] = [:]
    /// What the journal was told about documents.
    var entries = DocumentEntries()
    /// The documents that no plan is taken from, among so many that are passed over. Nil: something has changed.
    var notRead: (among: Int, paths: [String])?
    /// The plans that say of days to come what happened on them, and the last of those days.
    var ahead: [PlanID: Day] = [:]
    /// How many gaps the roster has, on the day and with the unknown units for which they were counted.
    var gaps: (day: Day, unknown: [UnitID: Day], count: Int)?

    /// Why it cannot be read at the moment.
    package var trouble: String? { if case .away(let reason) = availability { reason } else { nil } }

    /// Whether there are documents of which nobody knows whose they are.
    var hasUnreadable: Bool {
        unreadable.values.contains { if case .duplicate = $0.why { false } else { true } }
    }
}
