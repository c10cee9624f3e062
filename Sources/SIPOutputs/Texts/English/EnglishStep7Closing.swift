internal import SIPRules

/// Step 7: closing.
extension EnglishTexts {
    func wording(_ rule: Step7Closing.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .closingRegistered: closingRegistered(context)
        case .closingReason:
            Wording(
                act: "State why the plan was closed",
                ensure: "it is stated why the plan was closed",
                state: "it is not stated why the plan was closed",
                brief: "state why the plan was closed",
                from: "the plan was closed")
        case .closingDocumented:
            Wording(
                act: "Document the closing in your own record",
                ensure: "the closing is documented in the principal's own record",
                state: "the closing is not documented in the principal's own record",
                brief: "document the closing",
                from: "the plan was closed or the consent withdrawn")
        case .planDormant: planDormant(context)
        }
    }

    private func closingRegistered(_ context: ReminderContext) -> Wording {
        // After a guardian's no there is usually no plan yet.
        guard context.facts.followUp != nil else {
            return Wording(
                act: "End the work with SIP, as decided",
                ensure: "the work with SIP ends, as decided",
                state: "it is decided to end the work with SIP, and it has not ended",
                brief: "end the work with SIP",
                from: "it was decided not to go on without the guardian")
        }
        return Wording(
            act: "Close the plan, as decided",
            ensure: "the plan is closed, as decided",
            state: "it is decided to close the plan, and it is not closed",
            brief: "close the plan",
            from: "the follow-up was held")
    }

    private func planDormant(_ context: ReminderContext) -> Wording {
        let from =
            switch context.duty.track {
            case .silent: "something was last done in the plan"
            case .consentExpired: "the consent ran out"
            case nil, .replyBy, .list, .beforeMeeting, .review, .meeting, .administrator, .manager: "the goals were met"
            }
        return Wording(
            act: "Decide: is the plan to be closed, renewed or followed up?",
            ensure: "somebody decides whether the plan is to be closed, renewed or followed up",
            state: "nobody has decided whether the plan is to be closed, renewed or followed up",
            brief: "decide on the plan",
            from: from)
    }
}
