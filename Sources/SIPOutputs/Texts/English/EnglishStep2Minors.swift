internal import SIPRules

/// Step 2, when the individual is under 18.
extension EnglishTexts {
    var childInformed: Wording {
        Wording(
            act: "Inform and ask the child, before the invitations",
            ensure: "the child is asked and informed before the invitations",
            state: "the child has not been asked and informed",
            brief: "inform and ask the child",
            stop: .recorded("the day the child was informed, and by whom"),
            from: "the work started")
    }

    func guardiansConsented(_ matter: Matter) -> Wording {
        let unanswered = matter.facts.guardians ?? 0
        let whom = unanswered.counted("guardian", "guardians")
        return Wording(
            act: unanswered > 0
                ? "Ask for consent to the meeting: no answer from \(whom)"
                : "Ask each guardian for consent to the meeting",
            ensure: "each guardian is asked for consent to the meeting",
            state: "an answer from guardians on consent to the meeting is missing",
            brief: "ask guardians for consent",
            stop: .recorded("each guardian's answer"),
            from: "the work started")
    }

    var minor15Conflict: Wording {
        Wording(
            act: "Decide how to go on when a guardian's consent is missing",
            ensure: "there is a decision on how to go on when a guardian's consent is missing",
            state: "there is no decision on how to go on when a guardian's consent is missing",
            brief: "decide how to go on with the request",
            stop: .recorded("where the decision is documented"),
            from: "the request came in")
    }

    var comingOfAge: Wording {
        Wording(
            act: "Ask for new consent: the individual reaches an age limit",
            ensure: "new consent is asked for, because the individual reaches an age limit",
            state: "new consent is needed, because the individual reaches an age limit",
            brief: "ask for new consent",
            stop: .recorded("the day the new consent was given"),
            dated: .init(ahead: "New consent is needed from", past: "New consent was needed on"))
    }

    var childVoice: Wording {
        Wording(
            act: "Note how the child's wishes and needs were put forward at the meeting",
            ensure: "it is noted how the child's wishes and needs were put forward at the meeting",
            state: "it is not noted how the child's wishes and needs were put forward at the meeting",
            brief: "note the child's wishes",
            stop: .recorded("the day the child's wishes were put forward"),
            from: "the meeting was held")
    }
}
