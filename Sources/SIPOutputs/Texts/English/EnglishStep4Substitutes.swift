internal import SIPRules

/// Step 4: substitutes.
extension EnglishTexts {
    func wording(_ rule: Step4Substitutes.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .substituteNamed: substituteNamed(context)
        case .substituteSameUnit:
            Wording(
                act: "State why the substitute is from another unit, or ask for another",
                ensure: "it is stated why the substitute is from another unit",
                state: "the substitute is from another unit and no reason is given",
                brief: "state why the substitute is from another unit",
                from: "the substitute was named")
        case .substituteBriefed:
            Wording(
                act: "Inform yourself of the case before the meeting\(context.englishMeetingDay)",
                ensure: "the substitute is well informed before the meeting\(context.englishMeetingDay)",
                state:
                    "it is not recorded that the substitute is informed before the meeting\(context.englishMeetingDay)",
                brief: "inform yourself of the case before the meeting",
                stop: context.voice.isOwn
                    ? "Tell whoever called the meeting when you are informed. Once it is recorded, the reminders stop."
                    : .recorded(),
                from: "the substitute was named")
        }
    }

    private func substituteNamed(_ context: ReminderContext) -> Wording {
        let whom = context.facts.invited.map(context.name) ?? "whoever cannot come"
        return Wording(
            act: "Name a substitute from your unit for the meeting\(context.englishMeetingDay)",
            ensure: "there is a substitute for \(whom) at the meeting\(context.englishMeetingDay)",
            state: "there is no substitute for \(whom) at the meeting\(context.englishMeetingDay)",
            brief: "name a substitute for the meeting",
            stop: context.voice.isOwn
                ? .sentence(
                    "Tell whoever invited \(context.inPlaceOf ?? "you") who is coming. Once the substitute is recorded, the "
                        + "reminders stop.")
                : .recorded(),
            from: "the invitation was declined")
    }
}
