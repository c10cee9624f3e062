internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules
internal import SIPStores

extension Sipd {
    /// `sipd audit`.
    struct Audit: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was told to whom, when and why, what was not, and whether the record is whole.",
            discussion: """
                Reads the ledger's history, which is only ever added to: each entry is hashed with all before it, and \
                every hash is computed again here, and SQLite looks through the whole file. Needs no running sipd.

                  sipd audit K-2026-0107
                  sipd audit --to anna.lind --since 2026-06-01

                Exit status: 0 the record is whole, 1 somebody has changed or cut it, or the file is damaged.
                """)

        @OptionGroup var place: ConfigurationOption

        @Argument(help: "Only this plan, by its case reference.")
        var plan: String?

        @Option(help: ArgumentHelp("Only what concerns this person, or @unit.", valueName: "person"))
        var to: String?

        @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
        var since: LocalDay?

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let settings = try place.settings()
            let zone = settings.environment.zone
            let time = LocalTime(zone: zone, now: SystemClock().now)
            let path = settings.configuration.resolved(from: place.path).ledger
            var entries: [LedgerEntry] = []
            var check = HistoryCheck.intact(entries: 0)
            var removed: (entries: Int, last: Instant)?
            do {
                if let reader = try LedgerReader.orNone(at: path) {
                    if let damage = try reader.damage() { throw LedgerError.corrupt(path: path, reason: damage) }
                    check = try reader.verify()
                    removed = try reader.removed()
                    entries = try reader.history(
                        about: plan, to: to, since: since.map { zone.instant($0.day, .midnight) } ?? .earliest)
                }
            } catch {
                // Nothing that it says can be relied on.
                if case LedgerError.corrupt = error { throw CommandFailure(.findings, "\(error)") }
                throw CommandFailure(unread: error)
            }
            if json {
                try Terminal.show(Self.json(entries, check, removed, time))
            } else {
                var page = Page(for: .output)
                Self.show(entries, time, on: &page)
                if entries.isEmpty, plan != nil || to != nil || since != nil {
                    page.add(Styled("nothing in the record is about that: look whether the name is right", .yellow))
                }
                if let removed {
                    page.add(
                        Styled(
                            "\(removed.entries.counted("entry", "entries")) up to \(time.words(removed.last)) have had their "
                                + "contents removed: the plans left the store longer ago than keep-record", .dim))
                }
                if case .intact(let count) = check {
                    page.add(
                        Styled(
                            "the record is whole: \(Int(clamping: count).counted("entry", "entries")), and no damage in its file",
                            .green))
                }
                try Terminal.show(page)
            }
            if case .broken(let number) = check {
                throw CommandFailure(
                    .findings,
                    "\(path): error: entry \(number) of the history is not as it was written; compare it with a backup")
            }
        }

        private static func show(_ entries: [LedgerEntry], _ time: LocalTime, on page: inout Page) {
            guard !entries.isEmpty else { return }
            var table = Table(">", "when", "about", "what")
            for entry in entries {
                table.add(
                    Styled("\(entry.number)", .dim), Styled(time.words(entry.at)), Styled(entry.subject),
                    Styled(entry.words(time)))
            }
            page.add(table)
            page.skip()
        }

        private static func json(
            _ entries: [LedgerEntry], _ check: HistoryCheck, _ removed: (entries: Int, last: Instant)?,
            _ time: LocalTime
        ) -> JSONValue {
            let chain: JSONValue =
                switch check {
                case .intact(let count): .sorted(["intact": .boolean(true), "entries": .number(Int(clamping: count))])
                case .broken(let number):
                    .sorted(["intact": .boolean(false), "brokenAt": .number(Int(clamping: number))])
                }
            let list = entries.map { entry in
                JSONValue.sorted([
                    "number": .number(Int(clamping: entry.number)), "at": .text(time.iso(entry.at)),
                    "kind": .text(entry.kind.rawValue), "subject": .text(entry.subject),
                    "fields": .sorted(entry.fields.mapValues { .text($0) }),
                ])
            }
            let gone = removed.map {
                JSONValue.sorted(["entries": .number($0.entries), "until": .text(time.iso($0.last))])
            }
            return .sorted(["chain": chain, "removed": gone, "entries": .list(list)])
        }
    }
}
