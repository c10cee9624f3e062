internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What sipd knows from round to round: values, which each stage is handed, and changes.
package struct RoundState {
    /// What is known of the store of plans.
    package var store = StoreState()
    /// Who is decided about when, and what was decided of whom.
    package var schedule = Schedule()
    /// What the caps hold.
    package var cap = CapState()
    /// Whether letters can go, and what the next ones have to say of an absence.
    package var delivery = DeliveryState()
    /// Which letters are to be taken back.
    package var recall = RecallState()
    /// What was looked at in the ledger, and what is to be said of it.
    var ledger = LedgerState()
    /// How far the round has come, and when the last was.
    package var course = RoundCourse()
    /// Under what the checkpoints in the store were kept; nil when they are not to be used.
    var checkpointTerms: CheckpointTerms?

    /// Nothing can be told at the moment.
    package var isBlocked: Bool { delivery.trouble != nil || store.trouble != nil }

    /// Whether the present slot, unless it was decided, is open to everybody again: also to whom it has told something.
    var opensAgain: Bool {
        cap.phase == .released || delivery.presentSlot == .cutShort && store.trouble == nil
    }

    /// Makes every plan due, and whatever else there is.
    mutating func decideEverything(at now: Instant) {
        schedule.aside.retry()
        schedule.agenda.set(nil, at: now)
        for id in schedule.overdueIndex.ids { schedule.agenda.set(id, at: now) }
        // Of what was kept back nothing may have been decided yet: it has no standing.
        if let until = delivery.block?.until {
            for entry in schedule.agenda.entries(at: until) { schedule.agenda.set(entry, at: now) }
        }
    }
}

/// How far a round has come, and when the last was.
package struct RoundCourse {
    /// Between rounds and in them.
    enum Phase: Hashable {
        /// Between rounds.
        case idle
        /// A round has begun and not ended: what the agenda says is half decided.
        case underWay
        /// A round over everything could not be: the next is one.
        case missed
    }

    /// Where it is.
    var phase = Phase.idle
    /// When the last round was.
    var last: Instant?
    /// Why the figures for machines could not be written the last time: no reason to stop.
    package var figuresTrouble: String?
}

/// Which letters are to be taken back.
package struct RecallState {
    /// Whose.
    var silenced = Silenced()
    /// They are in the mailer's hands; looked for again in a minute.
    var awaitsMailer = false
    /// Why letters could not be taken back; tried again in a minute.
    package internal(set) var trouble: Trouble?
}

/// What was looked at in the ledger, and what is to be said of it.
struct LedgerState {
    /// How far the ledger was looked at since the start, one after the other.
    enum Standing: Int, Comparable {
        /// Not compared with the spool yet.
        case unseen
        /// Nothing in the spool is unknown to it, or that was mended.
        case compared
        /// It knows whether letters go on trial, as the settings in force have it.
        case trialNoted

        static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
    }

    /// How far.
    var standing = Standing.unseen
    /// What is to be said of a ledger that was put back from a backup, since the start.
    var older: String?
    /// That letters of another ledger lie in the spool.
    var foreignLetters: String?
    /// Where the removal of what need not be remembered is.
    var retention = Record.Retention()
    /// When the journal was last told again what it did not take.
    var toldAgain: Instant?
}
