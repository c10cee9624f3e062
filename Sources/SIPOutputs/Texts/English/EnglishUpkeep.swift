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
        if let (plan, counts) = matter.facts.duplicate { return duplicate(document, of: plan, counts: counts) }
        if matter.facts.isStray { return stray(document) }
        let further = matter.facts.further.map { $0.counted("more plan document") }
        let are = matter.facts.further == 1 ? "is" : "are"
        return Wording(
            act: "Correct \(further ?? "the plan document\(document)")",
            ensure: further.map { "\($0) \(are) corrected" } ?? "the plan document\(document) is corrected",
            state: further.map { "\($0) \(are) not read" } ?? "the plan document\(document) cannot be read",
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

    private func duplicate(_ document: String, of plan: PlanID, counts: String) -> Wording {
        Wording(
            act: "Remove the document\(document), or merge it: \(plan) has another",
            ensure: "\(plan) has one document only: remove\(document), or merge it",
            state: "\(plan) has two documents, and\(document) does not count",
            brief: "remove one of two documents of a plan",
            stop: .sentence(
                "\(counts) holds \(plan) too, and counts; nothing that stands in the other alone is reminded of. "
                    + "Keep the one that is right, under a name that stays. Once there is one, the reminders stop."),
            from: "it was noticed")
    }

    private func stray(_ document: String) -> Wording {
        Wording(
            act: "Rename or remove the file\(document): it is not read",
            ensure: "the file\(document) is renamed or removed: it is not read",
            state: "the file\(document) looks like a plan and is not read",
            brief: "rename or remove a file that is not read",
            stop: .sentence(
                "Among the plans, sipd reads files whose names end in .json. Give this one such a name if it holds a "
                    + "plan, and keep it elsewhere if it does not."),
            from: "it was noticed")
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
