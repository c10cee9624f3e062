internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// What the ledger remembers, read beside a running daemon or without one.
struct Memory {
    private let reader: LedgerReader?
    private let now: Instant
    /// What every plan's decisions need, read once.
    private let recent: NotificationLog

    /// The ledger at a path; empty where there is none yet. What was told on trial counts while the configuration says that it
    /// is one. `now` tells which slots still matter.
    init(at path: String, _ configuration: Configuration, now: Instant) throws(CommandFailure) {
        self.now = now
        reader = try .ifAny(at: path)
        reader?.countsTrial = configuration.mail.isOnTrial
        do throws(LedgerError) {
            recent = try reader?.recent(at: now) ?? NotificationLog()
        } catch {
            throw CommandFailure(unread: error)
        }
    }

    /// Who was sent as many letters within the last hour as anybody is sent, by their short names.
    func full(_ lettersPerHour: Int) throws(CommandFailure) -> Set<String> {
        do throws(LedgerError) {
            let had = try reader?.letters(in: HeldLetters.hour(until: now)) ?? [:]
            return Set(had.filter { $1.count >= lettersPerHour }.keys)
        } catch {
            throw CommandFailure(unread: error)
        }
    }

    /// As far as decisions about these plans need it.
    func told(about plans: [PlanID]) throws(CommandFailure) -> NotificationLog {
        guard let reader else { return NotificationLog() }
        do throws(LedgerError) {
            return try reader.told(about: plans.map(Obligation.Subject.plan), beside: recent, at: now)
        } catch {
            throw CommandFailure(unread: error)
        }
    }
}
