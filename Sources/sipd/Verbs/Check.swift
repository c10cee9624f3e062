internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

extension Sipd {
    /// `sipd check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Look through the configuration, the policy, the roster and every plan.",
            discussion: """
                Findings come like a compiler's, path:line:column: what, and what to do, in order of path. The same \
                reading decides whether sipd starts and which plans it takes. With files, those plans alone.

                  sipd check
                  sipd check export/K-2026-0107.json

                With --system it looks at the installation instead: rights and owners, groups, plans that sipd's user may \
                not read, the mail system and its queue, the time zone, the journal, the units, the disks, the clock. Ask as \
                root, who may see it all.

                  sudo sipd check --system

                Exit status: 0 nothing was found, 1 something was; with --system warnings alone are 0.
                """)

        @OptionGroup var place: ConfigurationOption

        @Argument(help: "Plan files to look through instead of the whole.", completion: .file(extensions: ["json"]))
        var files: [String] = []

        @OptionGroup var moment: MomentOption

        @Flag(help: "Look at the installation instead of the plans.")
        var system = false

        @Option(
            help: ArgumentHelp(
                "With --system: look at the system in this folder, such as a container's.", valueName: "folder"),
            completion: .directory)
        var root: String?

        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            if root != nil, !system { throw ValidationError("--root goes with --system.") }
            if system, moment.at != nil { throw ValidationError("--system looks at the system as it is now.") }
            if system, !files.isEmpty { throw ValidationError("--system looks at no plan files.") }
        }

        func run() throws {
            var review = Review()
            if system {
                review.look(atSystem: place.path, root: root ?? "")
            } else if files.isEmpty {
                try review.look(at: place, moment)
            } else {
                let environment = try place.settingsIfAny()?.environment
                let zone = try environment?.zone ?? Configuration().knownZone
                let today = zone.day(of: moment.instant(in: zone))
                for file in files { review.look(at: try PlanFolder.document(at: file), environment, on: today) }
                review.compare()
            }
            review.sort()
            if let note = review.note { Terminal.complain(["note: \(note)"]) }
            if json {
                try Terminal.show(review.json)
            } else {
                var page = Page(for: .output)
                review.show(on: &page)
                try Terminal.show(page)
            }
            if system ? review.hasErrors : !review.findings.isEmpty { throw CommandFailure(.findings) }
        }
    }
}
