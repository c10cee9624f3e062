internal import SIPRules

/// Step 2, when consent is withdrawn, refused or cannot be given.
extension SwedishTexts {
    func wording(_ rule: Step2WithoutConsent.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .consentWithdrawn: consentWithdrawn(context)
        case .consentRefused:
            Wording(
                act: "Avsluta arbetet med SIP: den enskilde har sagt nej",
                ensure: "arbetet med SIP avslutas, eftersom den enskilde har sagt nej",
                state: "den enskilde har sagt nej till SIP",
                // A subject line shows on a locked screen.
                brief: "avsluta arbetet med SIP",
                from: "den enskilde sa nej")
        case .cannotConsent: cannotConsent(context)
        case .representativeConsented:
            Wording(
                act: "Fråga den enskilde om företrädaren får delta",
                ensure: "den enskilde får frågan om företrädaren får delta",
                state: "samtycke till att företrädaren deltar saknas",
                brief: "fråga om företrädaren får delta",
                from: "företrädaren anmäldes", given: "Samtycket ska finnas innan någon bjuds in.")
        }
    }

    private func consentWithdrawn(_ context: ReminderContext) -> Wording {
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

    private func cannotConsent(_ context: ReminderContext) -> Wording {
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
}
