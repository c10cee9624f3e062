/// Routine step 6: a SIP is followed up, and the follow-up leads to a decision.
public enum Step6FollowUp {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case followUp = "follow-up"
        case followUpExists = "follow-up-exists"
        case followUpDecision = "follow-up-decision"
        case editionEstablished = "edition-established"

        var rule: Rule {
            switch self {
            case .followUp: Step6FollowUp.followUp
            case .followUpExists: Step6FollowUp.followUpExists
            case .followUpDecision: Step6FollowUp.followUpDecision
            case .editionEstablished: Step6FollowUp.editionEstablished
            }
        }
    }

    /// The follow-up is held on its day. The coordinator convenes it twenty working days before, has the invitations out
    /// ten before, and is reminded three before, on the day and three after; ten after, the manager is.
    /// Until it is held. A follow-up that was moved has the new date alone, and a reason that is missing is named with it; moved
    /// to no date yet, the date it was moved from last stands until there is a reason. None is asked for once it is decided to
    /// close.
    static let followUp = Rule(
        .followUp, title: "The plan is followed up.", step: .followUp,
        source: .routine(step: 5, 6), kind: .deadline, to: .coordinator,
        ladder: Ladder([
            .before(.workingDays(20), .coordinator),
            .before(.workingDays(10), .coordinator),
            .before(.workingDays(3), .coordinator),
            .due(.coordinator),
            .after(.workingDays(3), .coordinator),
            .after(.workingDays(10), .manager),
        ]),
        opens: [.meetingPurpose, .meetingDate, .meetingCancelled, .meetingDecision, .moveFrom],
        dates: .given(
            .meetingDate, .moveFrom, bounds: [.meetingBooked, .meetingHeld, .establishedOn, .establishedEdition]),
        ends: .edit(Step6Endings.followUp)
    ) { plan, _ in
        plan.meetings.filter {
            $0.purpose == .followUp && $0.cancelled == nil && !plan.isDropped($0)
        }.compactMap { meeting in
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
    /// Until there is a date; none is asked for once it is decided to close. One further off than policy's cap is a finding of
    /// `check`.
    static let followUpExists = Rule(
        .followUpExists, title: "An established plan has a follow-up ahead.", step: .followUp,
        source: .routine(step: 6), kind: .completeness, to: .coordinator, within: .days(0),
        ladder: Ladder([
            .due(.coordinator),
            .after(.workingDays(5), .manager),
        ]),
        opens: [
            .meetingPurpose, .meetingHeld, .meetingCancelled, .meetingDecision, .establishedOn,
            .establishedEdition,
        ],
        dates: .forward(.establishedOn, .meetingHeld, .meetingCancelled), ends: .edit(Step6Endings.followUpExists)
    ) { plan, input in
        // What was followed up is established, whether that is recorded or not.
        guard plan.established != nil || plan.lastHeld(.followUp) != nil, !plan.isToBeClosed else { return [] }
        let ended = plan.meetings.filter { $0.purpose == .followUp }.flatMap { [$0.held, $0.cancelled] }
        guard let since = (ended + [plan.established?.on]).compactMap(\.self).max() else { return [] }
        let isBooked = !plan.datedFollowUps.isEmpty
        return [Duty(plan.ofEdition, since: since, due: input.due(from: since), met: Met(isBooked))]
    }

    /// A held follow-up leads to a decision within three working days: the plan is revised, replaced by a new one, or closed.
    /// Until there is one. A new edition begins the duties of step 5 again.
    static let followUpDecision = Rule(
        .followUpDecision, title: "A held follow-up leads to a decision.", step: .followUp,
        source: .routine(step: 6), kind: .deadline, to: .coordinator, within: .workingDays(3),
        opens: [.meetingPurpose, .meetingHeld],
        dates: .forward(.meetingHeld), ends: .edit(Step6Endings.followUpDecision)
    ) { plan, input in
        plan.meetings.filter { $0.purpose == .followUp }.compactMap { meeting in
            guard let held = meeting.held else { return nil }
            return Duty(
                .meeting(meeting.id), since: held, due: input.due(from: held), met: Met(meeting.decision != nil),
                facts: [.followUp(held)])
        }
    }

    /// A follow-up that led to a revised plan, or to a new one, is followed by it: the coordinator establishes the edition within
    /// five working days. Until an edition is established on that day or later.
    static let editionEstablished = Rule(
        .editionEstablished, title: "A plan that is to be revised gets a new edition.", step: .followUp,
        source: .routine(step: 6), kind: .deadline, to: .coordinator, within: .workingDays(5),
        opens: [.meetingPurpose, .meetingHeld, .meetingDecision],
        dates: .forward(.meetingHeld), ends: .edit(Step6Endings.editionEstablished)
    ) { plan, input in
        guard let last = plan.lastDecision, last.decision == .revised || last.decision == .replaced else { return [] }
        return [
            Duty(
                .meeting(last.meeting), since: last.held, due: input.due(from: last.held),
                met: Met(plan.established(since: last.held)),
                facts: [.followUp(last.held)])
        ]
    }
}

extension RuleID {
    /// The plan is followed up.
    public static var followUp: Self { .step6FollowUp(.followUp) }

    /// An established plan has a follow-up ahead.
    public static var followUpExists: Self { .step6FollowUp(.followUpExists) }

    /// A held follow-up leads to a decision.
    public static var followUpDecision: Self { .step6FollowUp(.followUpDecision) }

    /// A plan that is to be revised or replaced gets a new edition.
    public static var editionEstablished: Self { .step6FollowUp(.editionEstablished) }
}

/// What ends the duties of step 6.
enum Step6Endings {
    static let followUp = PlanEdit(
        [[.set(.meetingHeld)], [.changed(.meetingDate), .set(.moveReason)], [.set(.meetingCancelled)]],
        beside: [.moveFrom],
        earliest: { plan, duty in plan.date(ofMeeting: duty) }
    ) { plan, deed in
        plan.change(meetingOf: deed) { $0.hold(deed.day) }
    }

    static let followUpExists = PlanEdit(
        [[.set(.meetingDate)]], beside: [.meetingId, .meetingPurpose, .meetingBooked, .meetingPlaceSet],
        of: { _ in .next(.followUp) }
    ) { plan, deed in
        plan.bookFollowUp(deed)
    }

    static let followUpDecision = PlanEdit([[.set(.meetingDecision)]]) { plan, deed in
        plan.change(meetingOf: deed) { $0.decision = .unchanged }
    }

    static let editionEstablished = PlanEdit(
        [[.changed(.establishedOn)]],
        beside: [.establishedEdition, .establishedDocumented, .establishedOriginal, .copyTo, .copyPerson, .copyOn],
        of: { _ in .plan }
    ) { plan, deed in
        var established = Established(on: deed.day)
        established.edition = (plan.established?.edition ?? 0) + 1
        plan.established = established
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
