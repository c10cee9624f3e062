internal import SIPFiles
internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

extension Sipd {
    /// `sipd coverage`.
    struct Coverage: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Is anyone forgotten? Every document, by who will hear of its open duties.",
            discussion: """
                Each document is in exactly one state, the worst that applies, and the sum is the number of documents. \
                Those of which somebody may be forgotten are named: not read, set aside, nobody reachable, adrift, mailbox \
                only. Needs no running sipd; what is set aside is asked of one that runs.

                  sipd coverage
                  sipd coverage --json      # every document

                Exit status: 0 nobody is forgotten, 1 documents are named.
                """)

        @OptionGroup var place: ConfigurationOption

        @OptionGroup var moment: MomentOption

        @Flag(help: "Print JSON, every document in it.")
        var json = false

        func run() throws {
            let settings = try place.settings()
            let places = settings.configuration.resolved(from: place.path)
            let folder = PlanFolder(places)
            let running = answer
            let account = try CoverageAccount(
                of: CountingPlans(folder), in: folder, settings, ledger: places.ledger,
                setAside: Self.setAside(running), at: moment.instant(in: settings.environment.zone))
            Terminal.complain(account.notes)
            if json {
                try Terminal.show(account.json)
            } else {
                var page = Page(for: .output)
                let words = account.words
                page.add(verdict: words, isRunning: running != nil)
                page.add(states: words)
                page.add(named: words)
                try Terminal.show(page)
            }
            if account.sum.namedCount > 0 { throw CommandFailure(.findings) }
        }

        /// What a running sipd answers, whether it may be asked or not; nil: none runs.
        private var answer: ControlResponse? {
            do throws(SystemError) {
                return try ControlClient.ask(ControlRequest(.status, limit: 0), at: place.socket)
            } catch {
                return error.isDenied ? ControlResponse() : nil
            }
        }

        /// The plans that it has set aside.
        private static func setAside(_ answer: ControlResponse?) -> Set<String> {
            Set(
                (answer?.status?.setAside ?? []).compactMap { aside in
                    aside.what.hasPrefix("plan ") ? String(aside.what.dropFirst("plan ".count)) : nil
                })
        }
    }
}
