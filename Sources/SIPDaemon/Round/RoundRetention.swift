internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What a round removes that need not be remembered.
extension Round {
    /// Where the walk through the ledger is, and when the next one begins.
    struct Retention {
        var walk = Ledger.Walk()
        var next = Instant.earliest
    }

    /// Goes on with removing what is about plans that left the store long ago: once a day through the ledger, a part in each
    /// round. No round is run for it, and what is about a plan in the store is never removed.
    func retain(at now: Instant) throws(RoundError) {
        // Whoever cannot see all plans does not know which have left.
        guard let months = settings.configuration.keepRecord, now >= retention.next, !isBlocked, !hasUnreadable else {
            return
        }
        let zone = settings.environment.zone
        let end = zone.instant(zone.day(of: now).adding(months: -months), .midnight)
        do throws(LedgerError) {
            try ledger.retain(&retention.walk, leftBefore: end, at: now) { subject in
                Obligation.Subject(text: subject)?.plan.map(overdueIndex.holds) ?? true
            }
        } catch {
            throw RoundError(error)
        }
        guard retention.walk.isOver else { return }
        retention = Retention(next: now.adding(seconds: 86_400))
    }
}
