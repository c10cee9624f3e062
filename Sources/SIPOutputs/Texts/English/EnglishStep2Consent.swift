internal import SIPRules

/// Step 2: consent.
extension EnglishTexts {
    func consentMissing(_ context: ReminderContext) -> Wording {
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

    var consentOralDocumented: Wording {
        Wording(
            act: "Document the oral consent in the record",
            ensure: "the oral consent is documented in the record",
            state: "the oral consent is not documented in the record",
            brief: "document the oral consent",
            from: "the consent was given")
    }

    var consentScope: Wording {
        Wording(
            act: "Make clear what the consent covers",
            ensure: "it is made clear what the consent covers",
            state: "it is not clear what the consent covers",
            brief: "make clear what the consent covers",
            from: "the consent was given")
    }

    func consentExpiry(_ context: ReminderContext) -> Wording {
        let isOver = context.nearness.isOverdue
        return Wording(
            act: isOver ? "Ask for new consent, or close the plan" : "Ask whether the consent is to be renewed",
            ensure: isOver ? "the consent is renewed or the plan closed" : "the individual is asked for new consent",
            state: isOver ? "the consent has run out" : "the consent is about to run out",
            brief: isOver ? "the consent has run out" : "ask about the consent that ends",
            dated: .init(ahead: "The last day of the consent is", past: "The last day of the consent was"))
    }

    var consentCoversFollowUp: Wording {
        Wording(
            act: "Ask for longer consent: it ends before the follow-up",
            ensure: "the consent lasts until the follow-up",
            state: "the consent ends before the follow-up",
            brief: "ask for consent until the follow-up",
            from: "it was clear that the consent does not last until the follow-up")
    }

    func consentWithdrawn(_ context: ReminderContext) -> Wording {
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

    var consentRefused: Wording {
        Wording(
            act: "End the work with SIP: the individual has refused",
            ensure: "the work with SIP ends, because the individual has refused",
            state: "the individual has refused a SIP",
            // A subject line shows on a locked screen.
            brief: "end the work with SIP",
            from: "the individual refused")
    }

    func cannotConsent(_ context: ReminderContext) -> Wording {
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

    var representativeConsented: Wording {
        Wording(
            act: "Ask whether the individual consents to the representative taking part",
            ensure: "the individual is asked about the representative",
            state: "consent to the representative taking part is missing",
            brief: "ask for consent to the representative",
            from: "the representative was listed", given: "The consent is to be there before anybody is invited.")
    }
}
