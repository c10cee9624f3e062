public import SIPRules

extension Zone {
    /// Swedish time by the European Union's rule, which has held since 1996: tests of the rules need no tzdata.
    public static let stockholm: Zone = {
        let standard = Zone.Transition(at: .earliest, offset: 3600)
        let changes = PosixZoneRule("CET-1CEST,M3.5.0,M10.5.0/3")?.transitions(in: 1996...2200) ?? []
        // A broken rule would leave UTC, and every test with a time of day would say so.
        return Zone(name: "Europe/Stockholm", transitions: [standard] + changes) ?? .utc
    }()

    /// Swedish time if from a day on other rules hold, as the zone database would say after they had been changed.
    public static func stockholm(by rule: String, from day: Day) -> Zone {
        let start = stockholm.instant(day, .midnight)
        let before = (PosixZoneRule("CET-1CEST,M3.5.0,M10.5.0/3")?.transitions(in: 1996...2200) ?? []).filter {
            $0.at < start
        }
        let standard = rule.hasPrefix("CET-2") ? 7200 : 3600
        let after = (PosixZoneRule(rule)?.transitions(in: 1996...2200) ?? []).filter { $0.at > start }
        let turn = after.isEmpty ? [Transition(at: start, offset: standard)] : []
        return Zone(
            name: "Europe/Stockholm", transitions: [Transition(at: .earliest, offset: 3600)] + before + turn + after)
            ?? .utc
    }
}
