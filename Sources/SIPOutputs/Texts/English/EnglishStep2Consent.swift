internal import SIPRules

/// Step 2: consent.
extension EnglishTexts {
    func wording(_ rule: Step2Consent.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .consentMissing: consentMissing(context)
        case .consentOralDocumented:
            Wording(
                act: "Document the oral consent in the record",
                ensure: "the oral consent is documented in the record",
                state: "the oral consent is not documented in the record",
                brief: "document the oral consent",
                from: "the consent was given")
        case .consentScope:
            Wording(
                act: "Make clear what the consent covers",
                ensure: "it is made clear what the consent covers",
                state: "it is not clear what the consent covers",
                brief: "make clear what the consent covers",
                from: "the consent was given")
        case .consentExpiry: consentExpiry(context)
        case .consentCoversFollowUp:
            Wording(
                act: "Ask for longer consent: it ends before the follow-up",
                ensure: "the consent lasts until the follow-up",
                state: "the consent ends before the follow-up",
                brief: "ask for consent until the follow-up",
                from: "it was clear that the consent does not last until the follow-up")
        }
    }

    private func consentMissing(_ context: ReminderContext) -> Wording {
        let lacks = context.facts.consentLacks ?? []
        let what =
            switch (lacks.contains(.meeting), lacks.contains(.sharing)) {
            case (true, false): "consent to the SIP meeting"
            case (false, true): "consent to passing on information"
            case (true, true), (false, false): "consent to the SIP meeting and to passing on information"
            }
        return Wording(
            act: "Ask for \(what)",
            ensure: "the individual is asked for \(what)",
            state: "\(what) is missing",
            brief: "ask for consent",
            from: "the work started")
    }

    private func consentExpiry(_ context: ReminderContext) -> Wording {
        let isOver = context.nearness.isOverdue
        return Wording(
            act: isOver ? "Ask for new consent, or close the plan" : "Ask whether the consent is to be renewed",
            ensure: isOver ? "the consent is renewed or the plan closed" : "the individual is asked for new consent",
            state: isOver ? "the consent has run out" : "the consent is about to run out",
            brief: isOver ? "ask for new consent, or close" : "ask about the consent that ends",
            dated: .init(ahead: "The last day of the consent is", past: "The last day of the consent was"))
    }
}
