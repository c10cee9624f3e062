/// Routine step 2: consent. It is never general, and it is for a time.
public enum Step2Consent {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case consentMissing = "consent-missing"
        case consentOralDocumented = "consent-oral-documented"
        case consentScope = "consent-scope"
        case consentExpiry = "consent-expiry"
        case consentCoversFollowUp = "consent-covers-follow-up"

        var rule: Rule {
            switch self {
            case .consentMissing: Step2Consent.consentMissing
            case .consentOralDocumented: Step2Consent.consentOralDocumented
            case .consentScope: Step2Consent.consentScope
            case .consentExpiry: Step2Consent.consentExpiry
            case .consentCoversFollowUp: Step2Consent.consentCoversFollowUp
            }
        }
    }

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
}

extension RuleID {
    /// Consent to the meeting and to passing on information.
    public static var consentMissing: Self { .step2Consent(.consentMissing) }

    /// Oral consent is documented in the record.
    public static var consentOralDocumented: Self { .step2Consent(.consentOralDocumented) }

    /// Consent says which kinds of information, to whom, and for what time.
    public static var consentScope: Self { .step2Consent(.consentScope) }

    /// Consent runs out.
    public static var consentExpiry: Self { .step2Consent(.consentExpiry) }

    /// Consent lasts until the next follow-up.
    public static var consentCoversFollowUp: Self { .step2Consent(.consentCoversFollowUp) }
}

/// What ends the duties of step 2.
enum Step2Endings {
    static let consentMissing = PlanEdit(
        [[.set(.meetingConsentGiven), .set(.sharingGiven)], [.set(.consentRefused)], [.set(.cannotConsentSince)]],
        also: [.statutoryBasisReference, .statutoryBasisReceivers],
        beside: [.meetingConsentForm, .sharingForm, .sharingKinds, .sharingReceivers, .sharingUntil],
        asks: { recorded, duty in
            switch recorded.field {
            case .meetingConsentGiven: duty.consentLacks.contains(.meeting)
            case .sharingGiven: duty.consentLacks.contains(.sharing)
            default: true
            }
        }
    ) { plan, deed in
        if deed.duty.consentLacks.contains(.meeting) {
            plan.consent.meeting = ConsentGiven(given: deed.day, form: .written)
        }
        if deed.duty.consentLacks.contains(.sharing) { plan.takeConsent(deed) }
    }

    static let consentOralDocumented = PlanEdit(
        [[.set(.meetingConsentRecord)], [.set(.sharingRecord)]],
        asks: { recorded, duty in
            duty.instance == .consent(recorded.field == .meetingConsentRecord ? .meeting : .sharing)
        }
    ) { plan, deed in
        if deed.duty.instance == .consent(.meeting) {
            plan.consent.meeting?.record = deed.reference
        } else {
            plan.consent.sharing?.given.record = deed.reference
        }
    }

    static let consentScope = PlanEdit(
        [[.set(.sharingKinds), .set(.sharingReceivers), .set(.sharingUntil)]],
        asks: { recorded, duty in
            switch recorded.field {
            case .sharingKinds: duty.consentLacks.contains(.kinds)
            case .sharingReceivers: duty.consentLacks.contains(.receivers)
            default: duty.consentLacks.contains(.until)
            }
        }
    ) { plan, deed in
        guard var sharing = plan.consent.sharing else { return }
        if sharing.kinds.isEmpty { sharing.kinds = [deed.reference] }
        if sharing.receivers.isEmpty { sharing.receivers = [plan.unit] }
        sharing.until = sharing.until ?? plan.consentEnd(from: deed.day)
        plan.consent.sharing = sharing
    }

    static let consentExpiry = PlanEdit(
        [[.changed(.sharingUntil)], [.set(.consentWithdrawn)], [.set(.closingOn)]],
        also: [.consentRefused], beside: [.sharingGiven],
        known: { _ in .sharingGiven }
    ) { plan, deed in
        plan.takeConsent(deed)
    }

    static let consentCoversFollowUp = PlanEdit(
        [[.changed(.sharingUntil)], [.changed(.meetingDate)]], beside: [.sharingGiven], of: { _ in .plan },
        known: { _ in .sharingGiven }
    ) { plan, deed in
        plan.takeConsent(deed)
    }
}
