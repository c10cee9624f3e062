internal import SIPRules

/// Step 5: the meeting.
extension EnglishTexts {
    var meetingOutcome: Wording {
        Wording(
            act: "Record whether the meeting took place",
            ensure: "it is recorded whether the meeting took place",
            state: "it is not recorded whether the meeting took place",
            brief: "record whether the meeting took place",
            from: "the meeting was to be held")
    }

    var responsibleNamed: Wording {
        Wording(
            act: "State who coordinates and which principal is responsible",
            ensure: "coordinator and responsible principal are stated",
            state: "the coordinator or the responsible principal is not stated",
            brief: "name coordinator and principal",
            from: "the meeting was held")
    }

    var followUpBooked: Wording {
        Wording(
            act: "Set place and date of the follow-up",
            ensure: "place and date of the follow-up are set",
            state: "place or date of the follow-up is missing",
            brief: "book the follow-up",
            from: "the meeting was held or the follow-up cancelled")
    }

    func situationChanged(_ context: ReminderContext) -> Wording {
        if context.duty.track == .meeting {
            Wording(
                act: "Hold the new meeting: the situation has changed",
                ensure: "the new meeting is held, because the situation has changed",
                state: "the situation has changed but the new meeting has not been held",
                brief: "hold the new meeting",
                from: "the change was registered")
        } else {
            Wording(
                act: "Invite to a new meeting: the situation has changed",
                ensure: "somebody invites to a new meeting, because the situation has changed",
                state: "the situation has changed but nobody has invited to a new meeting",
                brief: "invite to a new meeting",
                from: "the change was registered")
        }
    }
}
