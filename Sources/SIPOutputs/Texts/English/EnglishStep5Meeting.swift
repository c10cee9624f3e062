internal import SIPRules

/// Step 5: the meeting.
extension EnglishTexts {
    func wording(_ rule: Step5Meeting.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .meetingOutcome:
            Wording(
                act: "Record whether the meeting took place",
                ensure: "it is recorded whether the meeting took place",
                state: "it is not recorded whether the meeting took place",
                brief: "record whether the meeting took place",
                from: "the meeting was to be held")
        case .responsibleNamed:
            Wording(
                act: "State who coordinates and which principal is responsible",
                ensure: "coordinator and responsible principal are stated",
                state: "the coordinator or the responsible principal is not stated",
                brief: "name coordinator and principal",
                from: "the meeting was held")
        case .planDocumented: planDocumented(context)
        case .followUpBooked:
            Wording(
                act: "Set place and date of the follow-up",
                ensure: "place and date of the follow-up are set",
                state: "place or date of the follow-up is missing",
                brief: "book the follow-up",
                from: "the meeting was held or the follow-up cancelled")
        }
    }

    private func planDocumented(_ context: ReminderContext) -> Wording {
        let missing = context.facts.parts.map { $0.count.counted("part is", "parts are") } ?? "something is"
        return Wording(
            act: "Complete the plan: \(missing) missing",
            ensure: "the plan is completed, \(missing) missing",
            state: "the plan is not complete, \(missing) missing",
            brief: "complete the plan",
            from: "the meeting was held")
    }
}
