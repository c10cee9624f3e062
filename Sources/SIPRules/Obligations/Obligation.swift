/// A duty with its due date: of one plan (or of the installation itself), under one rule.
public struct Obligation: Hashable, Sendable {
    /// What it is about.
    public var subject: Subject
    /// The rule that sees it.
    public var rule: RuleID
    /// Its dates, how they were counted, and what a letter says of it.
    public var duty: Duty {
        get { shared.duty }
        set { shared = Shared(newValue) }
    }
    /// Open, met or silenced.
    public var state: State
    /// Every decision about a plan carries its obligation: one reference then, not a dozen.
    private var shared: Shared

    /// What tells it from others of the same rule in the same plan.
    public var instance: Instance { duty.instance }
    /// The day it is due.
    public var due: Day { duty.due.day }
    /// Neither met nor silenced: it is reminded of.
    public var isOpen: Bool { state == .open }

    /// Still open though its day has passed. What is only said, of a plan that nobody watches or of the week, is never late.
    public func isLate(before day: Day) -> Bool {
        isOpen && due < day && rule != .planUnwatched && rule != .allChecked
    }

    /// A duty under a rule, and where it stands.
    public init(_ subject: Subject, _ rule: RuleID, _ duty: Duty, _ state: State) {
        self.subject = subject
        self.rule = rule
        shared = Shared(duty)
        self.state = state
    }

    /// The obligation on a day: one that has passed by itself is met.
    public func standing(on day: Day) -> Obligation {
        guard isOpen, let last = duty.passes, day > last else { return self }
        var passed = self
        passed.state = .met(.passed(last))
        return passed
    }

    private final class Shared: Hashable, Sendable {
        let duty: Duty

        init(_ duty: Duty) { self.duty = duty }

        static func == (left: Shared, right: Shared) -> Bool { left === right || left.duty == right.duty }
        func hash(into hasher: inout Hasher) { hasher.combine(duty) }
    }

    /// Where an obligation stands. It follows from the plan as it is known on a day (`KnownPlan`), but for one that passes by
    /// itself (`Duty.passes`).
    public enum State: Hashable, Sendable {
        /// Not met: reminded of.
        case open
        /// Done.
        case met(Met)
        /// Not met, and not reminded of any more.
        case silenced(Silence)
    }

    /// Why an open duty is not reminded of any more.
    public enum Silence: Hashable, Sendable {
        /// The plan was closed that day.
        case closed(Day)
        /// Consent was withdrawn that day.
        case withdrawn(Day)
        /// Consent was refused that day.
        case refused(Day)
        /// The request was denied that day.
        case denied(Day)
    }
}
