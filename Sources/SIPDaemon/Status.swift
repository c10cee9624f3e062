internal import Foundation

/// What sipd answers when it is asked how it is. The JSON of `sipd status --json`: members are added, never changed.
public struct Status: Codable, Hashable, Sendable {
    public var version: String
    /// Local time with offset, as every instant here.
    public var now: String
    public var startedAt: String
    public var health: Health
    /// What is wrong, the worst first. Empty when all is well.
    public var troubles: [String]
    /// Where all letters go while on trial.
    public var trial: String?
    public var plans: Int
    /// What stands against documents, as `check` prints it.
    public var findings: [String]
    public var rules: [RuleCount]
    /// The plans in which something is overdue, the longest overdue first; at most as many as were asked for.
    public var overdue: [Overdue]
    public var overduePlans: Int
    public var next: Next?
    public var spool: Spool
    public var lastRoundAt: String?
    public var lastLetterAt: String?
    public var lettersToday: Int

    public enum Health: String, Codable, Hashable, Sendable {
        case ok
        /// Something needs somebody, and the rest goes on.
        case degraded
        /// Nothing can be told at the moment.
        case blocked
    }

    /// In how many plans something of a rule is open, and in how many overdue.
    public struct RuleCount: Codable, Hashable, Sendable {
        public var rule: String
        public var open: Int
        public var overdue: Int
    }

    public struct Overdue: Codable, Hashable, Sendable {
        public var plan: String
        public var unit: String
        public var rule: String
        public var instance: String
        public var due: String
        public var workingDaysLate: Int
        /// How the due date was counted.
        public var counted: String
        /// Who was told last and when; nil: nobody yet.
        public var told: String?
    }

    /// What happens next.
    public struct Next: Codable, Hashable, Sendable {
        public var at: String
        public var plans: Int
        public var reminders: Int
        public var recipients: [String]
    }

    public struct Spool: Codable, Hashable, Sendable {
        public var folder: String
        public var waiting: Int
        public var oldest: String?
    }
}

extension Status {
    /// Stable JSON: sorted keys, one object.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings and numbers alone: encoding them cannot fail.
        return (try? encoder.encode(self)).map { Array($0) + [0x0A] } ?? []
    }

    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Status.self, from: Data(json))
    }
}
