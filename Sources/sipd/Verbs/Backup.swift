internal import ArgumentParser
internal import SIPDaemon
internal import SIPFiles
internal import SIPRules
internal import SIPStores

extension Sipd {
    /// `sipd backup`.
    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the record of what was told, while sipd runs or not.",
            discussion: """
                The ledger is the only thing sipd keeps that cannot be had again. The copy is of one moment, is checked \
                page by page and entry by entry, is durable when the command ends, and is readable by its owner alone. \
                Nothing is ever overwritten, and sipd does not wait for it. Run it as sipd's user:

                  sipd backup /var/backups/sipd/$(date +%F).sqlite

                The way back: put the old ledger and the files beside it away, since a log that is left there belongs to \
                another ledger, and start sipd on the copy. It sees from the letters in its spool that its ledger is older \
                than they are, and says so in status.

                  systemctl stop sipd
                  cd /var/lib/sipd/state
                  mkdir aside && mv ledger.sqlite* aside/
                  install -o sipd -g sipd -m 600 COPY ledger.sqlite
                  systemctl start sipd

                Exit status: 0 the copy is made and whole, 1 it is made, but somebody has changed or cut the record.
                """)

        @OptionGroup var place: ConfigurationOption

        @Argument(help: "The new file.", completion: .file())
        var file: String

        func run() throws {
            let settings = try place.settings()
            let path = settings.configuration.resolved(from: place.path).ledger
            if unsafe Look(at: path).isAbsent {
                throw CommandFailure(.noInput, "\(path): error: there is no ledger yet")
            }
            let backup: LedgerBackup
            do throws(LedgerError) {
                backup = try LedgerBackup(of: path, at: file)
            } catch {
                throw CommandFailure(unread: error)
            }
            switch backup.check {
            case .intact(let entries):
                let time = LocalTime(zone: settings.environment.zone, now: SystemClock().now)
                let until = backup.last.map { ", the last of \(time.words($0))" } ?? ""
                var page = Page(for: .output)
                let count = Int(clamping: entries).counted("entry", "entries")
                page.add(Styled("\(file): \(count)\(until); the record is whole"))
                try Terminal.show(page)
            case .broken(let number):
                throw CommandFailure(
                    .findings,
                    "\(file): error: entry \(number) of the history is not as it was written; compare it with an older backup"
                )
            }
        }
    }
}
