public import SIPRules
internal import SIPStores

/// A folder of `Tests/Cases`: one rule as somebody who does not program can read and try it.
///
/// `fires.json`, `ends.json` and `silent.json` are plan documents; `case.txt` begins with a story that a person wrote, and
/// goes on, as the letters do, with what sipd says of it. The rules that keep sipd itself running have no plans.
public struct CaseFolder: Sendable, CustomStringConvertible {
    /// `021-start-without-delay`: the rule's place in the routine's order, and its name.
    public let description: String
    /// The rule.
    public let rule: RuleID
    private let path: String

    /// A folder for each rule, in the routine's order, whether it is there or not.
    public static let all = RuleID.allCases.enumerated().map { place, rule in
        let digits = String(place + 1)
        let name = "\(String(repeating: "0", count: 3 - digits.count))\(digits)-\(rule.rawValue)"
        return CaseFolder(name, rule: rule)
    }

    /// Those of rules that see duties in plans.
    public static let ofPlans = all.filter { folder in !RuleCases.upkeep.contains { $0.rule == folder.rule } }

    private init(_ name: String, rule: RuleID) {
        description = name
        self.rule = rule
        path = "Tests/Cases/\((try? ProjectFile.numbered(name, in: "Tests/Cases")) ?? name)"
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

    /// The day on which the duty that the case is about is due: the first `Due` line of `case.txt`, such as
    /// `Due (m1): Tue 2 Jun 2026: …`.
    public var due: Day {
        get throws {
            let path = "\(path)/case.txt"
            let line = try ProjectFile.text(path).split(separator: "\n").first { $0.hasPrefix("Due") } ?? ""
            // The day of the month, the month and the year; before them the weekday, and after them a colon.
            let words = line.split { $0 == " " || $0 == ":" }.drop { !Self.weekdays.contains(String($0)) }.dropFirst()
            let date = Array(words.prefix(3))
            guard date.count == 3, let number = Int(date[0]),
                let month = Self.months.firstIndex(of: String(date[1])), let year = Int(date[2]),
                let day = Day(year: year, month: month + 1, day: number)
            else { throw CaseUndated(path: path) }
            return day
        }
    }

    private static let weekdays: Set = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

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

/// A `case.txt` that does not say when the duty is due.
public struct CaseUndated: Error {
    /// Which.
    public let path: String
}
