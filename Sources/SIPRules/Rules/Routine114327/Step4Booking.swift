/// Routine step 4: somebody calls the joint meeting, once there is nothing left to wait for.
public enum Step4Booking {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case meetingBooked = "meeting-booked"

        var rule: Rule {
            switch self {
            case .meetingBooked: Step4Booking.meetingBooked
            }
        }
    }

    /// The plan is made at a joint meeting, and somebody calls it: the convener books it within five working days of the latest of
    /// the start, consent to the meeting, every guardian's answer, and a cancellation that left no other meeting. Until there
    /// is a planning meeting with a date. Before a convener is named and the consents are there, those are asked for.
    static let meetingBooked = Rule(
        .meetingBooked, title: "The joint meeting is booked.", step: .invitation,
        source: .routine(step: 4, 5, page: true), kind: .deadline, to: .convener,
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
    ) { plan, input in
        guard plan.established == nil, let since = plan.mayBeBooked(input) else { return [] }
        let booked = plan.planningMeetings.filter { $0.date != nil || $0.held != nil }
        return [
            Duty(
                since: since, due: input.due(from: since),
                met: booked.isEmpty ? nil : Met(booked.compactMap(\.booked).max()) ?? .recorded)
        ]
    }
}

extension RuleID {
    /// The joint meeting is booked.
    public static var meetingBooked: Self { .step4Booking(.meetingBooked) }
}

/// What ends the duties of step 4.
enum Step4Endings {
    static let meetingBooked = PlanEdit(
        [[.set(.meetingDate)]], also: [.meetingHeld],
        beside: [.meetingId, .meetingPurpose, .meetingBooked, .meetingPlaceSet],
        of: { _ in .next(.planning) }
    ) { plan, deed in
        let intended = plan.meetings.indices.first { index in
            plan.meetings[index].purpose == .planning && plan.meetings[index].isPending
                && plan.meetings[index].date == nil
        }
        guard let intended else {
            plan.book(.planning, at: deed.day.adding(days: 21), deed)
            return
        }
        plan.meetings[intended].booked = deed.day
        plan.meetings[intended].date = deed.day.adding(days: 21)
    }
}

extension Plan {
    /// The day from which nothing stands in the way of booking the planning meeting; nil: something does. Steps 2 and 3.
    fileprivate func mayBeBooked(_ input: RuleInput) -> Day? {
        guard convener != nil, let started = need.started,
            let consented = consent.cannotConsent?.since ?? consent.meeting?.given
        else { return nil }
        let answered: Day?
        switch guardianStanding(input) {
        case .waiting, .conflict, .refused, .ended: return nil
        case .notAsked: answered = nil
        case .settled(let day): answered = day
        }
        let cancelled = meetings.filter { $0.purpose == .planning }.compactMap(\.cancelled).max()
        return [started, consented, answered, cancelled].compactMap(\.self).max()
    }

    /// What the individual and the guardians must agree to or know before anybody is invited, as far as rules in force ask for it,
    /// in the order in which it holds invitations, and since when it is there; nil: it is not yet. Steps 2 and 3.
    private func awaited(_ input: RuleInput) -> [(hold: Guard, since: Day?)] {
        var awaited: [(hold: Guard, since: Day?)] = [
            (.meetingConsent, consent.cannotConsent?.since ?? consent.meeting?.given)
        ]
        switch guardianStanding(input) {
        case .waiting: awaited.append((.guardians, nil))
        case .refused: awaited.append((.guardianRefused, nil))
        case .conflict: awaited.append((.minor15Conflict, nil))
        case .settled(let day?): awaited.append((.guardians, day))
        case .notAsked, .settled(nil), .ended: break
        }
        if let representative { awaited.append((.representative, representative.consented)) }
        if !input.isOfAge, let child = childToInform { awaited.append((.childInformed, child.minor.informed)) }
        awaited.append((.participantsAgreed, need.participantsAgreed))
        return awaited.filter { $0.hold.rule.map { input.policy.isOn($0.rule) } ?? false }
    }

    /// The last day on which something came that invitations wait for; nil: no day is known.
    func mayInvite(_ input: RuleInput) -> Day? { awaited(input).compactMap(\.since).max() }

    /// The first thing that invitations wait for and that is not there yet.
    func invitationGuard(_ input: RuleInput) -> Guard? { awaited(input).first { $0.since == nil }?.hold }
}
