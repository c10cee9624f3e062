import SIPDaemon
import SIPRules
import SIPStores

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
        /// The store begins or ends to tell of plans twice, or late, or not at all and then that it has lost count.
        case stutter
        /// Other policy and roster.
        case reload
        /// The zone's rules have changed: what was summer time is for ever, or never again.
        case zone
        /// What the cap holds is let go.
        case release
        /// Somebody asks for a pause of a plan's reminders, or ends one.
        case pause(Int), resume
        /// Time passes; sipd runs.
        case pass(minutes: Int)
        /// Time passes, and the machine sleeps.
        case suspend(minutes: Int)
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
        /// The mailer takes what waits, or nothing.
        case drain, putOff
    }

    /// The event.
    public var description: String { "\(event)" }

    /// The events of a seed.
    public static func random(seed: UInt64, count: Int) -> [SimulationStep] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in SimulationStep(event: .random(&random), seed: random.next()) }
    }

    /// Half of all lives begin around Midsummer; others see Christmas and New Year, or a change of the clocks.
    static func firstDay(of seed: UInt64) -> Day {
        let days: [Day] = [
            .the("2026-05-25"), .the("2026-12-07"), .the("2026-05-25"), .the("2027-03-08"), .the("2026-05-25"),
            .the("2026-10-05"),
        ]
        return days[Int(seed % UInt64(days.count))]
    }

    /// Every plan that can turn up.
    static let plans: [PlanID] = (1...Event.plans).map { plan($0) }

    static func plan(_ number: Int) -> PlanID { .the("SIP-\(number)") }
}

extension SimulationStep.Event {
    /// How many plans there are at most.
    static let plans = 5

    fileprivate static func random(_ random: inout SeededGenerator) -> SimulationStep.Event {
        let plan = Int.random(in: 1...plans, using: &random)
        let away =
            Bool.random(using: &random)
            ? Int.random(in: 0...90, using: &random) : 1440 * Int.random(in: 0...9, using: &random)
        switch Int.random(in: 0..<46, using: &random) {
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
        case 39: return .zone
        case 40, 41: return .pause(plan)
        case 42: return .resume
        case 43: return .suspend(minutes: away)
        case 44: return .putOff
        default: return .drain
        }
    }
}

extension SimulatedLife {
    /// Lives through a step of a simulation that began around a day.
    func live(through step: SimulationStep, around first: Day) throws {
        var random = SeededGenerator(seed: step.seed)
        switch step.event {
        case .put(let number):
            let id = SimulationStep.plan(number)
            try put(.random(id, around: first, &random), id)
        case .edit(let number):
            let id = SimulationStep.plan(number)
            guard var plan = try station.store.plan(id) else { return }
            for _ in 0..<Int.random(in: 1...3, using: &random) { plan.change(around: first, &random) }
            try put(plan, id)
        case .delete(let number): try put(nil, SimulationStep.plan(number))
        case .spoil(let number): try spoil(SimulationStep.plan(number))
        case .takeAway: takeAway()
        case .bringBack: try bringBack()
        case .stutter: try stutter()
        case .reload: try reload(.random(around: first, in: station.settings.environment.zone, &random))
        case .zone:
            let rules = ["CET-2", "CET-1", "CET-1CEST,M3.5.0,M10.5.0/3"]
            let zone = Zone.stockholm(
                by: rules[Int.random(in: 0..<rules.count, using: &random)],
                from: station.settings.environment.zone.day(of: now))
            try reload(station.settings.with(zone))
        case .release: try release()
        case .pause(let number):
            let ends = ["2 working days", "1 day", "2 weeks", "5 hours", "30 days"]
            try pause(
                PauseOrder(
                    plan: SimulationStep.plan(number).text, rule: nil, instance: nil,
                    end: ends[Int.random(in: 0..<ends.count, using: &random)], by: "anna", comment: "pågår",
                    kind: Bool.random(using: &random) ? .acknowledged : .snoozed))
        case .resume: try resume()
        case .pass(let minutes):
            try pass(until: now.adding(seconds: Int64(minutes) * 60)) {
                try lookFourTimes(at: SimulationStep.plans, $0)
            }
        case .suspend(let minutes): try suspend(minutes: minutes)
        case .setClock(let minutes): try setClock(minutes: minutes)
        case .restart(let minutes): try restart(minutes: minutes)
        case .kill(let effects, let isPowerCut, let minutes):
            try kill(effects: effects, isPowerCut: isPowerCut, minutes: minutes)
        case .fill(let fullness): fill(fullness)
        case .free: fill(nil)
        case .failSync: failSync()
        case .drain: try drain()
        case .putOff: putOff()
        }
    }
}
