/// Routine step 5: the meeting at which the plan is established, and what it settles.
public enum Step5Meeting {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case meetingOutcome = "meeting-outcome"
        case responsibleNamed = "responsible-named"
        case planDocumented = "plan-documented"
        case followUpBooked = "follow-up-booked"

        var rule: Rule {
            switch self {
            case .meetingOutcome: Step5Meeting.meetingOutcome
            case .responsibleNamed: Step5Meeting.responsibleNamed
            case .planDocumented: Step5Meeting.planDocumented
            case .followUpBooked: Step5Meeting.followUpBooked
            }
        }
    }

    /// What became of a meeting is recorded within a working day of its date; three after that, the manager is told.
    /// Until held, moved (the new date then counts) or cancelled.
    static let meetingOutcome = Rule(
        .meetingOutcome, title: "What became of the meeting is recorded.", step: .meeting,
        source: .routine(step: 5), kind: .deadline, to: .convener, within: .workingDays(1),
        ladder: Ladder([.due(.convener), .after(.workingDays(3), .manager)]),
        opens: [.meetingDate], dates: .forward(.meetingDate), ends: .edit(Step5Endings.meetingOutcome)
    ) { plan, input in
        plan.meetings.compactMap { meeting in
            guard let date = meeting.date else { return nil }
            return Duty(
                .meeting(meeting.id), since: date, due: input.due(from: date),
                met: Met(meeting.held ?? meeting.cancelled), people: plan.convening(meeting),
                facts: [.meeting(date)])
        }
    }

    /// The meeting names a person who answers for the plan; the law speaks of a responsible principal. Both are recorded the
    /// same day; a working day later the manager is told. Until both are set.
    static let responsibleNamed = Rule(
        .responsibleNamed, title: "A responsible person and the responsible principal are named.", step: .meeting,
        source: .routine(step: 5, page: true), kind: .deadline, to: .convener, within: .days(0),
        ladder: Ladder([.due(.convener), .after(.workingDays(1), .manager)]),
        opens: [.meetingPurpose, .meetingHeld, .establishedOn, .establishedEdition],
        dates: .forward(.meetingHeld, .establishedOn), ends: .edit(Step5Endings.responsibleNamed)
    ) { plan, input in
        guard let held = plan.drawnUp else { return [] }
        var unset: [Unset] = []
        if plan.coordinator == nil { unset.append(.coordinator) }
        if plan.responsiblePrincipal == nil { unset.append(.responsiblePrincipal) }
        return [
            Duty(since: held, due: input.due(from: held), met: Met(unset.isEmpty), facts: [.unset(unset)])
        ]
    }

    /// The plan documents the needs, what matters to the individual, long and short goals with their actions, what to do in
    /// situations that may be expected, and contacts: within three working days of the meeting. One reminder lists what is
    /// missing. Until nothing is.
    static let planDocumented = Rule(
        .planDocumented, title: "The plan documents all its parts.", step: .meeting,
        source: .routine(step: 5), kind: .completeness, to: .coordinator, within: .workingDays(3),
        ladder: Ladder([.due(.coordinator)]),
        opens: [.meetingPurpose, .meetingHeld, .establishedOn, .establishedEdition],
        dates: .forward(.meetingHeld, .establishedOn), ends: .edit(Step5Endings.planDocumented)
    ) { plan, input in
        guard let held = plan.drawnUp else { return [] }
        let documented = plan.established?.documented ?? []
        let missing = PlanPart.allCases.filter { !documented.contains($0) }
        return [
            Duty(
                plan.ofEdition, since: held, due: input.due(from: held), met: Met(missing.isEmpty),
                facts: [.parts(missing)])
        ]
    }

    /// Place and date of the follow-up are documented within a working day of the meeting, or of a cancellation that leaves none;
    /// three after that, the manager is told. Until both are set, of a follow-up after this edition of the plan.
    static let followUpBooked = Rule(
        .followUpBooked, title: "Place and date of the follow-up are documented.", step: .meeting,
        source: .routine(step: 5), kind: .deadline, to: .coordinator, within: .workingDays(1),
        ladder: Ladder([.due(.coordinator), .after(.workingDays(3), .manager)]),
        opens: [
            .meetingPurpose, .meetingHeld, .meetingCancelled, .meetingDecision, .establishedOn,
            .establishedEdition,
        ],
        dates: .forward(.meetingHeld, .establishedOn, .meetingCancelled), ends: .edit(Step5Endings.followUpBooked)
    ) { plan, input in
        guard let held = plan.drawnUp, !plan.isToBeClosed else { return [] }
        let followUps = plan.meetings.filter { meeting in
            meeting.purpose == .followUp && meeting.cancelled == nil && meeting.date.map { $0 > held } ?? true
        }
        let unset = followUps.map(\.unset).min { $0.count < $1.count } ?? [.place, .date]
        // Of one that was booked and cancelled there was nothing to set until then.
        let cancelled = plan.meetings.filter { $0.purpose == .followUp }.compactMap(\.cancelled).max()
        let since = followUps.isEmpty ? max(held, cancelled ?? held) : held
        return [
            Duty(
                plan.ofEdition, since: since, due: input.due(from: since), met: Met(unset.isEmpty),
                facts: [.unset(unset)])
        ]
    }
}

