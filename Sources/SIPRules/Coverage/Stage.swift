/// How far a plan has come in the routine: the last stage whose act is recorded.
///
/// `Stage.table` says of each what its act is, and which rules ask for the one that leads on.
public enum Stage: String, CaseIterable, Hashable, Sendable {
    /// Nothing is recorded that asks anybody for anything. Before step 1.
    case unbegun
    /// Somebody has asked for a SIP. Step 1.
    case requested
    /// The request was answered: work is to start. Step 1.
    case granted
    /// A need was seen. Step 3.
    case needSeen = "need-seen"
    /// Work has started. Step 3.
    case started
    /// The individual has consented, or cannot. Step 2.
    case consented
    /// Somebody is to call the joint meeting. Step 1.
    case convenerNamed = "convener-named"
    /// A planning meeting has a date. Step 4.
    case booked
    /// All who are to come to it are invited. Step 4.
    case invited
    /// A planning meeting was held. Step 5.
    case held
    /// Somebody answers for the plan, and a principal by law. Step 5.
    case responsibleNamed = "responsible-named"
    /// The plan is established. Step 5.
    case established
    /// It documents all that it is to. Step 5.
    case documented
    /// All who are to have it have it. Step 5.
    case handedOver = "handed-over"
    /// It was followed up, and nothing is decided yet. Step 6.
    case followedUp = "followed-up"
    /// The last follow-up decided that it goes on as it is. Step 6.
    case toGoOn = "to-go-on"
    /// The last follow-up decided that it be revised or replaced. Step 6.
    case toBeRevised = "to-be-revised"
    /// The last follow-up decided that it be closed. Step 7.
    case toBeClosed = "to-be-closed"
    /// It is closed. Step 7.
    case closed
    /// Every principal has documented the closing. Step 7.
    case closingDocumented = "closing-documented"
}

extension Stage {
    /// A stage as the routine has it.
    public struct Row: Sendable {
        /// The stage.
        public let stage: Stage
        /// The rules that ask for an act that leads on from here. Whom each asks, and from when, is in its own declaration.
        public let leading: [RuleID]
        /// The day of the act by which a plan came here; nil: it has not come here, or the day is not recorded.
        let since: @Sendable (Plan) -> Day?
        /// Whether a plan has come here at all.
        let isReached: @Sendable (Plan) -> Bool

        init(
            _ stage: Stage, leading: [RuleID], since: @escaping @Sendable (Plan) -> Day?,
            isReached: (@Sendable (Plan) -> Bool)? = nil
        ) {
            self.stage = stage
            self.leading = leading
            self.since = since
            self.isReached = isReached ?? { since($0) != nil }
        }
    }

    /// The rules that ask for an act that leads on from this stage, or from one before it that is still owed.
    public var leading: Set<RuleID> { Self.leadingRules[self] ?? [] }

    private static let leadingRules: [Stage: Set<RuleID>] = {
        var owed: Set<RuleID> = []
        var rules: [Stage: Set<RuleID>] = [:]
        for row in table {
            owed.formUnion(row.leading)
            rules[row.stage] = owed
        }
        return rules
    }()
}

extension Plan {
    /// How far the plan has come.
    public var stage: Stage { stageRow?.stage ?? .unbegun }

    /// The day of the act that brought the plan to where it is; nil: none is recorded.
    var stageSince: Day? { stageRow?.since(self) }

    private var stageRow: Stage.Row? { Stage.table.last { $0.isReached(self) } }

    /// The next day of a meeting that is to be held: it leads on by itself.
    func nextMeeting(onOrAfter day: Day) -> Day? {
        meetings.filter(\.isPending).compactMap(\.date).filter { $0 >= day }.min()
    }
}
