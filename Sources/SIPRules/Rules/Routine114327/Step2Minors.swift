/// Routine step 2, when the individual is under 18. What is asked of a child, or of guardians, passes with the day before the
/// eighteenth birthday.
public enum Step2Minors {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case childInformed = "child-informed"
        case guardiansConsented = "guardians-consented"
        case guardianRefused = "guardian-refused"
        case minor15Conflict = "minor-15-conflict"
        case comingOfAge = "coming-of-age"
        case childAttendanceDecided = "child-attendance-decided"
        case childVoice = "child-voice"

        var rule: Rule {
            switch self {
            case .childInformed: Step2Minors.childInformed
            case .guardiansConsented: Step2Minors.guardiansConsented
            case .guardianRefused: Step2Minors.guardianRefused
            case .minor15Conflict: Step2Minors.minor15Conflict
            case .comingOfAge: Step2Minors.comingOfAge
            case .childAttendanceDecided: Step2Minors.childAttendanceDecided
            case .childVoice: Step2Minors.childVoice
            }
        }
    }

    /// A child is asked and informed. The initiator sees to it before invitations go out, at most five working days after
    /// the start. Until the plan says when, and by whom.
    static let childInformed = Rule(
        .childInformed, title: "A child is asked and informed.", step: .consent,
        source: .routine(step: 2), kind: .deadline, to: .initiator, within: .workingDays(5),
        opens: [
            .needRequested, .decisionAnswer, .decisionOn, .needSeen, .needStarted, .minorTurns18, .meetingBooked,
            .meetingDate, .meetingCancelled, .invitationSent,
        ],
        dates: .forward(.needStarted, .meetingBooked, bounds: [.invitationSent]),
        ends: .edit(Step2Endings.childInformed)
    ) { plan, input in
        guard let (since, minor) = plan.childToInform else { return [] }
        return [
            Duty(
                since: since, due: input.due(from: since, atTheLatest: plan.invitationsBegin),
                met: minor.informedBy == nil ? nil : Met(minor.informed), passes: minor.lastDay)
        ]
    }

    /// All guardians consent to the meeting, whatever the child's age. The initiator asks each of them within two working
    /// days of the start; five after that, the manager is told. Until there is an answer for each.
    ///
    /// A minor from 15 who asked for the SIP alone is `minor-15-conflict`'s concern, unless policy follows the routine.
    static let guardiansConsented = Rule(
        .guardiansConsented, title: "All guardians consent to the meeting.", step: .consent,
        source: .routine(step: 2), kind: .guard, to: .initiator, within: .workingDays(2),
        ladder: Ladder([.due(.initiator), .after(.workingDays(5), .manager)]),
        opens: [
            .needRequested, .needRequestedBy, .decisionAnswer, .decisionOn, .needSeen, .needStarted,
            .minorTurns18, .meetingBooked, .meetingDate, .meetingCancelled,
        ],
        dates: .forward(.needStarted, .meetingBooked), ends: .edit(Step2Endings.guardiansConsented)
    ) { plan, input in
        guard let asked = plan.guardiansAsked(input.policy) else { return [] }
        let guardians = asked.minor.guardians
        let unanswered = guardians.count { $0.answer == .pending }
        return [
            Duty(
                since: asked.since, due: input.due(from: asked.since),
                met: unanswered > 0 ? nil : Met(guardians.compactMap(\.on).max()) ?? Met(!guardians.isEmpty),
                passes: asked.minor.lastDay, facts: [.guardians(unanswered)])
        ]
    }

    /// A guardian who refuses has answered, and what follows is decided: the initiator and the coordinator have two working days,
    /// and invitations stay held. Until the plan says what was decided. The decision lets invitations go from fifteen years
    /// on, unless policy says that the guardians always consent; else it leads to the closing (`closing-registered`).
    static let guardianRefused = Rule(
        .guardianRefused, title: "A guardian has refused, and what follows is decided.", step: .consent,
        source: .routine(step: 2, page: true), kind: .guard, to: .initiator, within: .workingDays(2),
        ladder: Ladder([
            .due(.initiator, .coordinator),
            .after(.workingDays(2), .initiator, .coordinator),
            .after(.workingDays(5), .manager),
        ]),
        opens: [
            .needRequested, .needRequestedBy, .decisionAnswer, .decisionOn, .needSeen, .needStarted,
            .minorTurns18, .guardianAnswer, .meetingBooked, .meetingDate, .meetingCancelled,
        ],
        dates: .forward(.guardianOn, .needStarted, .meetingBooked), ends: .edit(Step2Endings.guardianRefused)
    ) { plan, input in
        guard let asked = plan.guardiansAsked(input.policy) else { return [] }
        let refusals = asked.minor.guardians.filter { $0.answer == .refused }
        guard !refusals.isEmpty else { return [] }
        let since = refusals.compactMap(\.on).min() ?? asked.since
        return [
            Duty(
                since: since, due: input.due(from: since), met: Met(asked.minor.refusalDecision?.on),
                passes: asked.minor.lastDay)
        ]
    }

    /// The citizen page lets a minor from 15 ask alone; the routine wants every guardian's consent. To ask and to consent are
    /// different acts, so when a guardian's consent is missing the coordinator documents what applies, within a working day
    /// (policy `minors: ask`; its other two values settle it for good). Until the decision has a reference.
    static let minor15Conflict = Rule(
        .minor15Conflict, title: "A minor from 15 asked, and a guardian has not consented.", step: .consent,
        source: .routine(step: 2, page: true), kind: .guard, to: .coordinator,
        within: .workingDays(1),
        opens: [.needRequested, .needRequestedBy, .minorTurns18, .guardianAnswer],
        dates: .forward(.needRequested), ends: .edit(Step2Endings.minor15Conflict)
    ) { plan, input in
        guard input.policy.minors == .ask, let requested = plan.need.requested, plan.isRequestFrom15,
            let minor = plan.minor, minor.guardians.isEmpty || minor.guardians.contains(where: { $0.answer != .given })
        else { return [] }
        return [
            Duty(
                since: requested, due: input.due(from: requested), met: Met(minor.conflictDecision != nil),
                passes: minor.lastDay,
                facts: [.guardians(minor.guardians.count { $0.answer != .given })])
        ]
    }

    /// At 15 and at 18 the basis of consent changes. The coordinator hears of the birthday 30 and 7 days before and on the
    /// day. Until consent is taken anew; where the guardians always consent, fifteen is told of and passes with the day.
    /// A plan that began after a birthday began on the new basis.
    static let comingOfAge = Rule(
        .comingOfAge, title: "The fifteenth and the eighteenth birthday.", step: .consent,
        source: .routine(step: 2, page: true), kind: .event, to: .coordinator,
        ladder: Ladder([
            .before(.days(30), .coordinator),
            .before(.days(7), .coordinator),
            .due(.coordinator),
        ]),
        opens: [.needRequested, .decisionAnswer, .decisionOn, .needSeen, .needStarted, .minorTurns18, .establishedOn],
        dates: .given(
            .minorTurns18,
            bounds: [.needStarted, .needSeen, .decisionAnswer, .decisionOn, .needRequested, .establishedOn]),
        ends: .edit(Step2Endings.comingOfAge)
    ) { plan, input in
        guard let minor = plan.minor, let began = plan.began else { return [] }
        let birthdays: [(age: Int, day: Day, renewed: Day?)] = [
            (15, minor.turns15, minor.renewedAt15), (18, minor.turns18, minor.renewedAt18),
        ]
        return birthdays.filter { began < $0.day }.map { age, day, renewed in
            Duty(
                .birthday(age), since: began, due: .given(day), met: Met(renewed),
                passes: age == 15 && input.policy.minors == .routine ? day : nil,
                facts: [.birthday(age: age, day)])
        }
    }

    /// Age and maturity decide whether the child attends; the convener has it decided by the working day before the planning
    /// meeting, and it passes with the meeting. Until the plan says when, and by whom. Shipped off.
    static let childAttendanceDecided = Rule(
        .childAttendanceDecided, title: "It is decided whether the child attends the meeting.", step: .consent,
        source: .routine(step: 2), kind: .completeness, to: .convener, within: .workingDays(1),
        isOn: false,
        opens: [.minorTurns18, .meetingPurpose, .meetingDate, .meetingHeld, .meetingCancelled],
        dates: .back(.meetingDate, bounds: [.meetingBooked, .needStarted]),
        ends: .edit(Step2Endings.childAttendanceDecided)
    ) { plan, input in
        plan.planningMeetings.filter(\.isPending).compactMap { meeting in
            guard let date = meeting.date, let minor = plan.minor(on: date) else { return nil }
            let since = min(meeting.booked ?? plan.need.started ?? date, date)
            return Duty(
                .meeting(meeting.id), since: since, due: input.due(before: date, from: since),
                met: minor.attendanceDecidedBy == nil ? nil : Met(minor.attendanceDecided), passes: date,
                facts: [.meeting(date)])
        }
    }

    /// The child's own wishes and needs are put forward at the meeting, whether the child comes or not; the coordinator notes
    /// it within a working day. Until noted. Shipped off.
    static let childVoice = Rule(
        .childVoice, title: "The child's wishes are put forward.", step: .consent,
        source: .routine(step: 2, page: true), kind: .completeness, to: .coordinator,
        within: .workingDays(1), isOn: false,
        opens: [.minorTurns18, .meetingPurpose, .meetingHeld],
        dates: .forward(.meetingHeld), ends: .edit(Step2Endings.childVoice)
    ) { plan, input in
        guard let held = plan.lastHeld(.planning), let minor = plan.minor(on: held) else { return [] }
        return [Duty(since: held, due: input.due(from: held), met: Met(minor.voiceNoted), facts: [.meeting(held)])]
    }
}

