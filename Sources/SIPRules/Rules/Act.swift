/// What somebody does in a plan: which field is written, of which item. Duties of different rules with equal acts in the same
/// plan are met by one edit.
public struct Act: Hashable, Sendable {
    /// The field.
    public var field: PlanField
    /// The item whose field it is.
    public var item: Item

    /// An act.
    public init(_ field: PlanField, of item: Item = .plan) {
        self.field = field
        self.item = item
    }

    /// What an act is about.
    public enum Item: Hashable, Sendable {
        /// The plan, of which there is one.
        case plan
        /// A meeting.
        case meeting(String)
        /// The next meeting of that purpose, which may not stand in the plan yet.
        case next(Meeting.Purpose)
        /// Somebody's invitation to a meeting.
        case invitation(PersonID, meeting: String)
        /// A principal.
        case principal(String)
        /// What somebody has undertaken to do.
        case action(String)
        /// A material change, by its place in the plan from 1 on.
        case change(Int)

        /// What a duty is about, without which edition it is.
        public init(_ instance: Instance) {
            self =
                switch instance {
                case .meeting(let id, _): .meeting(id)
                case .invitation(let person, let meeting): .invitation(person, meeting: meeting)
                case .principal(let id, _): .principal(id)
                case .action(let id): .action(id)
                case .change(let number, _): .change(number)
                case .only, .edition, .consent, .basis, .birthday, .coordinator, .dormant, .day, .document,
                    .furtherDocuments, .furtherGaps, .unit, .person, .plan, .unheard, .adrift:
                    .plan
                }
        }
    }
}

extension Act: CustomStringConvertible {
    /// The path with the item's name in it: `meetings[u1].date`, `meetings[u1].invitations[anna.berg].reply`.
    public var description: String { item.path(to: field) }
}

extension Act.Item {
    /// The path of a field with the names of the items in it.
    public func path(to field: PlanField) -> String {
        var names =
            switch self {
            case .plan: [String]()
            case .meeting(let id), .principal(let id), .action(let id): [id]
            case .next(let purpose): ["next \(purpose.rawValue)"]
            case .invitation(let person, let meeting): [meeting, person.text]
            case .change(let number): ["\(number)"]
            }
        let steps = field.rawValue.split(separator: ".").map { step -> String in
            guard Self.lists.contains(String(step)), !names.isEmpty else { return String(step) }
            return "\(step)[\(names.removeFirst())]"
        }
        return steps.joined(separator: ".")
    }

    private static let lists: Set<String> = ["principals", "meetings", "invitations", "actions", "changes"]
}

extension Obligation {
    /// What somebody has to do in the plan for it to end; nil: nothing in a plan ends it.
    public var act: Act? { rule.rule.ends.edit?.act(for: duty) }
}
