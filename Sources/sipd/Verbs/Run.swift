internal import ArgumentParser
internal import SIPDaemon

extension Sipd {
    /// `sipd run`.
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run the daemon in the foreground.",
            discussion: """
                It reads the plans, tells what is due, and then sleeps until something changes or falls due. SIGTERM \
                stops it after the round it is in; `sipd reload` or SIGHUP puts an edited configuration in force. Only \
                one sipd runs on the same state; killed at any moment, it goes on where it was.

                  sipd run
                  sipd run --once -c sip/sipd.yaml   # tell what is due now, and end
                """)

        @OptionGroup var place: ConfigurationOption

        @Flag(help: "One round over everything, then the end.")
        var once = false

        @Flag(help: "A line on standard error for each waking, for whoever mends sipd.")
        var verbose = false

        func run() throws {
            let daemon = try Daemon(configuration: place.path, clock: SystemClock(), isVerbose: verbose)
            let result = once ? daemon.runOnce() : daemon.run()
            if result != .ok { throw CommandFailure(result) }
        }
    }
}
