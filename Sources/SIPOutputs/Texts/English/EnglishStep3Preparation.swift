internal import SIPRules

/// Step 3: preparation, without delay.
extension EnglishTexts {
    func wording(_ rule: Step3Preparation.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .startWithoutDelay:
            Wording(
                act: "Start the work with the SIP",
                ensure: "the work with the SIP starts",
                state: "the work with the SIP has not started",
                brief: "start the work",
                from: "the need was seen")
        case .startImmediately:
            Wording(
                act: "Start the work with the SIP now: planning cannot wait",
                ensure: "the work with the SIP starts now: planning cannot wait",
                state: "the work with the SIP has not started",
                brief: "start the work",
                from: "the need was seen")
        case .targetChanged:
            Wording(
                act: "State why the time limit for the start was changed",
                ensure: "it is stated why the time limit for the start was changed",
                state: "it is not stated why the time limit for the start was changed",
                brief: "state why the time limit for the start was changed",
                from: "the time limit was changed")
        case .preparedTogether:
            Wording(
                act: "Prepare the meeting together with the individual",
                ensure: "the meeting is prepared together with the individual",
                state: "the meeting is not prepared together with the individual",
                brief: "prepare the meeting with the individual",
                from: "the work started")
        case .relativesAsked:
            Wording(
                act: "Ask the individual whether relatives are to take part",
                ensure: "the individual is asked whether relatives are to take part",
                state: "the individual has not been asked whether relatives are to take part",
                brief: "ask the individual about relatives",
                given: "It is asked before anybody is invited.")
        case .participantsAgreed:
            Wording(
                act: "Agree with the individual on whom to invite",
                ensure: "the individual has a say in whom to invite",
                state: "it is not agreed with the individual whom to invite",
                brief: "agree on whom to invite",
                given: "It is to be agreed before anybody is invited.")
        }
    }
}
