/// Routine step 2, when consent is withdrawn, refused or cannot be given, or another is to speak for the individual.
public enum Step2WithoutConsent {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case consentWithdrawn = "consent-withdrawn"
        case consentRefused = "consent-refused"
        case cannotConsent = "cannot-consent"
        case representativeConsented = "representative-consented"

        var rule: Rule {
            switch self {
            case .consentWithdrawn: Step2WithoutConsent.consentWithdrawn
            case .consentRefused: Step2WithoutConsent.consentRefused
            case .cannotConsent: Step2WithoutConsent.cannotConsent
            case .representativeConsented: Step2WithoutConsent.representativeConsented
            }
        }
    }

    /// Consent may be withdrawn, and that ends the plan: the same day, at once, to the coordinator and to every principal.
    /// Every other reminder of the plan falls silent and the closing rules begin. Until the plan is closed.
    static let consentWithdrawn = Rule(
        .consentWithdrawn, title: "Consent was withdrawn.", step: .consent,
        source: .routine(step: 2, 7), kind: .inhibition, to: .coordinator, within: .days(0),
        ladder: Ladder([.immediate(.atOnce, .coordinator, .principals)]), survivesClosing: true,
        opens: [.consentWithdrawn], dates: .forward(.consentWithdrawn), ends: .edit(Step2Endings.consentWithdrawn)
    ) { plan, input in
        guard let withdrawn = plan.consent.withdrawn else { return [] }
        return [Duty(since: withdrawn, due: input.due(from: withdrawn), met: Met(plan.closing?.on))]
    }

    /// Consent may be refused, and then there is no plan to make: the initiator and the manager of the own unit hear at once,
    /// nobody else, and every other reminder of the plan falls silent. No principal has anything to document yet. Until the
    /// plan is closed.
    static let consentRefused = Rule(
        .consentRefused, title: "Consent was refused.", step: .consent,
        source: .routine(step: 2), kind: .inhibition, to: .initiator, within: .days(0),
        ladder: Ladder([.immediate(.atOnce, .initiator, .manager)]), survivesClosing: true,
        opens: [.consentRefused], dates: .forward(.consentRefused), ends: .edit(Step2Endings.consentRefused)
    ) { plan, input in
        guard let refused = plan.consent.refused else { return [] }
        return [Duty(since: refused, due: input.due(from: refused), met: Met(plan.closing?.on))]
    }

    /// Whoever cannot consent may still get a SIP. The coordinator has the basis for it recorded within two working days,
    /// and looks it through again every three months. Until basis and review date are set; each review starts the next.
    static let cannotConsent = Rule(
        .cannotConsent, title: "The individual cannot consent.", step: .consent,
        source: .routine(step: 2), kind: .deadline, to: .coordinator, within: .workingDays(2),
        tracks: [.review: .init(within: .months(3))],
        opens: [.cannotConsentSince],
        dates: .forward(.cannotConsentSince).on(.review, .forward(.cannotConsentReviewed, .cannotConsentSince)),
        ends: .edit(Step2Endings.cannotConsent)
    ) { plan, input in
        guard let cannot = plan.consent.cannotConsent else { return [] }
        let reviewed = cannot.reviewed ?? cannot.since
        return [
            Duty(
                .basis(.basis), since: cannot.since, due: input.due(from: cannot.since), met: Met(cannot.basis != nil)),
            Duty(.basis(.review), on: .review, since: reviewed, due: input.due(from: reviewed, on: .review), met: nil),
        ]
    }

    /// A representative takes part in the individual's place if the individual consents. The convener has that before
    /// invitations go out: on the day the first is sent or, until one is, the meeting is booked, or the representative listed,
    /// if that is later. Until there is such a consent.
    static let representativeConsented = Rule(
        .representativeConsented, title: "The individual consents to a representative.", step: .consent,
        source: .routine(step: 2), kind: .guard, to: .convener,
        opens: [.representativeListed, .meetingBooked, .meetingCancelled, .invitationSent],
        dates: .forward(.representativeListed, .invitationSent, .meetingBooked),
        ends: .edit(Step2Endings.representativeConsented)
    ) { plan, input in
        guard let representative = plan.representative, let invited = plan.invitationsBegin else { return [] }
        let due = input.due(on: max(representative.listed, invited))
        return [Duty(since: representative.listed, due: due, met: Met(representative.consented))]
    }
}

extension RuleID {
    /// Consent was withdrawn.
    public static var consentWithdrawn: Self { .step2WithoutConsent(.consentWithdrawn) }

    /// Consent was refused.
    public static var consentRefused: Self { .step2WithoutConsent(.consentRefused) }

    /// The individual cannot consent.
    public static var cannotConsent: Self { .step2WithoutConsent(.cannotConsent) }

    /// The individual consents to a representative.
    public static var representativeConsented: Self { .step2WithoutConsent(.representativeConsented) }
}

extension Step2Endings {
    static let consentWithdrawn = PlanEdit([[.set(.closingOn)]], beside: [.closingReason]) { plan, deed in
        plan.closing = Closing(on: deed.day, reason: .consentWithdrawn)
    }

    static let consentRefused = PlanEdit([[.set(.closingOn)]]) { plan, deed in
        plan.closing = Closing(on: deed.day)
    }

    static let cannotConsent = PlanEdit(
        [[.set(.cannotConsentBasis)], [.changed(.cannotConsentReviewed)]],
        asks: { recorded, duty in
            duty.instance == .basis(recorded.field == .cannotConsentBasis ? .basis : .review)
        }
    ) { plan, deed in
        if deed.duty.instance == .basis(.basis) {
            plan.consent.cannotConsent?.basis = deed.reference
        } else {
            plan.consent.cannotConsent?.reviewed = deed.day
        }
    }

    static let representativeConsented = PlanEdit(
        [[.set(.representativeConsented)], [.removed(.representativeListed)]]
    ) { plan, deed in
        plan.representative?.consented = deed.day
    }
}
