internal import ArgumentParser
internal import Glibc
internal import SIPDaemon
internal import SIPFiles
internal import SIPRules

extension Sipd {
    /// `sipd setup`.
    struct Setup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write what a new installation has to decide into its three files.",
            discussion: """
                Asks who letters come from, whom a reader may ask, where letters go on trial, who answers for SIP and who \
                runs sipd; or takes the options, and asks nothing. Shows the lines that change, writes them, looks \
                everything through as sipd check does, and says what comes next. sipd never needs it: whoever edits by hand \
                does, and what stands in the files stays, comments and all. A file that is not there is made from the \
                shipped one.

                  sudo sipd setup
                  sudo sipd setup --from sip@kommun.example \\
                    --contact 'Sam Dahl, 036-10 20 30' \\
                    --trial sam.dahl@kommun.example --unit Socialförvaltningen \\
                    --process-owner 'Rut Alm <rut.alm@kommun.example>' \\
                    --administrator 'Sam Dahl <sam.dahl@kommun.example>'
                  sudo sipd setup --trial off

                The same answers again change nothing, another answer its line alone. What cannot be understood is said with \
                its line, and nothing is written then.

                Exit status: as of sipd check afterwards, but 0 with warnings alone.
                """)

        @OptionGroup var place: ConfigurationOption

        @Option(help: ArgumentHelp("Who letters come from.", valueName: "address"))
        var from: String?

        @Option(help: ArgumentHelp("Whom a reader may ask; stands in every letter's foot.", valueName: "text"))
        var contact: String?

        @Option(help: ArgumentHelp("The address that every letter goes to on trial, or off.", valueName: "address"))
        var trial: String?

        @Option(
            help: ArgumentHelp(
                "Where they work whom the roster does not have yet: a unit of it, or the first one.", valueName: "unit")
        )
        var unit: String?

        @Option(
            help: ArgumentHelp("Who answers for SIP: a name of the roster, or Name <address>.", valueName: "person"))
        var processOwner: String?

        @Option(help: ArgumentHelp("Who runs sipd, likewise; once for each, all of them.", valueName: "person"))
        var administrator: [String] = []

        @Flag(help: "Show what would change, and write nothing.")
        var dryRun = false

        func run() throws {
            var setup: SIPDaemon.Setup
            do throws(DocumentRefused) {
                setup = try SIPDaemon.Setup(place.path, isInstalled: place.isInstalled)
            } catch {
                if let denied = error.denied {
                    throw CommandFailure(
                        .noPermission, "\(denied): error: you may not read it; run this as root: sudo sipd setup")
                }
                throw CommandFailure(.configuration, error.findings.map(\.description))
            }
            let isAsking = answers.isEmpty
            if isAsking {
                try SetupTalk.ask(&setup)
            } else {
                do throws(DocumentRefused) {
                    for (question, texts) in answers { try setup.take(texts, to: question) }
                } catch {
                    throw CommandFailure(.configuration, error.findings.map(\.description))
                }
            }

            var page = Page(for: .output)
            page.show(changesOf: setup)
            if !dryRun { page.skip() }
            try Terminal.show(page)
            if dryRun { return }
            if isAsking, setup.files.contains(where: \.isChanged), try !SetupTalk.agrees() { return }
            do throws(SystemError) {
                try setup.write()
            } catch {
                throw CommandFailure(.cannotCreate, error.description)
            }
            try lookThrough(setup)
        }

        /// What the options say, the unit before those who work in it.
        private var answers: [(SIPDaemon.Setup.Question, [String])] {
            let options: [(SIPDaemon.Setup.Question, [String])] = [
                (.from, [from].compactMap(\.self)), (.contact, [contact].compactMap(\.self)),
                (.trial, [trial].compactMap(\.self)), (.unit, [unit].compactMap(\.self)),
                (.processOwner, [processOwner].compactMap(\.self)), (.administrators, administrator),
            ]
            return options.filter { !$0.1.isEmpty }
        }

        /// What `sipd check` says now, and what comes next.
        private func lookThrough(_ setup: SIPDaemon.Setup) throws {
            var page = Page(for: .output)
            page.add(heading: "Check")
            var (stop, isMended): (CommandFailure?, Bool) = (nil, false)
            do {
                var review = Review()
                try review.look(at: place, try MomentOption.parse([]))
                review.sort()
                review.show(on: &page)
                isMended = review.findings.isEmpty
                if review.hasErrors { stop = CommandFailure(.findings) }
            } catch let trouble as CommandFailure {
                for message in trouble.messages { page.add(Styled(message, .red)) }
                stop = CommandFailure(trouble.exit)
            }
            page.add(nextAfter: setup, at: place, isMended: isMended)
            try Terminal.show(page)
            if let stop { throw stop }
        }
    }
}
