internal import SIPRules

/// Step 2, when the individual is under 18.
extension EnglishTexts {
    var childInformed: Wording {
        Wording(
            act: "Inform and ask the child, before the invitations",
            ensure: "the child is asked and informed before the invitations",
            state: "the child has not been asked and informed",
            brief: "inform and ask the child",
            stop: recording("the day the child was informed, and by whom"),
            from: "the work started")
    }

    func guardiansConsented(_ matter: Matter) -> Wording {
        let unanswered = matter.facts.guardians ?? 0
        let whom = unanswered > 0 ? plural(unanswered, "guardian", "guardians") : "each guardian"
        return Wording(
            act: "Ask \(whom) for consent to the meeting",
            ensure: "an answer on consent to the meeting comes from \(whom)",
            state: "an answer on consent is missing from guardians",
            brief: "ask guardians for consent",
            stop: recording("each guardian's answer"),
            from: "the work started")
    }

    var minor15Conflict: Wording {
        Wording(
            act: "Decide how to go on without a guardian's consent",
            ensure: "there is a decision on how to go on without a guardian's consent",
            state: "there is no decision on how to go on without a guardian's consent",
            brief: "decide on the request without a guardian's consent",
            stop: recording("where the decision is documented"),
            from: "the request came in")
    }

    var comingOfAge: Wording {
        Wording(
            act: "Ask for consent anew: an age limit is passed",
            ensure: "consent is asked for anew, because an age limit is passed",
            state: "consent is to be asked for anew, because an age limit is passed",
            brief: "ask for consent anew",
            stop: recording("the day the new consent was given"))
    }

    var childVoice: Wording {
        Wording(
            act: "Note how the child's own voice was heard at the meeting",
            ensure: "it is noted how the child's own voice was heard at the meeting",
            state: "it is not noted how the child's own voice was heard at the meeting",
            brief: "note how the child's voice was heard",
            stop: recording("the day the child's wishes were put forward"),
            from: "the meeting was held")
    }
}
