public import SIPRules

extension Plan {
    /// What stands in each field of it that says something, for every item of a list in turn. It looks at the members by their names, which are those
    /// of the document but for a few.
    public var values: [PlanField: [String]] {
        var found: [String: [String]] = [:]
        Self.walk(self, "", &found)
        return Dictionary(
            uniqueKeysWithValues: PlanField.allCases.compactMap { field in
                found[field.rawValue].map { (field, $0) }
            })
    }

    /// The fields in which two readings of a plan differ.
    public func fields(otherThan other: Plan) -> Set<PlanField> {
        let (here, there) = (values, other.values)
        return Set(PlanField.allCases.filter { here[$0] != there[$0] })
    }

    private static func walk(_ value: Any, _ path: String, _ found: inout [String: [String]]) {
        let mirror = Mirror(reflecting: value)
        switch (mirror.displayStyle, value) {
        case (.optional, _):
            if let child = mirror.children.first { walk(child.value, path, &found) }
        case (.collection, let list as [Any]) where !list.isEmpty && isObject(list[0]):
            for item in list { walk(item, path, &found) }
        case (.set, let set as Set<PlanPart>): put("\(set.map(\.rawValue).sorted())", at: path, &found)
        case (.struct, _) where isObject(value):
            for child in mirror.children {
                walk(child.value, path.isEmpty ? child.label ?? "" : "\(path).\(child.label ?? "")", &found)
            }
        default: put("\(value)", at: path, &found)
        }
    }

    /// It has fields of its own, and no text.
    private static func isObject(_ value: Any) -> Bool {
        Mirror(reflecting: value).displayStyle == .struct && !(value is any CustomStringConvertible)
    }

    private static func put(_ value: String, at path: String, _ found: inout [String: [String]]) {
        if value == "[]" || defaults[path] == value { return }
        for place in places[path] ?? [path.replacing("consent.sharing.given.", with: "consent.sharing.")] {
            found[place, default: []].append(value)
        }
    }

    /// What a document need not say.
    private static let defaults = [
        "need.urgency": "routine", "meetings.placeSet": "false", "meetings.invitations.hasRelation": "true",
        "meetings.invitations.reply": "needsAction", "established.edition": "1",
    ]

    /// Where a document has two fields for one member.
    private static let places = [
        "need.target.limit": ["need.target.within", "need.target.by"],
        "established.copies.to": ["established.copies.to", "established.copies.person"],
    ]
}
