internal import SIPRules

extension SwedishTexts {
    func sources(_ source: Source) -> String { "Källa: \(words(source))." }

    /// Why the reminder came to this reader.
    func why(_ context: ReminderContext) -> String {
        var sentences = [opening(context)]
        sentences += context.reminder.because.persons.dropFirst().map { instead in
            "Dessutom gäller att \(clause(instead, context))."
        }
        return sentences.joined(separator: " ")
    }

    func others(_ context: ReminderContext) -> [String] {
        switch context.voice {
        case .act: return []
        case .actStill: return ["Påminnelsen går också till chef eller annan ansvarig."]
        case .ensure, .informed:
            let late = context.late
            if late.isEmpty { return [] }
            let names = enumeration(late, and: "och")
            let whose = context.isOnCall ? "På arbetstid är det \(names) som ska göra det." : "Ska göras av \(names)."
            return [whose] + (context.nearness.isOverdue ? ["Det är inte registrerat som klart."] : [])
        }
    }

    /// Under which date the reader was told of it before.
    func moved(_ context: ReminderContext) -> [String] {
        context.reminder.formerDue.map { ["Datumet är ändrat: förra gången stod det \(context.swedish($0))."] } ?? []
    }

    /// Why the letter comes when nobody is at work, or that whoever is on call has had it.
    func outOfHours(_ context: ReminderContext) -> [String] {
        switch context.reminder.outOfHours {
        case .others(let instant):
            let (day, time) = context.local(instant)
            let when = instant < .latest ? "före kl. \(time.swedish) \(dated(day, context))" : "nu"
            return [
                "Mejlet kommer utanför arbetstid eftersom behovet är omedelbart.",
                "Inget mejl går till någon annan \(when).",
            ]
        case .onCall(let unit, let instant):
            let (day, time) = context.local(instant)
            return ["Jouren för \(context.name(of: unit)) fick veta det \(dated(day, context)) kl. \(time.swedish)."]
        case .waited(let instant):
            let (day, time) = context.local(instant)
            return [
                "Behovet uppmärksammades \(context.swedish(day)) kl. \(time.swedish), utanför arbetstid.",
                "Ingen jour har fått veta det, och därför kommer mejlet först nu.",
            ]
        case nil: return []
        }
    }

    /// Whether those have been told who were to act before the reader.
    func below(_ context: ReminderContext) -> [String] {
        context.reminder.below.map { below in
            switch below.hearing {
            case .told(let day): "\(below.name) fick påminnelsen \(dated(day, context))."
            case .comes(let day): "\(below.name) får påminnelsen \(dated(day, context))."
            case .uncovered: "\(below.name) får inte påminnelsen: inget registrerat samtycke omfattar enheten."
            }
        }
    }

    private func dated(_ day: Day, _ context: ReminderContext) -> String {
        day == context.today ? "i dag" : context.swedish(day)
    }

    /// `Du får påminnelsen som samordnare.`
    private func opening(_ context: ReminderContext) -> String {
        let because = context.reminder.because
        let reader = context.isOnCall ? "Jouren" : context.isMailbox ? "Enheten" : "Du"
        let vacant = because.vacant.map(noun)
        let missing = vacant.isEmpty ? nil : "ingen \(enumeration(vacant, and: "eller")) är utsedd ännu"
        if let first = because.persons.first {
            let role = because.heldRole.map { " (\(noun($0)))" } ?? ""
            let rest = missing.map { " \($0.capitalized)." } ?? ""
            return switch first {
            case .absent(let person, let until):
                "\(reader) får påminnelsen i stället för \(context.name(person))\(role), som är borta till och med "
                    + "\(context.swedish(until)).\(rest)"
            case .left(let person):
                "\(reader) får påminnelsen i stället för \(context.name(person))\(role), som har slutat.\(rest)"
            case .noAddress(let person):
                "\(reader) får påminnelsen i stället för \(context.name(person))\(role), som "
                    + "\(unreachable(person, context)).\(rest)"
            case .vacant, .others: "\(reader) får påminnelsen.\(rest)"
            }
        }
        let cause = missing.map { ", eftersom \($0)" } ?? ""
        guard let held = because.heldRole, !context.isMailbox else { return "\(reader) får påminnelsen\(cause)." }
        return "\(reader) får påminnelsen som \(noun(held))\(cause)."
    }

    private func clause(_ instead: DeliveryReason.Instead, _ context: ReminderContext) -> String {
        switch instead {
        case .absent(let person, let until): "\(context.name(person)) är borta till och med \(context.swedish(until))"
        case .left(let person): "\(context.name(person)) har slutat"
        case .noAddress(let person): "\(context.name(person)) \(unreachable(person, context))"
        case .others: "inte heller de som skulle ersätta dem är på plats"
        case .vacant(let role): "ingen \(noun(role)) är utsedd ännu"
        }
    }

    private func unreachable(_ person: PersonID, _ context: ReminderContext) -> String {
        context.isKnown(person) ? "saknar e-postadress" : "inte finns i bemanningslistan"
    }

    private func noun(_ role: Role) -> String {
        switch role {
        case .initiator: "initiativtagare"
        case .convener: "sammankallande"
        case .coordinator: "samordnare"
        case .manager: "enhetschef"
        case .processOwner: "processägare för SIP"
        case .principal, .principals: "ansvarig för huvudmannens dokumentation"
        case .invited: "inbjuden"
        case .substitute: "ersättare"
        case .recorder: "ansvarig för att dokumentera samtycket"
        case .owner: "ansvarig för åtgärden"
        case .onCall: "jour"
        case .administrator: "driftansvarig för sipd"
        }
    }

    /// `rutin 114327 v3.0, steg 3`.
    private func words(_ source: Source) -> String {
        var sources: [String] = []
        if !source.routineSteps.isEmpty {
            sources.append("rutin 114327 v3.0, steg \(enumeration(source.routineSteps.map(String.init), and: "och"))")
        }
        if source.citizenPage { sources.append("informationen om SIP till invånare") }
        return sources.isEmpty ? "driften av sipd" : sources.joined(separator: "; ")
    }
}
