internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules
internal import SIPStores

extension Sipd {
    /// `sipd status`.
    struct StatusVerb: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status",
            abstract: "How sipd is, what is overdue, and what happens next.",
            discussion: """
                Asks the running sipd. With none running it says so and what stands in the way of its start, exits with \
                69, and shows what the ledger remembers and what is overdue by the plans as they stand, ten thousand documents at most. A document that cannot \
                be read now goes by its last good version, and what stands against documents is told as ever.

                With --unit all below its heading is of that unit's plans.

                  sipd status
                  sipd status --unit bistand --limit 50
                  sipd status --plan K-2026-0107   # in short, sipd running or not

                Exit status: 0 all is well, 1 something needs somebody or somebody may be forgotten, 75 nothing can be told at the moment, 69 no sipd \
                runs, 77 you are not in group sipd-status or sipd-admin. With --plugin those of a monitoring plug-in: 0 OK; \
                1 WARNING, something needs somebody or somebody may be forgotten; 2 CRITICAL, nothing can be told or no sipd runs; 3 UNKNOWN, you may \
                not ask.
                """)

        @OptionGroup var place: ConfigurationOption

        @Option(help: ArgumentHelp("Only this plan.", valueName: "id"))
        var plan: String?

        @Option(help: ArgumentHelp("Only this unit's plans.", valueName: "id"))
        var unit: String?

        @Option(help: ArgumentHelp("At most so many overdue duties.", valueName: "n"))
        var limit = OverdueDuties.usual

        @OptionGroup var moment: MomentOption

        @Flag(help: "Print JSON.")
        var json = false

        @Flag(help: "Print one line for a monitoring plug-in, and exit with 0 to 3.")
        var plugin = false

        @Flag(help: "Print figures for machines, as OpenMetrics text.")
        var openmetrics = false

        func validate() throws {
            if [json, plugin, openmetrics].count(where: { $0 }) > 1 {
                throw ValidationError("--json, --plugin and --openmetrics exclude each other.")
            }
            if plugin || openmetrics, plan != nil || unit != nil {
                throw ValidationError("--plugin and --openmetrics are about the whole.")
            }
            guard (0...OverdueDuties.most).contains(limit) else {
                throw ValidationError("--limit is between 0 and \(OverdueDuties.most).")
            }
            if plan != nil, unit != nil { throw ValidationError("--plan and --unit are both given: keep one.") }
            if plan == nil, moment.at != nil { throw ValidationError("--at goes with --plan.") }
        }

        func run() throws {
            if let plan {
                let settings = try place.settings()
                let places = settings.configuration.resolved(from: place.path)
                let now = moment.instant(in: settings.environment.zone)
                let explanation = try Explanation(
                    of: plan, in: PlanFolder(places), settings, ledger: places.ledger, at: now)
                if let note = explanation.noteOfCache { Terminal.complain(["note: \(note)"]) }
                return try show(json: explanation.json) { explanation.showShort(on: &$0) }
            }
            if openmetrics { return try place.tell(.metrics) }
            if plugin {
                let line = PluginLine(at: place.socket)
                try Terminal.show(line)
                throw ExitCode(line.state.rawValue)
            }
            // Who may ask need not be able to read the roster, nor the configuration.
            let request = ControlRequest(.status, unit: unit, limit: limit)
            guard let answer = try ControlClient.answer(request, at: place.socket) else {
                guard !LedgerReader.isClosed(place.places.ledger) else {
                    let ending = Service.installed(at: place.socket)?.ending
                    throw CommandFailure(
                        .unavailable, ["\(place.socket): error: no sipd listens here"] + (ending.map { [$0] } ?? []))
                }
                let stopped = try StoppedStatus(place, unit: unit, limit: limit, at: SystemClock().now)
                try show(json: stopped.json) { stopped.show(on: &$0) }
                throw CommandFailure(.unavailable)
            }
            guard let status = answer.status else {
                throw CommandFailure(Exit(rawValue: answer.exit) ?? .failed, answer.messages)
            }
            if json {
                try Terminal.show(status)
            } else {
                var page = Page(for: .output)
                StatusPage(status: status).show(on: &page)
                try Terminal.show(page)
            }
            switch status.health {
            case .ok: if let coverage = status.coverage, coverage.namedCount > 0 { throw CommandFailure(.findings) }
            case .degraded: throw CommandFailure(.findings)
            case .blocked: throw CommandFailure(.tryAgain)
            }
        }

        private func show(json value: JSONValue, _ draw: (inout Page) -> Void) throws {
            if json { return try Terminal.show(value) }
            var page = Page(for: .output)
            draw(&page)
            try Terminal.show(page)
        }
    }
}
