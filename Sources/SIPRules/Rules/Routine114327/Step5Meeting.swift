/// Routine step 5: the meeting at which the plan is established, and what it settles.
enum Step5Meeting {
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

    /// When the individual's situation changes materially, those responsible meet again: convened within three working days
    /// of the change, met within ten, both counted from it. Until they have met: a meeting after the change, booked or invited
    /// to and held since, says so too.
    static let situationChanged = Rule(
        .situationChanged, title: "A material change means meeting again.", step: .meeting,
        source: .routine(step: 5), kind: .deadline, to: .coordinator, within: .workingDays(3),
        tracks: [.meeting: .init(within: .workingDays(10))],
        opens: [.changeRegistered], dates: .forward(.changeRegistered), ends: .edit(Step5Endings.situationChanged)
    ) { plan, input in
        let meetings = plan.meetings.filter { $0.purpose == .change && $0.cancelled == nil }
        return plan.changes.enumerated().flatMap { index, change -> [Duty] in
            guard let since = change.registered else { return [] }
            let met = change.met ?? meetings.compactMap(\.held).filter { $0 >= since }.min()
            let booked = meetings.filter { $0.date != nil }.compactMap(\.booked).filter { $0 >= since }.min()
            let called = meetings.flatMap(\.invitations).compactMap(\.sent).filter { $0 >= since }.min()
            let convened = change.convened ?? booked ?? called ?? met
            let convene = Duty(
                .change(index + 1, .convene), since: since, due: input.due(from: since), met: Met(convened))
            // Where the meeting stands in the plan, to record that it was held is the act.
            let intended = meetings.first { $0.isPending && ($0.date ?? $0.booked).map { $0 >= since } ?? false }
            let meet = Duty(
                .change(index + 1, .met), on: .meeting, since: since, due: input.due(from: since, on: .meeting),
                met: Met(met), of: intended.map { .meeting($0.id) })
            return [convene, meet]
        }
    }
}

extension Meeting {
    /// What a follow-up lacks of place and date.
    fileprivate var unset: [Unset] { (placeSet ? [] : [.place]) + (date == nil ? [.date] : []) }
}
