internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// What the ledger remembers, read beside a running daemon or without one.
struct Memory {
    private let reader: LedgerReader?
    /// The slot of the latest digest to each recipient, of the last day.
    private let digests: [String: Instant]
    private let decidedUpTo: Instant?
    private let pauses: [Pause]

    /// The ledger at a path; empty where there is none yet. `now` tells which slots still matter.
    init(at path: String, now: Instant) throws(Stop) {
        reader = try .ifAny(at: path)
        do throws(LedgerError) {
            digests = try reader?.digests(atOrAfter: now.adding(seconds: -86_400)) ?? [:]
            decidedUpTo = try reader?.decidedUpTo()
            pauses = try reader?.pauses(at: now).map(\.pause) ?? []
        } catch {
            throw Stop(.cannotCreate, "\(error)")
        }
    }

    /// As far as decisions about these plans need it.
    func told(about plans: [PlanID]) throws(Stop) -> Told {
        var reminders: [ReminderKey: Instant] = [:]
        do throws(LedgerError) {
            for plan in plans {
                reminders.merge(try reader?.told(about: plan.text) ?? [:]) { first, _ in first }
            }
        } catch {
            throw Stop(.cannotCreate, "\(error)")
        }
        return Told(reminders: reminders, digests: digests, decidedUpTo: decidedUpTo, pauses: pauses)
    }
}
