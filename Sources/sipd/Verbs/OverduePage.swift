internal import SIPDaemon
internal import SIPRules

extension Page {
    /// What is overdue, a line each, and how many more there are; nothing where that is none.
    mutating func add(overdue: [SIPDaemon.Status.Overdue], of count: Int?) {
        let leftOut = (count ?? 0) - overdue.count
        guard !overdue.isEmpty || leftOut > 0 else { return }
        add(heading: "Overdue", Styled("  the longest first, late in working days; sipd explain PLAN tells more", .dim))
        var table = Table("plan", "unit", "rule", "due", ">late", "told last")
        for duty in overdue {
            table.add(
                Styled(duty.plan), Styled(duty.unit), Styled(duty.rule), Styled(duty.due),
                Styled("\(duty.workingDaysLate)", .red), Styled(duty.told.map(Self.told) ?? "nobody yet", .dim))
        }
        if !overdue.isEmpty { add(table, indent: 2) }
        add(leftOut: leftOut, of: "duty", "duties", indent: 2)
    }

    /// `anna.berg, 2026-06-18T08:00:00+02:00` with the time as people write it.
    private static func told(_ text: String) -> String {
        text.split(separator: " ").map { LocalTime.short(String($0)) }.joined(separator: " ")
    }
}
