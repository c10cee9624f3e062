internal import SIPRules

/// Running it: a plan in which somebody may be forgotten.
extension EnglishTexts {
    func planUnwatched(_ context: ReminderContext) -> Wording {
        let cause = context.facts.unwatched?.cause
        let state = cause.map { words(for: $0, context) } ?? "nobody watches the plan"
        let day = context.due == .first ? nil : context.english(context.due)
        return Wording(
            act: "See to the plan: \(state)",
            ensure: "somebody sees to the plan: \(state)",
            state: state,
            brief: "see to a plan that may be forgotten",
            stop: .sentence("\(remedy(for: cause)) This letter comes once."),
            given: "This is no task with a last day.",
            when: when(day))
    }

    private func when(_ day: String?) -> String {
        guard let day else { return "No date is recorded in the plan." }
        return "The plan has come as far as \(day)."
    }

    private func words(for cause: Coverage.Cause, _ context: ReminderContext) -> String {
        let what = cause.rule.map { "“\(wording(context.under($0)).brief)”" } ?? ""
        return switch cause {
        case .unreachable: "the reminder \(what) reaches nobody"
        case .uncovered: "no recorded consent covers anybody who is to have the reminder \(what)"
        case .guarded: "the reminder \(what) waits for something that is not recorded"
        case .ended(_, let day): "the reminders \(what) ended on \(context.english(day))"
        case .late(_, let day): "the next reminder \(what) does not come before \(context.english(day))"
        case .mailbox(_, let unit): "the reminder \(what) goes to the mailbox of \(context.listed(unit)) alone"
        case .stage(.unbegun, _): "neither a need nor a request is recorded"
        case .stage(let stage, _): "\(words(for: stage)), and nothing is planned next"
        case .rests, .until, .duplicate: "nobody watches the plan"
        }
    }

    private func remedy(for cause: Coverage.Cause?) -> String {
        switch cause {
        case .unreachable: "See yourself that it gets done, and tell whoever runs sipd who is to have the reminders."
        case .uncovered: "See that somebody asks for consent, or do yourself what is to be done."
        case .guarded: "See in the plan what the individual or the child is to know or agree to, and record it."
        case .ended: "See yourself that it gets done: local policy (policy.yaml) says that the reminders end."
        case .late: "See yourself that it gets done before then."
        case .mailbox: "Give somebody the task, or tell whoever runs sipd that the mailbox is read every day."
        case .stage(let stage, _): remedy(for: stage)
        case .rests, .until, .duplicate, nil: "See what is to be done next."
        }
    }

    private func words(for stage: Stage) -> String {
        switch stage {
        case .unbegun: "nothing is recorded"
        case .requested: "a SIP was asked for"
        case .granted: "the request was granted"
        case .needSeen: "a need was seen"
        case .started: "work has started"
        case .booked: "a meeting was booked"
        case .held: "a meeting was held"
        case .established: "it is established"
        case .consented: "the individual has consented"
        case .convenerNamed: "it is settled who calls the meeting"
        case .invited: "those who are to come are invited"
        case .responsibleNamed: "it is settled who answers for it"
        case .documented: "it is documented"
        case .handedOver: "it is handed over"
        case .followedUp: "it was followed up"
        case .toGoOn: "it is to go on as it is"
        case .toBeRevised: "it is to be revised"
        case .closed: "it is closed"
        case .closingDocumented: "the closing is documented"
        case .toBeClosed: "it is to be closed"
        }
    }

    private func remedy(for stage: Stage) -> String {
        switch stage {
        case .unbegun: "Record when the need was seen, or when a SIP was asked for."
        case .requested: "Record the answer to the request."
        case .granted, .needSeen: "Record when work started."
        case .started: "Book the meeting, and record its date."
        case .booked: "Record whether the meeting was held, moved or cancelled."
        case .held: "Record when the plan was established."
        case .established: "Book a follow-up, or close the plan."
        case .consented: "Name who calls the meeting."
        case .convenerNamed: "Book the meeting, and record its date."
        case .invited: "Record whether the meeting was held, moved or cancelled."
        case .responsibleNamed: "Record when the plan was established."
        case .documented: "Book a follow-up, or close the plan."
        case .handedOver: "Book a follow-up, or close the plan."
        case .followedUp: "Record what the follow-up led to."
        case .toGoOn: "Book a follow-up, or close the plan."
        case .toBeRevised: "Record the new edition."
        case .closed: "Record why, and where each principal has documented it."
        case .closingDocumented: "Nothing is left to do."
        case .toBeClosed: "Record the closing."
        }
    }
}
