package import SIPOutputs
package import SIPRules
package import SIPStores

/// What sipd does each time it wakes: look at what changed, decide what is due, deliver it, and say when to wake next.
package final class Round {
    let store: any PlanStore
    let ledger: Ledger
    var delivery: Delivery
    let journal: JournalOutput
    private(set) var settings: Settings
    private(set) var book: RuleBook
    private(set) var sender: Sender

    /// Nil is the installation's own upkeep.
    package internal(set) var agenda = Agenda<PlanID?>()
    /// Documents that no plan is taken from, or not from this one.
    package internal(set) var unreadable: [String: Upkeep.Document] = [:]
    var hasLooked = false
    /// Whether there are documents of which nobody knows whose they are.
    var hasUnreadable: Bool {
        unreadable.values.contains { if case .duplicate = $0.why { false } else { true } }
    }
    var overdueIndex = OverdueIndex()
    /// The day on which the plans of which somebody may be forgotten were decided about again.
    var namedOn: Day?
    /// The documents that no plan is taken from, among so many that are passed over. Nil: something has changed.
    var notRead: (among: Int, paths: [String])?
    /// The plans that say of days to come what happened on them, and the last of those days.
    var ahead: [PlanID: Day] = [:]
    /// How many gaps the roster has, on the day and with the unknown units for which they were counted.
    var gaps: (day: Day, unknown: [UnitID: Day], count: Int)?
    /// The units that keep plans and are not in the roster, and the day that was noticed.
    package internal(set) var unknownUnits: [UnitID: Day] = [:]
    /// Why the store cannot be read at the moment.
    package internal(set) var storeTrouble: String?
    /// Why nothing could be delivered in the last round.
    package internal(set) var deliveryTrouble: Trouble?
    /// Where there was no room the last time that something stood in the way.
    var fullAt: String?
    /// When what was kept back by that has its turn again.
    var keptBackUntil: Instant?
    /// What an error of ours keeps from being told; the rest goes on.
    package internal(set) var aside = SetAside()
    /// How often something could not be told, since the start.
    private(set) var refused = 0
    /// How many letters were written to the spool since the start.
    private(set) var written = 0
    /// The letters that a cap holds back.
    package internal(set) var held = HeldLetters()
    private(set) var lastRound: Instant?
    /// How many plans the last round decided about.
    package internal(set) var decided = 0
    /// A round has begun and not ended: what the agenda says is half decided.
    private(set) var isUnderWay = false
    /// A round over everything that could not be.
    private var missed = false
    /// What is to be said of a ledger that was put back from a backup, since the start.
    var olderLedger: String?
    /// That letters of another ledger lie in the spool.
    var foreignLetters: String?
    var hasCompared = false
    /// The ledger knows whether letters go on trial, as the settings in force have it.
    var hasNotedTrial = false
    /// The last delivery, of this run or of the one before, may have been interrupted.
    var needsRecovery = true
    /// Until then a digest may make up for slots that were missed, and has to say so.
    private var hasDelivered = false
    /// The store has not been read to its end since letters went: what they told may not have been all of it. Nil: not known yet.
    private var isCutShort: Bool?
    /// Whether the present slot, unless it was decided, is open to everybody again: also to whom it has told something.
    var opensAgain: Bool { isReleased || isCutShort == true && storeTrouble == nil }
    /// The days that the letters of the first round make up for; those that the cap held say so too, when they go.
    private var absence: ClosedRange<Day>?
    /// Whose letters are to be taken back.
    var silenced = Silenced()
    /// Under what the checkpoints in the store were kept; nil when they are not to be used.
    var checkpointTerms: CheckpointTerms?
    var retention = Retention()
    /// When the journal was last told again what it did not take.
    private var toldAgain: Instant?
    /// What was claimed and is in no letter, since somebody emptied `tmp/`: told again.
    var lost = Delivery.Recalled()
    /// Letters that are to be taken back are in the mailer's hands; looked for again in a minute.
    var awaitsMailer = false
    /// Why letters could not be taken back; tried again in a minute.
    package internal(set) var recallTrouble: Trouble?
    /// Why the figures for machines could not be written the last time: no reason to stop.
    package var figuresTrouble: String?

    /// What the journal was told about documents.
    var documentEntries = DocumentEntries()

    /// What this round may tell in a letter beside others of its slot: a cap held it back from them, or it stood in one that was
    /// taken back.
    var heldBack: [ReminderKey: Instant] = [:]

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
        /// The whole store anew, and every plan is decided again: a new rule environment, a set clock, an overflowed watch.
        case everything
    }

    /// Lets go what the cap holds: the next round looks at the present slot again, without a cap.
    package func release() { isReleased = held.letters > 0 }
    private(set) var isReleased = false

    /// Puts another rule environment in force. The next round must look at everything.
    package func adopt(_ settings: Settings, sender: Sender) {
        self.settings = settings
        self.sender = sender
        book = RuleBook(settings.environment)
        gaps = nil
        hasNotedTrial = false
    }

    /// One round. Answers when to wake next; nil when only a change can make something due.
    package func run(_ scope: Scope, at now: Instant) throws(RoundError) -> Instant? {
        let processedThrough: Instant?
        do throws(RoundError) {
            processedThrough = try self.processedThrough(at: now)
            if isCutShort == nil { isCutShort = try asked { () throws(LedgerError) in try ledger.isCutShort() } }
        } catch .passing(let trouble) {
            // Nothing has been looked at: all of it in a minute.
            missed = missed || scope == .everything
            block(trouble)
            return now.adding(seconds: Self.pause)
        }
        lastRound = now
        isUnderWay = true
        decided = 0
        heldBack = [:]
        decideAgain(lost, at: now)
        let scope = missed ? .everything : scope
        missed = false
        if scope == .everything { decideEverything(at: now) }
        let changes = look(scope, at: now)
        silenced.note(changes, on: settings.environment.zone.day(of: now))
        // First: what an interruption left must not be told if it is to be taken back.
        var interruption = try recover(changes, at: now)
        // Before anything is decided: what is taken back is to be told anew in this very round, and what a trial told.
        if interruption == nil {
            try recall(at: now)
            interruption = try noteTrial(at: now)
        }
        passHour(at: now)
        var gathering = DecidedBatch()
        do throws(RoundError) {
            try gather(changes, since: processedThrough, at: now, into: &gathering)
            if let interruption { throw .passing(interruption) }
            // Until what was kept back has its turn, nothing has passed and no slot has had its round.
            if scope == .changes, let deliveryTrouble, let keptBackUntil, now < keptBackUntil {
                throw .passing(deliveryTrouble)
            }
            needsRecovery = true
            try deliver(gathering, isFirst: !hasDelivered, at: now)
            needsRecovery = false
            hasDelivered = true
            isReleased = false
            lost = Delivery.Recalled()
            unblock()
            keptBackUntil = nil
            try retain(at: now)
            try tellJournalAgain(at: now)
        } catch .passing(let trouble) {
            // What was not claimed is decided again when this has passed, and what was is put in order then.
            let turn = keptBackUntil.flatMap { now < $0 ? $0 : nil }
            let again = min(turn ?? .latest, now.adding(seconds: Self.pause))
            keptBackUntil = again
            for entry in gathering.entries + gathering.undecided { agenda.set(entry, at: again) }
            block(trouble)
        }
        isUnderWay = false
        keepCheckpoints(at: now)
        return wake(after: now)
    }

    /// Sends again what the journal did not take; where there is none, not with every change that comes.
    private func tellJournalAgain(at now: Instant) throws(RoundError) {
        guard journal.hasGap, toldAgain.map({ abs($0 - now) >= Self.pause }) ?? true else { return }
        toldAgain = now
        try delivery.tellJournalAgain()
    }

    /// Notes, at a stop, up to where every slot has been decided, so that the next start knows what it missed, and what the
    /// journal has. A round that was broken off has decided nothing.
    package func rest(at now: Instant) throws(RoundError) {
        ledger.journaledThrough = max(ledger.journaledThrough ?? 0, journal.journaledThrough)
        guard lastRound != nil, !isBlocked, !isUnderWay, let upTo = try processedThrough(at: now) else {
            return try asked { () throws(LedgerError) in try ledger.keepJournaled() }
        }
        try asked { () throws(LedgerError) in try ledger.decide(upTo: upTo) }
        // What was only counted anew since the last round, for a status.
        keepCheckpoints(at: now)
    }

    /// Every slot up to here has had its round. While sipd runs, a slot for which nothing was called had none to have.
    private func processedThrough(at now: Instant) throws(RoundError) -> Instant? {
        let kept = try kept.flatMap { $0 <= now ? $0 : nil }
        guard lastRound != nil, !isBlocked else { return kept }
        return max(kept ?? .earliest, agenda.decided(at: now))
    }

    /// What the ledger remembers of that. One that lies ahead was left by a clock that was wrong and counts for nothing; it
    /// is to be replaced before time comes there again.
    private var kept: Instant? {
        get throws(RoundError) { try asked { () throws(LedgerError) in try ledger.processedThrough() } }
    }

    private func deliver(_ gathering: DecidedBatch, isFirst: Bool, at now: Instant) throws(RoundError) {
        let digests = Digest.gathered(gathering.tells)
        if storeTrouble != nil, isCutShort != true, !digests.isEmpty { try noteCutShort(true) }
        let going = try capped(digests, of: gathering.decided, at: now)
        if !going.isEmpty {
            let environment = settings.environment
            let occasion = Occasion(
                today: environment.zone.day(of: now), environment: environment, plans: gathering.plans)
            if isFirst {
                absence = away(digests, since: gathering.recent.processedThrough, at: now)
                if let absence { journal.send(.catchUp(absence, letters: going.count)) }
            }
            let away = absence
            let sender = sender
            let seal = try asked { () throws(LedgerError) in try ledger.seal() }
            // What was held back stands beside what its slot told.
            delivery.isBeside = opensAgain || !heldBack.isEmpty
            delivery.trial = sender.trial?.address
            let outcome = try delivery.deliver(going, lapsed: gathering.lapsed, at: now) {
                (digest, name) throws(LetterError) in
                let told = LetterContents(digest, trial: sender.trial?.address).text
                return try Letter(digest, on: occasion, from: sender, away: away)
                    .file(id: name.stem, sent: now, told: told, seal: seal.seal(on: name.text, told: told)).bytes
            }
            aside.told(outcome.told, but: Set(outcome.refused.map(\.culprit)))
            for refusal in outcome.refused { setAside(refusal, at: now) }
            refused += outcome.refused.count
            written += outcome.told.count - outcome.lost.letters.count
            lost = outcome.lost
            if let letter = lost.letters.first {
                throw .passing(
                    Trouble(.spool, "\(settings.places.spool)/tmp: error: \(Self.emptied(lost.letters.count, letter))"))
            }
            if held.letters == 0 { absence = nil }
        }
        // A slot is decided once every plan that was due in it has been: what changes later waits for the next.
        guard storeTrouble == nil else { return }
        let isAhead = try kept.map { $0 > now } ?? false
        if isAhead || passedSlot(since: gathering.recent.processedThrough, at: now) {
            try asked { () throws(LedgerError) in try ledger.decide(upTo: now) }
        }
        if isCutShort == true { try noteCutShort(false) }
    }

    /// It outlasts a stop: the next start opens the slot again.
    private func noteCutShort(_ isSo: Bool) throws(RoundError) {
        try asked { () throws(LedgerError) in try ledger.cutShort(isSo) }
        isCutShort = isSo
    }

    private func wake(after now: Instant) -> Instant? {
        let again = isBlocked || recallTrouble != nil || awaitsMailer ? now.adding(seconds: Self.pause) : nil
        let sweep = store.sweepInterval.map { now.adding(seconds: $0) }
        return [agenda.next, held.next, again, sweep, documentEntries.next].compactMap { $0 }.min()
    }

    /// Tells the journal what waits for its turn: there is no round after this one.
    package func finishEntries() { documentEntries.finish(to: journal) }

    func asked<Value>(_ question: () throws(LedgerError) -> Value) throws(RoundError) -> Value {
        do throws(LedgerError) { return try question() } catch { throw RoundError(error) }
    }
}
