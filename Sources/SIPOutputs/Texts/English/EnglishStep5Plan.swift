internal import SIPRules

/// Step 5: the plan.
extension EnglishTexts {
    func planDocumented(_ context: ReminderContext) -> Wording {
        let missing = context.facts.parts.map { $0.count.counted("part is", "parts are") } ?? "something is"
        return Wording(
            act: "Complete the plan: \(missing) missing",
            ensure: "the plan is completed, \(missing) missing",
            state: "the plan is not complete, \(missing) missing",
            brief: "complete the plan",
            from: "the meeting was held")
    }

    var planHandedOver: Wording {
        Wording(
            act: "Hand the plan to everybody who is to have it",
            ensure: "everybody who is to have the plan gets it",
            state: "not everybody who is to have the plan has got it",
            brief: "hand over the plan",
            from: "the plan was established")
    }

    var principalDocumented: Wording {
        Wording(
            act: "Document the SIP in your own record",
            ensure: "the SIP is documented in the principal's own record",
            state: "the SIP is not documented in the principal's own record",
            brief: "document the SIP in your own record",
            from: "the plan was established")
    }

    func actionDue(_ context: ReminderContext) -> Wording {
        let action = context.facts.action.map { "action \($0)" } ?? "the action"
        return Wording(
            act: "Carry out \(action) as planned",
            ensure: "\(action) is carried out as planned",
            state: "\(action) is not recorded as carried out",
            brief: "carry out \(action)")
    }

    func coordinatorReachable(_ context: ReminderContext) -> Wording {
        Wording(
            act: "Name a coordinator who can be reached",
            ensure: "the plan gets a coordinator who can be reached",
            state: "the plan has no coordinator who can be reached",
            brief: "name a coordinator",
            stop: .recorded(also: context.isAboutAbsence ? "Until then it is enough to arrange a substitute." : nil),
            from: "the plan lost its coordinator")
    }
}
