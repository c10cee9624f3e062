internal import SIPRules

/// Step 2, when the individual is under 18.
extension SwedishTexts {
    func wording(_ rule: Step2Minors.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .childInformed:
            Wording(
                act: "Informera och fråga barnet innan inbjudan skickas",
                ensure: "barnet blir tillfrågat och informerat innan inbjudan skickas",
                state: "barnet är inte tillfrågat och informerat",
                brief: "informera och fråga barnet",
                from: "arbetet startade")
        case .guardiansConsented: guardiansConsented(context)
        case .guardianRefused:
            Wording(
                act: "Besluta hur ni går vidare: en vårdnadshavare har sagt nej till mötet",
                ensure: "det blir beslutat hur ni går vidare, eftersom en vårdnadshavare har sagt nej",
                state: "en vårdnadshavare har sagt nej, och det är inte beslutat hur ni går vidare",
                // A subject line shows on a locked screen.
                brief: "besluta hur ni går vidare efter ett svar",
                from: "vårdnadshavaren sa nej")
        case .minor15Conflict:
            Wording(
                act: "Besluta hur ni går vidare när vårdnadshavares samtycke saknas",
                ensure: "det blir beslutat hur ni går vidare när vårdnadshavares samtycke saknas",
                state: "det är inte beslutat hur ni går vidare när vårdnadshavares samtycke saknas",
                brief: "besluta hur ni går vidare med begäran",
                from: "begäran kom in")
        case .comingOfAge: comingOfAge(context)
        case .childAttendanceDecided:
            Wording(
                act: "Bestäm om barnet ska vara med på mötet",
                ensure: "det bestäms om barnet ska vara med på mötet",
                state: "det är inte bestämt om barnet ska vara med på mötet",
                brief: "bestäm om barnets deltagande")
        case .childVoice:
            Wording(
                act: "Anteckna hur barnets önskemål och behov kom fram på mötet",
                ensure: "det antecknas hur barnets önskemål och behov kom fram på mötet",
                state: "det är inte antecknat hur barnets önskemål och behov kom fram på mötet",
                brief: "anteckna barnets önskemål",
                from: "mötet hölls")
        }
    }

    private func guardiansConsented(_ context: ReminderContext) -> Wording {
        let unanswered = context.facts.guardians.flatMap { $0 > 0 ? "\($0) vårdnadshavare har inte svarat" : nil }
        return Wording(
            act: unanswered.map { "Fråga om samtycke till mötet: \($0)" }
                ?? "Fråga varje vårdnadshavare om samtycke till mötet",
            ensure: "varje vårdnadshavare får frågan om samtycke till mötet",
            state: "svar från vårdnadshavare om samtycke till mötet saknas",
            brief: "fråga vårdnadshavare om samtycke",
            from: "arbetet startade")
    }

    private func comingOfAge(_ context: ReminderContext) -> Wording {
        let age = context.facts.birthday
        if context.isToldOnly {
            return Wording(
                act: "Tänk på att den enskilde fyller 15 år: vårdnadshavarnas samtycke behövs fortfarande",
                ensure: "alla vet att den enskilde fyller 15 år: vårdnadshavarnas samtycke behövs fortfarande",
                state: "den enskilde fyller 15 år, och vårdnadshavarnas samtycke behövs fortfarande",
                brief: "den enskilde når en åldersgräns",
                stop: "Påminnelserna upphör efter födelsedagen.",
                dated: .init(ahead: "15-årsdagen är", past: "15-årsdagen var"))
        }
        let birthday = age.map { "\($0)-årsdagen" } ?? "födelsedagen"
        return Wording(
            act: "Fråga den enskilde om ett nytt samtycke som gäller från \(birthday)",
            ensure: "den enskilde får frågan om ett nytt samtycke som gäller från \(birthday)",
            state: "nytt samtycke behövs från \(birthday)",
            // A subject line shows on a locked screen.
            brief: "fråga om nytt samtycke",
            dated: .init(ahead: "\(birthday.capitalized) är", past: "\(birthday.capitalized) var"))
    }
}
