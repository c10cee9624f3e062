internal import SIPRules

/// Running it: a plan in which somebody may be forgotten.
extension SwedishTexts {
    func planUnwatched(_ context: ReminderContext) -> Wording {
        let cause = context.facts.unwatched?.cause
        let state = cause.map { words(for: $0, context) } ?? "ingen bevakar planen"
        let day = context.due == .first ? nil : context.swedish(context.due)
        return Wording(
            act: "Ta hand om planen: \(state)",
            ensure: "någon tar hand om planen: \(state)",
            state: state,
            brief: "ta hand om en plan som kan bli bortglömd",
            stop: .sentence("\(remedy(for: cause)) Det här mejlet kommer bara en gång."),
            given: "Det är ingen uppgift med ett sista datum.",
            when: when(day))
    }

    private func when(_ day: String?) -> String {
        guard let day else { return "Inget datum är registrerat i planen." }
        return "Senaste registrerade steget: \(day)."
    }

    private func words(for cause: Coverage.Cause, _ context: ReminderContext) -> String {
        let what = cause.rule.map { "”\(wording(context.under($0)).brief)”" } ?? ""
        return switch cause {
        case .unreachable: "påminnelsen \(what) når ingen"
        case .uncovered: "inget registrerat samtycke omfattar någon som ska få påminnelsen \(what)"
        case .guarded: "påminnelsen \(what) väntar på något som inte är registrerat"
        case .ended(_, let day): "påminnelserna \(what) tog slut \(context.swedish(day))"
        case .late(_, let day): "nästa påminnelse \(what) kommer först \(context.swedish(day))"
        case .mailbox(_, let unit): "påminnelsen \(what) går bara till brevlådan för \(context.listed(unit))"
        case .stage(.unbegun, _): "varken behov eller begäran är registrerad"
        case .stage(let stage, _): "\(words(for: stage)), men inget är planerat härnäst"
        case .rests, .until, .duplicate: "ingen bevakar planen"
        }
    }

    private func remedy(for cause: Coverage.Cause?) -> String {
        switch cause {
        case .unreachable:
            "Se själv till att det blir gjort, och säg till den som sköter sipd vem som ska få påminnelserna."
        case .uncovered: "Se till att någon frågar om samtycke, eller gör själv det som ska göras."
        case .guarded:
            "Se efter i planen vad den enskilde eller barnet ska ha fått veta eller sagt ja till, och registrera det."
        case .ended:
            "Se själv till att det blir gjort: de lokala reglerna (policy.yaml) säger att påminnelserna tar slut."
        case .late: "Se själv till att det blir gjort innan dess."
        case .mailbox: "Låt någon ta hand om det, eller säg till den som sköter sipd att brevlådan läses varje dag."
        case .stage(let stage, _): remedy(for: stage)
        case .rests, .until, .duplicate, nil: "Se efter vad som ska göras härnäst."
        }
    }

    private func words(for stage: Stage) -> String {
        switch stage {
        case .unbegun: "inget är registrerat"
        case .requested: "SIP har begärts"
        case .granted: "det är svarat att arbetet ska starta"
        case .needSeen: "ett behov har uppmärksammats"
        case .started: "arbetet har startat"
        case .booked: "ett möte har bokats"
        case .held: "ett möte har hållits"
        case .established: "den är upprättad"
        case .consented: "den enskilde har samtyckt"
        case .convenerNamed: "det är klart vem som sammankallar"
        case .invited: "de som ska komma är inbjudna"
        case .responsibleNamed: "det är klart vem som ansvarar för den"
        case .documented: "den är dokumenterad"
        case .handedOver: "den är överlämnad"
        case .followedUp: "den är uppföljd"
        case .toGoOn: "den ska fortsätta gälla"
        case .toBeRevised: "den ska revideras"
        case .closed: "den är avslutad"
        case .closingDocumented: "avslutet är dokumenterat"
        case .toBeClosed: "den ska avslutas"
        }
    }

    private func remedy(for stage: Stage) -> String {
        switch stage {
        case .unbegun: "Registrera när behovet uppmärksammades eller när SIP begärdes."
        case .requested: "Registrera svaret på begäran."
        case .granted, .needSeen: "Registrera när arbetet startade."
        case .started: "Boka mötet och registrera datumet."
        case .booked: "Registrera om mötet hölls, flyttades eller ställdes in."
        case .held: "Registrera när planen upprättades."
        case .established: "Boka en uppföljning, eller avsluta planen."
        case .consented: "Utse någon som sammankallar."
        case .convenerNamed: "Boka mötet och registrera datumet."
        case .invited: "Registrera om mötet hölls, flyttades eller ställdes in."
        case .responsibleNamed: "Registrera när planen upprättades."
        case .documented: "Boka en uppföljning, eller avsluta planen."
        case .handedOver: "Boka en uppföljning, eller avsluta planen."
        case .followedUp: "Registrera vad uppföljningen ledde till."
        case .toGoOn: "Boka en uppföljning, eller avsluta planen."
        case .toBeRevised: "Registrera den nya versionen."
        case .closed: "Registrera skälet, och var varje huvudman har dokumenterat avslutet."
        case .closingDocumented: "Inget är kvar att göra."
        case .toBeClosed: "Registrera avslutet."
        }
    }
}
