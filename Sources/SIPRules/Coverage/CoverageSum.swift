/// The coverage of every document: how many there are in each state, and the first that are named.
public struct CoverageSum: Hashable, Sendable {
    /// How many documents are in each state.
    public private(set) var counts: [CoverageState: Int] = [:]
    /// The first of those that are named, the worst first, and in order of case reference, or of path where no plan is known.
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

        /// A document in a state.
        public init(document: String, plan: PlanID?, coverage: Coverage) {
            self.document = document
            self.plan = plan
            self.coverage = coverage
        }

        fileprivate var name: String { plan?.text ?? document }
    }

    /// Nothing yet.
    public init() {}

    /// So many in each state, the first of which are these.
    public init(counts: [CoverageState: Int], named: [Named]) {
        self.counts = counts.filter { $0.value > 0 }
        self.named = named
    }

    /// How many documents there are.
    public var documents: Int { counts.values.reduce(0, +) }
    /// How many of them are in a state that is named.
    public var namedCount: Int { counts.reduce(0) { $0 + ($1.key.isNamed ? $1.value : 0) } }

    /// One document more.
    public mutating func add(_ document: String, _ plan: PlanID?, _ coverage: Coverage) {
        counts[coverage.state, default: 0] += 1
        guard coverage.state.isNamed else { return }
        named.append(Named(document: document, plan: plan, coverage: coverage))
        named.sort { ($0.coverage.state, $0.name) < ($1.coverage.state, $1.name) }
        if named.count > Self.most { named.removeLast() }
    }
}
