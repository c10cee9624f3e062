internal import ArgumentParser
internal import SIPDaemon

extension Sipd {
    /// `sipd release`.
    struct Release: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let the letters go that the cap holds back.",
            discussion: """
                More letters in one round than letters-per-round allows, or to one recipient within an hour than \
                letters-per-hour does, are held, and status says how many. Look at what they are before they go.

                  sipd preview --days 1
                  sipd release
                """)

        @OptionGroup var place: ConfigurationOption

        func run() throws { try place.tell(ControlRequest(.release)) }
    }
}
