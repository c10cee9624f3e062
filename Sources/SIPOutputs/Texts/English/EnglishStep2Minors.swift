internal import SIPRules

/// Step 2, when the individual is under 18.
extension EnglishTexts {
    func wording(_ rule: Step2Minors.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .childInformed:
            Wording(
                act: "Inform and ask the child, before the invitations",
                ensure: "the child is asked and informed before the invitations",
                state: "the child has not been asked and informed",
                brief: "inform and ask the child",
                from: "the work started")
        case .guardiansConsented: guardiansConsented(context)
        case .guardianRefused:
            Wording(
                act: "Decide how to go on: a guardian has said no to the meeting",
                ensure: "there is a decision on how to go on, because a guardian has refused",
                state: "a guardian has refused, and there is no decision on how to go on",
                // A subject line shows on a locked screen.
                brief: "decide how to go on after an answer",
                from: "the guardian refused")
        case .minor15Conflict:
            Wording(
                act: "Decide how to go on when a guardian's consent is missing",
                ensure: "there is a decision on how to go on when a guardian's consent is missing",
                state: "there is no decision on how to go on when a guardian's consent is missing",
                brief: "decide how to go on with the request",
                from: "the request came in")
        case .comingOfAge: comingOfAge(context)
        case .childAttendanceDecided:
            Wording(
                act: "Decide whether the child attends the meeting",
                ensure: "it is decided whether the child attends the meeting",
                state: "it is not decided whether the child attends the meeting",
                brief: "decide on the child's attendance")
        case .childVoice:
            Wording(
                act: "Note how the child's wishes and needs were put forward at the meeting",
                ensure: "it is noted how the child's wishes and needs were put forward at the meeting",
                state: "it is not noted how the child's wishes and needs were put forward at the meeting",
                brief: "note the child's wishes",
                from: "the meeting was held")
        }
    }

    private func guardiansConsented(_ context: ReminderContext) -> Wording {
        let unanswered = context.facts.guardians ?? 0
        let whom = unanswered.counted("guardian", "guardians")
        return Wording(
            act: unanswered > 0
                ? "Ask for consent to the meeting: no answer from \(whom)"
                : "Ask each guardian for consent to the meeting",
            ensure: "each guardian is asked for consent to the meeting",
            state: "an answer from guardians on consent to the meeting is missing",
            brief: "ask guardians for consent",
            from: "the work started")
    }

    private func comingOfAge(_ context: ReminderContext) -> Wording {
        let age = context.facts.birthday
        if context.isToldOnly {
            return Wording(
                act: "Bear in mind that the individual turns 15: the guardians still consent",
                ensure: "everybody knows that the individual turns 15: the guardians still consent",
                state: "the individual turns 15, and the guardians still consent",
                brief: "the individual reaches an age limit",
                stop: "The reminders stop after the birthday.",
                dated: .init(ahead: "The 15th birthday is", past: "The 15th birthday was"))
        }
        let birthday = age.map { "\($0)th birthday" } ?? "birthday"
        return Wording(
            act: "Ask the individual for new consent from the \(birthday)",
            ensure: "the individual is asked for new consent from the \(birthday)",
            state: "new consent is needed from the \(birthday)",
            // A subject line shows on a locked screen.
            brief: "ask for new consent",
            dated: .init(ahead: "The \(birthday) is", past: "The \(birthday) was"))
    }
}
