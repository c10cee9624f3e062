internal import SIPRules

/// Step 2: consent.
extension SwedishTexts {
    func wording(_ rule: Step2Consent.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .consentMissing: consentMissing(context)
        case .consentOralDocumented:
            Wording(
                act: "Dokumentera det muntliga samtycket i journal eller akt",
                ensure: "det muntliga samtycket dokumenteras i journal eller akt",
                state: "det muntliga samtycket är inte dokumenterat i journal eller akt",
                brief: "dokumentera muntligt samtycke",
                from: "samtycket gavs")
        case .consentScope:
            Wording(
                act: "Klargör vad samtycket gäller",
                ensure: "det blir klart vad samtycket gäller",
                state: "det är inte klart vad samtycket gäller",
                brief: "klargör vad samtycket gäller",
                from: "samtycket gavs")
        case .consentExpiry:
            Wording(
                act: context.nearness.isOverdue
                    ? "Fråga om nytt samtycke, eller avsluta planen" : "Fråga om samtycket ska förnyas",
                ensure: context.nearness.isOverdue
                    ? "samtycket förnyas eller planen avslutas" : "den enskilde får frågan om nytt samtycke",
                state: context.nearness.isOverdue ? "samtycket har gått ut" : "samtycket går ut",
                brief: context.nearness.isOverdue
                    ? "fråga om nytt samtycke, eller avsluta" : "fråga om samtycket som går ut",
                dated: .init(ahead: "Samtyckets sista dag är", past: "Samtyckets sista dag var"))
        case .consentCoversFollowUp:
            Wording(
                act: "Fråga om längre samtycke: det nuvarande går ut före uppföljningen",
                ensure: "samtycket räcker till uppföljningen",
                state: "samtycket går ut före uppföljningen",
                brief: "fråga om längre samtycke",
                from: "det blev klart att samtycket inte räcker till uppföljningen")
        }
    }

    private func consentMissing(_ context: ReminderContext) -> Wording {
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
}