extension RuleID {
    /// What became of the meeting is recorded.
    public static var meetingOutcome: Self { .step5Meeting(.meetingOutcome) }

    /// A responsible person and the responsible principal are named.
    public static var responsibleNamed: Self { .step5Meeting(.responsibleNamed) }

    /// The plan documents all its parts.
    public static var planDocumented: Self { .step5Meeting(.planDocumented) }

    /// Place and date of the follow-up are documented.
    public static var followUpBooked: Self { .step5Meeting(.followUpBooked) }
}

/// What ends the duties of step 5.
enum Step5Endings {
    static let meetingOutcome = PlanEdit(
        [[.set(.meetingHeld)], [.changed(.meetingDate)], [.set(.meetingCancelled)]],
        earliest: { plan, duty in plan.date(ofMeeting: duty) }
    ) { plan, deed in
        plan.change(meetingOf: deed) { $0.hold(deed.day) }
    }

    static let responsibleNamed = PlanEdit(
        [[.set(.coordinator), .set(.responsiblePrincipal)]], beside: [.principalId],
        asks: { recorded, duty in
            duty.unset.contains(recorded.field == .coordinator ? .coordinator : .responsiblePrincipal)
        },
        // Whoever names a coordinator alone has not done it.
        known: { $0.unset.contains(.responsiblePrincipal) ? .responsiblePrincipal : .coordinator }
    ) { plan, deed in
        plan.coordinator = plan.coordinator ?? deed.colleague(of: plan.unit) ?? deed.somebody(in: plan)
        if plan.principals.isEmpty { plan.principals = [Principal(id: "region")] }
        plan.responsiblePrincipal = plan.responsiblePrincipal ?? plan.principals.first?.id
    }

    static let planDocumented = PlanEdit(
        [[.set(.establishedDocumented)]], beside: [.establishedOn]
    ) { plan, deed in
        plan.established = plan.established ?? Established(on: deed.day)
        plan.established?.documented = Set(PlanPart.allCases)
    }

    static let followUpBooked = PlanEdit(
        [[.set(.meetingDate), .set(.meetingPlaceSet)]], beside: [.meetingId, .meetingPurpose, .meetingBooked],
        asks: { recorded, duty in duty.unset.contains(recorded.field == .meetingDate ? .date : .place) },
        of: { _ in .next(.followUp) }
    ) { plan, deed in
        plan.bookFollowUp(deed)
    }
}

extension Meeting {
    /// What a follow-up lacks of place and date.
    fileprivate var unset: [Unset] { (placeSet ? [] : [.place]) + (date == nil ? [.date] : []) }
}
