internal import SIPRules

/// Step 5: the plan.
extension EnglishTexts {
    func wording(_ rule: Step5Plan.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .planHandedOver:
            Wording(
                act: "Hand the plan to everybody who is to have it",
                ensure: "everybody who is to have the plan gets it",
                state: "not everybody who is to have the plan has got it",
                brief: "hand over the plan",
                from: "the plan was established")
        case .principalDocumented:
            Wording(
                act: "Document the SIP in your own record",
                ensure: "the SIP is documented in the principal's own record",
                state: "the SIP is not documented in the principal's own record",
                brief: "document the SIP in your own record",
                from: "the plan was established")
        case .actionDue: actionDue(context)
        case .situationChanged: situationChanged(context)
        case .coordinatorReachable:
            Wording(
                act: "Name a coordinator who can be reached",
                ensure: "the plan gets a coordinator who can be reached",
                state: "the plan has no coordinator who can be reached",
                brief: "name a coordinator",
                stop: .recorded(
                    also: context.isAboutAbsence ? "Until then it is enough to arrange a substitute." : nil),
                from: "the plan lost its coordinator")
        }
    }

    private func actionDue(_ context: ReminderContext) -> Wording {
        let action = context.facts.action.map { "action \($0)" } ?? "the action"
        return Wording(
            act: "Carry out \(action) as planned",
            ensure: "\(action) is carried out as planned",
            state: "\(action) is not recorded as carried out",
            brief: "carry out \(action)")
    }

    private func situationChanged(_ context: ReminderContext) -> Wording {
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
