internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

extension Sipd {
    /// `sipd explain`.
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One plan: every rule, how its dates were counted, every step and why or why not.",
            discussion: """
                For each duty: when it is due and how that was counted; for each step of its ladder: when it falls, for \
                whom it is, and whether it was told, will be, or why not. Needs no running sipd; what was told is read \
                from the ledger, and a document that cannot be read now goes by its last good version.

                  sipd explain K-2026-0107
                  sipd explain plans/K-2026-0107.json --at 2026-06-18T16:55
                  sipd explain --all --json

                With --all every document of the plan folder, in order of path: a line of JSON each, with the document's path. \
                One that cannot be read now is by its last good version; without one, or when another document holds its \
                plan, it has findings and no duties.
                """)

        @OptionGroup var place: ConfigurationOption

        @Argument(help: "The plan's case reference, or its file.", completion: .file(extensions: ["json"]))
        var plan: String?

        @Flag(help: "Every document, a line each; with --json.")
        var all = false

        @OptionGroup var moment: MomentOption

        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            if all, plan != nil { throw ValidationError("--all explains every plan; leave out the one.") }
            if all, !json { throw ValidationError("--all prints JSON only; add --json.") }
            if !all, plan == nil { throw ValidationError("Give a plan, by its case reference or its file, or --all.") }
        }

        func run() throws {
            let settings = try place.settings()
            let places = settings.configuration.resolved(from: place.path)
            let now = moment.instant(in: settings.environment.zone)
            guard let plan else { return try ExplainedFolder(places, settings, at: now).show() }
            let explanation = try Explanation(
                of: plan, in: PlanFolder(places), settings, ledger: places.ledger, at: now)
            if let note = explanation.noteOfCache { Terminal.complain(["note: \(note)"]) }
            if !explanation.findings.isEmpty { Terminal.complain(explanation.findings.sorted().map(\.description)) }
            if json { return try Terminal.show(explanation.json) }
            var page = Page(for: .output)
            explanation.show(on: &page)
            try Terminal.show(page)
        }
    }
}
