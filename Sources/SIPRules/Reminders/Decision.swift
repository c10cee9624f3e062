/// The answer for one rung of one obligation and one recipient. There is always one, the reasons for silence included.
public enum Decision: Hashable, Sendable {
    /// The duty was met.
    case met(Met)
    /// The plan is closed, withdrawn or denied.
    case silenced(Obligation.Silence)
    /// It was told then.
    case told(at: Instant)
    /// Its time passed untold, or passes before the recipient is there, and a later rung speaks instead.
    case lapsed(to: String)
    /// Not yet. The earliest instant at which that can change.
    case wait(until: Instant)
    /// Something must happen first.
    case held(by: Guard)
    /// Nobody can be reached in the role.
    case unreachable(Role)
    /// Say it now: in the recipient's digest of that slot, or alone when it is immediate.
    indirect case tell(Reminder, slot: Instant?)
}

/// A decision with what it is about.
public struct Decided: Hashable, Sendable {
    /// The obligation.
    public var obligation: Obligation
    /// The rung, with its repetition.
    public var rung: String
    /// When it falls.
    public var moment: Instant
    /// Nil when nobody can be reached.
    public var recipient: Recipient?
    /// Whether the recipient is to act, or is informed.
    public var part: Reminder.Part
    /// The answer.
    public var decision: Decision

    /// A decision about a rung and a recipient.
    public init(
        _ obligation: Obligation, rung: String, moment: Instant, recipient: Recipient?, part: Reminder.Part,
        _ decision: Decision
    ) {
        self.obligation = obligation
        self.rung = rung
        self.moment = moment
        self.recipient = recipient
        self.part = part
        self.decision = decision
    }
}

/// What was decided about one plan, or about the installation.
public struct PlanDecisions: Hashable, Sendable {
    /// The plan; nil for the installation itself.
    public var plan: PlanID?
    /// Every duty seen, met ones included.
    public var obligations: [Obligation] = []
    /// The answer for every rung of every obligation and everybody it is addressed to.
    public var decided: [Decided] = []
    /// Whether each open duty of the plan will be heard of; nil for the installation itself.
    public var coverage: Coverage?
    /// When to decide again: the earliest instant at which there can be more to tell than what is to be told now. Nil:
    /// only when the plan, the rule environment or the pauses change.
    public var next: Instant?

    /// Nothing decided yet.
    public init(plan: PlanID?) { self.plan = plan }

    /// What is to be told now.
    public var tells: [(reminder: Reminder, slot: Instant?)] {
        decided.compactMap { decided in
            guard case .tell(let reminder, let slot) = decided.decision else { return nil }
            return (reminder, slot)
        }
    }

    /// Something can change at that instant.
    mutating func wake(at instant: Instant) {
        // `latest` is what a search answers that finds nothing: no reason to wake.
        guard instant < .latest else { return }
        next = next.map { min($0, instant) } ?? instant
    }
}
