/// Routine step 6: a SIP is followed up, and the follow-up leads to a decision.
enum Step6FollowUp {
    /// The follow-up is held on its day. The coordinator convenes it twenty working days before, has the invitations out
    /// ten before, and is reminded three before, on the day and three after; ten after, the manager is.
    /// Until it is held. A follow-up that was moved has the new date alone, and a reason that is missing is named with it; moved
    /// to no date yet, the date it was moved from last stands until there is a reason.
    static let followUp = Rule(
        .followUp, source: .routine(step: 5, 6), kind: .deadline, to: .coordinator,
        ladder: Ladder([
            .before(.workingDays(20), .coordinator),
            .before(.workingDays(10), .coordinator),
            .before(.workingDays(3), .coordinator),
            .due(.coordinator),
            .after(.workingDays(3), .coordinator),
            .after(.workingDays(10), .manager),
        ])
    ) { plan, _ in
        plan.meetings.filter { $0.purpose == .followUp && $0.cancelled == nil }.compactMap { meeting in
            let moved = meeting.moves.last
            guard let date = meeting.date ?? moved?.from else { return nil }
            let isMoved = meeting.date == nil && moved?.reason != nil
            let unexplained = Set(meeting.moves.filter { $0.reason == nil && $0.from != date }.map(\.from)).sorted()
            return Duty(
                .meeting(meeting.id), since: meeting.booked ?? plan.drawnUp ?? date, due: .given(date),
                met: Met(meeting.held) ?? Met(isMoved),
                facts: [.followUp(date)] + (unexplained.isEmpty ? [] : [.movedWithoutReason(unexplained)]))
        }
    }

    /// An established plan has a follow-up ahead, with a date. The coordinator is told the same day that there is none;
    /// the row names the manager and no number, so the manager hears when the standard ladder would climb.
    /// Until there is a date. One further off than policy's cap is a finding of `check`.
    static let followUpExists = Rule(
        .followUpExists, source: .routine(step: 6), kind: .completeness, to: .coordinator, within: .days(0),
        ladder: Ladder([
            .due(.coordinator),
            .after(.workingDays(5), .manager),
        ])
    ) { plan, terms in
        guard let established = plan.established else { return [] }
        let ended = plan.meetings.filter { $0.purpose == .followUp }.flatMap { [$0.held, $0.cancelled] }
        let since = (ended + [established.on]).compactMap { $0 }.max() ?? established.on
        let isBooked = !plan.datedFollowUps.isEmpty
        return [Duty(plan.ofEdition, since: since, due: terms.due(from: since), met: Met(isBooked))]
    }

    /// A held follow-up leads to a decision within three working days: the plan is revised, replaced by a new one, or closed.
    /// Until there is one. A new edition begins the duties of step 5 again.
    static let followUpDecision = Rule(
        .followUpDecision, source: .routine(step: 6), kind: .deadline, to: .coordinator, within: .workingDays(3)
    ) { plan, terms in
        plan.meetings.filter { $0.purpose == .followUp }.compactMap { meeting in
            guard let held = meeting.held else { return nil }
            return Duty(
                .meeting(meeting.id), since: held, due: terms.due(from: held), met: Met(meeting.decision != nil),
                facts: [.followUp(held)])
        }
    }
}

extension Plan {
    /// Follow-ups ahead whose date is further off than policy's cap, counted from the day this edition was drawn up or the
    /// last follow-up was held. `check` reports them; nobody is reminded. Routine step 6.
    public func followUps(furtherOffThan cap: Span, calendar: WorkingCalendar) -> [(meeting: Meeting, date: Day)] {
        guard let from = [drawnUp, lastHeld(.followUp)].compactMap({ $0 }).max() else { return [] }
        let last = calendar.after(from, cap).day
        return datedFollowUps.filter { $0.date > last }
    }
}
