extension Obligation {
    /// What an obligation is about: a plan, or a part of the installation.
    public enum Subject: Hashable, Sendable, CustomStringConvertible {
        /// A plan.
        case plan(PlanID)
        /// A part of the installation.
        case upkeep(Upkeep.Part)

        /// The subject that a text names; nil when it names none. Reads what `text` writes.
        public init?(text: String) {
            if text.hasPrefix(Self.installation) {
                guard let part = Upkeep.Part(rawValue: String(text.dropFirst(Self.installation.count))) else {
                    return nil
                }
                self = .upkeep(part)
            } else {
                guard let plan = PlanID(text) else { return nil }
                self = .plan(plan)
            }
        }

        /// The one spelling for the ledger and for machines: `K26-0007`, `sipd/roster`. No case reference holds a slash, so
        /// that a plan called `roster` is another subject.
        public var text: String {
            switch self {
            case .plan(let id): id.text
            case .upkeep(let part): Self.installation + part.rawValue
            }
        }

        private static let installation = "sipd/"

        /// For people: the plan's case reference, or the installation's part.
        public var description: String {
            switch self {
            case .plan(let id): id.text
            case .upkeep(.service): "sipd"
            case .upkeep(let part): part.rawValue
            }
        }

        /// The plan; nil for the installation.
        public var plan: PlanID? {
            if case .plan(let id) = self { id } else { nil }
        }
    }
}

extension Upkeep {
    /// What the installation's own obligations are about.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// The plan documents.
        case plans
        /// Who is who.
        case roster
        /// The rules themselves.
        case rules
        /// sipd at work.
        case service
    }
}
