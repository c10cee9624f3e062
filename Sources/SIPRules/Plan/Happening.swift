/// A date in a plan that says that something happened, such as `closing.on`; one at which something is to happen, such as
/// `actions.due`, is none.
public struct Happening: Hashable, Sendable {
    /// Where the document says so, from the outside in.
    public var place: [Step]
    /// The day on which it is said to have happened.
    public var day: Day

    /// A step into a document.
    public enum Step: Hashable, Sendable, ExpressibleByStringLiteral {
        case field(KnownWord)
        /// An item of a list by its place, from 0.
        case item(Int)

        /// A field.
        public init(stringLiteral name: StaticString) { self = .field(KnownWord(stringLiteral: name)) }
    }

    /// The place as a finding names it, the first item of a list as 1: `meetings[2].held`.
    public var name: Finding.Message {
        place.reduce("") { name, step in
            switch step {
            case .field(let field): name.text.isEmpty ? "\(field)" : "\(name).\(field)"
            case .item(let index): "\(name)[\(index + 1)]"
            }
        }
    }

    /// The field in any plan: `meetings.held`.
    public var field: String {
        place.compactMap { if case .field(let name) = $0 { name.text } else { nil } }.joined(separator: ".")
    }

    /// What is to be said when the day lies ahead, in a document at that path.
    func finding(on today: Day, path: String, at node: DocumentNode?) -> Finding {
        let ahead = day - today
        // Who writes next year for this one means a day that is most of a year away.
        let slip: Finding.Message =
            ahead > 180 ? "correct the year if it is a slip" : "correct it if it is a slip"
        return Finding(
            .warning, path: path, line: node?.line ?? 0, column: node?.column ?? 0,
            message: "\"\(name)\" is \(day), which lies \(ahead, "day") ahead: "
                + "it counts from that day; \(slip)")
    }
}

extension Plan {
    /// What is to be said on a day of its dates of things that happened and that lie ahead. Twenty by name: a plan with more
    /// is another kind of mistake.
    ///
    /// - Parameters:
    ///   - today: what comes after it lies ahead.
    ///   - path: the document's, as the findings name it.
    ///   - bytes: the document, when it is at hand, so that lines can be named.
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
            case .field(let name): node?.field(name)
            case .item(let index): node.flatMap { $0.items.indices.contains(index) ? $0.items[index] : nil }
            }
        }
    }
}
