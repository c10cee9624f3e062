public import SIPRules

extension Zone {
    /// Swedish time by the European Union's rule, which has held since 1996: tests of the rules need no tzdata.
    public static let stockholm: Zone = {
        let standard = Zone.Transition(at: .earliest, offset: 3600)
        let changes = PosixZoneRule("CET-1CEST,M3.5.0,M10.5.0/3")?.transitions(in: 1996...2200) ?? []
        // A broken rule would leave UTC, and every test with a time of day would say so.
        return Zone(name: "Europe/Stockholm", transitions: [standard] + changes) ?? .utc
    }()
}
