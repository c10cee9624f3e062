/// Routine step 7: the plan is closed, and each principal documents it.
enum Step7Closing {
    /// A plan is closed for one of three reasons: the goals are met, coordination is no longer needed, or consent was
    /// withdrawn. The coordinator says which on the day. Until one is given.
    static let closingReason = Rule(
        .closingReason, source: .routine(step: 7), kind: .completeness, to: .coordinator, within: .days(0),
        ladder: Ladder([.due(.coordinator)]), survivesClosing: true
    ) { plan, terms in
        guard let closing = plan.closing else { return [] }
        return [Duty(since: closing.on, due: terms.due(from: closing.on), met: Met(closing.reason != nil))]
    }

    /// Each principal documents the closing in its own record, within three working days. It outlives the plan, and begins
    /// with the closing or with withdrawn consent. Until each has a reference.
    static let closingDocumented = Rule(
        .closingDocumented, source: .routine(step: 7), kind: .deadline, to: .principal, within: .workingDays(3),
        ladder: Ladder([
            .due(.principal),
            .after(.workingDays(2), .principal),
            .after(.workingDays(5), .manager),
        ]), survivesClosing: true
    ) { plan, terms in
        guard let ended = plan.ended else { return [] }
        return plan.principals.map { principal in
            Duty(
                .principal(principal.id), since: ended, due: terms.due(from: ended),
                met: Met(principal.closingDocumented != nil),
                people: principal.people, facts: [.principal(principal.id)])
        }
    }

    /// A plan in which nothing happens is closed, renewed or followed up. The coordinator is asked when all goals are met, when
    /// nothing was done for six months, or thirty days after consent ran out, whichever comes first; then monthly.
    /// Until somebody answers; an answer counts as activity.
    static let planDormant = Rule(
        .planDormant, source: .routine(step: 7), kind: .deadline, to: .coordinator, within: .days(0),
        ladder: Ladder([.due(.coordinator, every: .months(1))]),
        tracks: [.silent: .init(within: .months(6)), .consentExpired: .init(within: .days(30))]
    ) { plan, terms in
        let answered = plan.dormancyAnswered
        var signs: [(sign: Dormancy, track: Track?)] = []
        if let met = plan.goalsMet { signs.append((.goalsMet(met), nil)) }
        if let until = plan.consent.sharing?.until, plan.consent.cannotConsent == nil {
            signs.append((.consentExpired(until), .consentExpired))
        }
        signs.removeAll { sign, _ in answered.map { $0 >= sign.since } ?? false }
        if let active = [plan.lastActivity, answered].compactMap({ $0 }).max() {
            signs.append((.silent(active), .silent))
        }
        let duties = signs.map { sign, track in
            Duty(
                .dormant(sign.instance), on: track, since: sign.since,
                due: terms.due(from: sign.since, on: track),
                met: nil, facts: [.dormant(sign)])
        }
        return duties.min { $0.due.day < $1.due.day }.map { [$0] } ?? []
    }
}

extension Principal {
    /// Who holds the role in a duty of this principal.
    var people: [Role: PersonID] { contact.map { [.principal: $0] } ?? [:] }
}
