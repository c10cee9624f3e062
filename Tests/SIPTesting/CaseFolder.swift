public import SIPRules
internal import SIPStores

/// A folder of `Tests/Cases`: one rule as somebody who does not program can read and try it.
///
/// `fires.json`, `ends.json` and `silent.json` are plan documents; `case.txt` begins with a story that a person wrote, and
/// goes on, as the letters do, with what sipd says of it. The five rules that keep sipd running have no plans.
public struct CaseFolder: Sendable, CustomStringConvertible {
    /// `018-start-without-delay`: the rule's place in the routine's order, and its name.
    public let description: String
    /// The rule.
    public let rule: RuleID
    private let path: String

    /// A folder for each rule, in the routine's order, whether it is there or not.
    public static let all = RuleID.allCases.enumerated().map { place, rule in
        let digits = String(place + 1)
        return CaseFolder(
            "\(String(repeating: "0", count: 3 - digits.count))\(digits)-\(rule.rawValue)", rule: rule)
    }

    /// Those of rules that see duties in plans.
    public static let ofPlans = all.filter { folder in !RuleCases.upkeep.contains { $0.rule == folder.rule } }

    private init(_ name: String, rule: RuleID) {
        description = name
        self.rule = rule
        path = "Tests/Cases/\(name)"
    }

    /// The plan document of that name; one with anything to be said about it is no case.
    public func plan(_ name: String) throws -> Plan {
        let path = "\(path)/\(name).json"
        let (plan, findings) = PlanDocument.read(try ProjectFile.bytes(path), path: path)
        guard let plan, findings.isEmpty else { throw CaseUnsound(findings: findings) }
        return plan
    }

    /// What a person wrote: the first paragraph of `case.txt`.
    public var story: String {
        get throws {
            let lines = try ProjectFile.text("\(path)/case.txt").split(
                separator: "\n", omittingEmptySubsequences: false)
            return lines.prefix { !$0.isEmpty }.joined(separator: "\n")
        }
    }

    /// The file as it is expected to be; nil in a recording run, which fails.
    public func golden(_ name: String, recording text: String) throws -> String? {
        try ProjectFile.golden("\(path)/\(name)", recording: text)
    }

    /// The people of the cases under this rule alone, switched on whatever the default; digests at 08:00, Swedish time.
    public var environment: RuleEnvironment {
        get throws {
            let path = "Tests/Cases/roster.yaml"
            let document = try YAMLDocument.read(try ProjectFile.bytes(path), path: path, limits: .roster)
            let (roster, findings) = RosterDocument.read(document)
            guard let roster, findings.isEmpty else { throw CaseUnsound(findings: findings) }
            var environment = RuleEnvironment.sample.under(alone)
            environment.roster = roster
            return environment
        }
    }

    private var alone: Policy {
        Policy(
            settings: Dictionary(
                uniqueKeysWithValues: RuleID.allCases.map { other in
                    var setting = Policy.Setting()
                    setting.isOn = other == rule
                    return (other, setting)
                }))
    }
}

/// A document of the cases that cannot be taken.
public struct CaseUnsound: Error {
    /// What is wrong with it.
    public let findings: [Finding]
}
