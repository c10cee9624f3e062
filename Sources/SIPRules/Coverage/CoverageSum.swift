/// The coverage of every document: how many there are in each state, and the first that are named.
public struct CoverageSum: Hashable, Sendable {
    /// How many documents are in each state.
    public private(set) var counts: [CoverageState: Int] = [:]
    /// The first of those that are named, the worst first, and in order of their names.
    public private(set) var named: [Named] = []

    /// So many are named.
    public static let most = 5

    /// A document in a state in which somebody may be forgotten.
    public struct Named: Hashable, Sendable {
        /// Its path in the folder of plans.
        public var document: String
        /// The plan in it, where that is known.
        public var plan: PlanID?
        /// Its state, and why.
        public var coverage: Coverage
    }

    /// Nothing yet.
    public init() {}

    /// How many documents there are.
    public var documents: Int { counts.values.reduce(0, +) }
    /// How many of them are in a state that is named.
    public var namedCount: Int { counts.reduce(0) { $0 + ($1.key.isNamed ? $1.value : 0) } }

    /// One document more.
    public mutating func add(_ document: String, _ plan: PlanID?, _ coverage: Coverage) {
        counts[coverage.state, default: 0] += 1
        guard coverage.state.isNamed else { return }
        named.append(Named(document: document, plan: plan, coverage: coverage))
        named.sort { ($0.coverage.state, $0.document) < ($1.coverage.state, $1.document) }
        if named.count > Self.most { named.removeLast() }
    }
}
