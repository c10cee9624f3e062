internal import SIPRules

/// Step 7: closing.
extension EnglishTexts {
    var closingReason: Wording {
        Wording(
            act: "State why the plan was closed",
            ensure: "it is stated why the plan was closed",
            state: "it is not stated why the plan was closed",
            brief: "state why the plan was closed",
            stop: .recorded("whether the goals are met, coordination is no longer needed or consent is withdrawn"),
            from: "the plan was closed")
    }

    var closingDocumented: Wording {
        Wording(
            act: "Document the closing in your own record",
            ensure: "the closing is documented in the principal's own record",
            state: "the closing is not documented in the principal's own record",
            brief: "document the closing",
            stop: .recorded("where the closing is documented with you"),
            from: "the plan was closed")
    }

    func planDormant(_ matter: Matter) -> Wording {
        let from =
            switch matter.duty.track {
            case .silent: "something was last done in the plan"
            case .consentExpired: "the consent ran out"
            case nil, .list, .beforeMeeting, .review, .meeting, .administrator, .manager: "the goals were met"
            }
        return Wording(
            act: "Decide: is the plan to be closed, renewed or followed up?",
            ensure: "somebody decides whether the plan is to be closed, renewed or followed up",
            state: "nobody has decided whether the plan is to be closed, renewed or followed up",
            brief: "decide on the plan",
            stop: .recorded("what you concluded"),
            from: from)
    }
}
