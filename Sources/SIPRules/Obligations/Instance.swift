/// What tells a duty from the others of the same rule about the same subject: what it is about.
///
/// A type and no joined text, so that two duties are two by construction, whatever names a document gives to things. Together
/// with the subject and the rule it is the duty's identity; see `Obligation.merged`.
public enum Instance: Hashable, Sendable {
    /// The rule sees one such duty at most.
    case only
    /// It begins again with each edition of the plan, from the second on.
    case edition(Int)
    /// A meeting; with an edition when it begins again with each.
    case meeting(String, edition: Int = 1)
    /// Somebody's invitation to a meeting.
    case invitation(PersonID, meeting: String)
    /// A principal; with an edition when it begins again with each.
    case principal(String, edition: Int = 1)
    /// What somebody has undertaken to do.
    case action(String)
    /// One of the two consents.
    case consent(ConsentPart)
    /// The basis for going on without consent.
    case basis(Basis)
    /// A birthday, by the age.
    case birthday(Int)
    /// A material change in the situation, by its place in the plan from 1 on, and what it calls for.
    case change(Int, ChangeAct)
    /// Why nobody answers for the plan.
    case coordinator(Unanswered)
    /// Why the plan looks abandoned.
    case dormant(DormantSign)
    /// What comes again, by its day.
    case day(Day)
    /// A plan document, by its path.
    case document(String)
    /// The documents beside those that are named.
    case furtherDocuments
    /// The gaps in the roster beside those that are named to the administrators; with a manager, to that manager.
    case furtherGaps(of: PersonID? = nil)
    /// A unit of the roster.
    case unit(UnitID)
    /// Somebody in the roster.
    case person(PersonID)
    /// A plan.
    case plan(PlanID)
    /// The duty of a plan that nobody will hear of.
    case unheard(RuleID)
    /// How far a plan has come in which nothing leads on.
    case adrift(Stage)

    /// What is asked of the basis for going on without consent. Routine step 2.
    public enum Basis: String, CaseIterable, Hashable, Sendable {
        /// It is recorded.
        case basis
        /// It is looked through again.
        case review
    }

    /// What a material change calls for. Routine step 5.
    public enum ChangeAct: String, CaseIterable, Hashable, Sendable {
        /// Those responsible are called together.
        case convene
        /// They meet.
        case met
    }

    /// Why nobody answers for convening the follow-up. Routine step 5.
    public enum Unanswered: Hashable, Sendable {
        /// No coordinator is known.
        case unknown
        /// The coordinator no longer works here.
        case left
        /// The coordinator is away from that day on with nobody standing in.
        case absent(Day)
    }

    /// A sign that a plan is abandoned. Routine step 7.
    public enum DormantSign: String, CaseIterable, Hashable, Sendable {
        case goalsMet = "goals-met"
        case silent
        case consentExpired = "consent-expired"
    }
}

extension Instance: CustomStringConvertible {
    /// A few words for people and for `--instance`: `m1/anna.berg`. Within one rule and plan no two are alike but by chance;
    /// what must tell them apart asks for the value itself.
    public var description: String {
        switch self {
        // Whatever comes again is known by its due date.
        case .only, .day: ""
        case .edition(let number): "edition-\(number)"
        case .meeting(let id, let edition), .principal(let id, let edition):
            edition > 1 ? "\(id)/edition-\(edition)" : id
        case .invitation(let person, let meeting): "\(meeting)/\(person)"
        case .action(let id): id
        case .consent(let part): part.rawValue
        case .basis(let what): what.rawValue
        case .birthday(let age): "\(age)"
        case .change(let number, .convene): "change-\(number)"
        case .change(let number, let act): "change-\(number)/\(act.rawValue)"
        case .coordinator(.unknown): "unknown"
        case .coordinator(.left): "left"
        case .coordinator(.absent(let day)): "absent-\(day)"
        case .dormant(let sign): sign.rawValue
        case .document(let path): path
        case .furtherDocuments, .furtherGaps: "…"
        case .unit(let id): id.text
        case .person(let id): id.text
        case .plan(let id): id.text
        case .unheard(let rule): rule.rawValue
        case .adrift(let stage): stage.rawValue
        }
    }
}

