internal import SIPRules

/// Step 4: the booking.
extension SwedishTexts {
    func wording(_ rule: Step4Booking.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .meetingBooked:
            Wording(
                act: "Boka SIP-mötet",
                ensure: "SIP-mötet bokas",
                state: "SIP-mötet är inte bokat",
                brief: "boka SIP-mötet",
                from: "mötet kunde bokas")
        }
    }
}
