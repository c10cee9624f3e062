internal import SIPRules

/// Step 2: consent.
extension SwedishTexts {
    func consentMissing(_ context: ReminderContext) -> Wording {
        let lacks = context.facts.consentLacks ?? []
        let what =
            switch (lacks.contains(.meeting), lacks.contains(.sharing)) {
            case (true, false): "samtycke till SIP-mötet"
            case (false, true): "samtycke till att lämna uppgifter vidare"
            case (true, true), (false, false):
                "samtycke till SIP-mötet och till att lämna uppgifter vidare"
            }
        return Wording(
            act: "Fråga om \(what)",
            ensure: "den enskilde får frågan om \(what)",
            state: "\(what) saknas",
            brief: "fråga om samtycke",
            from: "arbetet startade")
    }

    var consentOralDocumented: Wording {
        Wording(
            act: "Dokumentera det muntliga samtycket i journal eller akt",
            ensure: "det muntliga samtycket dokumenteras i journal eller akt",
            state: "det muntliga samtycket är inte dokumenterat i journal eller akt",
            brief: "dokumentera muntligt samtycke",
            from: "samtycket gavs")
    }

    var consentScope: Wording {
        Wording(
            act: "Klargör vad samtycket gäller",
            ensure: "det blir klart vad samtycket gäller",
            state: "det är inte klart vad samtycket gäller",
            brief: "klargör vad samtycket gäller",
            from: "samtycket gavs")
    }

    func consentExpiry(_ context: ReminderContext) -> Wording {
        Wording(
            act: context.nearness.isOverdue
                ? "Fråga om nytt samtycke, eller avsluta planen" : "Fråga om samtycket ska förnyas",
            ensure: context.nearness.isOverdue
                ? "samtycket förnyas eller planen avslutas" : "den enskilde får frågan om nytt samtycke",
            state: context.nearness.isOverdue ? "samtycket har gått ut" : "samtycket går ut",
            brief: context.nearness.isOverdue ? "samtycket har gått ut" : "fråga om samtycket som går ut",
            dated: .init(ahead: "Samtyckets sista dag är", past: "Samtyckets sista dag var"))
    }

    var consentCoversFollowUp: Wording {
        Wording(
            act: "Fråga om längre samtycke: det nuvarande går ut före uppföljningen",
            ensure: "samtycket räcker till uppföljningen",
            state: "samtycket går ut före uppföljningen",
            brief: "fråga om längre samtycke",
            from: "det blev klart att samtycket inte räcker till uppföljningen")
    }

    func consentWithdrawn(_ context: ReminderContext) -> Wording {
        // The principals' contacts close nothing: they stop passing on, and document.
        let closes = context.role != .principals
        return Wording(
            act: closes
                ? "Avsluta planen: samtycket är återkallat"
                : "Samtycket är återkallat: lämna inga fler uppgifter med stöd av det",
            ensure: "planen avslutas, eftersom samtycket är återkallat",
            state: "samtycket är återkallat",
            brief: closes
                ? "samtycket är återkallat, avsluta planen" : "samtycket är återkallat, lämna inga fler uppgifter",
            stop: closes
                ? .recorded()
                : .sentence(
                    "Påminnelserna upphör när planen är avslutad. Du får en särskild påminnelse om att dokumentera "
                        + "avslutet i er egen journal eller akt."),
            from: "samtycket återkallades",
            // Nobody is late with what is not to be done.
            when: closes ? nil : "Samtycket återkallades \(context.swedish(context.duty.since)).")
    }

    var consentRefused: Wording {
        Wording(
            act: "Avsluta arbetet med SIP: den enskilde har sagt nej",
            ensure: "arbetet med SIP avslutas, eftersom den enskilde har sagt nej",
            state: "den enskilde har sagt nej till SIP",
            // A subject line shows on a locked screen.
            brief: "avsluta arbetet med SIP",
            from: "den enskilde sa nej")
    }

    func cannotConsent(_ context: ReminderContext) -> Wording {
        if context.duty.track == .review {
            Wording(
                act: "Pröva på nytt om det finns grund för SIP utan samtycke",
                ensure: "det prövas på nytt om det finns grund för SIP utan samtycke",
                state: "det är inte prövat på nytt om det finns grund för SIP utan samtycke",
                brief: "pröva SIP utan samtycke på nytt",
                from: "grunden senast prövades")
        } else {
            Wording(
                act: "Dokumentera på vilken grund SIP görs utan samtycke",
                ensure: "det dokumenteras på vilken grund SIP görs utan samtycke",
                state: "det är inte dokumenterat på vilken grund SIP görs utan samtycke",
                brief: "dokumentera grunden för SIP utan samtycke",
                from: "det bedömdes att den enskilde inte kan samtycka")
        }
    }

    var representativeConsented: Wording {
        Wording(
            act: "Fråga den enskilde om företrädaren får delta",
            ensure: "den enskilde får frågan om företrädaren får delta",
            state: "samtycke till att företrädaren deltar saknas",
            brief: "fråga om företrädaren får delta",
            from: "företrädaren anmäldes", given: "Samtycket ska finnas innan någon bjuds in.")
    }
}
