internal import SIPRules

/// Tells a lost disk from closed plans: so many plans gone within ten minutes that somebody should say whether it is meant.
struct LossGuard {
    private static let window: Int64 = 600

    /// How many in a hundred may go.
    let share: Int
    /// An operator has said that the next loss is meant.
    var isAccepted = false
    private var counts: [(at: Instant, count: Int)] = []

    init(share: Int) { self.share = share }

    /// What to say of it.
    static func reason(_ lost: Int, of count: Int) -> Finding.Message {
        count == 1
            ? "the only plan is gone; bring it back, or say that it is meant with sipd reload --accept-loss"
            : "\(lost) of \(count) plans are gone at once; bring them back, or say that it is meant with sipd reload --accept-loss"
    }

    /// Whether `lost` of `count` plans are too many to go at once, or with those that went before. However few there are:
    /// of a small store the only plan is all of it, and its disk is lost as easily.
    func forbids(_ lost: Int, of count: Int, at now: Instant) -> Bool {
        guard !isAccepted else { return false }
        let most = max(count, counts.lazy.filter { abs($0.at - now) < Self.window }.map(\.count).max() ?? 0)
        let missing = max(lost, most - (count - lost))
        return missing > most * share / 100
    }

    /// Notes how many plans there are after a refresh that was allowed.
    mutating func note(_ count: Int, at now: Instant) {
        if isAccepted { counts = [] }
        isAccepted = false
        guard counts.last?.count != count else { return }
        // The last count before the window is the one that held when it began.
        if let last = counts.last { counts[counts.count - 1] = (now, last.count) }
        counts.removeAll { abs($0.at - now) >= Self.window }
        counts.append((now, count))
    }
}
