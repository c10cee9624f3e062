internal import SIPRules

/// Running it: what is about no plan.
extension EnglishTexts {
    func wording(_ rule: Upkeep.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .unreachableRole: unreachableRole(context)
        case .planUnreadable: planUnreadable(context)
        case .rulesReviewed:
            Wording(
                act: "Compare the rules in sipd with their sources again",
                ensure: "the rules in sipd are compared with their sources again",
                state: "the rules in sipd have not been compared with their sources for long",
                brief: "compare the rules with their sources",
                stop: "Once a reviewed version of the rules is installed, the reminders stop.",
                from: "the rules were last reviewed")
        case .allChecked: allChecked(context)
        case .lettersHeld: lettersHeld(context)
        case .setAside: setAside(context)
        case .planUnwatched: planUnwatched(context)
        }
    }

    private func unreachableRole(_ context: ReminderContext) -> Wording {
        if let further = context.facts.further { return furtherGaps(further, context) }
        let kind = context.facts.gap
        return gap(
            kind.map { words(for: $0, context) } ?? "somebody who is to have reminders cannot be reached",
            stop: context.role == .administrator
                ? .sentence("Enter \(kind.map(remedy) ?? "what is missing") in roster.yaml, and the reminders stop.")
                : "Tell whoever runs sipd who is to have the reminders, and these stop.",
            from: kind.map(beginning) ?? "it was noticed")
    }

    private func furtherGaps(_ count: Int, _ context: ReminderContext) -> Wording {
        gap(
            "\(count.counted("more person or unit", "more people or units")) cannot be reached",
            stop: context.role == .administrator
                ? "Run sipd check to see which. When those named here are corrected the next ones come."
                : "Whoever runs sipd can see which. When those named here are corrected the next ones come.",
            from: "the first of it began")
    }

    private func gap(_ what: String, stop: Wording.Stop, from: String) -> Wording {
        Wording(
            act: "Correct the roster: \(what)",
            ensure: "reminders get through: \(what)",
            state: what,
            brief: "correct the roster",
            stop: stop,
            from: from)
    }

    /// What is wrong in the roster, and with whom.
    func words(for gap: Gap.Kind, _ context: ReminderContext) -> String {
        switch gap {
        case .unmanaged(let unit): "the unit \(context.listed(unit)) has no manager"
        case .managerLeft(let unit, let manager):
            "the manager of \(context.listed(unit)), \(context.listed(manager)), no longer works here"
        case .managerUnknown(let unit, let manager):
            "the manager of \(context.listed(unit)), \(manager), is not in the roster"
        case .sameMailbox(let unit, _): "what is late in \(context.listed(unit)) reaches nobody new"
        case .alone(let unit, _): "what is late in \(context.listed(unit)) reaches nobody else"
        case .unknownUnit(let unit): "the unit \(unit), which has plans, is not in the roster"
        case .noAddress(let person): "\(context.listed(person)) has no mail address"
        case .unattended(let person, _): "\(context.listed(person)) is away and nobody stands in"
        }
    }

    /// What else there is to know of it.
    func detail(of gap: Gap.Kind, _ context: ReminderContext) -> String? {
        switch gap {
        case .sameMailbox(_, let manager):
            "What the manager \(context.listed(manager)) should have ends in the same mailbox as the reminders before it."
        case .alone(_, let manager):
            "The manager \(context.listed(manager)) is alone in the unit, and no unit stands above."
        case .unattended(_, let until):
            "Until the end of \(context.english(until)) nobody who could stand in is there, and the unit has no mailbox."
        case .unknownUnit: "If the plans spell it wrong, correct them."
        case .unmanaged, .managerLeft, .managerUnknown, .noAddress: nil
        }
    }

    private func remedy(for gap: Gap.Kind) -> String {
        switch gap {
        case .unmanaged: "a manager for the unit"
        case .managerLeft, .managerUnknown: "the unit's new manager"
        case .sameMailbox: "an address of the manager's own, or a substitute,"
        case .alone: "a unit above"
        case .unknownUnit: "the unit"
        case .noAddress: "an address"
        case .unattended: "a substitute who is there, or a mailbox for the unit,"
        }
    }

    private func beginning(of gap: Gap.Kind) -> String {
        switch gap {
        case .managerLeft: "the manager left"
        case .unattended: "nobody stood in"
        case .unmanaged, .managerUnknown, .sameMailbox, .alone, .unknownUnit, .noAddress: "it was noticed"
        }
    }

    private func planUnreadable(_ context: ReminderContext) -> Wording {
        let document = context.facts.about.map { " \($0)" } ?? ""
        if let (plan, counts) = context.facts.duplicate { return duplicate(document, of: plan, counts: counts) }
        if context.facts.isStray { return stray(document) }
        if let what = context.facts.noFile { return noFile(what, document, lastVersion: context.facts.lastVersion) }
        let further = context.facts.further.map { $0.counted("more plan document") }
        let are = context.facts.further == 1 ? "is" : "are"
        return Wording(
            act: "Correct \(further ?? "the plan document\(document)")",
            ensure: further.map { "\($0) \(are) corrected" } ?? "the plan document\(document) is corrected",
            state: further.map { "\($0) \(are) not read" } ?? "the plan document\(document) cannot be read",
            brief: "correct a plan document",
            stop: .sentence("Run sipd check to see the errors. \(meanwhile(context))"),
            from: "the error was noticed")
    }

    private func meanwhile(_ context: ReminderContext) -> String {
        if let plan = context.facts.lastVersion {
            return "Until the file is corrected the last readable version of \(plan) holds."
        }
        return context.facts.further == nil
            ? "Until the file is corrected nobody is reminded of that plan."
            : "Of a plan that was read before the last readable version holds meanwhile."
    }

    private func setAside(_ context: ReminderContext) -> Wording {
        let name = context.facts.about ?? ""
        let further = context.facts.further.map { "\($0) more plans or people" }
        let what =
            switch context.duty.instance {
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

    private func allChecked(_ context: ReminderContext) -> Wording {
        let count = context.facts.checkup?.plans ?? 0
        let unread = context.facts.checkup?.unread ?? 0
        let many = (unread == 0 ? "all " : "") + "\(count) plans have been looked through"
        let plans = count == 1 ? "the only plan has been looked through" : many
        let looked = count == 0 ? "there are no plans to look through" : plans
        let others = unread.counted("document was", "documents were")
        let unwatched = context.facts.checkup?.unwatched
        let all = unwatched.map(words) ?? (unread == 0 ? looked : "\(looked), but \(others) not read")
        return Wording(
            act: unwatched == nil
                ? "Run sipd status and see what stands in the way of reminders: \(all)"
                : "Run sipd coverage and see who may be forgotten: \(all)",
            ensure: "nothing stands in the way of reminders",
            state: "\(all) and nothing stands in the way of reminders",
            brief: unwatched == nil ? "see what stands in the way of reminders" : "see which plans nobody watches",
            stop: "This letter comes each week, also when nothing stands in the way.",
            when: context.facts.checkup?.isFirst == true
                ? "The first report: sipd reads the plans and writes letters."
                : "The report of the week from \(context.english(context.due)).")
    }

    /// `11 of 12 plans are watched; 1 is not: K26-0003.json`.
    private func words(for unwatched: Checkup.Unwatched) -> String {
        let others = unwatched.count - unwatched.names.count
        let names = unwatched.names + (others > 0 ? ["\(others) more"] : [])
        let watched = unwatched.documents - unwatched.count
        return "\(watched) of \(unwatched.documents.counted("plan")) \(watched == 1 ? "is" : "are") watched; "
            + "\(unwatched.count.counted("is", "are")) not: \(enumeration(names, and: "and"))"
    }

    private func lettersHeld(_ context: ReminderContext) -> Wording {
        let count = context.facts.held ?? 0
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
