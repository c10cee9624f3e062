internal import SIPRules

/// Running it: what is about no plan.
extension SwedishTexts {
    func wording(_ rule: Upkeep.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .unreachableRole: unreachableRole(context)
        case .planUnreadable: planUnreadable(context)
        case .rulesReviewed:
            Wording(
                act: "Jämför reglerna i sipd med källorna igen",
                ensure: "någon jämför reglerna i sipd med källorna igen",
                state: "reglerna i sipd har inte jämförts med källorna på länge",
                brief: "jämför reglerna med källorna",
                stop: "När en genomgången regelversion är installerad upphör påminnelserna.",
                from: "reglerna senast gicks igenom")
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
            kind.map { words(for: $0, context) } ?? "någon som ska få påminnelser går inte att nå",
            stop: context.role == .administrator
                ? .sentence("Lägg in \(kind.map(remedy) ?? "det som saknas") i roster.yaml, så upphör påminnelserna.")
                : "Säg till den som sköter sipd vem som ska få påminnelserna, så upphör de här.",
            from: kind.map(beginning) ?? "felet upptäcktes")
    }

    private func furtherGaps(_ count: Int, _ context: ReminderContext) -> Wording {
        let those = count == 1 ? "person eller enhet" : "personer eller enheter"
        return gap(
            "ytterligare \(count) \(those) går inte att nå",
            stop: context.role == .administrator
                ? "Kör sipd check för att se vilka. När de som står här är rättade kommer nästa."
                : "Den som sköter sipd kan se vilka. När de som står här är rättade kommer nästa.",
            from: "det första av felen började")
    }

    private func gap(_ what: String, stop: Wording.Stop, from: String) -> Wording {
        Wording(
            act: "Rätta bemanningslistan: \(what)",
            ensure: "påminnelserna når fram: \(what)",
            state: what,
            brief: "rätta bemanningslistan",
            stop: stop,
            from: from)
    }

    /// What is wrong in the roster, and with whom.
    func words(for gap: Gap.Kind, _ context: ReminderContext) -> String {
        switch gap {
        case .unmanaged(let unit): "enheten \(context.listed(unit)) har ingen chef"
        case .managerLeft(let unit, let manager):
            "chefen för \(context.listed(unit)), \(context.listed(manager)), har slutat"
        case .managerUnknown(let unit, let manager):
            "chefen för \(context.listed(unit)), \(manager), finns inte i bemanningslistan"
        case .sameMailbox(let unit, _): "det som är sent i \(context.listed(unit)) når ingen ny"
        case .alone(let unit, _): "det som är sent i \(context.listed(unit)) når ingen annan"
        case .unknownUnit(let unit): "enheten \(unit), som har planer, finns inte i bemanningslistan"
        case .noAddress(let person): "\(context.listed(person)) saknar e-postadress"
        case .unattended(let person, _): "\(context.listed(person)) är borta utan ersättare"
        }
    }

    /// What else there is to know of it.
    func detail(of gap: Gap.Kind, _ context: ReminderContext) -> String? {
        switch gap {
        case .sameMailbox(_, let manager):
            "Det som ska till chefen \(context.listed(manager)) hamnar i samma funktionsbrevlåda som påminnelserna före."
        case .alone(_, let manager):
            "Chefen \(context.listed(manager)) är ensam i enheten, och ingen enhet står över."
        case .unattended(_, let until):
            "Till och med \(context.swedish(until)) finns ingen ersättare på plats, och enheten har ingen funktionsbrevlåda."
        case .unknownUnit: "Är den felskriven i planerna, rätta den där."
        case .unmanaged, .managerLeft, .managerUnknown, .noAddress: nil
        }
    }

    private func remedy(for gap: Gap.Kind) -> String {
        switch gap {
        case .unmanaged: "en chef för enheten"
        case .managerLeft, .managerUnknown: "enhetens nya chef"
        case .sameMailbox: "en egen adress eller en ersättare för chefen"
        case .alone: "en överordnad enhet"
        case .unknownUnit: "enheten"
        case .noAddress: "en adress"
        case .unattended: "en ersättare som är på plats, eller en funktionsbrevlåda för enheten,"
        }
    }

    private func beginning(of gap: Gap.Kind) -> String {
        switch gap {
        case .managerLeft: "chefen slutade"
        case .unattended: "ersättare saknades"
        case .unmanaged, .managerUnknown, .sameMailbox, .alone, .unknownUnit, .noAddress: "felet upptäcktes"
        }
    }

    private func planUnreadable(_ context: ReminderContext) -> Wording {
        let document = context.facts.about.map { " \($0)" } ?? ""
        if let (plan, counts) = context.facts.duplicate { return duplicate(document, of: plan, counts: counts) }
        if context.facts.isStray { return stray(document) }
        if let what = context.facts.noFile { return noFile(what, document, lastVersion: context.facts.lastVersion) }
        let what = context.facts.further.map { "ytterligare \($0) plandokument" } ?? "plandokumentet\(document)"
        return Wording(
            act: "Rätta \(what)",
            ensure: "\(what) rättas",
            state: "\(what) går inte att läsa",
            brief: "rätta ett plandokument",
            stop: .sentence("Kör sipd check för att se felen. \(meanwhile(context))"),
            from: "felet upptäcktes")
    }

    private func meanwhile(_ context: ReminderContext) -> String {
        if let plan = context.facts.lastVersion {
            return "Tills filen är rättad gäller den senaste läsbara versionen av \(plan)."
        }
        return context.facts.further == nil
            ? "Tills filen är rättad påminns ingen om den planen."
            : "Av en plan som har lästs förut gäller den senaste läsbara versionen så länge."
    }

    private func setAside(_ context: ReminderContext) -> Wording {
        let name = context.facts.about ?? ""
        let further = context.facts.further.map { "ytterligare \($0) planer eller personer" }
        let what =
            switch context.duty.instance {
            case .plan: "planen \(name)"
            case .person, .unit: "brev till \(name)"
            default: further ?? "något i driften"
            }
        return Wording(
            act: "Se efter varför sipd har lagt \(what) åt sidan",
            ensure: "någon ser efter varför sipd har lagt \(what) åt sidan",
            state: "sipd har lagt \(what) åt sidan",
            brief: "se efter vad sipd har lagt åt sidan",
            stop: "Kör sipd status för att se orsaken. Alla andra får sina påminnelser. sipd försöker igen varje dag.",
            from: "felet upptäcktes")
    }

    private func duplicate(_ document: String, of plan: PlanID, counts: String) -> Wording {
        Wording(
            act: "Ta bort dokumentet\(document) eller för över det: \(plan) har ett till",
            ensure: "\(plan) bara har ett dokument: ta bort\(document) eller för över det",
            state: "\(plan) har två dokument och\(document) gäller inte",
            brief: "ta bort ett av två dokument för en plan",
            stop: .sentence(
                "\(counts) innehåller också \(plan), och det är det som gäller. Det som bara står i det andra "
                    + "dokumentet påminner sipd inte om. Behåll det som är rätt, under ett namn som består. När bara ett finns "
                    + "kvar upphör påminnelserna."),
            from: "det upptäcktes")
    }

    private func stray(_ document: String) -> Wording {
        Wording(
            act: "Döp om eller ta bort filen\(document): den läses inte",
            ensure: "filen\(document) döps om eller tas bort: den läses inte",
            state: "filen\(document) ser ut som en plan men läses inte",
            brief: "döp om eller ta bort en fil som inte läses",
            stop: .sentence(
                "Bland planerna läser sipd bara filer vars namn slutar på .json. Ge filen ett sådant namn om den "
                    + "innehåller en plan, och flytta den annars någon annanstans."),
            from: "det upptäcktes")
    }

    private func allChecked(_ context: ReminderContext) -> Wording {
        let count = context.facts.checkup?.plans ?? 0
        let unread = context.facts.checkup?.unread ?? 0
        let many = unread == 0 ? "alla \(count) planer är genomgångna" : "\(count) planer är genomgångna"
        let plans = count == 1 ? "den enda planen är genomgången" : many
        let looked = count == 0 ? "det finns inga planer att gå igenom" : plans
        let others = unread.counted("dokument är inte läst", "dokument är inte lästa")
        let unwatched = context.facts.checkup?.unwatched
        let all = unwatched.map(words) ?? (unread == 0 ? looked : "\(looked), men \(others)")
        return Wording(
            act: unwatched == nil
                ? "Kör sipd status och se vad som hindrar påminnelser: \(all)"
                : "Kör sipd coverage och se vem som kan bli bortglömd: \(all)",
            ensure: "inget hindrar påminnelserna",
            state: "\(all) och inget hindrar påminnelserna",
            brief: unwatched == nil ? "se vad som hindrar påminnelser" : "se vilka planer som ingen bevakar",
            stop: "Beskedet kommer varje vecka, också när inget hindrar.",
            when: context.facts.checkup?.isFirst == true
                ? "Det första beskedet: sipd läser planerna och skriver brev."
                : "Beskedet för veckan från \(context.swedish(context.due)).")
    }

    /// `11 av 12 planer bevakas; 1 bevakas inte: K26-0003.json`.
    private func words(for unwatched: Checkup.Unwatched) -> String {
        let others = unwatched.count - unwatched.names.count
        let names = unwatched.names + (others > 0 ? ["\(others) till"] : [])
        return "\(unwatched.documents - unwatched.count) av \(unwatched.documents.counted("plan", "planer")) bevakas; "
            + "\(unwatched.count) bevakas inte: \(enumeration(names, and: "och"))"
    }

    private func lettersHeld(_ context: ReminderContext) -> Wording {
        let letters = (context.facts.held ?? 0).counted("brev", "brev")
        return Wording(
            act: "Granska och släpp \(letters) som sipd håller tillbaka",
            ensure: "någon granskar \(letters) som sipd håller tillbaka",
            state: "sipd håller tillbaka \(letters): fler än vad som skickas på en gång",
            brief: "släpp brev som hålls tillbaka",
            stop:
                "Kör sipd preview --days 1 för att se dem och sipd release för att släppa dem. Annars går de senare, några i taget."
        )
    }
}
