internal import SIPRules

/// Step 4: the booking.
extension EnglishTexts {
    func wording(_ rule: Step4Booking.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .meetingBooked:
            Wording(
                act: "Book the joint meeting",
                ensure: "the joint meeting is booked",
                state: "the joint meeting is not booked",
                brief: "book the joint meeting",
                from: "nothing stood in the way of booking it")
        }
    }
}
