import SIPDaemon
import SIPRules
import SIPStores

extension SimulationPromises {
    /// One line of the ledger: was it right to tell it, to that recipient, at that moment?
    func toldRightly(_ entry: LedgerEntry, _ station: Station, at now: Instant) throws {
        let what = Self.words(entry)
        let environment = station.settings.environment
        let today = environment.zone.day(of: now)
        guard let id = entry.fields["rule"], let rule = RuleID(rawValue: id)?.rule, environment.policy.isOn(rule) else {
            throw Broken("told under a rule that is off: \(what)")
        }
        let plan = try PlanID(entry.subject).flatMap { try station.store.plan($0) }
        if let plan {
            if let silence = plan.silence(on: today), !rule.survivesClosing {
                throw Broken("told after \(silence): \(what)")
            }
            let before = (told[plan.id.text] ?? [:]).filter { $0.value < entry.at }
            let memory = NotificationLog(
                reminders: before, processedThrough: changes.since(plan.id.text, at: now),
                pauses: try station.ledger.pauses(about: plan.id, at: now).map(\.pause))
            let obligations = station.book.effects(about: plan, told: memory, at: now).obligations
            let open = obligations.contains {
                $0.isOpen && $0.rule == rule.id && $0.instance == entry.key?.instance
                    && $0.due.description == entry.fields["due"]
            }
            let isSo = try open || isAboutWhatStands(entry, plan.known(on: today).plan, obligations)
            guard isSo else { throw Broken("told of a duty that is not open: \(what)") }
        } else {
            try upkeepRightly(entry, rule.id, station, on: today)
        }
        let unit = try hereAndOpen(entry, environment, at: now)
        guard let plan else { return }
        let consent = AskedConsent(plan: plan.known(on: today).plan, roster: environment.roster, today: today)
        guard consent.allows(entry, to: unit, under: rule) else {
            throw Broken("told a unit that consent does not cover: \(what)")
        }
        let paused = try station.ledger.pauses(about: plan.id, at: now).contains {
            ($0.pause.rule ?? rule.id) == rule.id
                && ($0.pause.instance ?? entry.key?.instance) == entry.key?.instance
        }
        guard !paused else { throw Broken("told though it rests: \(what)") }
        try inTime(entry, plan, environment, station, at: now)
    }

    /// Whether nobody hears of a duty hangs on which other letters have gone, and those are not known here: it is open at least,
    /// or the plan has come so far.
    private func isAboutWhatStands(_ entry: LedgerEntry, _ plan: Plan, _ obligations: [Obligation]) throws -> Bool {
        switch try Self.key(entry).instance {
        case .unheard(let rule): obligations.contains { $0.isOpen && $0.rule == rule }
        case .adrift(let stage): plan.stage == stage
        default: false
        }
    }

    /// The recipient's unit; the recipient works at that moment, and letters may go.
    private func hereAndOpen(_ entry: LedgerEntry, _ environment: RuleEnvironment, at now: Instant) throws -> UnitID {
        let what = Self.words(entry)
        guard let recipient = entry.fields["recipient"] else { throw Broken("told to nobody: \(what)") }
        let unit: UnitID
        let calendar: WorkingCalendar
        if let person = PersonID(recipient).flatMap({ environment.roster.people[$0] }) {
            unit = person.unit
            calendar = environment.calendar(of: person.id)
            guard person.isHere(on: environment.zone.day(of: now)) else {
                throw Broken("told to somebody who is away or has left: \(what)")
            }
        } else if let box = UnitID(String(recipient.dropFirst())), environment.roster.units[box]?.mailbox != nil {
            unit = box
            calendar = environment.calendar(of: box)
        } else {
            throw Broken("told to somebody unknown: \(what)")
        }
        guard environment.window.isOpen(at: now, zone: environment.zone, calendar: calendar) else {
            throw Broken("told outside the window: \(what)")
        }
        return unit
    }

    /// What concerns the installation is so: the document cannot be read, the role has a gap.
    private func upkeepRightly(_ entry: LedgerEntry, _ rule: RuleID, _ station: Station, on today: Day) throws {
        let about = entry.fields["instance"] ?? ""
        let isSo =
            switch rule {
            case .planUnreadable: station.store.unreadable.contains(about)
            case .unreachableRole:
                Upkeep.obligations(
                    unreadable: [:], roster: station.settings.environment.roster,
                    changed: station.settings.rosterChanged,
                    unknown: station.round.state.store.unknownUnits, held: nil, checkup: nil, on: today
                ).contains { $0.rule == rule && $0.instance == entry.key?.instance }
            case .rulesReviewed, .allChecked: true
            case .lettersHeld: wasHeld
            default: false
            }
        guard isSo else { throw Broken("told of a plan that is gone, or of what is not so: \(Self.words(entry))") }
    }

