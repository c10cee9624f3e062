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
}

extension Policy {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Policy? in
        var policy = Policy()
        policy.minors = fields.optional("minors", .oneOf(Minors.self)) ?? policy.minors
        policy.followUpCap = fields.optional("follow-up-cap", .wholeDays) ?? policy.followUpCap
        policy.settings = fields.optional("rules", rules) ?? [:]
        return policy
    }

    private static let rules = Expectation<[RuleID: Setting]>(wanted: { "a map of rules" }) { node, findings in
        guard node.kind == .map else {
            findings.add(node, "expected a map of rules, found \(node.shown)")
            return nil
        }
        var settings: [RuleID: Setting] = [:]
        for (key, value) in node.entries {
            let name = key.text ?? ""
            guard let id = RuleID(rawValue: name) else {
                let meant = NearestName.to(name, among: RuleID.allCases.map(\.rawValue))
                let hint = meant.map { "did you mean \"\($0)\"?" } ?? "see sipd rules for their names"
                findings.add(key, "unknown rule \(VisibleText.quoted(name)): \(hint)")
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
        .map { @Sendable fields in
            var setting = Policy.Setting()
            setting.isOn = fields.optional("on", .boolean)
            setting.within = fields.optional("within", .span)
            setting.ladder = fields.optional("ladder", Ladder.reading)
            for track in Track.allCases where rule.tracks[track] != nil {
                setting.tracks[track] = fields.optional(track.rawValue, Rule.Timing.reading)
            }
            if setting.within != nil, rule.within == nil {
                fields.warn("within", "the due date of \(rule.id.rawValue) stands in the plan: remove \"within\"")
            }
            return setting
        }
    }
}

extension Rule.Timing {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Rule.Timing? in
        Rule.Timing(
            within: fields.optional("within", .span), ladder: fields.optional("ladder", Ladder.reading))
    }
}
