internal import SIPRules

extension EnglishTexts {
    func words(for fact: Fact, _ context: ReminderContext) -> (value: String, line: String?) {
        switch fact {
        case .meeting(let day):
            let was = context.rule == .meetingOutcome ? "was booked for" : day < context.today ? "was on" : "is on"
            return (context.english(day), "The meeting \(was) \(context.english(day)).")
        case .invited(let person): return (context.name(person), "Invited: \(context.name(person)).")
        case .substitute(let person): return (context.name(person), "Substitute: \(context.name(person)).")
        case .uninvited(let people):
            return ("", "No invitation yet to \(enumeration(people.map(context.name), and: "and")).")
        case .pending(let people):
            let only = people.count == 1 ? people.first.map(context.name) : nil
            return (only ?? "", "No reply yet from \(enumeration(people.map(context.name), and: "and")).")
        case .parts(let parts):
            return ("", "Missing: \(enumeration(parts.map(word), and: "and")).")
        case .consentLacks(let parts):
            let rest = parts.filter(\.isAskedApart)
            return ("", "Missing: \(enumeration(rest.map(word), and: "and")).")
        case .oralConsent(let part): return ("", "It is \(word(part)).")
        case .consentEnds(let day):
            return (context.english(day), "Consent is valid up to and including \(context.english(day)).")
        case .followUp(let day):
            return (
                context.english(day), "The follow-up \(day < context.today ? "was" : "is") on \(context.english(day))."
            )
        case .movedWithoutReason(let days):
            return (
                "", "It was moved from \(enumeration(days.map(context.english), and: "and")) with no reason recorded."
            )
        case .principal(let name): return (name, "Principal: \(name).")
        case .lacksPlan(let individual, let relatives, let attendees):
            var who = individual ? ["the individual (the original)"] : []
            if relatives > 0 { who.append(relatives.counted("relative", "relatives")) }
            who += attendees.map(context.name)
            return ("", "Without the plan so far: \(enumeration(who, and: "and")).")
        case .action(let reference): return (reference, "Action: \(reference).")
        case .guardians(let count):
            let guardians = count.counted("guardian", "guardians")
            if count == 0 { return ("", "The plan lists no guardians.") }
            return (guardians, "Consent is missing from \(guardians).")
        case .birthday(let age, _): return ("", anew(age))
        case .ownTarget: return ("", "The time is set for this plan alone.")
        case .unset(let what):
            return ("", "Missing: \(enumeration(what.map(word), and: "and")).")
        case .left(let person): return (context.name(person), "\(context.name(person)) no longer works here.")
        case .absent(let person, let until, let alone):
            let without =
                alone == until
                ? "without a substitute" : "and nobody stands in until the end of \(context.english(alone))"
            return ("", "\(context.name(person)) is away until the end of \(context.english(until)), \(without).")
        case .dormant(.goalsMet(let day)): return ("", "The goals have been met since \(context.english(day)).")
        case .dormant(.silent(let day)):
            return ("", "Nothing has happened in the plan since \(context.english(day)).")
        case .dormant(.consentExpired(let day)):
            return ("", "Consent was valid until the end of \(context.english(day)).")
        case .checkup(let checkup):
            return (
                "",
                "\(checkup.letters.counted("letter", "letters")) in the last seven days. "
                    + "\(checkup.overdue.counted("plan has", "plans have")) something overdue. If a week passes without "
                    + "this letter, see whether sipd runs."
            )
        case .held(_, let caps):
            return ("", caps.map(sentence).joined(separator: " "))
        case .gap(let kind):
            return ("", detail(of: kind, context))
        case .about(let what): return (what, "About: \(what).")
        case .duplicate, .stray, .noFile, .lastVersion, .unwatched, .heartbeat: return ("", nil)
        case .further(let count): return ("\(count) more", "There \(count == 1 ? "is" : "are") \(count) more.")
        }
    }

    /// What is taken anew at an age.
    private func anew(_ age: Int) -> String {
        age >= 18
            ? "Consent to the meeting and to passing on information is then the individual's own. Guardians are no longer asked."
            : "From 15 the individual may ask for a SIP alone, and is to be asked for consent."
    }

    private func sentence(_ cap: LetterCap) -> String {
        switch cap {
        case .round(let most): "A round sends at most \(most.counted("letter", "letters")) (letters-per-round)."
        case .hour(let most):
            "Nobody is sent more than \(most.counted("letter", "letters")) an hour (letters-per-hour)."
        }
    }

    func word(_ part: PlanPart) -> String {
        switch part {
        case .needs: "needs"
        case .whatMatters: "what matters to the individual"
        case .longTermGoals: "long-term goals"
        case .shortTermGoals: "short-term goals"
        case .actions: "actions"
        case .expectedSituations: "a course of action for expected situations"
        case .contacts: "contacts"
        }
    }

    func word(_ what: Unset) -> String {
        switch what {
        case .coordinator: "the coordinator"
        case .responsiblePrincipal: "the responsible principal"
        case .place: "the place of the follow-up"
        case .date: "the date of the follow-up"
        }
    }

    func word(_ part: ConsentPart) -> String {
        switch part {
        case .kinds: "which information it covers"
        case .receivers: "who may receive it"
        case .until: "how long it is valid"
        case .meeting: "consent to the meeting"
        case .sharing: "consent to passing on information"
        }
    }
}
