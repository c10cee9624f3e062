internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

/// `--at`: the moment that a verb takes for now.
struct MomentOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The moment to take for now, local time, such as 2026-06-18T16:55. (default: now)", valueName: "moment"))
    var at: LocalMoment?

    /// That moment in the configured zone.
    func instant(in zone: Zone) -> Instant {
        at.map { zone.instant($0.day, $0.time) } ?? SystemClock().now
    }
}

/// A date and a time on the wall clock, `2026-06-18T16:55`.
struct LocalMoment: Hashable, ExpressibleByArgument {
    var day: Day
    var time: TimeOfDay

    init?(argument: String) {
        let parts = argument.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Day(parts[0]), let time = TimeOfDay(parts[1]) else { return nil }
        self.day = day
        self.time = time
    }
}

/// A date, `2026-06-18`.
struct LocalDay: Hashable, ExpressibleByArgument {
    var day: Day

    init?(argument: String) {
        guard let day = Day(argument) else { return nil }
        self.day = day
    }
}
