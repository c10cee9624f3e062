/// Routine step 2: consent. It is never general, it is for a time, and it may be withdrawn.
enum Step2Consent {
    /// Consent runs out on the day it says. The coordinator hears of it in good time, the manager when nothing was done.
    /// Until it is renewed (then the new end date counts), withdrawn, or the plan closed.
    static let consentExpiry = Rule(
        .consentExpiry, source: .routine(step: 2), kind: .expiry, to: .coordinator,
        ladder: Ladder([
            .before(.days(30), .coordinator),
            .before(.days(14), .coordinator),
            .before(.days(7), .coordinator),
            .before(.workingDays(1), .coordinator),
            .due(.coordinator),
            .after(.workingDays(1), .manager),
        ])
    ) { plan, _ in
        guard plan.consent.cannotConsent == nil, let sharing = plan.consent.sharing, let until = sharing.until else {
            return []
        }
        return [
            Duty(
                plan.instance(), since: sharing.given.given, due: .given(until), met: Met(plan.ended),
                facts: [.consentEnds(until)])
        ]
    }

    /// Consent lasts until the next follow-up. The coordinator is told once, on the day it becomes true that it does not:
    /// the day the follow-up was booked or the consent given, whichever came last. Until consent covers the follow-up.
    static let consentCoversFollowUp = Rule(
        .consentCoversFollowUp, source: .routine(step: 2, 5), kind: .completeness, to: .coordinator, within: .days(0),
        ladder: Ladder([.due(.coordinator)])
    ) { plan, terms in
        guard plan.consent.cannotConsent == nil, let sharing = plan.consent.sharing, let until = sharing.until,
            let (followUp, date) = plan.datedFollowUps.first, until < date
        else { return [] }
        let since = [sharing.given.given, followUp.booked, plan.established?.on].compactMap { $0 }.max() ?? until
        return [
            Duty(
                plan.instance(followUp.id), since: since, due: terms.due(from: since), met: nil,
                facts: [.consentEnds(until), .followUp(date)])
        ]
    }

    /// Consent may be withdrawn, and that ends the plan: the same day, at once, to the coordinator and to every principal.
    /// Every other reminder of the plan falls silent and the closing rules begin. Until the plan is closed.
    static let consentWithdrawn = Rule(
        .consentWithdrawn, source: .routine(step: 2, 7), kind: .inhibition, to: .coordinator, within: .days(0),
        ladder: Ladder([.immediate(.atOnce, .coordinator, .principals)]), survivesClosing: true
    ) { plan, terms in
        guard let withdrawn = plan.consent.withdrawn else { return [] }
        return [Duty(since: withdrawn, due: terms.due(from: withdrawn), met: Met(plan.closing?.on))]
    }
}
