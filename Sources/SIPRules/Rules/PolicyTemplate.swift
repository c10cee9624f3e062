/// `policy.yaml` as shipped: every rule with its defaults, commented out. Written from the declarations, so that it
/// cannot fall behind them.
public enum PolicyTemplate {
    /// The whole file. Lines that begin with `##` explain; one `#` less in every line gives a policy that equals the
    /// defaults.
    public static func text() -> String {
        let roles = Role.allCases.map(\.rawValue)
        let file = ShippedFile.text(
            head: """
                policy.yaml: local numbers, ladders and switches. Everything here stands at its default; to change something,
                remove the # before it and before what it stands under.

                Steps are those of Region Jönköpings län's routine, document 114327 version 3.0, valid from 2022-12-02; page is
                the citizen page on SIP. Neither gives a number beyond "a few days": the numbers are sipd's suggestions.

                A span says what it counts: same day, 3 days, 3 working days, 2 weeks, 6 months. A rung stands at due, start,
                at once, end of day, or a span before or after due or start, and out of hours for on-call alone; what every
                adds is repeated until the next rung.
                After its last rung a ladder goes on while the duty is open: weekly to whom that rung addressed, and from 30
                working days after due monthly, and to the process owner as well. "then: none" ends it, and check warns of it.
                Roles: \(roles.prefix(8).joined(separator: ", ")),
                \(roles.dropFirst(8).joined(separator: ", ")).
                """, PolicyKeys().keys.map(WithoutKeys.init))
        var lines = [String(file.dropLast())]
        for rule in RuleID.allCases.map(\.rule) { lines += block(rule) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func block(_ rule: Rule) -> [String] {
        var lines = ["", "## \(origin(rule.source))\(rule.within == nil ? "; the due date stands in the plan" : "")"]
        lines.append("#  \(rule.id.rawValue):")
        lines.append("#    on: \(rule.isOn)")
        lines += timing(Rule.Timing(within: rule.within, ladder: rule.ladder), indent: "#    ")
        for track in Track.allCases {
            guard let own = rule.tracks[track] else { continue }
            lines.append("#    \(track.rawValue):")
            lines += timing(own, indent: "#      ")
        }
        return lines
    }

    private static func timing(_ timing: Rule.Timing, indent: String) -> [String] {
        var lines: [String] = []
        if let within = timing.within { lines.append("\(indent)within: \(within)") }
        guard let ladder = timing.ladder else { return lines }
        lines.append("\(indent)ladder:\(ladder.rungs.isEmpty ? " []" : "")")
        lines += ladder.rungs.map { "\(indent)  - \(rung($0))" }
        return lines + (ladder.then == .tail ? [] : ["\(indent)then: \(ladder.then.rawValue)"])
    }

    private static func rung(_ rung: Rung) -> String {
        var fields = ["when: \(rung.moment)", "to: \(roles(rung.to))"]
        if !rung.copy.isEmpty { fields.append("copy: \(roles(rung.copy))") }
        if let every = rung.every { fields.append("every: \(every)") }
        return "{\(fields.joined(separator: ", "))}"
    }

    private static func roles(_ roles: [Role]) -> String {
        let names = roles.map(\.rawValue)
        return names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
    }

    private static func origin(_ source: Source) -> String {
        var parts = source.routineSteps.map { "step \($0)" }
        if source.citizenPage { parts.append("page") }
        return parts.isEmpty ? "keeps sipd running" : parts.joined(separator: ", ")
    }
}

/// A key without what stands under it: each rule is shown with its own numbers.
private struct WithoutKeys: DocumentKey {
    let key: any DocumentKey

    var name: String { key.name }
    var shape: Shape { if case .map = key.shape { .unsaid } else { key.shape } }
    var isRequired: Bool { key.isRequired }
    var says: String { key.says }
    var shown: String { key.shown }
}
