internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What `sipd status` shows.
extension StatusReport {
    /// What a status takes beside what sipd knows: read for one question, and no more than it asks for.
    struct Reading {
        /// The unit that was asked about.
        let unit: UnitID?
        /// What the store has of it; nil: of all units.
        let holdings: UnitHoldings?
        /// The overdue duties that there is room for.
        let overdue: [Status.Overdue]
        /// Whether any were asked for.
        let listsOverdue: Bool
        /// What lies in the spool.
        let outbox: OutboxReport
        /// Letters since midnight.
        let letters: (count: Int, last: Instant?)
        /// What stands against documents, in the order of the place.
        let findings: [Finding]
        /// The pauses that hold.
        let pauses: [OrderedPause]
        /// What the next waking is for; nil: none is foreseen.
        let next: Next?
        /// How many documents no plan is taken from.
        let notRead: Int
        /// The first documents of which somebody might be forgotten.
        let named: [CoverageSum.Named]
    }

    /// What the next waking is for.
    struct Next {
        /// When.
        let at: Instant
        /// How many plans have their turn then.
        let plans: Int
        /// How many of them were looked into.
        var looked = 0
        /// How many reminders they would have.
        var reminders = 0
        /// Who would have one.
        var recipients: Set<String> = []
    }

    /// The whole status.
    func status(_ reading: Reading, startedAt: Instant, at now: Instant) -> Status {
        let zone = settings.environment.zone
        let (plans, outbox) = (reading.holdings?.plans, reading.outbox)
        let troubles = troubles(outbox, at: now)
        let overdue = overdueSum(among: plans)
        let sum = CoverageSum(counts: coverageCounts(notRead: reading.notRead), named: reading.named)
        return Status(
            version: Version.text, now: zone.localISO(now), startedAt: zone.localISO(startedAt),
            health: state.isBlocked || lateness(at: now) != nil ? .blocked : troubles.isEmpty ? .ok : .degraded,
            troubles: troubles,
            trial: settings.configuration.mail.trial, unit: reading.unit?.text,
            plans: plans?.count ?? self.plans,
            findings: reading.findings.prefix(Status.most).map(\.description), findingsCount: reading.findings.count,
            rules: rules(among: plans),
            overdue: reading.overdue, overdueDuties: reading.listsOverdue ? overdue.duties : nil,
            overduePlans: overdue.plans,
            pauses: reading.pauses.prefix(Status.most).map(line), pausesCount: reading.pauses.count,
            next: reading.next.map(line),
            spool: Status.Spool(
                folder: settings.places.spool, waiting: outbox.waiting + outbox.deferred.count,
                oldest: outbox.oldest.map { zone.localISO($0) }, deferred: outbox.deferred.count,
                nextTry: outbox.deferred.first?.next.map { zone.localISO($0) }, failed: outbox.failed.count),
            lastRoundAt: state.course.last.map { zone.localISO($0) },
            lastLetterAt: reading.letters.last.map { zone.localISO($0) }, lettersToday: reading.letters.count,
            held: state.cap.held.letters, refused: state.schedule.aside.causes.count,
            setAside: state.schedule.aside.lines.prefix(Status.most).map {
                Status.Aside(what: $0.what, reason: $0.cause.reason, since: $0.cause.since.description)
            },
            unreadable: unreadableCount,
            unreachable: gapCount,
            coverage: Status.Coverage(sum, in: settings.environment))
    }

    private func rules(among plans: Set<PlanID>?) -> [Status.RuleCount] {
        if let plans {
            return state.schedule.overdueIndex.counts(among: plans).map {
                Status.RuleCount(rule: $0.rawValue, open: $1, overdue: $2)
            }
        }
        return RuleID.allCases.map { rule in
            let count = state.schedule.overdueIndex.count(of: rule)
            return Status.RuleCount(rule: rule.rawValue, open: count.open, overdue: count.overdue)
        }
    }

    /// As it was counted: a plan is read for its line alone.
    private func overdueSum(among chosen: Set<PlanID>?) -> (plans: Int, duties: Int?) {
        let index = state.schedule.overdueIndex
        guard let chosen else { return (index.overdueCount, index.lateCount) }
        let sum = index.overdue(among: chosen)
        return (sum.plans, sum.duties)
    }

    /// A pause as a status has it.
    func line(_ ordered: OrderedPause) -> Status.Pause {
        let (pause, zone) = (ordered.pause, settings.environment.zone)
        return Status.Pause(
            id: ordered.id, plan: pause.plan.text, rule: pause.rule?.rawValue,
            instance: pause.instance?.description,
            until: zone.localISO(pause.until), kind: pause.kind.rawValue, by: pause.by,
            uid: ordered.account?.uid, account: ordered.account?.name, comment: pause.comment,
            at: zone.localISO(ordered.at))
    }

    private func line(_ next: Next) -> Status.Next {
        Status.Next(
            at: settings.environment.zone.localISO(next.at), plans: next.plans, reminders: next.reminders,
            plansCounted: next.looked, recipients: next.recipients.sorted())
    }
}
