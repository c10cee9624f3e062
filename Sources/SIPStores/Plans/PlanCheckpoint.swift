public import SIPRules

/// What there is to come of a plan, as it was last decided: kept beside the plan's last good version, so that a start need
/// not decide about every plan again.
///
/// It may be too early, never too late: the store lets go of it as soon as any document of the plan changes, and what else
/// a decision rests on stands in `CheckpointTerms`.
public struct PlanCheckpoint: Hashable, Sendable {
    /// When to decide again. Nil: only when something changes.
    public var alarm: Instant?
    /// The rules under which something is open, a bit for each, as whoever keeps it numbers them.
    public var open: UInt64
    /// Those under which something is overdue.
    public var overdue: UInt64
    /// How many duties are overdue.
    public var late: Int
    /// The earliest day on which one of them was due.
    public var lateSince: Day?
    /// The first day on which something more is overdue.
    public var turns: Day?
    /// Whether the plan's open duties will be heard of.
    public var coverage: CoverageState

    /// A checkpoint in parts.
    public init(
        alarm: Instant?, open: UInt64, overdue: UInt64, late: Int = 0, lateSince: Day? = nil, turns: Day?,
        coverage: CoverageState
    ) {
        self.alarm = alarm
        self.open = open
        self.overdue = overdue
        self.late = late
        self.lateSince = lateSince
        self.turns = turns
        self.coverage = coverage
    }
}

/// What the checkpoints rest on, all of them. Under any other terms they are worth nothing.
public struct CheckpointTerms: Hashable, Sendable {
    /// The fingerprint of everything beside plans and ledger: settings, policy, roster, zone, and sipd itself.
    public var settings: String
    /// How far the ledger had come. What it has about a plan since then is to be decided about.
    public var ledger: LedgerMark
    /// No checkpoint was decided later. Before that they may be too late.
    public var at: Instant

    /// Terms in parts.
    public init(settings: String, ledger: LedgerMark, at: Instant) {
        self.settings = settings
        self.ledger = ledger
        self.at = at
    }
}
