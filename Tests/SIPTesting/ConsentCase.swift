public import SIPRules

/// Erik of the school holds a role in a plan of the ward, and is told something on Wednesday 17 June 2026.
public struct ConsentCase {
    /// How he is reached for it.
    public enum Way: CaseIterable { case inPerson, substitute, mailbox, manager, copy }

    /// The ward, and the school beside it.
    public var ward = Ward()
    /// The ward's plan.
    public var plan: Plan
    /// The duty is one of step 4.
    public var isAboutMeeting = false
    private let role: Role
    private let way: Way

    /// Erik in a role, reached in a way.
    public init(_ role: Role, _ way: Way) {
        self.role = role
        self.way = way
        plan = ward.plan()
        var school = Unit(id: .the("school"), name: "Ekskolan")
        school.manager = .the("rita")
        if way == .mailbox { school.mailbox = .the("school@example.org") }
        ward.roster.units[school.id] = school
        for name in ["erik", "elsa", "rita"] { ward.roster.people[.the(name)] = Person(named: name, unit: "school") }
        switch way {
        case .inPerson, .copy: break
        case .substitute: ward.away("erik", "2026-06-01", "2026-06-30", by: "elsa")
        case .mailbox, .manager: ward.away("erik", "2026-06-01", "2026-06-30")
        }
    }

    /// What is decided about whoever is reached for Erik: `tell`, `own` when nothing but his own act, or `held`.
    public var word: String {
        let other: Role = role == .initiator ? .coordinator : .initiator
        let rung = way == .copy ? Rung(.due(.on), to: [other], copy: [role]) : .due(role)
        let rule = Rule.made(
            [rung], since: "2026-06-01", due: "2026-06-17", to: way == .copy ? other : role,
            people: [role: .the("erik")], source: isAboutMeeting ? .routine(step: 4) : .routine(step: 5),
            survivesClosing: true)
        let decisions = ward.book([rule]).decisions(
            about: plan, told: NotificationLog(), at: .the("2026-06-17T08:00:00+02:00"))
        // Of one who is back later there is another answer behind the one for today.
        switch (way == .copy ? decisions.decided.last : decisions.decided.first)?.decision {
        case .tell(let reminder, _): return reminder.isConfined ? "own" : "tell"
        case .held(by: .consent): return "held"
        case let other: return "\(other as Any)"
        }
    }

    /// Nobody is on call by name, and nowhere but in the plan's own units.
    private static let roles = Role.allCases.filter { $0 != .onCall }

    /// A line for each role: reached in person, by a substitute, a mailbox, the manager above, and in copy.
    public static func table(_ change: (inout ConsentCase) -> Void = { _ in }) -> [String] {
        roles.map { role in
            let words = Way.allCases.map { way in
                var asked = ConsentCase(role, way)
                change(&asked)
                return asked.word
            }
            return "\(role.rawValue): \(words.joined(separator: " "))"
        }
    }

    /// The same for every role and way.
    public static func all(_ word: String) -> [String] {
        roles.map { "\($0.rawValue): \(Way.allCases.map { _ in word }.joined(separator: " "))" }
    }
}

extension Consent {
    /// Consent to passing on to the school until that day.
    public static func sharing(until: String) -> Consent {
        var consent = Consent()
        var sharing = SharingConsent(given: ConsentGiven(given: .the("2026-05-04"), form: .written))
        sharing.receivers = [.the("school")]
        sharing.until = .the(until)
        consent.sharing = sharing
        return consent
    }
}