extension Instance {
    /// Its parts by name, in order of name: what the ledger keeps of it. No two instances have the same parts.
    public var parts: [(name: String, value: String)] {
        switch self {
        case .only: []
        case .edition(let number): [("edition", "\(number)")]
        case .meeting(let id, let edition): Self.edition(edition) + [("meeting", id)]
        case .invitation(let person, let meeting): [("meeting", meeting), ("person", person.text)]
        case .principal(let id, let edition): Self.edition(edition) + [("principal", id)]
        case .action(let id): [("action", id)]
        case .consent(let part): [("consent", part.rawValue)]
        case .basis(let what): [("basis", what.rawValue)]
        case .birthday(let age): [("birthday", "\(age)")]
        case .change(let number, let act): [("act", act.rawValue), ("change", "\(number)")]
        case .coordinator(.unknown): [("coordinator", "unknown")]
        case .coordinator(.left): [("coordinator", "left")]
        case .coordinator(.absent(let day)): [("coordinator", "absent"), ("day", day.description)]
        case .dormant(let sign): [("dormant", sign.rawValue)]
        case .day(let day): [("day", day.description)]
        case .document(let path): [("document", path)]
        case .furtherDocuments: [("documents", "further")]
        case .furtherGaps(let manager): [("gaps", "further")] + (manager.map { [("person", $0.text)] } ?? [])
        case .unit(let id): [("unit", id.text)]
        case .person(let id): [("person", id.text)]
        case .plan(let id): [("plan", id.text)]
        case .unheard(let rule): [("unheard", rule.rawValue)]
        case .adrift(let stage): [("adrift", stage.rawValue)]
        }
    }

    private static func edition(_ number: Int) -> [(name: String, value: String)] {
        number > 1 ? [("edition", "\(number)")] : []
    }

    /// The instance of these parts, in order of name; nil when there is none. Reads what `parts` gives.
    public init?(parts: [(name: String, value: String)]) {
        let edition = parts.first.flatMap { $0.name == "edition" ? Int($0.value) : nil }
        let rest = edition == nil ? parts[...] : parts.dropFirst()
        guard let one = rest.first else {
            self = edition.map(Instance.edition) ?? .only
            return
        }
        let other = rest.dropFirst().first
        guard rest.count <= 2, edition == nil || ["meeting", "principal"].contains(one.name),
            let found = Self.read(one, other, edition ?? 1)
        else { return nil }
        self = found
    }

    private static func read(
        _ one: (name: String, value: String), _ other: (name: String, value: String)?, _ edition: Int
    ) -> Instance? {
        switch (one.name, other?.name) {
        case ("meeting", nil): .meeting(one.value, edition: edition)
        case ("meeting", "person"):
            other.flatMap { PersonID($0.value) }.map { .invitation($0, meeting: one.value) }
        case ("principal", nil): .principal(one.value, edition: edition)
        case ("action", nil): .action(one.value)
        case ("consent", nil): ConsentPart(rawValue: one.value).map(Instance.consent)
        case ("basis", nil): Basis(rawValue: one.value).map(Instance.basis)
        case ("birthday", nil): Int(one.value).map(Instance.birthday)
        case ("act", "change"):
            ChangeAct(rawValue: one.value).flatMap { act in
                other.flatMap { Int($0.value) }.map { .change($0, act) }
            }
        case ("coordinator", nil):
            ["unknown": Unanswered.unknown, "left": .left][one.value].map(Instance.coordinator)
        case ("coordinator", "day"):
            one.value == "absent" ? other.flatMap { Day($0.value) }.map { .coordinator(.absent($0)) } : nil
        case ("dormant", nil): DormantSign(rawValue: one.value).map(Instance.dormant)
        case ("day", nil): Day(one.value).map(Instance.day)
        case ("document", nil): .document(one.value)
        case ("documents", nil): one.value == "further" ? .furtherDocuments : nil
        case ("gaps", nil): one.value == "further" ? .furtherGaps() : nil
        case ("gaps", "person"):
            one.value == "further" ? other.flatMap { PersonID($0.value) }.map { .furtherGaps(of: $0) } : nil
        case ("unit", nil): UnitID(one.value).map(Instance.unit)
        case ("person", nil): PersonID(one.value).map(Instance.person)
        case ("plan", nil): PlanID(one.value).map(Instance.plan)
        case ("unheard", nil): RuleID(rawValue: one.value).map(Instance.unheard)
        case ("adrift", nil): Stage(rawValue: one.value).map(Instance.adrift)
        default: nil
        }
    }
}
