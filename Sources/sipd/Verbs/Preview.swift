internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

extension Sipd {
    /// `sipd preview`.
    struct Preview: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who will be told what in the next days, and why.",
            discussion: """
                Decides on a virtual clock what sipd itself would decide, from now on and from what the ledger \
                remembers. Plans stay as they are: nobody acts on what is said, so ladders are climbed. A document that \
                cannot be read now goes by its last good version, and that is said. Nothing is sent and nothing is \
                remembered.

                  sipd preview
                  sipd preview --days 30 --for anna.berg
                  sipd preview --until 2026-06-26 --letters
                  sipd preview --diff policy-new.yaml   # what another policy would say
                """)

        @OptionGroup var place: ConfigurationOption

        @Option(help: ArgumentHelp("So many days from now on. (default: 7)", valueName: "n"))
        var days: Int?

        @Option(help: ArgumentHelp("Up to and including this day.", valueName: "date"))
        var until: LocalDay?

        @Option(
            name: .customLong("for"), help: ArgumentHelp("Only what reaches this person, or @unit.", valueName: "id"))
        var recipient: String?

        @Flag(help: "Print the letters in full.")
        var letters = false

        @Option(
            help: ArgumentHelp("Another policy.yaml, to see what it changes.", valueName: "policy"),
            completion: .file(extensions: ["yaml"]))
        var diff: String?

        @OptionGroup var moment: MomentOption

        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            if days != nil, until != nil { throw ValidationError("--days and --until are both given: keep one.") }
            if let days, !(1...3660).contains(days) { throw ValidationError("--days is between 1 and 3660.") }
            if diff != nil, letters { throw ValidationError("--diff and --letters are both given: keep one.") }
        }

        func run() throws {
            let settings = try place.settings()
            let places = settings.configuration.resolved(from: place.path)
            let zone = settings.environment.zone
            let now = moment.instant(in: zone)
            let last = until?.day ?? zone.day(of: now).adding(days: (days ?? 7) - 1)
            guard last >= zone.day(of: now) else {
                throw CommandFailure(.usage, "error: --until \(last) is before \(zone.day(of: now))")
            }
            let folder = PlanFolder(places)
            let counting = try CountingPlans(folder)
            let plans = counting.plans
            Terminal.complain(counting.notes(folder))
            let told = try Memory(at: places.ledger, settings.configuration, now: now).told(about: plans.map(\.id))
            let end = zone.instant(last.adding(days: 1), .midnight).adding(seconds: -1)
            let period = Forecast.Period(from: now, through: end)
            func forecast(_ environment: RuleEnvironment) -> Forecast {
                Forecast(plans, environment, told: told, period, for: recipient)
            }
            let current = forecast(settings.environment)
            if let diff {
                var other = settings.environment
                other.policy = try PolicyFile.read(diff)
                return try show(ForecastChange(from: current, to: forecast(other)))
            }
            if json { return try Terminal.show(current.json) }
            var page = Page(for: .output)
            try current.show(on: &page, letters: letters ? settings : nil, plans)
            try Terminal.show(page)
        }

        private func show(_ change: ForecastChange) throws {
            if json { return try Terminal.show(change.json) }
            var page = Page(for: .output)
            change.show(on: &page)
            try Terminal.show(page)
        }
    }
}
