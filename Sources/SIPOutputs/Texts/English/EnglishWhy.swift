internal import SIPRules

extension EnglishTexts {
    func sources(_ source: Source) -> String { "Source: \(words(source))." }

    /// Why the reminder came to this reader.
    func why(_ context: ReminderContext) -> String {
        var sentences = [opening(context)]
        sentences += context.reminder.because.persons.dropFirst().map { "\(clause($0, context).capitalized) as well." }
        return sentences.joined(separator: " ")
    }

    func others(_ context: ReminderContext) -> [String] {
        switch context.voice {
        case .act: return []
        case .actStill: return ["The reminder also goes to the manager or somebody else in charge."]
        case .ensure, .informed:
            let late = context.late
            if late.isEmpty { return [] }
            let names = enumeration(late, and: "and")
            let whose = context.isOnCall ? "In working hours it is \(names) who sees to it." : "To be done by \(names)."
            return [whose] + (context.nearness.isOverdue ? ["It is not recorded as done."] : [])
        }
    }

    /// Under which date the reader was told of it before.
    func moved(_ context: ReminderContext) -> [String] {
        context.reminder.formerDue.map { ["The date has changed: it was \(context.english($0))."] } ?? []
    }

    /// Why the letter comes when nobody is at work, or that whoever is on call has had it.
    func outOfHours(_ context: ReminderContext) -> [String] {
        switch context.reminder.outOfHours {
        case .others(let instant):
            let (day, time) = context.local(instant)
            let when = instant < .latest ? "before \(time) \(dated(day, context))" : "now"
            return ["This comes out of hours because the need is immediate.", "Nobody else gets a letter \(when)."]
        case .onCall(let unit, let instant):
            let (day, time) = context.local(instant)
            return ["Whoever is on call for \(context.name(of: unit)) was told \(dated(day, context)) at \(time)."]
        case .waited(let instant):
            let (day, time) = context.local(instant)
            return [
                "The need was seen on \(context.english(day)) at \(time), out of hours.",
                "Nobody on call was told, so this comes only now.",
            ]
        case nil: return []
        }
    }

    /// Whether those have been told who were to act before the reader.
    func below(_ context: ReminderContext) -> [String] {
        context.reminder.below.map { below in
            switch below.hearing {
            case .told(let day): "\(below.name) was told \(dated(day, context))."
            case .comes(let day): "\(below.name) will be told \(dated(day, context))."
            case .uncovered: "\(below.name) is not told: no consent on record covers the unit."
            }
        }
    }

    private func dated(_ day: Day, _ context: ReminderContext) -> String {
        day == context.today ? "today" : "on \(context.english(day))"
    }

    /// `You get this reminder as the coordinator.`
    private func opening(_ context: ReminderContext) -> String {
        let because = context.reminder.because
        let reader = context.isOnCall ? "Whoever is on call gets" : context.isMailbox ? "The unit gets" : "You get"
        let vacant = because.vacant.map(noun)
        let missing = vacant.isEmpty ? nil : "no \(enumeration(vacant, and: "or")) is named yet"
        if let first = because.persons.first {
            let role = because.heldRole.map { " (\(noun($0)))" } ?? ""
            let rest = missing.map { " \($0.capitalized)." } ?? ""
            return switch first {
            case .absent(let person, let until):
                "\(reader) this reminder in place of \(context.name(person))\(role), who is away up to and including "
                    + "\(context.english(until)).\(rest)"
            case .left(let person):
                "\(reader) this reminder in place of \(context.name(person))\(role), who no longer works here.\(rest)"
            case .noAddress(let person):
                "\(reader) this reminder in place of \(context.name(person))\(role), who "
                    + "\(unreachable(person, context)).\(rest)"
            case .vacant, .others: "\(reader) this reminder.\(rest)"
            }
        }
        let cause = missing.map { ", because \($0)" } ?? ""
        guard let held = because.heldRole, !context.isMailbox else { return "\(reader) this reminder\(cause)." }
        return "\(reader) this reminder as \(noun(held))\(cause)."
    }

    private func clause(_ instead: DeliveryReason.Instead, _ context: ReminderContext) -> String {
        switch instead {
        case .absent(let person, let until):
            "\(context.name(person)) is away up to and including \(context.english(until))"
        case .left(let person): "\(context.name(person)) no longer works here"
        case .noAddress(let person): "\(context.name(person)) \(unreachable(person, context))"
        case .others: "those who would stand in for them are not there"
        case .vacant(let role): "no \(noun(role)) is named yet"
        }
    }

    private func unreachable(_ person: PersonID, _ context: ReminderContext) -> String {
        context.isKnown(person) ? "has no mail address" : "is not in the roster"
    }

    private func noun(_ role: Role) -> String {
        switch role {
        case .initiator: "initiator"
        case .convener: "convener"
        case .coordinator: "coordinator"
        case .manager: "manager of the unit"
        case .processOwner: "process owner for SIP"
        case .principal, .principals: "responsible for the principal's own record"
        case .invited: "invited"
        case .substitute: "substitute"
        case .recorder: "recorder of the consent"
        case .owner: "owner of the task"
        case .onCall: "on call for the unit"
        case .administrator: "administrator of sipd"
        }
    }

    /// `routine 114327 v3.0, step 3`.
    private func words(_ source: Source) -> String {
        var sources: [String] = []
        if !source.routineSteps.isEmpty {
            let steps = enumeration(source.routineSteps.map(String.init), and: "and")
            sources.append("routine 114327 v3.0, \(source.routineSteps.count == 1 ? "step" : "steps") \(steps)")
        }
        if source.citizenPage { sources.append("the citizens' information on SIP") }
        return sources.isEmpty ? "the running of sipd" : sources.joined(separator: "; ")
    }
}
