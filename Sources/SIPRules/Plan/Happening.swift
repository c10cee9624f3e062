/// A date in a plan that says that something happened, such as `closing.on`; one at which something is to happen, such as
/// `actions.due`, is none.
public struct Happening: Hashable, Sendable {
    /// Where the document says so, from the outside in.
    public var place: [Step]
    /// The day on which it is said to have happened.
    public var day: Day

    /// A step into a document.
    public enum Step: Hashable, Sendable, ExpressibleByStringLiteral {
        case field(String)
        /// An item of a list by its place, from 0, and what a person knows it by.
        case item(Int, named: String)

        /// A field.
        public init(stringLiteral name: String) { self = .field(name) }

        /// An item of a list whose items have no names: the first is 1.
        static func numbered(_ index: Int) -> Step { .item(index, named: "\(index + 1)") }
    }

    /// The place as a finding names it: `meetings[f1].held`.
    public var name: String {
        place.reduce("") { name, step in
            switch step {
            case .field(let field): name.isEmpty ? field : "\(name).\(field)"
            case .item(_, let item): "\(name)[\(item)]"
            }
        }
    }

    /// The field in any plan: `meetings.held`.
    public var field: String {
        place.compactMap { if case .field(let name) = $0 { name } else { nil } }.joined(separator: ".")
    }

    /// What is to be said when the day lies ahead, in a document at that path.
    func finding(on today: Day, path: String, at node: DocumentNode?) -> Finding {
        let ahead = day - today
        // Who writes next year for this one means a day that is most of a year away.
        let slip = ahead > 180 ? "correct the year if it is a slip" : "correct it if it is a slip"
        return Finding(
            .warning, path: path, line: node?.line ?? 0, column: node?.column ?? 0,
            message: "\"\(name)\" is \(day), which lies \(ahead == 1 ? "1 day" : "\(ahead) days") ahead: "
                + "it counts from that day; \(slip)")
    }
}

extension Plan {
    /// What is to be said on a day of its dates of things that happened and that lie ahead. Twenty by name: a plan with more
    /// is another kind of mistake.
    ///
    /// - Parameter bytes: the document, when it is at hand, so that lines can be named.
    public func findings(aheadOf today: Day, path: String, in bytes: [UInt8]? = nil) -> [Finding] {
        let ahead = happenings(after: today)
        if ahead.isEmpty { return [] }
        let document = bytes.flatMap { try? JSONReader.read($0, path: path) }
        var findings = ahead.prefix(20).map { happening in
            happening.finding(on: today, path: path, at: document?.node(at: happening.place))
        }
        if ahead.count > findings.count {
            findings.append(
                Finding(
                    .warning, path: path, message: "\(ahead.count - findings.count) more dates lie ahead: correct them")
            )
        }
        return findings
    }
}

extension DocumentNode {
    /// What stands at a place.
    fileprivate func node(at place: [Happening.Step]) -> DocumentNode? {
        place.reduce(self as DocumentNode?) { node, step in
            switch step {
            case .field(let name): node?.entries.first { $0.key.text == name }?.value
            case .item(let index, _): node.flatMap { $0.items.indices.contains(index) ? $0.items[index] : nil }
            }
        }
    }
}
