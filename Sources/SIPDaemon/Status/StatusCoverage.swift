package import SIPRules

extension Status {
    /// Whether anyone is forgotten: every document in one of nine states (`CoverageState`), and the first of those of which
    /// somebody may be.
    public struct Coverage: Codable, Hashable, Sendable {
        /// How many documents there are: the sum of `states`.
        public var documents: Int
        /// How many documents are in each state, those that are in none left out.
        public var states: [String: Int]
        /// How many may be forgotten, whether or not `named` has room for them. Zero: nobody is forgotten.
        public var namedCount: Int
        /// The first of them, the worst first.
        public var named: [Named]

        /// A document of which somebody may be forgotten.
        public struct Named: Codable, Hashable, Sendable {
            /// Its path in the folder of plans.
            public var document: String
            /// The case reference of the plan in it, where that is known.
            public var plan: String?
            /// The state.
            public var state: String
            /// Why.
            public var reason: String
            /// What to do.
            public var remedy: String

            enum CodingKeys: String, CodingKey {
                case document, plan, state, reason
                case remedy = "do"
            }
        }
    }
}

extension Status.Coverage {
    /// The sum in words.
    package init(_ sum: CoverageSum, in environment: RuleEnvironment) {
        self.init(
            documents: sum.documents,
            states: Dictionary(uniqueKeysWithValues: sum.counts.map { ($0.key.rawValue, $0.value) }),
            namedCount: sum.namedCount,
            named: sum.named.map { named in
                Named(
                    document: named.document, plan: named.plan?.text, state: named.coverage.state.rawValue,
                    reason: named.coverage.reason(in: environment), remedy: named.coverage.remedy)
            })
    }
}
