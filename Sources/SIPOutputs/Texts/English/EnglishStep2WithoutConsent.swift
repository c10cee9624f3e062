internal import SIPRules

/// Step 2, when consent is withdrawn, refused or cannot be given.
extension EnglishTexts {
    func wording(_ rule: Step2WithoutConsent.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .consentWithdrawn: consentWithdrawn(context)
        case .consentRefused:
            Wording(
                act: "End the work with SIP: the individual has refused",
                ensure: "the work with SIP ends, because the individual has refused",
                state: "the individual has refused a SIP",
                // A subject line shows on a locked screen.
                brief: "end the work with SIP",
                from: "the individual refused")
        case .cannotConsent: cannotConsent(context)
        case .representativeConsented:
            Wording(
                act: "Ask whether the individual consents to the representative taking part",
                ensure: "the individual is asked about the representative",
                state: "consent to the representative taking part is missing",
                brief: "ask for consent to the representative",
                from: "the representative was listed", given: "The consent is to be there before anybody is invited.")
        }
    }

    private func consentWithdrawn(_ context: ReminderContext) -> Wording {
        // The principals' contacts close nothing: they stop passing on, and document.
        let closes = context.role != .principals
        return Wording(
            act: closes
                ? "Close the plan: the consent is withdrawn"
                : "The consent is withdrawn: pass on nothing more on the strength of it",
            ensure: "the plan is closed, because the consent is withdrawn",
            state: "the consent is withdrawn",
            brief: closes
                ? "the consent is withdrawn, close the plan" : "the consent is withdrawn, pass on nothing more",
            stop: closes
                ? .recorded()
                : .sentence(
                    "The reminders stop once the plan is closed. Documenting the closing in your own record has a reminder "
                        + "of its own."),
            from: "the consent was withdrawn",
            // Nobody is late with what is not to be done.
            when: closes ? nil : "The consent was withdrawn on \(context.english(context.duty.since)).")
    }

    private func cannotConsent(_ context: ReminderContext) -> Wording {
        if context.duty.track == .review {
            Wording(
                act: "Review the basis for a SIP without consent",
                ensure: "the basis for a SIP without consent is reviewed",
                state: "the basis for a SIP without consent has not been reviewed",
                brief: "review the basis for a SIP without consent",
                from: "the basis was last reviewed")
        } else {
            Wording(
                act: "Document the basis for a SIP without consent",
                ensure: "the basis for a SIP without consent is documented",
                state: "the basis for a SIP without consent is not documented",
                brief: "document the basis for a SIP without consent",
                from: "it was clear that consent cannot be given")
        }
    }
}
