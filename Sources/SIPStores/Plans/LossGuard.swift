internal import SIPRules

/// Tells a lost disk from closed plans: so many plans gone within a day that somebody should say whether it is meant.
///
/// A day, since a folder is emptied one file at a time, or one unit after the other.
struct LossGuard {
    private static let window: Int64 = 86_400

    /// What has gone within a day: of so many plans as there were.
    struct Loss: Hashable {
        let lost: Int
        let count: Int

        /// What to say of it.
        var reason: Finding.Message {
            count == 1
                ? "the only plan is gone; bring it back, or say that it is meant with sipd reload --accept-loss"
                : "\(lost) of \(count) plans are gone within a day; bring them back, or say that it is meant with "
                    + "sipd reload --accept-loss"
        }
    }

    /// How many in a hundred may go.
    let share: Int
    /// An operator has said that the next loss is meant.
    var isAccepted = false
    /// When there were last so many, each less than the one before: what was there earlier and was less is never the most.
    private var counts: [(at: Instant, count: Int)] = []

    init(share: Int) { self.share = share }

    /// The loss, where `lost` of `count` plans are too many to go at once, or with those that went before. However few there
    /// are: of a small store the only plan is all of it, and its disk is lost as easily.
    func forbidden(_ lost: Int, of count: Int, at now: Instant) -> Loss? {
        guard !isAccepted else { return nil }
        let most = max(count, counts.first { abs($0.at - now) < Self.window }?.count ?? 0)
        let missing = max(lost, most - (count - lost))
        return missing > most * share / 100 ? Loss(lost: missing, count: most) : nil
    }

    /// Notes how many plans there are after a refresh that was allowed.
    mutating func note(_ count: Int, at now: Instant) {
        if isAccepted { counts = [] }
        isAccepted = false
        if !counts.isEmpty { counts[counts.count - 1].at = now }
        counts.removeAll { abs($0.at - now) >= Self.window || $0.count <= count }
        counts.append((now, count))
    }
}
