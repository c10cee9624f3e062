internal import SIPRules

extension SwedishTexts {
    func words(for fact: Fact, _ context: ReminderContext) -> (value: String, line: String?) {
        switch fact {
        case .meeting(let day):
            let was = context.rule == .meetingOutcome ? "var bokat till" : day < context.today ? "var" : "är"
            return (context.swedish(day), "Mötet \(was) \(context.swedish(day)).")
        case .invited(let person): return (context.name(person), "Inbjuden: \(context.name(person)).")
        case .substitute(let person): return (context.name(person), "Ersättare: \(context.name(person)).")
        case .uninvited(let people):
            return ("", "Inbjudan saknas till \(enumeration(people.map(context.name), and: "och")).")
        case .pending(let people):
            let only = people.count == 1 ? people.first.map(context.name) : nil
            return (only ?? "", "Svar saknas från \(enumeration(people.map(context.name), and: "och")).")
        case .parts(let parts):
            return ("", "Det som saknas: \(enumeration(parts.map(word), and: "och")).")
        case .consentLacks(let parts):
            let rest = parts.filter(\.isAskedApart)
            return ("", "Det som saknas: \(enumeration(rest.map(word), and: "och")).")
        case .oralConsent(let part): return ("", "Gäller \(word(part)).")
        case .consentEnds(let day):
            return (context.swedish(day), "Samtycket gäller till och med \(context.swedish(day)).")
        case .followUp(let day):
            return (
                context.swedish(day), "Uppföljningen \(day < context.today ? "var" : "är") \(context.swedish(day))."
            )
        case .movedWithoutReason(let days):
            let dates = enumeration(days.map(context.swedish), and: "och")
            return ("", "Den flyttades från \(dates) utan att skälet är registrerat.")
        case .principal(let name): return (name, "Huvudman: \(name).")
        case .lacksPlan(let individual, let relatives, let attendees):
            var who = individual ? ["den enskilde (originalet)"] : []
            if relatives > 0 { who.append(relatives.counted("närstående", "närstående")) }
            who += attendees.map(context.name)
            return ("", "Har inte fått planen: \(enumeration(who, and: "och")).")
        case .action(let reference): return (reference, "Insats: \(reference).")
        case .guardians(let count):
            if count == 0 { return ("", "Inga vårdnadshavare är registrerade i planen.") }
            return ("\(count) vårdnadshavare", "Samtycke saknas från \(count) vårdnadshavare.")
        case .birthday(let age, _): return ("", anew(age))
        case .ownTarget: return ("", "Tiden är satt särskilt för den här planen.")
        case .unset(let what):
            return ("", "Det som saknas: \(enumeration(what.map(word), and: "och")).")
        case .left(let person): return (context.name(person), "\(context.name(person)) har slutat.")
        case .absent(let person, let until, let alone):
            let without =
                alone == until ? "utan ersättare" : "och till och med \(context.swedish(alone)) finns ingen ersättare"
            return ("", "\(context.name(person)) är borta till och med \(context.swedish(until)), \(without).")
        case .dormant(.goalsMet(let day)): return ("", "Målen är uppfyllda sedan \(context.swedish(day)).")
        case .dormant(.silent(let day)): return ("", "Ingenting har hänt i planen sedan \(context.swedish(day)).")
        case .dormant(.consentExpired(let day)):
            return ("", "Samtycket gällde till och med \(context.swedish(day)).")
        case .checkup(let checkup):
            let letters = checkup.letters == 0 ? "Inga brev" : checkup.letters.counted("brev", "brev")
            let overdue = checkup.overdue == 0 ? "ingen plan" : checkup.overdue.counted("plan", "planer")
            return (
                "",
                "\(letters) de senaste sju dagarna. I \(overdue) är något försenat. Uteblir beskedet en vecka: se "
                    + "efter att sipd är i gång."
            )
        case .held(_, let caps):
            return ("", caps.map(sentence).joined(separator: " "))
        case .gap(let kind):
            return ("", detail(of: kind, context))
        case .about(let what): return (what, "Gäller: \(what).")
        case .duplicate, .stray, .noFile, .lastVersion, .unwatched, .heartbeat: return ("", nil)
        case .further(let count): return ("ytterligare \(count)", "Det gäller ytterligare \(count).")
        }
    }

    /// What is taken anew at an age.
    private func anew(_ age: Int) -> String {
        age >= 18
            ? "Samtycke till mötet och till att lämna uppgifter vidare ges då av den enskilde. Vårdnadshavarna tillfrågas "
                + "inte längre."
            : "Från 15 år kan den enskilde själv begära SIP och ska själv få frågan om samtycke."
    }

    private func sentence(_ cap: LetterCap) -> String {
        switch cap {
        case .round(let most):
            "En omgång får innehålla högst \(most.counted("brev", "brev")) (letters-per-round)."
        case .hour(let most): "Ingen får mer än \(most.counted("brev", "brev")) i timmen (letters-per-hour)."
        }
    }

    func word(_ part: PlanPart) -> String {
        switch part {
        case .needs: "behov"
        case .whatMatters: "vad som är viktigt för den enskilde"
        case .longTermGoals: "långsiktiga mål"
        case .shortTermGoals: "kortsiktiga mål"
        case .actions: "insatser"
        case .expectedSituations: "handlingsplan för väntade situationer"
        case .contacts: "kontaktpersoner"
        }
    }

    func word(_ what: Unset) -> String {
        switch what {
        case .coordinator: "samordnare"
        case .responsiblePrincipal: "ansvarig huvudman"
        case .place: "plats för uppföljningen"
        case .date: "datum för uppföljningen"
        }
    }

    func word(_ part: ConsentPart) -> String {
        switch part {
        case .kinds: "vilka uppgifter det gäller"
        case .receivers: "vem som får ta del av dem"
        case .until: "hur länge det gäller"
        case .meeting: "samtycke till mötet"
        case .sharing: "samtycke till att lämna uppgifter vidare"
        }
    }
}
