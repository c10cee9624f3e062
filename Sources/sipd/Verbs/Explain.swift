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
                """)

        @OptionGroup var place: ConfigurationOption

        @Argument(help: "The plan's case reference, or its file.", completion: .file(extensions: ["json"]))
        var plan: String

        @OptionGroup var moment: MomentOption

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let premises = try place.premises()
            let places = Places(premises.configuration, in: place.path)
            let explanation = try Explanation(
                of: plan, in: PlanFolder(places), premises.practice, ledger: places.ledger,
                at: moment.instant(in: premises.practice.zone))
            if let note = explanation.noteOfCache { Terminal.complain(["note: \(note)"]) }
            if !explanation.findings.isEmpty { Terminal.complain(explanation.findings.sorted().map(\.description)) }
            if json { return try Terminal.show(explanation.json.document) }
            var page = Page(for: .output)
            explanation.show(on: &page)
            try Terminal.show(page.text)
        }
    }
}