extension RuleID {
    /// A child is asked and informed.
    public static var childInformed: Self { .step2Minors(.childInformed) }

    /// All guardians consent to the meeting.
    public static var guardiansConsented: Self { .step2Minors(.guardiansConsented) }

    /// A guardian has refused.
    public static var guardianRefused: Self { .step2Minors(.guardianRefused) }

    /// A minor from 15 asked, and a guardian has not consented.
    public static var minor15Conflict: Self { .step2Minors(.minor15Conflict) }

    /// The fifteenth and the eighteenth birthday.
    public static var comingOfAge: Self { .step2Minors(.comingOfAge) }

    /// It is decided whether the child attends the meeting.
    public static var childAttendanceDecided: Self { .step2Minors(.childAttendanceDecided) }

    /// The child's wishes are put forward.
    public static var childVoice: Self { .step2Minors(.childVoice) }
}

extension Step2Endings {
    static let childInformed = PlanEdit([[.set(.minorInformed), .set(.minorInformedBy)]]) { plan, deed in
        guard var minor = plan.minor else { return }
        minor.informed = minor.informed ?? deed.day
        minor.informedBy = minor.informedBy ?? deed.somebody(in: plan)
        plan.minor = minor
    }

    static let guardiansConsented = PlanEdit([[.set(.guardianAnswer)]], beside: [.guardianOn]) { plan, deed in
        let guardians = plan.minor?.guardians ?? []
        let given = Guardian(.given, on: deed.day)
        plan.minor?.guardians = guardians.isEmpty ? [given] : guardians.map { $0.answer == .pending ? given : $0 }
    }

