internal import ArgumentParser
internal import SIPDaemon

extension Sipd {
    /// `sipd deliver`.
    struct Deliver: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hand the letters in the spool to the system's mailer.",
            discussion: """
                Once, and then it ends: a service of its own starts it when a letter comes, and once a minute while some \
                wait. A letter that the mailer does not take for the moment is tried again; one that it refuses is put \
                aside. It does nothing where the configuration says mail: handover: none.

                  sipd deliver

                The service asks for --stay: some mailers leave a process behind that delivers (exim, dma), and it ends with \
                the service. It has a quarter of an hour after the last letter, ten seconds when the service is stopped.
                """)

        @OptionGroup var place: ConfigurationOption

        @Flag(help: "Wait for what the mailer left behind, and hand over what comes meanwhile.")
        var stay = false

        func run() throws {
            try DeliverCommand.run(configuration: place.path, stays: stay, clock: SystemClock())
        }
    }
}
