/// Routine step 4: somebody calls the joint meeting, once there is nothing left to wait for.
enum Step4Booking {
    /// The plan is made at a joint meeting, and somebody calls it: the convener books it within five working days of the latest of
    /// the start, consent to the meeting, every guardian's answer, and a cancellation that left no other meeting. Until there
    /// is a planning meeting with a date. Before a convener is named and the consents are there, those are asked for.
    static let meetingBooked = Rule(
        .meetingBooked, source: .routine(step: 4, 5, page: true), kind: .deadline, to: .convener,
        within: .workingDays(5),
        opens: [
            .convener, .needRequested, .needRequestedBy, .decisionAnswer, .decisionOn, .needSeen, .needStarted,
            .meetingConsentGiven, .cannotConsentSince, .minorTurns18, .guardianAnswer, .minorConflictDecision,
            .refusalDecisionOn, .refusalDecisionReference, .meetingPurpose, .meetingBooked, .meetingDate,
            .meetingCancelled, .establishedOn,
        ],
        dates: .forward(
            .needStarted, .meetingConsentGiven, .cannotConsentSince, .guardianOn, .refusalDecisionOn, .meetingCancelled),
        ends: .edit(Step4Endings.meetingBooked)
    ) { plan, terms in
        guard plan.established == nil, let since = plan.mayBeBooked(terms) else { return [] }
        let booked = plan.planningMeetings.filter { $0.date != nil || $0.held != nil }
        return [
            Duty(
                since: since, due: terms.due(from: since),
                met: booked.isEmpty ? nil : Met(booked.compactMap(\.booked).max()) ?? .recorded)
        ]
    }
}

extension Plan {
    /// The day from which nothing stands in the way of booking the planning meeting; nil: something does. Steps 2 and 3.
    fileprivate func mayBeBooked(_ terms: Terms) -> Day? {
        guard convener != nil, let started = need.started,
            let consented = consent.cannotConsent?.since ?? consent.meeting?.given
        else { return nil }
        let answered: Day?
        switch guardianStanding(terms) {
        case .waiting, .conflict, .refused, .ended: return nil
        case .notAsked: answered = nil
        case .settled(let day): answered = day
        }
        let cancelled = meetings.filter { $0.purpose == .planning }.compactMap(\.cancelled).max()
        return [started, consented, answered, cancelled].compactMap(\.self).max()
    }

    /// The last day on which something came that invitations wait for, under the rules in force; nil: no day is known. Steps 2
    /// and 3.
    func mayInvite(_ terms: Terms) -> Day? {
        func isOn(_ rule: RuleID) -> Bool { terms.policy.isOn(rule.rule) }
        var days: [Day?] = []
        if isOn(.consentMissing) { days.append(consent.cannotConsent?.since ?? consent.meeting?.given) }
        if case .settled(let day) = guardianStanding(terms), isOn(.guardiansConsented) { days.append(day) }
        if isOn(.representativeConsented) { days.append(representative?.consented) }
        if isOn(.childInformed), !terms.isOfAge { days.append(childToInform?.minor.informed) }
        if isOn(.participantsAgreed) { days.append(need.participantsAgreed) }
        return days.compactMap(\.self).max()
    }

    /// What the individual and the guardians must agree to or know before anybody is invited, and do not yet. Steps 2 and 3.
    func invitationGuard(_ terms: Terms) -> Guard? {
        func isOn(_ rule: RuleID) -> Bool { terms.policy.isOn(rule.rule) }
        if isOn(.consentMissing), consent.meeting == nil, consent.cannotConsent == nil { return .meetingConsent }
        switch guardianStanding(terms) {
        case .waiting where isOn(.guardiansConsented): return .guardians
        case .refused where isOn(.guardianRefused): return .guardianRefused
        case .conflict where isOn(.minor15Conflict): return .minor15Conflict
        case .notAsked, .settled, .ended, .waiting, .refused, .conflict: break
        }
        if isOn(.representativeConsented), let representative, representative.consented == nil {
            return .representative
        }
        if isOn(.childInformed), !terms.isOfAge, let child = childToInform, child.minor.informed == nil {
            return .childInformed
        }
        if isOn(.participantsAgreed), need.participantsAgreed == nil { return .participantsAgreed }
        return nil
    }
}
