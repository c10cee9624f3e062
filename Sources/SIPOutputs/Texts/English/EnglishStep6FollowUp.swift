internal import SIPRules

/// Step 6: follow-up.
extension EnglishTexts {
    func wording(_ rule: Step6FollowUp.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .followUp: followUp(context)
        case .followUpExists:
            Wording(
                act: "Book a follow-up of the plan",
                ensure: "the plan gets a date for its follow-up",
                state: "the plan has no follow-up booked",
                brief: "book a follow-up",
                from: "the plan had no follow-up booked")
        case .followUpDecision:
            Wording(
                act: "Decide whether the plan stands, is revised, replaced or closed",
                ensure: "there is a decision on the plan after the follow-up",
                state: "there is no decision on the plan after the follow-up",
                brief: "decide on the plan after the follow-up",
                from: "the follow-up was held")
        case .editionEstablished:
            Wording(
                act: "Establish the new edition of the plan",
                ensure: "the new edition of the plan is established",
                state: "the new edition of the plan is not established",
                brief: "establish the new edition",
                from: "the follow-up was held")
        }
    }

    /// What is left to do depends on how near it is: call it, see that all are invited, hold it.
    private func followUp(_ context: ReminderContext) -> Wording {
        let (act, ensure, state) =
            switch context.nearness {
            case .ahead(11...):
                ("Invite to the follow-up", "somebody invites to the follow-up", "the follow-up is getting near")
            case .ahead(4...):
                (
                    "Check that everybody is invited to the follow-up", "everybody is invited to the follow-up",
                    "the follow-up is getting near"
                )
            case .ahead, .tomorrow, .today:
                ("Hold the follow-up", "the follow-up takes place", "the follow-up is getting near")
            case .overdue:
                (
                    "Record the follow-up, or book a new date", "the follow-up is held or gets a new date",
                    "the follow-up is not recorded"
                )
            }
        let isBefore = if case .ahead(4...) = context.nearness { true } else { false }
        return Wording(
            act: act, ensure: ensure, state: state, brief: act.uncapitalized,
            // What is asked now is not what ends it.
            stop: isBefore ? "The reminders go on until the day the follow-up was held is recorded." : .recorded(),
            dated: .init(ahead: "The follow-up is", past: "The follow-up was to be"))
    }
}
