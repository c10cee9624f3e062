internal import SIPOutputs
internal import ArgumentParser
internal import SIPDaemon
internal import SIPFiles
internal import SIPSample
internal import SIPRules
internal import SIPStores

extension Sipd {
    /// `sipd sample`.
    struct Sample: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a made-up store around a day, to try sipd on.",
            discussion: """
                Plans in every state, the people whom they name, and a configuration that keeps everything inside the \
                folder. Nothing leaves it: addresses end in .example, and letters only go into its spool. The same \
                arguments always give the same files, and nothing is ever overwritten.

                  sipd sample /tmp/sip
                  sipd sample /tmp/sip --always-open   # letters at any hour of any day
                  sipd sample /tmp/sip --immediate     # one more plan, that cannot wait
                  sipd sample /tmp/many --plans 100000 --around 2026-06-18
                """)

        @Argument(help: "The folder: new or empty, or with --immediate an existing sample.", completion: .directory)
        var folder: String

        @Option(help: ArgumentHelp("How many plans, up to \(SIPSample.Sample.mostPlans).", valueName: "n"))
        var plans = 12

        @Option(help: ArgumentHelp("The day around which things are due. (default: today)", valueName: "date"))
        var around: LocalDay?

        @Option(help: ArgumentHelp("Another seed gives other dates and people.", valueName: "n"))
        var seed: UInt64 = 1

        @Option(help: ArgumentHelp("How many coordinate them. (default: two for a thousand plans)", valueName: "n"))
        var coordinators: Int?

        @Flag(help: "Let letters go at any minute of any day.")
        var alwaysOpen = false

        @Flag(help: "Drop one plan with an immediate need into an existing sample.")
        var immediate = false

        func validate() throws {
            guard (1...SIPSample.Sample.mostPlans).contains(plans) else {
                throw ValidationError("--plans is between 1 and \(SIPSample.Sample.mostPlans).")
            }
            if let coordinators, !(1...max(1, plans)).contains(coordinators) {
                throw ValidationError("--coordinators is between 1 and the number of plans.")
            }
            if immediate, coordinators != nil || around != nil || alwaysOpen || plans != 12 || seed != 1 {
                throw ValidationError("--immediate adds to what is there: leave the other options out.")
            }
        }

        func run() throws {
            var page = Page(for: .output)
            if immediate { try addImmediate(&page) } else { try write(&page) }
            try Terminal.show(page)
        }

        private func write(_ page: inout Page) throws(CommandFailure) {
            let today: Day
            if let around { today = around.day } else { today = try Sipd.Sample.zone().day(of: SystemClock().now) }
            let sample = SIPSample.Sample(
                plans: plans, around: today, seed: seed, coordinators: coordinators, isAlwaysOpen: alwaysOpen)
            let configuration: String
            do throws(SystemError) {
                configuration = try sample.write(to: folder)
            } catch {
                throw CommandFailure(.cannotCreate, error.description)
            }
            page.add(
                Styled("\(plans.counted("plan")) around \(today.englishWithYear) in \(folder)"),
                ", and what sipd needs to run on them")
            page.add(heading: "Try next")
            let sipd = CommandLine.arguments.first ?? "sipd"
            for (verb, about) in [
                ("check -c \(configuration)", "is everything as it should be?"),
                ("preview -c \(configuration)", "who will be told what, and why"),
                ("run -c \(configuration)", "the daemon; --once for a single round"),
                ("status -c \(configuration)", "in another terminal, while it runs"),
                ("sample \(folder) --immediate", "an immediate need: its letter goes at once"),
            ] {
                page.add(Styled("  \(sipd) \(verb)"), Styled("  # \(about)", .dim))
            }
        }

        private func addImmediate(_ page: inout Page) throws(CommandFailure) {
            let path = folder + "/sipd.yaml"
            let settings: Settings
            do throws(DocumentRefused) {
                settings = try Settings.load(path)
            } catch {
                throw CommandFailure(.noInput, error.findings.map(\.description))
            }
            let file: String
            do throws(SystemError) {
                file = try SIPSample.Sample.addImmediate(
                    to: settings.configuration.resolved(from: path).plans, under: settings.environment,
                    at: SystemClock().now)
            } catch {
                throw CommandFailure(.cannotCreate, error.description)
            }
            page.add(Styled(file))
        }

        /// Where the sample lives.
        private static func zone() throws(CommandFailure) -> Zone {
            do throws(SystemError) {
                return try ZoneFile.read(Configuration().zone)
            } catch {
                throw CommandFailure(.configuration, "error: \(error)")
            }
        }
    }
}
