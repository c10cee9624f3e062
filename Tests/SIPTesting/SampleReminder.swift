public import SIPRules

extension Reminder {
    /// A reminder about a meeting to be booked by Friday 4 December 2026. Nil when an id is none.
    public static func sample(
        about plan: String = "SIP-2026-017", rung: String = "due", to recipient: String = "anna.berg", part: Part = .act
    ) -> Reminder? {
        guard let id = PlanID(plan), let unit = UnitID("vc-ekeby"), let absent = PersonID("bo.ek"),
            let due = Day("2026-12-04"), let since = Day("2026-11-20"), let slot = Instant(utc: "2026-12-04T07:00:00Z")
        else { return nil }
        let duty = Duty(.meeting("meeting-1"), since: since, due: .given(due), met: nil)
        return Reminder(
            Obligation(.plan(id), .invitationSent, duty, .open), rung: rung,
            recipient: Recipient(
                id: recipient, name: "Anna Berg", address: .the("anna.berg@region.example"), unit: unit),
            part: part, moment: slot, isImmediate: false,
            because: DeliveryReason(role: .convener, instead: [.absent(absent, until: due)]))
    }
}
