/// Routine step 2: consent. It is never general, it is for a time, and it may be withdrawn.
enum Step2Consent {
    /// Nothing is planned together without consent, and consent to the meeting and consent to passing on information are two
    /// things. The initiator has both within two working days of the start, of a new edition, of that edition; nothing about
    /// the plan goes to anyone whom consent does not cover. Until both are given, or it is recorded that the individual cannot
    /// consent. A statutory basis that names its receivers stands in for consent to passing on information until the day it
    /// ends.
    static let consentMissing = Rule(
        .consentMissing, title: "Consent to the meeting and to passing on information.", step: .consent,
        source: .routine(step: 2, page: true), kind: .guard, to: .initiator, within: .workingDays(2),
        opens: [
            .needRequested, .decisionAnswer, .decisionOn, .needSeen, .needStarted, .meetingBooked, .meetingDate,
            .meetingCancelled, .establishedEdition,
        ],
        dates: .forward(.needStarted, .meetingBooked, .establishedOn, .statutoryBasisUntil),
        ends: .edit(Step2Endings.consentMissing)
    ) { plan, input in
        guard let asked = plan.workBegan.map(plan.asked) else { return [] }
        let consent = plan.consent
        var since = asked
        var lacks: [ConsentPart] = []
        if consent.cannotConsent == nil, consent.meeting == nil { lacks.append(.meeting) }
        if consent.cannotConsent == nil, consent.sharing == nil {
            if consent.coveringBasis == nil {
                lacks.append(.sharing)
            } else if lacks.isEmpty, let until = consent.coveringBasis?.until {
                lacks.append(.sharing)
                since = max(asked, until.adding(days: 1))
            }
        }
        return [
            Duty(
                plan.ofEdition, since: since, due: input.due(from: since), met: Met(lacks.isEmpty),
                facts: [.consentLacks(lacks)])
        ]
    }

    /// Oral consent is documented in the record: whoever records it on the same day, a working day later the coordinator,
    /// three later the manager. Until it has a reference into the record.
    static let consentOralDocumented = Rule(
        .consentOralDocumented, title: "Oral consent is documented in the record.", step: .consent,
        source: .routine(step: 2), kind: .deadline, to: .recorder, within: .days(0),
        ladder: Ladder([
            .due(.recorder),
            .after(.workingDays(1), .coordinator),
            .after(.workingDays(3), .manager),
        ]),
        opens: [.meetingConsentForm, .sharingForm],
        dates: .forward(.meetingConsentGiven, .sharingGiven), ends: .edit(Step2Endings.consentOralDocumented)
    ) { plan, input in
        let given: [(part: ConsentPart, consent: ConsentGiven?)] = [
            (.meeting, plan.consent.meeting), (.sharing, plan.consent.sharing?.given),
        ]
        return given.compactMap { part, consent in
            guard let consent, consent.form == .oral else { return nil }
            return Duty(
                .consent(part), since: consent.given, due: input.due(from: consent.given),
                met: Met(consent.record != nil), facts: [.oralConsent(part)])
        }
    }

    /// Consent says which kinds of information may be passed on, to whom, and for what time. Whoever recorded one that does
    /// not is told on the day and every working day after. Until all three are set.
    static let consentScope = Rule(
        .consentScope, title: "Consent says which kinds of information, to whom, and for what time.", step: .consent,
        source: .routine(step: 2), kind: .completeness, to: .recorder, within: .days(0),
        ladder: Ladder([.due(.recorder, every: .workingDays(1)), .after(.workingDays(5), .recorder)]),
        opens: [.sharingGiven, .establishedEdition],
        dates: .forward(.sharingGiven, .establishedOn), ends: .edit(Step2Endings.consentScope)
    ) { plan, input in
        guard let sharing = plan.consent.sharing else { return [] }
        var lacks: [ConsentPart] = []
        if sharing.kinds.isEmpty { lacks.append(.kinds) }
        if sharing.receivers.isEmpty { lacks.append(.receivers) }
        if sharing.until == nil { lacks.append(.until) }
        let since = plan.asked(from: sharing.given.given)
        return [
            Duty(
                plan.ofEdition, since: since, due: input.due(from: since), met: Met(lacks.isEmpty),
                facts: [.consentLacks(lacks)])
        ]
    }

    /// Consent runs out on the day it says. The coordinator hears of it in good time, the manager when nothing was done.
    /// Until it is renewed (then the new end date counts), withdrawn, or the plan closed.
    static let consentExpiry = Rule(
        .consentExpiry, title: "Consent runs out.", step: .consent,
        source: .routine(step: 2), kind: .expiry, to: .coordinator,
        ladder: Ladder([
            .before(.days(30), .coordinator),
            .before(.days(14), .coordinator),
            .before(.days(7), .coordinator),
            .before(.workingDays(1), .coordinator),
            .due(.coordinator),
            .after(.workingDays(1), .manager),
        ]),
        opens: [.sharingUntil, .cannotConsentSince, .establishedEdition],
        dates: .given(.sharingUntil, bounds: [.sharingGiven, .establishedOn]), ends: .edit(Step2Endings.consentExpiry)
    ) { plan, _ in
        guard plan.consent.cannotConsent == nil, let sharing = plan.consent.sharing, let until = sharing.until else {
            return []
        }
        return [
            Duty(
                plan.ofEdition, since: plan.asked(from: sharing.given.given), due: .given(until), met: Met(plan.ended),
                facts: [.consentEnds(until)])
        ]
    }

    /// Consent lasts until the next follow-up. The coordinator is told once, on the day it becomes true that it does not:
    /// the day both dates are known: the follow-up was booked, the consent given, whichever came last. Until consent covers the
    /// follow-up.
    static let consentCoversFollowUp = Rule(
        .consentCoversFollowUp, title: "Consent lasts until the next follow-up.", step: .consent,
        source: .routine(step: 2, 5), kind: .completeness, to: .coordinator, within: .days(0),
        ladder: Ladder([.due(.coordinator)]),
        opens: [
            .sharingUntil, .cannotConsentSince, .meetingPurpose, .meetingDate, .meetingHeld, .meetingCancelled,
            .establishedEdition,
        ],
        dates: .forward(.sharingGiven, .meetingBooked), ends: .edit(Step2Endings.consentCoversFollowUp)
    ) { plan, input in
        guard plan.consent.cannotConsent == nil, let sharing = plan.consent.sharing, let until = sharing.until,
            let (followUp, date) = plan.datedFollowUps.first, until < date
        else { return [] }
        let since = max(sharing.given.given, followUp.booked ?? sharing.given.given)
        return [
            Duty(
                .meeting(followUp.id, edition: plan.edition), since: since, due: input.due(from: since), met: nil,
                facts: [.consentEnds(until), .followUp(date)])
        ]
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
