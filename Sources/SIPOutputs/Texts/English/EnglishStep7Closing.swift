internal import SIPRules

/// Step 7: closing.
extension EnglishTexts {
    func closingRegistered(_ matter: Matter) -> Wording {
        let afterFollowUp = matter.facts.followUp != nil
        return Wording(
            act: "Close the plan, as decided",
            ensure: "the plan is closed, as decided",
            state: "the plan is not closed, though that is decided",
            brief: "close the plan",
            from: afterFollowUp ? "the follow-up was held" : "it was decided not to go on without the guardian")
    }

    var closingReason: Wording {
        Wording(
            act: "State why the plan was closed",
            ensure: "it is stated why the plan was closed",
            state: "it is not stated why the plan was closed",
            brief: "state why the plan was closed",
            from: "the plan was closed")
    }

    var closingDocumented: Wording {
        Wording(
            act: "Document the closing in your own record",
            ensure: "the closing is documented in the principal's own record",
            state: "the closing is not documented in the principal's own record",
            brief: "document the closing",
            from: "the plan was closed")
    }

    func planDormant(_ matter: Matter) -> Wording {
        let from =
            switch matter.duty.track {
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
