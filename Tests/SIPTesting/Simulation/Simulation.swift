import SIPDaemon
public import SIPRules

/// A whole daemon's life on a simulated clock, store and disk: what happens is random, and the same for the same seed.
///
/// After each round it is looked at whether the promises hold (`SimulationPromises`). One that fails can be made smaller:
/// the steps it does without are left out.
public struct Simulation: Sendable {
    /// Where it all comes from.
    public let seed: UInt64
    /// What happens.
    public var steps: [SimulationStep]
    /// What is done wrong on purpose.
    public var mistake: PlantedMistake?

    /// The simulation of a seed.
    public init(seed: UInt64, steps: Int = 60, mistake: PlantedMistake? = nil) {
        self.seed = seed
        self.steps = SimulationStep.random(seed: seed, count: steps)
        self.mistake = mistake
    }

    /// What was done in a simulation without a failure, or in several.
    public struct Figures: Sendable {
        /// How often the daemon woke.
        public var rounds = 0
        /// How often it was killed, power cuts included.
        public var kills = 0
        /// How often what was not durable came undone.
        public var powerCuts = 0
        /// Days that passed while it ran.
        public var days = 0
        /// Letters that the mailer took.
        public var letters = 0
        /// Plans that were begun, in years of them.
        public var plans = 0
        /// Reminders in them.
        public var reminders = 0
        /// Plans that were decided about by brute force.
        public var looks = 0
        /// Pauses that somebody ordered.
        public var pauses = 0

        /// Nothing yet.
        public init() {}

        /// Adds what another did.
        public static func += (left: inout Figures, right: Figures) {
            left.rounds += right.rounds
            left.kills += right.kills
            left.powerCuts += right.powerCuts
            left.days += right.days
            left.plans += right.plans
            left.letters += right.letters
            left.reminders += right.reminders
            left.looks += right.looks
            left.pauses += right.pauses
        }
    }

    /// Runs it, and writes down which way each letter goes.
    @discardableResult
    public func run(noting ways: LetterWays? = nil) throws -> Figures {
        var random = SeededGenerator(seed: seed &* 31)
        let first = SimulationStep.firstDay(of: seed).adding(days: Int.random(in: 0...20, using: &random))
        let start = Zone.stockholm.instant(
            first, TimeOfDay(hour: 6, minute: Int.random(in: 0...59, using: &random)) ?? .midnight)
        let settings = Settings.random(around: first, &random)
        let life = try SimulatedLife(settings, at: start, mistake: mistake, ways: ways)
        for step in steps {
            do {
                try life.live(through: step, around: first)
            } catch {
                throw SimulationFailure(simulation: self, reason: "\(error)", step: "\(step)", at: life.now)
            }
        }
        do {
            try life.end(SimulationStep.plans)
        } catch {
            throw SimulationFailure(simulation: self, reason: "\(error)", step: "the end", at: life.now)
        }
        return life.figures
    }

    /// Runs it, and when it fails hands over the smallest failure found, for whoever has to understand it.
    public func check() throws(SimulationFailure) -> Figures {
        do {
            return try run()
        } catch {
            throw shrunk(from: error as? SimulationFailure)
        }
    }

    /// Leaves out what a failure does without: halves first, then single steps.
    private func shrunk(from failure: SimulationFailure?) -> SimulationFailure {
        var smallest = failure ?? SimulationFailure(simulation: self, reason: "cannot be run", step: "", at: .earliest)
        var size = max(1, steps.count / 2)
        while true {
            var start = 0
            var isSmaller = false
            while start < smallest.simulation.steps.count {
                var attempt = smallest.simulation
                attempt.steps.removeSubrange(start..<min(start + size, attempt.steps.count))
                do {
                    _ = try attempt.run()
                    start += size
                } catch {
                    if let failure = error as? SimulationFailure { smallest = failure }
                    isSmaller = true
                }
            }
            if size == 1, !isSmaller { return smallest }
            size = max(1, size / 2)
        }
    }
}

/// A promise was broken.
public struct SimulationFailure: Error, CustomStringConvertible {
    /// With the steps up to there.
    public let simulation: Simulation
    /// What was broken.
    public let reason: String
    /// In which step.
    public let step: String
    /// When, by the simulated clock.
    public let at: Instant

    /// All that is needed to see it again.
    public var description: String {
        let steps = simulation.steps.enumerated().map { "  \($0.offset + 1). \($0.element)" }.joined(separator: "\n")
        return """
            seed \(simulation.seed) fails at \(Zone.stockholm.localISO(at)) in \(step): \(reason)
            after these steps:
            \(steps)
            again: SIPD_SEED=\(simulation.seed) swift test --filter SimulationTests
            """
    }
}
