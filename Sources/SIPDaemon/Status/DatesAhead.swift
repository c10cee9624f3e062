public import SIPRules

/// What is to be said of plans that say of days to come what happened on them: so many plans are named, and the rest counted.
public enum DatesAhead {
    private static let limit = 100

    /// The findings of these plans, in a folder. `each` gives those of one of them.
    public static func findings<ID: Comparable>(
        _ plans: some Sequence<ID>, in folder: String, each: (ID) -> [Finding]
    ) -> [Finding] {
        let plans = plans.sorted()
        var findings = plans.prefix(limit).flatMap(each)
        if plans.count > limit {
            findings.append(
                Finding(
                    .warning, path: folder,
                    message: "\(plans.count - limit) more plans hold dates that lie ahead: see sipd check"))
        }
        return findings
    }
}
