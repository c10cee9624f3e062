internal import SIPRules

extension SwedishTexts {
    /// Why the reminder came to this reader, and where the duty comes from.
    func why(_ matter: Matter) -> String {
        var sentences = [opening(matter)]
        sentences += matter.reminder.because.persons.dropFirst().map { instead in
            "Dessutom gäller att \(clause(instead, matter))."
        }
        switch matter.voice {
        case .act: break
        case .actStill:
            sentences.append("Påminnelsen går också till chef eller annan ansvarig.")
        case .ensure, .informed:
            let late = matter.late
            if late.isEmpty { break }
            let names = enumeration(late, and: "och")
            sentences.append(
                matter.isOnCall ? "På arbetstid är det \(names) som ska göra det." : "Ska göras av \(names).")
            if matter.nearness.isOverdue { sentences.append("Det är inte registrerat som klart.") }
        }
        sentences.append("Källa: \(source(matter.source)).")
        return sentences.joined(separator: " ")
    }

    /// Under which date the reader was told of it before.
    func moved(_ matter: Matter) -> [String] {
        matter.reminder.formerDue.map { ["Datumet är ändrat: förra gången stod det \(matter.swedish($0))."] } ?? []
    }

    /// Why the letter comes when nobody is at work, or that whoever is on call has had it.
    func outOfHours(_ matter: Matter) -> [String] {
        switch matter.reminder.outOfHours {
        case .others(let instant):
            let (day, time) = matter.local(instant)
            let when = instant < .latest ? "före kl. \(time.swedish) \(dated(day, matter))" : "nu"
            return [
                "Mejlet kommer utanför arbetstid eftersom behovet är omedelbart.",
                "Inget mejl går till någon annan \(when).",
            ]
        case .onCall(let unit, let instant):
            let (day, time) = matter.local(instant)
            return ["Jouren för \(matter.name(of: unit)) fick veta det \(dated(day, matter)) kl. \(time.swedish)."]
        case .waited(let instant):
            let (day, time) = matter.local(instant)
            return [
                "Behovet uppmärksammades \(matter.swedish(day)) kl. \(time.swedish), utanför arbetstid.",
                "Ingen jour har fått veta det, och därför kommer mejlet först nu.",
            ]
        case nil: return []
        }
    }

    /// Whether those have been told who were to act before the reader.
    func below(_ matter: Matter) -> [String] {
        matter.reminder.below.map { below in
            switch below.hearing {
            case .told(let day): "\(below.name) fick påminnelsen \(dated(day, matter))."
            case .comes(let day): "\(below.name) får påminnelsen \(dated(day, matter))."
            case .uncovered: "\(below.name) får inte påminnelsen: inget registrerat samtycke omfattar enheten."
            }
        }
    }

    private func dated(_ day: Day, _ matter: Matter) -> String { day == matter.today ? "i dag" : matter.swedish(day) }

    /// `Du får påminnelsen som samordnare.`
    private func opening(_ matter: Matter) -> String {
        let because = matter.reminder.because
        let reader = matter.isOnCall ? "Jouren" : matter.isMailbox ? "Enheten" : "Du"
        let vacant = because.vacant.map(noun)
        let missing = vacant.isEmpty ? nil : "ingen \(enumeration(vacant, and: "eller")) är utsedd ännu"
        if let first = because.persons.first {
            let role = because.held.map { " (\(noun($0)))" } ?? ""
            let rest = missing.map { " \($0.capitalized)." } ?? ""
            return switch first {
            case .absent(let person, let until):
                "\(reader) får påminnelsen i stället för \(matter.name(person))\(role), som är borta till och med "
                    + "\(matter.swedish(until)).\(rest)"
            case .left(let person):
                "\(reader) får påminnelsen i stället för \(matter.name(person))\(role), som har slutat.\(rest)"
            case .noAddress(let person):
                "\(reader) får påminnelsen i stället för \(matter.name(person))\(role), som "
                    + "\(unreachable(person, matter)).\(rest)"
            case .vacant, .others: "\(reader) får påminnelsen.\(rest)"
            }
        }
        let cause = missing.map { ", eftersom \($0)" } ?? ""
        guard let held = because.held, !matter.isMailbox else { return "\(reader) får påminnelsen\(cause)." }
        return "\(reader) får påminnelsen som \(noun(held))\(cause)."
    }

    private func clause(_ instead: Because.Instead, _ matter: Matter) -> String {
        switch instead {
        case .absent(let person, let until): "\(matter.name(person)) är borta till och med \(matter.swedish(until))"
        case .left(let person): "\(matter.name(person)) har slutat"
        case .noAddress(let person): "\(matter.name(person)) \(unreachable(person, matter))"
        case .others: "inte heller de som skulle ersätta dem är på plats"
        case .vacant(let role): "ingen \(noun(role)) är utsedd ännu"
        }
    }

    private func unreachable(_ person: PersonID, _ matter: Matter) -> String {
        matter.isKnown(person) ? "saknar e-postadress" : "inte finns i bemanningslistan"
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
    func source(_ source: Source) -> String {
        var sources: [String] = []
        if !source.routineSteps.isEmpty {
            sources.append("rutin 114327 v3.0, steg \(enumeration(source.routineSteps.map(String.init), and: "och"))")
        }
        if source.citizenPage { sources.append("informationen om SIP till invånare") }
        return sources.isEmpty ? "driften av sipd" : sources.joined(separator: "; ")
    }
}
