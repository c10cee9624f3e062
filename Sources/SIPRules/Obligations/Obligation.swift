/// A duty with its due date: of one plan (or of the installation itself), under one rule.
public struct Obligation: Hashable, Sendable {
    public var subject: Subject
    public var rule: RuleID
    public var duty: Duty
    public var state: State

    public var instance: String { duty.instance }
    public var due: Day { duty.due.day }
    public var isOpen: Bool { state == .open }

    public init(_ subject: Subject, _ rule: RuleID, _ duty: Duty, _ state: State) {
        self.subject = subject
        self.rule = rule
        self.duty = duty
        self.state = state
    }

    public enum State: Hashable, Sendable {
        case open
        case met(Met)
        case silenced(Silence)
    }

    /// Why an open duty is not reminded of any more.
    public enum Silence: Hashable, Sendable {
        case closed(Day)
        case withdrawn(Day)
        case denied(Day)
    }

    /// What an obligation is about.
    public enum Subject: Hashable, Sendable, CustomStringConvertible {
        case plan(PlanID)
        /// The installation: a document, a role, the rules themselves.
        case upkeep(String)

        public var description: String {
            switch self {
            case .plan(let id): id.text
            case .upkeep(let what): what
            }
        }
    }
}
