package import SIPOutputs
package import SIPRules
package import SIPStores

/// What sipd does each time it wakes: look at what changed, decide what is due, deliver it, and say when to wake next.
package final class Round {
    let store: any PlanStore
    let ledger: Ledger
    let journal: JournalOutput
    var delivery: Delivery
    package private(set) var settings: Settings
    private(set) var book: RuleBook
    private(set) var sender: Sender
    /// What is known from round to round.
    package internal(set) var state = RoundState()
    /// Called again and again in a long round, each time it has got on with a plan, a document or a letter.
    package var onStep: () -> Void = {} {
        didSet { delivery.step = onStep }
    }

    /// How long sipd waits before it tries again what passes by itself, in seconds.
    static let pause: Int64 = 60

    package init(
        store: any PlanStore, ledger: Ledger, delivery: Delivery, journal: JournalOutput, settings: Settings,
        sender: Sender
    ) {
        self.store = store
        self.ledger = ledger
        self.delivery = delivery
        self.journal = journal
        self.settings = settings
        self.sender = sender
        book = RuleBook(settings.environment)
    }

    /// What a round looks at beside what is due.
    package enum Scope {
        /// What has changed in the store.
        case changes
        /// The whole store anew, and every plan is decided again: other settings, a set clock, an overflowed watch.
        case everything
    }

    /// A round that has begun.
    struct Begun {
        let scope: Scope
        /// Every slot up to here has had its round.
        let processedThrough: Instant?
    }

    /// Puts other settings in force. The next round must look at everything.
    package func adopt(_ settings: Settings, sender: Sender) {
        self.settings = settings
        self.sender = sender
        book = RuleBook(settings.environment)
        state.store.gaps = nil
        state.ledger.standing = min(state.ledger.standing, .compared)
    }

    /// One round. Answers when to wake next; nil when only a change can make something due.
    package func run(_ scope: Scope, at now: Instant) throws(RoundError) -> Instant? {
        guard let begun = try begin(scope, at: now) else { return now.adding(seconds: Self.pause) }
        let scanned = scan.run(begun, &state, at: now)
        let recovered = try recover.run(scanned, &state, &delivery, at: now)
        let recalled = try recall.run(recovered, &state, &delivery, at: now)
        var batch = DecidedBatch()
        do throws(RoundError) {
            let gathered = try gather.run(recalled, into: &batch, &state, at: now)
            try mayDeliver(gathered, at: now)
            let capped = cap.run(gathered, had: try lettersOfHour(before: gathered, at: now), &state.cap, at: now)
            let delivered = try deliver.run(capped, &state, &delivery, at: now)
            try record.run(delivered, &state, delivery, at: now)
        } catch .passing(let trouble) {
            keepBack(batch, because: trouble, at: now)
        }
        state.course.phase = .idle
        checkpoint.keep(&state, at: now)
        return wake(after: now)
    }

    private var scan: Scan {
        Scan(store: store, ledger: ledger, journal: journal, settings: settings, onStep: onStep)
    }
    private var recover: Recover { Recover(ledger: ledger, journal: journal, settings: settings) }
    private var recall: Recall { Recall(ledger: ledger, journal: journal, trial: sender.trial?.address) }
    private var gather: Gather {
        Gather(
            store: store, ledger: ledger, settings: settings,
            decide: Decide(book: book, heartbeat: settings.configuration.heartbeat), survey: survey, onStep: onStep)
    }
    private var cap: Cap { Cap(environment: settings.environment, configuration: settings.configuration) }
    private var deliver: Deliver { Deliver(ledger: ledger, journal: journal, settings: settings, sender: sender) }
    private var record: Record { Record(ledger: ledger, journal: journal, settings: settings) }
    private var checkpoint: Checkpoint { Checkpoint(store: store, ledger: ledger, settings: settings) }
    var survey: Survey { Survey(store: store, ledger: ledger, settings: settings, book: book) }

    /// Nil where nothing could be looked at: all of it in a minute.
    private func begin(_ scope: Scope, at now: Instant) throws(RoundError) -> Begun? {
        let last: Instant?
        do throws(RoundError) {
            last = try processedThrough(at: now)
            if state.delivery.presentSlot == .unknown {
                let isCutShort = try asked { () throws(LedgerError) in try ledger.isCutShort() }
                state.delivery.presentSlot = isCutShort ? .cutShort : .whole
            }
        } catch .passing(let trouble) {
            if scope == .everything { state.course.phase = .missed }
            block(trouble)
            return nil
        }
        let scope = state.course.phase == .missed ? .everything : scope
        state.course.phase = .underWay
        state.course.last = now
        state.schedule.decided = 0
        state.schedule.heldBack = [:]
        state.schedule.decideAgain(state.delivery.lost.reminders, at: now)
        return Begun(scope: scope, processedThrough: last)
    }

    /// Until what was kept back has its turn, nothing has passed and no slot has had its round.
    private func mayDeliver(_ gathered: Gather.Gathered, at now: Instant) throws(RoundError) {
        if let interruption = gathered.recalled.interruption { throw .passing(interruption) }
        if gathered.recalled.begun.scope == .changes, let block = state.delivery.block, let until = block.until,
            now < until
        {
            throw .passing(block.trouble)
        }
        state.delivery.set(needsRecovery: true)
    }

    /// How many letters each recipient has had within the hour: of no interest where nothing is to be told.
    private func lettersOfHour(
        before gathered: Gather.Gathered, at now: Instant
    ) throws(RoundError) -> [String: (count: Int, first: Instant)] {
        if gathered.batch.tells.isEmpty { return [:] }
        return try asked { () throws(LedgerError) in try ledger.letters(in: HeldLetters.hour(until: now)) }
    }

    /// What was not claimed is decided again when this has passed, and what was is put in order then.
    private func keepBack(_ batch: DecidedBatch, because trouble: Trouble, at now: Instant) {
        let turn = state.delivery.block?.until.flatMap { now < $0 ? $0 : nil }
        let again = min(turn ?? .latest, now.adding(seconds: Self.pause))
        for entry in batch.entries + batch.undecided { state.schedule.agenda.set(entry, at: again) }
        block(trouble, until: again)
    }

    /// The journal hears of each thing that stands in the way once.
    private func block(_ trouble: Trouble, until: Instant? = nil) {
        if state.delivery.block(by: trouble, until: until) { journal.send(.blocked(by: trouble)) }
    }

    /// Notes, at a stop, up to where every slot has been decided, so that the next start knows what it missed, and what the
    /// journal has. A round that was broken off has decided nothing.
    package func rest(at now: Instant) throws(RoundError) {
        ledger.journaledThrough = max(ledger.journaledThrough ?? 0, journal.journaledThrough)
        guard state.course.last != nil, !state.isBlocked, state.course.phase != .underWay,
            let upTo = try processedThrough(at: now)
        else {
            return try asked { () throws(LedgerError) in try ledger.keepJournaled() }
        }
        try asked { () throws(LedgerError) in try ledger.decide(upTo: upTo) }
        // What was only counted anew since the last round, for a status.
        checkpoint.keep(&state, at: now)
    }

    /// Every slot up to here has had its round. While sipd runs, a slot for which nothing was called had none to have. One that
    /// lies ahead was left by a clock that was wrong and counts for nothing; it is to be replaced before time comes there again.
    private func processedThrough(at now: Instant) throws(RoundError) -> Instant? {
        let kept = try asked { () throws(LedgerError) in try ledger.processedThrough() }.flatMap {
            $0 <= now ? $0 : nil
        }
        guard state.course.last != nil, !state.isBlocked else { return kept }
        return max(kept ?? .earliest, state.schedule.agenda.decided(at: now))
    }

    private func wake(after now: Instant) -> Instant? {
        let triesAgain = state.isBlocked || state.recall.trouble != nil || state.recall.awaitsMailer
        let again = triesAgain ? now.adding(seconds: Self.pause) : nil
        let sweep = store.sweepInterval.map { now.adding(seconds: $0) }
        return [state.schedule.agenda.next, state.cap.held.next, again, sweep, state.store.entries.next]
            .compactMap { $0 }.min()
    }

    /// Tells the journal what waits for its turn: there is no round after this one.
    package func finishEntries() { state.store.entries.finish(to: journal) }
}
