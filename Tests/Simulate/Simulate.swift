import Glibc
import SIPTesting

/// Years of plans under simulated daemons, and whether a mistake planted in one would be noticed: `simulate YEARS PLANS SEED
/// COUNTIES`, each a number. A county has its own daemon, its share of the plans and its own chance: seed, seed + 1 and so
/// on; they live side by side. See `SimulatedYears`.
@main
enum Simulate {
    static func main() async {
        let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        guard CommandLine.arguments.count == 5, numbers.count == 4, numbers.allSatisfy({ $0 > 0 }), numbers[3] < 1000
        else {
            say("error: give the years, the plans, the seed and the counties, each a number: simulate 10 1000 1 2")
            exit(64)
        }
        let counties = (0..<numbers[3]).map {
            SimulatedYears(
                years: Int(clamping: numbers[0]), plans: Int(clamping: numbers[1] / numbers[3]), seed: numbers[2] &+ $0)
        }
        let isWell = await live(through: counties)
        guard isWell, PlantedMistake.allCases.allSatisfy(isFound) else { exit(1) }
    }

    private static func live(through counties: [SimulatedYears]) async -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        let lives = await withTaskGroup { group in
            for years in counties {
                group.addTask {
                    Result { () throws(YearsFailure) in
                        try years.check { year, figures, following in
                            say("  seed \(years.seed), \(year): \(following) plans, \(figures.letters) letters so far")
                        }
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var figures = Simulation.Figures()
        var failures = 0
        for life in lives {
            do throws(YearsFailure) {
                figures += try life.get()
            } catch {
                failures += 1
                say("\(error)")
            }
        }
        guard failures == 0, let years = counties.first?.years else { return false }
        say(
            """
            \(years) years of \(counties.map(\.plans).reduce(0, +)) plans in \(counties.count) counties: \(figures.plans) \
            plans begun, \(figures.rounds) rounds, \(figures.letters) letters with \(figures.reminders) reminders, \
            \(figures.pauses) pauses, \(figures.kills) kills (\(figures.powerCuts) of them power cuts), \(figures.looks) \
            looks by brute force, \((clock.now - start).components.seconds) s
            lost 0  doubled 0
            """)
        return true
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
