internal import SIPRules
internal import SIPStores

extension StatusReport {
    /// The pauses that hold, for `status`; with plans, theirs alone.
    func pauses(among plans: Set<PlanID>? = nil, at now: Instant) -> [Status.Pause] {
        ((try? ledger.pauses(at: now)) ?? []).filter { ordered in
            plans?.contains(ordered.pause.plan) ?? true
        }.map { ordered in
            let (pause, zone) = (ordered.pause, settings.environment.zone)
            return Status.Pause(
                id: ordered.id, plan: pause.plan.text, rule: pause.rule?.rawValue,
                instance: pause.instance?.description,
                until: zone.localISO(pause.until), kind: pause.kind.rawValue, by: pause.by,
                uid: ordered.account?.uid, account: ordered.account?.name, comment: pause.comment,
                at: zone.localISO(ordered.at))
        }
    }
}
