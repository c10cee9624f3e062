internal import SIPRules
internal import SIPStores

/// Whether letters can go, and what the next ones have to say of an absence.
package struct DeliveryState {
    /// Whether letters can go.
    enum Phase {
        /// The last delivery, of this run or of the one before, may have been interrupted: that is put in order first.
        case needsRecovery
        /// Nothing stands in the way.
        case ready
        /// The last round could not tell anything.
        case blocked(Block)
    }

    /// What stood in the way in the last round.
    struct Block {
        /// Why nothing could be delivered.
        var trouble: Trouble
        /// When what was kept back by that has its turn again.
        var until: Instant?
        /// Where there was no room the last time that something stood in the way.
        var fullAt: String?
        /// Whether a delivery may have been interrupted.
        var needsRecovery: Bool
    }

    /// What letters say of an absence.
    enum CatchUp: Hashable {
        /// No letters have gone since the start: the first may make up for slots that were missed, and have to say so.
        case due
        /// The letters of the first round make up for these days; those that the cap held say so too, when they go.
        case telling(ClosedRange<Day>)
        /// There is nothing to make up for.
        case done
    }

    /// What is known of the present slot.
    enum PresentSlot: Hashable {
        /// The ledger was not asked yet.
        case unknown
        /// Its letters told all there was.
        case whole
        /// The store has not been read to its end since letters went: what they told may not have been all of it.
        case cutShort
    }

    /// Whether letters can go.
    var phase = Phase.needsRecovery
    /// What letters say of an absence.
    var catchUp = CatchUp.due
    /// What is known of the present slot.
    var presentSlot = PresentSlot.unknown
    /// What was claimed and is in no letter, since somebody emptied `tmp/`: told again.
    var lost = Delivery.Recalled()
    /// How many letters were written to the spool since the start.
    var written = 0
    /// How often something could not be told, since the start.
    var refused = 0

    /// What stands in the way.
    var block: Block? { if case .blocked(let block) = phase { block } else { nil } }

    /// Why nothing could be delivered in the last round.
    package var trouble: Trouble? { block?.trouble }

    /// Whether a delivery may have been interrupted.
    var needsRecovery: Bool {
        switch phase {
        case .needsRecovery: true
        case .ready: false
        case .blocked(let block): block.needsRecovery
        }
    }

    /// A delivery begins: from now on it may be interrupted. Or what an interruption left is in order.
    mutating func set(needsRecovery: Bool) {
        switch phase {
        case .needsRecovery, .ready: phase = needsRecovery ? .needsRecovery : .ready
        case .blocked(var block):
            block.needsRecovery = needsRecovery
            phase = .blocked(block)
        }
    }

    /// Something stands in the way, in this round as well.
    /// - Parameter until: when what is kept back has its turn again; nil: as it was.
    /// - Returns: whether it is another thing than in the last round.
    mutating func block(by trouble: Trouble, until: Instant? = nil) -> Bool {
        let last = block
        var fullAt = last?.fullAt
        if case .full(let path) = trouble.cause { fullAt = path }
        phase = .blocked(
            Block(trouble: trouble, until: until ?? last?.until, fullAt: fullAt, needsRecovery: needsRecovery))
        return last.map { !$0.trouble.isLike(trouble) } ?? true
    }

    /// Letters have gone, or there were none to go.
    /// - Returns: where there is room again.
    mutating func unblock() -> String? {
        let fullAt = block?.fullAt
        phase = .ready
        return fullAt
    }

    /// Notes in the ledger as well how the present slot is: it outlasts a stop, and the next start opens the slot again.
    mutating func note(_ slot: PresentSlot, in ledger: Ledger) throws(RoundError) {
        try asked { () throws(LedgerError) in try ledger.cutShort(slot == .cutShort) }
        presentSlot = slot
    }
}
