/// Reads `policy.yaml`: local numbers, ladders and switches on top of the rules' own.
public enum PolicyDocument {
    /// The policy, with what should be looked at; nil, with at least one error, when the document cannot be taken. An
    /// empty document is the default policy.
    public static func read(_ document: DocumentNode) -> (policy: Policy?, findings: [Finding]) {
        if document.kind == .null { return (Policy(), []) }
        do throws(DocumentRefused) {
            let (policy, warnings) = try document.read(Policy.reading)
            return (policy, warnings)
        } catch {
            return (nil, error.findings)
        }
    }

    /// What may stand in it.
    public static var shape: Shape { Policy.reading.shape }
}

extension Policy {
    static let reading = Expectation.map(PolicyKeys()) { keys -> Policy? in
        var policy = Policy()
        policy.minors = keys.minors ?? policy.minors
        policy.followUpCap = keys.followUpCap ?? policy.followUpCap
        policy.settings = keys.rules ?? [:]
        return policy
    }

    static let rules = Expectation<[RuleID: Setting]>(
        wanted: { "a map of rules" }, shape: { .map(RuleID.allCases.map { RuleKey(rule: $0.rule) }) }
    ) { node, findings in
        guard node.kind == .map else {
            findings.add(node, "expected a map of rules, found \(node)")
            return nil
        }
        var settings: [RuleID: Setting] = [:]
        for (key, value) in node.entries {
            let name = key.text ?? ""
            guard let id = RuleID(rawValue: name) else {
                let meant = NearestName.to(name, among: RuleID.allCases.map(\.word))
                findings.add(
                    key,
                    meant.map { "unknown rule: did you mean \"\($0)\"?" }
                        ?? "unknown rule: see sipd rules for their names")
                continue
            }
            guard value.kind != .null, var setting = Setting.reading(id.rule).read(value, findings) else { continue }
            let file = node.path.split(separator: "/").last ?? ""
            setting.origin = "\(file):\(key.line)"
            settings[id] = setting
        }
        return settings
    }
}

extension Policy.Setting {
    static func reading(_ rule: Rule) -> Expectation<Policy.Setting> {
        .map(SettingKeys(rule)) { keys in
            var setting = Policy.Setting()
            setting.isOn = keys.on
            setting.within = keys.within
            setting.ladder = Ladder.inForce(keys.ladder, keys.then, else: rule.ladder, keys.fields)
            for (name, timing) in keys.tracks {
                if let track = Track(rawValue: name) { setting.tracks[track] = timing }
            }
            if setting.within != nil, rule.within == nil {
                keys.fields.warn(
                    "within", "the due date of \(rule.id.word) stands in the plan: remove \"within\"")
            }
            return setting
        }
    }
}

extension Rule.Timing {
    /// - Parameter own: the ladder of the track where policy writes none.
    static func reading(_ own: Ladder) -> Expectation<Rule.Timing> {
        .map(TimingKeys()) { keys -> Rule.Timing? in
            let within = keys.within
            let ladder = Ladder.inForce(keys.ladder, keys.then, else: own, keys.fields)
            return Rule.Timing(within: within, ladder: ladder)
        }
    }
}

extension Ladder {
    /// The ladder that policy puts in force, with a warning where it ends; nil: it changes nothing.
    fileprivate static func inForce(
        _ written: Ladder?, _ then: Then?, else own: Ladder, _ fields: Fields
    ) -> Ladder? {
        guard written != nil || then != nil else { return nil }
        var ladder = written ?? own
        if let then { ladder.then = then }
        // Letters that the next day writes anew end as they are shipped.
        if own.end == nil, let end = ladder.end {
            fields.warn("then", "after \(end.moment) nobody would hear any more: remove it, or repeat the last rung")
        }
        return ladder
    }
}