    static let guardianRefused = PlanEdit(
        [[.set(.refusalDecisionOn), .set(.refusalDecisionReference)]], also: [.guardianAnswer]
    ) { plan, deed in
        plan.minor?.refusalDecision = RefusalDecision(on: deed.day, reference: deed.reference)
    }

    static let minor15Conflict = PlanEdit([[.set(.minorConflictDecision)]], also: [.guardianAnswer]) { plan, deed in
        plan.minor?.conflictDecision = deed.reference
    }

    static let comingOfAge = PlanEdit(
        [[.set(.minorRenewedAt15)], [.set(.minorRenewedAt18)]],
        asks: { recorded, duty in duty.instance == .birthday(recorded.field == .minorRenewedAt15 ? 15 : 18) },
        earliest: { _, duty in duty.due.day }
    ) { plan, deed in
        if deed.duty.instance == .birthday(15) {
            plan.minor?.renewedAt15 = deed.day
        } else {
            plan.minor?.renewedAt18 = deed.day
        }
    }

    static let childAttendanceDecided = PlanEdit(
        [[.set(.minorAttendanceDecided), .set(.minorAttendanceDecidedBy)]], of: { _ in .plan }
    ) { plan, deed in
        guard var minor = plan.minor else { return }
        minor.attendanceDecided = minor.attendanceDecided ?? deed.day
        minor.attendanceDecidedBy = minor.attendanceDecidedBy ?? deed.somebody(in: plan)
        plan.minor = minor
    }

    static let childVoice = PlanEdit([[.set(.minorVoiceNoted)]]) { plan, deed in
        plan.minor?.voiceNoted = deed.day
    }
}
