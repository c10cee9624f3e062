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
                """)

        @OptionGroup var place: ConfigurationOption

        func run() throws {
            do throws(DrainError) {
                try Drain.run(configuration: place.path, clock: SystemClock())
            } catch {
                throw Stop(error.exit, error.messages)
            }
        }
    }
}
