internal import SIPFiles
internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules
internal import SIPStores

extension Sipd {
    /// `sipd calendar`.
    struct Calendar: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A year: red days, eves, closures, send windows and changes of the clock.",
            discussion: """
                Public holidays are computed from the law, so no year is missing. Local closures come from the roster, \
                the window and its slots from the configuration; without one, the shipped defaults are shown.

                  sipd calendar 2026
                  sipd calendar 2026 --unit lindskolan   # that unit's closures alone
                """)

        @OptionGroup var place: ConfigurationOption

        @Argument(help: "The year, 1900 to 2200.")
        var year: Int

        @Option(help: ArgumentHelp("Only this unit's closures.", valueName: "id"))
        var unit: String?

        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            guard (1900...2200).contains(year) else {
                throw ValidationError("The year \(year) is not between 1900 and 2200.")
            }
        }

        func run() throws {
            let environment = try place.environmentOrDefault()
            var units = environment.roster.units.values.sorted { $0.id < $1.id }
            if let unit {
                units = try [environment.roster.named(unit)]
            }
            let calendar = CalendarYear(year: year, environment: environment, units: units)
            if json { return try Terminal.show(calendar.json) }
            var page = Page(for: .output)
            calendar.show(on: &page)
            try Terminal.show(page)
        }
    }
}

extension Roster {
    /// The unit of that name.
    func named(_ name: String) throws(CommandFailure) -> Unit {
        if let id = UnitID(name), let unit = units[id] { return unit }
        throw CommandFailure(.noInput, "error: \(objection(toUnit: name) ?? "the roster has no unit")")
    }
}

extension ConfigurationOption {
    /// The rule environment in force, or the shipped defaults when nobody named a configuration and none is installed.
    func environmentOrDefault() throws(CommandFailure) -> RuleEnvironment {
        if let settings = try settingsIfAny() { return settings.environment }
        Terminal.complain(["\(path): note: no such file; the shipped defaults are shown"])
        return try Configuration().usualEnvironment
    }
}

extension Configuration {
    /// What it makes without a policy and a roster.
    var usualEnvironment: RuleEnvironment {
        get throws(CommandFailure) {
            RuleEnvironment(
                policy: Policy(), roster: Roster(), zone: try knownZone, window: window,
                calendar: WorkingCalendar(workingWeekdays: weekdays, respectsRedDays: redDays))
        }
    }

    /// The zone, from the system.
    var knownZone: Zone {
        get throws(CommandFailure) {
            do throws(SystemError) { return try ZoneFile.read(zone) } catch {
                throw CommandFailure(.configuration, "error: \(error)")
            }
        }
    }
}
