package import SIPRules

extension CoverageState {
    /// As the page names it.
    package var words: String {
        switch self {
        case .notRead: "not read"
        case .setAside: "set aside"
        case .nobodyReachable: "nobody reachable"
        case .adrift: "adrift: no act leads on"
        case .mailboxOnly: "mailbox only"
        case .resting: "resting"
        case .watched: "watched"
        case .nothingOpen: "nothing open yet"
        case .closed: "closed, denied or withdrawn"
        }
    }
}

extension Coverage {
    /// Why it is as it is.
    package func reason(in environment: RuleEnvironment) -> String {
        switch cause {
        case .unreachable(let rule): "\(rule.rawValue) is open, and nobody who should hear of it can be reached"
        case .uncovered(let rule):
            "\(rule.rawValue) is open, and no recorded consent covers anybody who should hear of it"
        case .guarded(let rule, let held):
            "\(rule.rawValue) is open and rests until \(held.words), and no rule asks for that"
        case .ended(let rule, let day): "\(rule.rawValue) is open, and its ladder ended on \(day)"
        case .late(let rule, let day): "\(rule.rawValue) is open, and the next reminder comes on \(day)"
        case .stage(let stage, let since):
            "\(stage.words)\(since.map { ", the last on \($0)" } ?? ""), and nothing asks for what comes next"
        case .mailbox(let rule, let unit):
            "the next reminder of \(rule.rawValue) ends in the mailbox of \(environment.roster.units[unit]?.name ?? unit.text)"
        case .rests(let until, let by): "until \(environment.zone.localISO(until)), said in the name of \(by)"
        case .until(let day): "until \(day)"
        case .duplicate(let plan): "\(plan) is in another document too, and that one counts"
        case nil: state == .notRead ? "nobody is reminded of the plan in it" : state.words
        }
    }

    /// What to do about a document that is named.
    package var remedy: String {
        switch (state, cause) {
        case (.notRead, .duplicate): "Remove it, or merge it into the other; sipd check says which that is."
        case (.notRead, _): "Correct or remove it; sipd check says what is wrong."
        case (.setAside, _): "Read what sipd status says of it, and report it."
        case (_, .stage(let stage, _)): stage.remedy
        case (_, .uncovered): "Record consent that covers those who are to act, or act on it yourself."
        case (_, .guarded): "Record it in the plan, or act on the duty yourself."
        case (_, .ended(let rule, _)): "Remove \"then: none\" of \(rule.rawValue) in policy.yaml."
        case (_, .late(let rule, _)): "Give \(rule.rawValue) a rung that comes earlier in policy.yaml."
        case (_, .mailbox):
            "Let a person stand in; or, if somebody reads it daily, write mailbox-read: true in the roster."
        default: "Correct the roster: an address, a manager, or somebody who stands in; sipd check says for whom."
        }
    }
}

extension Stage {
    /// How far the plan has come.
    fileprivate var words: String {
        switch self {
        case .unbegun: "no request and no need is recorded"
        case .requested: "a SIP was asked for"
        case .granted: "the request was answered with yes"
        case .needSeen: "a need was seen"
        case .started: "work has started"
        case .booked: "a meeting was booked"
        case .held: "a meeting was held"
        case .established: "the plan is established"
        case .consented: "the individual has consented"
        case .convenerNamed: "it is settled who calls the meeting"
        case .invited: "those who are to come are invited"
        case .responsibleNamed: "it is settled who answers for the plan"
        case .documented: "the plan is documented"
        case .handedOver: "the plan is handed over"
        case .followedUp: "the plan was followed up"
        case .toGoOn: "a follow-up decided to go on"
        case .toBeRevised: "a follow-up decided to revise the plan"
        case .closed: "the plan is closed"
        case .closingDocumented: "the closing is documented"
        case .toBeClosed: "a follow-up decided to close"
        }
    }

    /// What would lead on.
    fileprivate var remedy: String {
        switch self {
        case .unbegun: "Record the day the need was seen, or the request."
        case .requested: "Answer the request: start or deny."
        case .granted: "Record the day the need was seen, or the day work started."
        case .needSeen: "Record the day work started."
        case .started: "Book the meeting: give it a date."
        case .booked: "Record whether the meeting was held, moved or cancelled."
        case .held: "Record the plan as established."
        case .established: "Book a follow-up, or close the plan."
        case .consented: "Name who calls the meeting."
        case .convenerNamed: "Book the meeting: give it a date."
        case .invited: "Record whether the meeting was held, moved or cancelled."
        case .responsibleNamed: "Record the plan as established."
        case .documented: "Book a follow-up, or close the plan."
        case .handedOver: "Book a follow-up, or close the plan."
        case .followedUp: "Record what the follow-up led to."
        case .toGoOn: "Book a follow-up, or close the plan."
        case .toBeRevised: "Record the new edition."
        case .closed: "Record the reason, and where each principal has documented it."
        case .closingDocumented: "Nothing is left to do."
        case .toBeClosed: "Register the closing."
        }
    }
}

extension Guard {
    /// What is waited for.
    fileprivate var words: String {
        switch self {
        case .consent: "consent covers whoever is to hear"
        case .meetingConsent: "the individual has consented to the meeting"
        case .guardians: "every guardian has answered"
        case .guardianRefused: "it is decided what follows, where a guardian has refused"
        case .minor15Conflict: "it is decided what applies, where a minor from 15 asked alone"
        case .representative: "the individual has consented to the representative"
        case .childInformed: "the child has been informed"
        case .participantsAgreed: "it is agreed with the individual who is invited"
        case .paused: "a pause has ended"
        }
    }
}
