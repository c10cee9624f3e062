internal import SIPRules

/// Step 2: consent.
extension SwedishTexts {
    func consentMissing(_ matter: Matter) -> Wording {
        let lacks = matter.facts.consentLacks ?? []
        let what =
            switch (lacks.contains(.meeting), lacks.contains(.sharing)) {
            case (true, false): "samtycke till SIP-mötet"
            case (false, true): "samtycke till att lämna uppgifter vidare"
            case (true, true), (false, false):
                "samtycke till SIP-mötet och till att lämna uppgifter vidare"
            }
        return Wording(
            act: "Fråga om \(what)",
            ensure: "den enskilde har tillfrågats om \(what)",
            state: "\(what) saknas",
            brief: "fråga om samtycke",
            stop: recording("samtycket, eller att den enskilde inte kan samtycka"),
            from: "arbetet startade")
    }

    var consentOralDocumented: Wording {
        Wording(
            act: "Dokumentera det muntliga samtycket i journalen",
            ensure: "det muntliga samtycket är dokumenterat i journalen",
            state: "det muntliga samtycket är inte dokumenterat i journalen",
            brief: "dokumentera muntligt samtycke",
            stop: recording("var i journalen samtycket står"),
            from: "samtycket gavs")
    }

    var consentScope: Wording {
        Wording(
            act: "Komplettera samtycket",
            ensure: "samtycket är fullständigt",
            state: "samtycket är inte fullständigt",
            brief: "komplettera samtycket",
            stop: recording("vilka uppgifter samtycket gäller, till vem och hur länge"),
            from: "samtycket gavs")
    }

    func consentExpiry(_ matter: Matter) -> Wording {
        Wording(
            act: matter.nearness.isOverdue
                ? "Fråga om nytt samtycke eller avsluta planen" : "Fråga om samtycket ska förnyas",
            ensure: matter.nearness.isOverdue
                ? "samtycket förnyas eller planen avslutas" : "den enskilde får frågan om nytt samtycke",
            state: matter.nearness.isOverdue ? "samtycket har gått ut" : "samtycket går snart ut",
            brief: matter.nearness.isOverdue ? "samtycket har gått ut" : "fråga om samtycket ska förnyas",
            stop: recording("det nya slutdatumet, att samtycket är återtaget eller att planen är avslutad"),
            dated: .init(ahead: "Samtyckets sista dag är", past: "Samtyckets sista dag var"))
    }

    var consentCoversFollowUp: Wording {
        Wording(
            act: "Fråga om samtycke som räcker till uppföljningen",
            ensure: "samtycket räcker till uppföljningen",
            state: "samtycket går ut före uppföljningen",
            brief: "fråga om längre samtycke",
            stop: recording("samtyckets nya slutdatum, eller ett tidigare datum för uppföljningen"),
            from: "det visade sig")
    }

    func consentWithdrawn(_ matter: Matter) -> Wording {
        // The principals' contacts close nothing: they stop passing on, and document.
        let closes = matter.role != .principals
        return Wording(
            act: closes
                ? "Avsluta planen: samtycket är återtaget" : "Lämna inga fler uppgifter vidare: samtycket är återtaget",
            ensure: "planen avslutas, eftersom samtycket är återtaget",
            state: "samtycket är återtaget",
            brief: closes ? "avsluta planen, samtycket är återtaget" : "samtycket är återtaget",
            stop: closes
                ? recording("vilken dag planen avslutades")
                : "Avslutet dokumenterar du i er egen journal eller akt. Det kommer en egen påminnelse om det.",
            from: "samtycket togs tillbaka")
    }

    func cannotConsent(_ matter: Matter) -> Wording {
        if matter.duty.track == .review {
            Wording(
                act: "Pröva på nytt grunden för SIP utan samtycke",
                ensure: "grunden för SIP utan samtycke prövas på nytt",
                state: "grunden för SIP utan samtycke är inte prövad på nytt",
                brief: "pröva på nytt grunden för SIP utan samtycke",
                stop: recording("vilken dag grunden prövades"),
                from: "grunden senast prövades")
        } else {
            Wording(
                act: "Dokumentera grunden för SIP utan samtycke",
                ensure: "grunden för SIP utan samtycke är dokumenterad",
                state: "grunden för SIP utan samtycke är inte dokumenterad",
                brief: "dokumentera grunden för SIP utan samtycke",
                stop: recording("var grunden är dokumenterad"),
                from: "det stod klart att samtycke inte kan lämnas")
        }
    }

    var representativeConsented: Wording {
        Wording(
            act: "Fråga om den enskilde samtycker till att företrädaren deltar",
            ensure: "den enskilde får frågan om företrädaren får delta",
            state: "samtycke till att företrädaren deltar saknas",
            brief: "fråga om samtycke till företrädaren",
            stop: recording("vilken dag den enskilde samtyckte till företrädaren"),
            from: "företrädaren anmäldes")
    }
}
