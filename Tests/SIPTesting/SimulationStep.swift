/// One thing that happens to a simulated daemon. What is random in it comes from a seed of its own, so that leaving out
/// another step leaves it as it is.
public struct SimulationStep: Sendable, CustomStringConvertible {
    /// What happens.
    public var event: Event
    /// Where its details come from.
    public var seed: UInt64

    /// What can happen.
    public enum Event: Hashable, Sendable {
        /// A plan appears in the store, or is replaced by another.
        case put(Int)
        /// A plan is edited.
        case edit(Int)
        /// A plan's document is removed.
        case delete(Int)
        /// A plan's document cannot be taken any more.
        case spoil(Int)
        /// The store is not there, or is back.
        case takeAway, bringBack
        /// The store begins or ends to tell of plans twice.
        case stutter
        /// Other policy and roster.
        case reload
        /// What the cap holds is let go.
        case release
        /// Time passes; sipd runs.
        case pass(minutes: Int)
        /// Somebody sets the clock.
        case setClock(minutes: Int)
        /// Stopped in peace, and started again.
        case restart(minutes: Int)
        /// Killed when it has done so many effects more, and started again.
        case kill(effects: Int, isPowerCut: Bool, minutes: Int)
        /// The disk is full, or has room again.
        case fill(SimulatedDisk.Fullness), free
        /// The next sync fails.
        case failSync
        /// The mailer takes what waits.
        case drain
    }

    /// The event.
    public var description: String { "\(event)" }

    /// The events of a seed.
    public static func random(seed: UInt64, count: Int) -> [SimulationStep] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in SimulationStep(event: .random(&random), seed: random.next()) }
    }
}

extension SimulationStep.Event {
    /// How many plans there are at most.
    static let plans = 5

    fileprivate static func random(_ random: inout SeededGenerator) -> SimulationStep.Event {
        let plan = Int.random(in: 1...plans, using: &random)
        let away =
            Bool.random(using: &random)
            ? Int.random(in: 0...90, using: &random) : 1440 * Int.random(in: 0...9, using: &random)
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<5: return .put(plan)
        case 5..<10: return .edit(plan)
        case 10: return .delete(plan)
        case 11: return .spoil(plan)
        case 12: return .takeAway
        case 13, 14: return .bringBack
        case 15: return .stutter
        case 16, 17: return .reload
        case 18: return .release
        case 19..<24: return .pass(minutes: Int.random(in: 1...600, using: &random))
        case 24..<28: return .pass(minutes: 1440 * Int.random(in: 1...4, using: &random))
        case 28: return .setClock(minutes: Int.random(in: -3000...3000, using: &random))
        case 29: return .setClock(minutes: Int.random(in: -90...90, using: &random))
        case 30: return .restart(minutes: away)
        case 31..<35:
            return .kill(
                effects: Int.random(in: 0...12, using: &random), isPowerCut: Bool.random(using: &random), minutes: away)
        case 35: return .fill(Bool.random(using: &random) ? .bytes : .moves)
        case 36, 37: return .free
        case 38: return Int.random(in: 0..<3, using: &random) == 0 ? .failSync : .drain
        default: return .drain
        }
    }
}
