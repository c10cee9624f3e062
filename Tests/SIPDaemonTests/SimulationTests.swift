import SIPTesting
import Testing

@Suite("A simulated life")
struct SimulationTests {
    private static let seeds = Seeds.first(3)

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
