import Glibc
import SIPTesting

/// Years of plans under one simulated daemon, and whether a mistake planted in it would be noticed: `simulate YEARS PLANS
/// SEED`, each a number. See `SimulatedYears`.
@main
enum Simulate {
    static func main() {
        let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        guard CommandLine.arguments.count == 4, numbers.count == 3, numbers[0] > 0, numbers[1] > 0 else {
            say("error: give the years, the plans and the seed, each a number: simulate 10 1000 1")
            exit(64)
        }
        let years = SimulatedYears(years: Int(clamping: numbers[0]), plans: Int(clamping: numbers[1]), seed: numbers[2])
        guard live(through: years), PlantedMistake.allCases.allSatisfy(isFound) else { exit(1) }
    }

    private static func live(through years: SimulatedYears) -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        say("\(years.years) years of \(years.plans) plans, seed \(years.seed)")
        do throws(YearsFailure) {
            let figures = try years.check { year, figures, following in
                say("  \(year): \(following) plans at its end, \(figures.letters) letters so far, \(clock.now - start)")
            }
            say(
                """
                \(years.years) years, \(figures.plans) plans begun, \(figures.rounds) rounds, \(figures.letters) letters \
                with \(figures.reminders) reminders, \(figures.pauses) pauses, \(figures.kills) kills (\(figures.powerCuts) \
                of them power cuts), \(figures.looks) looks by brute force, \(clock.now - start)
                lost 0  doubled 0
                """)
            return true
        } catch {
            say("\(error)")
            return false
        }
    }

    /// So many lives are looked at for a mistake to show.
    private static let lives: ClosedRange<UInt64> = 1...100

    private static func isFound(_ mistake: PlantedMistake) -> Bool {
        let telling = lives.first { seed in
            (try? Simulation(seed: seed, steps: 40, mistake: mistake).run()) == nil
        }
        guard let telling else {
            say("planted mistake \(mistake): nothing to be seen in \(lives.upperBound) lives")
            return false
        }
        do {
            _ = try Simulation(seed: telling, steps: 40).run()
            say("planted mistake \(mistake): found in life \(telling)")
            return true
        } catch {
            say("\(error)")
            return false
        }
    }

    private static func say(_ text: String) {
        print(text)
        fflush(nil)
    }
}
