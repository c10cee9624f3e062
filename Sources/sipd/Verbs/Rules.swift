internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

extension Sipd {
    /// `sipd rules`.
    struct Rules: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every rule: where it comes from, whom it reminds, and the numbers in force.",
            discussion: """
                Numbers and ladders are defaults of sipd's until policy.yaml says otherwise; the head of each rule tells where \
                the ones in force stand.

                  sipd rules
                  sipd rules --markdown > rules.md

                page: the citizen page on SIP. routine: Region Jönköpings län's document 114327, version 3.0, valid from \
                2022-12-02. Both are cited by step; the words and the numbers are sipd's.
                """)

        @OptionGroup var place: ConfigurationOption

        @Flag(help: "Print JSON.")
        var json = false

        @Flag(help: "Print a Markdown table, as in config/RULES.md.")
        var markdown = false

        func validate() throws {
            if json && markdown { throw ValidationError("--json and --markdown are both given: keep one.") }
        }

        func run() throws {
            let environment = try place.settingsIfAny()?.environment
            var list = RuleList(policy: environment?.policy ?? Policy())
            if let environment, !markdown {
                list.ends = RuleBook(environment).ladderEnds(dueOn: environment.zone.day(of: SystemClock().now))
            }
            if json { return try Terminal.show(list.json) }
            if markdown { return try Terminal.show(markdown: list.markdown) }
            var page = Page(for: .output)
            list.show(on: &page)
            try Terminal.show(page)
        }
    }
}