    /// It was told in the first slot in which it could be: in the one before it could not, though the plan was the same.
    private func inTime(
        _ entry: LedgerEntry, _ plan: Plan, _ environment: RuleEnvironment, _ station: Station, at now: Instant
    ) throws {
        // Whether it is to be said hangs on which other letters have gone, and those this look does not know.
        if entry.fields["rule"] == RuleID.planUnwatched.rawValue { return }
        let since = changes.since(plan.id.text, at: now)
        // Nothing is said of the days while sipd could not tell.
        let everyDay = WorkingCalendar(workingWeekdays: Set(Weekday.allCases), respectsRedDays: false)
        var before = max(since, now.adding(seconds: -21 * 86_400))
        // The last slot before the one that it is told in.
        while true {
            let next = environment.window.nextSlot(after: before, zone: environment.zone, calendar: everyDay)
            let following = environment.window.nextSlot(after: next, zone: environment.zone, calendar: everyDay)
            guard following <= now else { break }
            before = next
        }
        guard before > since, before > outage else { return }
        let earlier = (told[plan.id.text] ?? [:]).filter { $0.value < entry.at }
        let pauses = try station.ledger.pauses(about: plan.id, at: before).map(\.pause)
        let memory = NotificationLog(reminders: earlier, processedThrough: since, pauses: pauses)
        let key = try Self.key(entry)
        let late = station.book.effects(about: plan, told: memory, at: before).tells.contains {
            $0.reminder.key == key && !isSpent($0)
        }
        if late {
            throw Broken(
                "told late, since it could be told at \(environment.zone.localISO(before)): \(Self.words(entry))")
        }
    }

    /// Everything decided anew, as if there were no agenda and nobody had had a letter, tells nothing: whatever could be told
    /// since the plan is as it is has been. And the agenda does not sleep longer than that decision would.
    func nothingIsMissing(about ids: some Sequence<PlanID>, _ station: Station, at now: Instant) throws -> Int {
        guard station.isUntroubled else { return 0 }
        let digests = try station.ledger.digests(atOrAfter: now.adding(seconds: -86_400), atOrBefore: now)
        let pauses = Dictionary(grouping: try station.ledger.pauses(at: now).map(\.pause), by: \.plan)
        var looks = 0
        for id in ids {
            guard let plan = try station.store.plan(id) else { continue }
            looks += 1
            var memory = NotificationLog(
                reminders: told[id.text] ?? [:], processedThrough: changes.since(id.text, at: now),
                pauses: pauses[id] ?? [])
            if let missed = station.book.effects(about: plan, told: memory, at: now).tells.first(
                where: {
                    // That one below alone, with all letters that have gone.
                    !isSpent($0) && $0.reminder.obligation.rule != .planUnwatched
                })
            {
                throw Broken("not told though it could be: \(missed.reminder.key), slot \(missed.slot as Any)")
            }
            memory.digests = digests
            memory.processedThrough = now
            let asleep = station.round.state.schedule.agenda.instant(of: id)
            if let next = nextToTell(about: plan, memory, station.book, after: now, before: asleep ?? .latest) {
                throw Broken("\(id) is asleep until \(asleep as Any), and there is something to tell at \(next)")
            }
        }
        return looks
    }

    /// When there is something to tell next, if nothing changes. A decision may ask to be made again for nothing: somebody who
    /// would be told on that day will have handed over by then.
    private func nextToTell(
        about plan: Plan, _ memory: NotificationLog, _ book: RuleBook, after now: Instant, before end: Instant
    ) -> Instant? {
        var at = now
        while let next = book.effects(about: plan, told: memory, at: at).next, next < end {
            let tells = book.effects(about: plan, told: memory, at: next).tells
            if tells.contains(where: { $0.reminder.obligation.rule != .planUnwatched }) { return next }
            at = next
        }
        return nil
    }

    /// The same for the installation's own reminders.
    func nothingIsMissingOfUpkeep(_ station: Station, at now: Instant) throws {
        guard station.isUntroubled else { return }
        let environment = station.settings.environment
        let today = environment.zone.day(of: now)
        let obligations = Upkeep.obligations(
            unreadable: station.round.state.store.unreadable, roster: environment.roster,
            changed: station.settings.rosterChanged,
            unknown: station.round.state.store.unknownUnits,
            held: station.round.state.cap.report(station.round.settings.configuration),
            checkup: try station.round.checkup(at: now), on: today)
        let unknown = try station.store.units().filter { environment.roster.units[$0] == nil }
        guard unknown == Set(station.round.state.store.unknownUnits.keys) else {
            throw Broken("\(unknown) are in no roster, and \(station.round.state.store.unknownUnits) is known")
        }
        guard Set(station.round.state.store.unreadable.keys) == Set(station.store.unreadable) else {
            throw Broken(
                "unreadable are \(station.store.unreadable), and \(station.round.state.store.unreadable.keys) is known")
        }
        var memory = NotificationLog(processedThrough: changes.since("", at: now))
        // What comes to be said after a recipient's digest of the slot has gone waits for the next.
        memory.digests = try station.ledger.digests(atOrAfter: now.adding(seconds: -86_400), atOrBefore: now)
        for subject in Set(obligations.map(\.subject.text)) {
            memory.reminders.add(told[subject] ?? [:])
        }
        if let missed = station.book.decisions(aboutUpkeep: obligations, told: memory, at: now).tells.first(where: {
            !isSpent($0)
        }) {
            throw Broken("not told though it could be: \(missed.reminder.key), slot \(missed.slot as Any)")
        }
    }
}
