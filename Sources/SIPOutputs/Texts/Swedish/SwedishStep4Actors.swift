internal import SIPRules

/// Step 4: actors without a relation.
extension SwedishTexts {
    func wording(_ rule: Step4Actors.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .contactedSeparately: contactedSeparately(context)
        case .actorDecides: actorDecides(context)
        case .referralConsidered:
            Wording(
                act: "Ta ställning till om det också behövs en remiss",
                ensure: "någon tar ställning till om det också behövs en remiss",
                state: "ingen har tagit ställning till om det också behövs en remiss",
                brief: "ta ställning till remiss",
                from: "kontakten togs")
        }
    }

    private func contactedSeparately(_ context: ReminderContext) -> Wording {
        let whom = context.invited(else: "den aktör som ännu inte har någon relation till den enskilde")
        return Wording(
            act: "Kontakta \(whom) separat om SIP-mötet",
            ensure: "\(whom) blir kontaktad separat om SIP-mötet",
            state: "\(whom) är inte kontaktad om SIP-mötet",
            brief: "kontakta en aktör separat",
            from: "mötet var bokat och kontakten fick tas")
    }

    private func actorDecides(_ context: ReminderContext) -> Wording {
        let whom = context.invited(else: "den aktör du kontaktade")
        return Wording(
            act: "Fråga om \(whom) vill delta i SIP-mötet",
            ensure: "\(whom) får frågan om att delta i SIP-mötet",
            state: "\(whom) har inte lämnat besked om SIP-mötet",
            brief: "fråga om aktören vill delta",
            from: "kontakten togs")
    }
}
