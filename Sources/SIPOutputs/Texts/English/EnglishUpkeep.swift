internal import SIPRules

/// Running it: what is about no plan.
extension EnglishTexts {
    func unreachableRole(_ matter: Matter) -> Wording {
        let who = matter.facts.about ?? "somebody who is to have reminders"
        return Wording(
            act: "Correct the roster: \(who) cannot be reached",
            ensure: "reminders get through: \(who) cannot be reached",
            state: "\(who) cannot be reached",
            brief: "correct the roster",
            stop: matter.role == .administrator
                ? "Enter an address, a manager or a substitute in roster.yaml, and the reminders stop."
                : "Tell whoever runs sipd who is to have the reminders, and these stop.",
            from: "it was noticed")
    }

    func planUnreadable(_ matter: Matter) -> Wording {
        let document = matter.facts.about.map { " \($0)" } ?? ""
        let further = matter.facts.further.map { "\($0) more plan documents" }
        return Wording(
            act: "Correct \(further ?? "the plan document\(document)")",
            ensure: further.map { "\($0) are corrected" } ?? "the plan document\(document) is corrected",
            state: "\(further ?? "the plan document\(document)") cannot be read",
            brief: "correct a plan document",
            stop: "Run sipd check to see the errors. Until the file is corrected its last readable version holds.",
            from: "the error was noticed")
    }

    func setAside(_ matter: Matter) -> Wording {
        let name = matter.facts.about ?? ""
        let further = matter.facts.further.map { "\($0) more plans or people" }
        let what =
            switch matter.duty.instance {
            case .plan: "the plan \(name)"
            case .person, .unit: "letters to \(name)"
            default: further ?? "a matter of its own"
            }
        return Wording(
            act: "See why sipd has set aside \(what)",
            ensure: "somebody sees why sipd has set aside \(what)",
            state: "sipd has set aside \(what)",
            brief: "see what sipd has set aside",
            stop: "Run sipd status to see the cause. Everybody else is reminded. sipd tries again each day.",
            from: "the error was noticed")
    }

    var rulesReviewed: Wording {
        Wording(
            act: "Compare the rules in sipd with their sources again",
            ensure: "the rules in sipd are compared with their sources again",
            state: "the rules in sipd have not been compared with their sources for long",
            brief: "compare the rules with their sources",
            stop: "Once a reviewed version of the rules is installed, the reminders stop.",
            from: "the rules were last reviewed")
    }

    func allChecked(_ matter: Matter) -> Wording {
        let count = matter.facts.checkup?.plans ?? 0
        let plans = count == 1 ? "the only plan has been looked through" : "all \(count) plans have been looked through"
        let all = count == 0 ? "there are no plans to look through" : plans
        return Wording(
            act: "Run sipd status and see what stands in the way of reminders: \(all)",
            ensure: "nothing stands in the way of reminders",
            state: "\(all) and nothing stands in the way of reminders",
            brief: "see what stands in the way of reminders",
            stop: "This letter comes each week, also when nothing stands in the way.",
            dated: .init(ahead: "This week's report", past: "The report should have come"))
    }

    func lettersHeld(_ matter: Matter) -> Wording {
        let count = matter.facts.held ?? 0
        let letters = count.counted("letter", "letters")
        let areHeld = count.counted("letter is", "letters are") + " held back"
        return Wording(
            act: "Look at the \(letters) that sipd holds back, and release \(count == 1 ? "it" : "them")",
            ensure: "somebody looks at the \(letters) that sipd holds back",
            state: "\(areHeld): more than sipd sends at once",
            brief: "release the letters held back",
            stop:
                "Run sipd preview --days 1 to see them, and sipd release to let them go. Otherwise they go later, bit by bit."
        )
    }
}
