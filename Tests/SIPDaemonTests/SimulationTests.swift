import Foundation
import SIPTesting
import Testing

@Suite("A simulated life")
struct SimulationTests {
    /// A few, or SIPD_SEEDS lives, or the one of SIPD_SEED.
    private static let seeds: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SIPD_SEED"].flatMap(UInt64.init) { return [seed] }
        return Array(1...(environment["SIPD_SEEDS"].flatMap(UInt64.init) ?? 5))
    }()

    @Test("Whatever happens, each reminder is told once, in time, to whom it may be told, and none is lost")
    func promises() throws {
        var figures = Simulation.Figures()
        var failed = 0
        for seed in Self.seeds {
            do {
                figures += try Simulation(seed: seed, steps: 40).check()
            } catch {
                failed += 1
                Issue.record("\(error)")
                if failed == 3 { break }
            }
        }
        if Self.seeds.count > 100 { print("simulated: \(Self.seeds.count) lives, \(figures)") }
    }
}
