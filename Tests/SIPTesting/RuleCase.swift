public import SIPRules

/// One rule in three plans: one that opens its duty, one in which that is done, one in which the rule has nothing to say.
public struct RuleCase: Sendable, CustomStringConvertible {
    /// The rule.
    public let rule: RuleID
    /// The day on which the duty of `fires` is due.
    public let due: Day
    /// Opens exactly one duty of the rule that is due on `due`.
    public let fires: Plan
    /// The same, after somebody did what the rule waits for.
    public let ends: Plan
    /// A plan in which the rule sees no duty.
    public let silent: Plan

    /// The obligation that `fires` opens, under every rule and the sample roster.
    public var obligation: Obligation? {
        fires.obligations(under: rule).first { $0.isOpen && $0.due == due }
    }

    /// The rule's name, as test reports show it.
    public var description: String { rule.rawValue }

    /// As a folder has it.
    init(_ folder: CaseFolder) throws {
        rule = folder.rule
        due = try folder.due
        fires = try folder.plan("fires")
        ends = try folder.plan("ends")
        silent = try folder.plan("silent")
    }
}

extension Plan {
    /// A plan that is only begun: everybody has a role, and nothing has happened.
    public static func sample(_ change: (inout Plan) -> Void = { _ in }) -> Plan {
        var plan = Plan(id: .the("SIP-2026-0412"), unit: .the("vc-norr"))
        plan.initiator = .the("anna.berg")
        plan.convener = .the("bo.ek")
        plan.coordinator = .the("cia.dahl")
        plan.responsiblePrincipal = "region"
        var region = Principal(id: "region")
        region.contact = .the("fia.holm")
        var municipality = Principal(id: "kommun")
        municipality.contact = .the("gus.ivarsson")
        plan.principals = [region, municipality]
        change(&plan)
        return plan
    }

    /// What one rule sees in the plan on the day when all of it has happened. Without a policy every rule is on.
    public func obligations(under rule: RuleID, policy: Policy = .everyRule) -> [Obligation] {
        RuleBook(RuleEnvironment.sample.under(policy)).obligations(of: self, on: lastHappening ?? .first)
            .filter { $0.rule == rule }
    }
}

extension Policy {
    /// The same with one rule switched off.
    public func without(_ rule: RuleID) -> Policy {
        var policy = self
        policy.settings[rule, default: Setting()].isOn = false
        return policy
    }

    /// The default numbers and ladders with every rule on.
    public static let everyRule: Policy = {
        var on = Setting()
        on.isOn = true
        let off = RuleID.allCases.filter { !$0.rule.isOn }
        return Policy(settings: Dictionary(off.map { ($0, on) }, uniquingKeysWith: { first, _ in first }))
    }()
}

extension RuleEnvironment {
    /// The same under another policy.
    public func under(_ policy: Policy) -> RuleEnvironment {
        RuleEnvironment(policy: policy, roster: roster, zone: zone, window: window, calendar: calendar)
    }

    /// The sample roster under the default policy, with every rule on; digests at 08:00, Swedish time.
    public static let sample: RuleEnvironment = {
        guard let window = SendWindow(opens: .the("07:30"), closes: .the("17:00"), slots: [.the("08:00")]) else {
            preconditionFailure("the sample's window is none")
        }
        return RuleEnvironment(
            policy: .everyRule, roster: .sample, zone: .stockholm, window: window, calendar: .statutory)
    }()
}

extension Roster {
    /// Two units of two principals, with a school that has none of the roles; `kim.nord` left on 1 July 2026.
    public static let sample: Roster = {
        var health = Unit(id: .the("vc-norr"), name: "Vårdcentralen Norr")
        health.manager = .the("dag.falk")
        health.mailbox = .the("vc-norr@region.example")
        var social = Unit(id: .the("soc-vuxen"), name: "Socialtjänsten Vuxen")
        social.manager = .the("moa.quist")
        var school = Unit(id: .the("skola-ek"), name: "Ekskolan")
        school.manager = .the("ola.rask")
        let people: [(id: String, name: String, unit: Unit)] = [
            ("anna.berg", "Anna Berg", health), ("bo.ek", "Bo Ek", health), ("cia.dahl", "Cia Dahl", health),
            ("dag.falk", "Dag Falk", health), ("eva.gran", "Eva Gran", health), ("fia.holm", "Fia Holm", health),
            ("gus.ivarsson", "Gus Ivarsson", social), ("hans.jarl", "Hans Jarl", social),
            ("ida.kull", "Ida Kull", social), ("moa.quist", "Moa Quist", social), ("ola.rask", "Ola Rask", school),
            ("per.stark", "Per Stark", school), ("jan.lind", "Jan Lind", health), ("kim.nord", "Kim Nord", health),
        ]
        return Roster(
            units: [health, social, school],
            people: people.map { id, name, unit in
                var person = Person(id: .the(id), name: name, unit: unit.id)
                person.address = .the("\(id)@\(unit.id).example")
                if id == "kim.nord" { person.left = .the("2026-07-01") }
                return person
            },
            processOwner: .the("eva.gran"), administrators: [.the("jan.lind")])
    }()
}

extension Identifier {
    /// The name written in a test. One that is none stops the test run.
    public static func the(_ text: String) -> Self {
        guard let name = Self(text) else { preconditionFailure("no such name: \(text)") }
        return name
    }
}

extension RuleID {
    /// What the rule sees in a change of `Plan.sample`, a line for each duty that tests compare: its instance, the day it is
    /// due, and whether it is open, met or silenced.
    public func sees(policy: Policy = .everyRule, _ change: (inout Plan) -> Void) -> [String] {
        Plan.sample(change).obligations(under: self, policy: policy).map { obligation in
            let state =
                switch obligation.state {
                case .open: "open"
                case .met(.on(let day)): "met \(day)"
                case .met(.recorded): "met"
                case .met(.passed(let day)): "passed \(day)"
                case .silenced: "silenced"
                }
            return "\("\(obligation.instance)".isEmpty ? "" : "\(obligation.instance) ")\(obligation.due) \(state)"
        }
    }
}
