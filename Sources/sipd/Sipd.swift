internal import ArgumentParser
internal import Glibc
internal import SIPDaemon
internal import SIPSample
internal import SIPRules

/// The command: a file per verb.
struct Sipd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sipd",
        abstract: "Reminds staff of the duties around a samordnad individuell plan (SIP).",
        discussion: """
            sipd watches a folder of plan documents, works out what must be done by whom and by when, and says so in \
            time: a journal entry and a mail file in an outgoing spool.

            For the first five minutes:
              sipd sample /tmp/sip             # a made-up store around today
              sipd check -c /tmp/sip/sipd.yaml # is everything as it should be?
              sipd preview -c /tmp/sip/sipd.yaml
              sipd run --once -c /tmp/sip/sipd.yaml

            When something seems wrong:
              sipd status                # what is the matter, and what comes next
              sipd coverage              # is anyone forgotten, why, and what to do
              sipd check                 # configuration, roster and every plan
              sipd explain K-2026-0107   # why somebody was told, or was not
              journalctl -x -u sipd -u sipd-outbox --since today

            Environment:
              SIPD_CONFIGURATION  the configuration file where no option names one
              NO_COLOR            no colour on a terminal, whatever its value
              COLUMNS             the width of a terminal, instead of what it says itself

            Exit status:
            \(Exit.allCases.map { "  \($0.rawValue)".padded(to: 6) + $0.meaning }.joined(separator: "\n"))
            """,
        version: Version.text,
        groupedSubcommands: [
            CommandGroup(
                name: "Daemon", subcommands: [Run.self, StatusVerb.self, Reload.self, Release.self, Deliver.self]),
            CommandGroup(
                name: "Everyday",
                subcommands: [Check.self, Coverage.self, Preview.self, Simulate.self, Explain.self, Show.self]),
            CommandGroup(
                name: "Pauses and record",
                subcommands: [Ack.self, Snooze.self, Pauses.self, Audit.self, Backup.self]),
            CommandGroup(name: "Reference", subcommands: [Rules.self, Calendar.self]),
            CommandGroup(name: "Beginning", subcommands: [Setup.self, Sample.self]),
        ])
}

/// A synchronous main: the daemon blocks its signals before any thread exists.
@main
enum Main {
    static func main() {
        // A file that may not grow is an error to be told of, and no end.
        signal(SIGXFSZ, SIG_IGN)
        do {
            // A daemon that is told to reload, or to stop, while it starts does so once it has.
            let blocked = BlockedSignals()
            var command = try Sipd.parseAsRoot()
            if !(command is Sipd.Run) { blocked.letGo() }
            try command.run()
        } catch let stop as CommandFailure {
            Terminal.complain(stop.messages)
            exit(stop.exit.rawValue)
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            let code = Sipd.exitCode(for: error)
            if code.isSuccess { Sipd.exit(withError: error) }
            // The message repeats arguments, whatever bytes those are.
            let lines = Sipd.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
            Terminal.complain(lines.map(String.init))
            exit(code.rawValue)
        }
    }
}

extension String {
    /// With spaces after it, up to a width.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
