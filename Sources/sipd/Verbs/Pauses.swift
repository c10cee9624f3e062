internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules
internal import SIPStores

extension Sipd {
    /// `sipd pauses`.
    struct Pauses: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What rests, until when, who said so and why; or end a pause.",
            discussion: """
                The list is read from the ledger and needs no running sipd; ending a pause does.

                  sipd pauses
                  sipd pauses --end 3 --by anna.lind
                """)

        @OptionGroup var place: ConfigurationOption

        @Option(help: ArgumentHelp("End this pause now, by its number in the list.", valueName: "number"))
        var end: Int64?

        @Option(help: ArgumentHelp("Who ends it, as for ack.", valueName: "person"))
        var by: String?

        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            guard (end == nil) == (by == nil) else { throw ValidationError("--end and --by go together.") }
            if end != nil, json { throw ValidationError("--json goes without --end.") }
        }

        func run() throws {
            if let end, let by {
                var request = ControlRequest(.resume)
                request.resume = PauseEnd(id: end, by: by)
                return try place.tell(request)
            }
            let settings = try place.settings()
            let ledger = settings.configuration.resolved(from: place.path).ledger
            let now = SystemClock().now
            let reader = try LedgerReader.ifAny(at: ledger)
            let pauses: [OrderedPause]
            do throws(LedgerError) {
                pauses = try reader?.pauses(at: now) ?? []
            } catch {
                throw CommandFailure(unread: error)
            }
            let time = LocalTime(zone: settings.environment.zone, now: now)
            if json { return try Terminal.show(Self.json(pauses, time)) }
            var page = Page(for: .output)
            if pauses.isEmpty { page.add("nothing rests") }
            var table = Table(">", "plan", "what", "until", "by", "why")
            for ordered in pauses {
                let pause = ordered.pause
                table.add(
                    Styled("\(ordered.id)"), Styled(pause.plan.text), Styled(pause.scope),
                    Styled(time.words(pause.until)), Styled(ordered.author.words), Styled(pause.comment))
            }
            if !pauses.isEmpty { page.add(table) }
            try Terminal.show(page)
        }

        private static func json(_ pauses: [OrderedPause], _ time: LocalTime) -> JSONValue {
            .list(
                pauses.map { ordered in
                    let pause = ordered.pause
                    return .sorted([
                        "id": .number(Int(clamping: ordered.id)), "plan": .text(pause.plan.text),
                        "rule": pause.rule.map { .text($0.rawValue) },
                        "instance": pause.instance.map { .text($0.description) },
                        "until": .text(time.iso(pause.until)), "by": .text(pause.by),
                        "uid": ordered.account.map { .number(Int($0.uid)) },
                        "account": ordered.account?.name.map { .text($0) },
                        "comment": .text(pause.comment), "kind": .text(pause.kind.rawValue),
                        "at": .text(time.iso(ordered.at)),
                    ])
                })
        }
    }
}

extension Pause {
    /// `everything`, a rule's name, or that and which duty of it.
    var scope: String {
        rule.map { ([$0.rawValue] + (instance.map { [$0.description] } ?? [])).joined(separator: " ") } ?? "everything"
    }
}
