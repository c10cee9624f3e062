public import SIPRules

/// Every rule with a plan that opens its duty, one that ends it, and one in which it is silent, as its folder in `Tests/Cases`
/// has them: what the rules, the letters and `explain` are tested with.
public enum RuleCases {
    /// The rules of the seven steps, in their order. One whose folder is missing or cannot be read is left out, and a test
    /// names it.
    public static let all = CaseFolder.ofPlans.compactMap { folder in try? RuleCase(folder) }

    /// The duties of the installation itself; the daemon makes them, not a plan.
    public static let upkeep: [Obligation] = [
        Upkeep.obligation(
            Gap(.noAddress(.the("per.stark")), manager: .the("ola.rask")), changed: .the("2026-06-18")),
        Obligation(
            .upkeep(.plans), .planUnreadable,
            Duty(
                .document("SIP-2026-0412.json"), since: .the("2026-06-18"), due: .given(.the("2026-06-18")), met: nil,
                facts: [.about("SIP-2026-0412.json")]), .open),
        Obligation(
            .upkeep(.rules), .rulesReviewed,
            Duty(
                since: .the("2025-06-18"),
                due: WorkingCalendar.statutory.after(.the("2025-06-18"), .months(12)), met: nil,
                facts: [.about("114327 v3.0")]), .open),
        Obligation(
            .upkeep(.service), .allChecked,
            Duty(
                .day(.the("2026-06-15")), since: .the("2026-06-15"), due: .given(.the("2026-06-15")), met: nil,
                facts: [.checkup(Checkup(plans: 412, overdue: 12, letters: 31, troubles: 0))]), .open),
        Obligation(
            .upkeep(.service), .lettersHeld,
            Duty(
                since: .the("2026-06-15"), due: .given(.the("2026-06-15")), met: nil,
                facts: [.held(letters: 37, caps: [.round(200)])]), .open),
        Obligation(
            .upkeep(.service), .setAside,
            Duty(
                .plan(.the("SIP-2026-0412")), since: .the("2026-06-15"), due: .given(.the("2026-06-15")), met: nil,
                facts: [.about("SIP-2026-0412")]), .open),
        Obligation(
            .plan(.the("SIP-2026-0412")), .planUnwatched,
            Duty(
                .adrift(.established), since: .the("2026-06-03"), due: .given(.the("2026-06-03")), met: nil,
                people: [.manager: .the("ola.rask")],
                facts: [.unwatched(Coverage(.adrift, .stage(.established, since: .the("2026-06-03"))))]), .open),
    ]
}
