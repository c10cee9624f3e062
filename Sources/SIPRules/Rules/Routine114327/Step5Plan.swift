/// Routine step 5: the plan itself, who has it, what everyone has undertaken to do, and who answers for it.
public enum Step5Plan {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case planHandedOver = "plan-handed-over"
        case principalDocumented = "principal-documented"
        case actionDue = "action-due"
        case situationChanged = "situation-changed"
        case coordinatorReachable = "coordinator-reachable"

        var rule: Rule {
            switch self {
            case .planHandedOver: Step5Plan.planHandedOver
            case .principalDocumented: Step5Plan.principalDocumented
            case .actionDue: Step5Plan.actionDue
            case .situationChanged: Step5Plan.situationChanged
            case .coordinatorReachable: Step5Plan.coordinatorReachable
            }
        }
    }

    /// The original goes to the individual, copies to relatives if wished and to those present who lack the shared record
    /// system, within three working days; five after that, the manager is told who still lacks it. Until everyone has it.
    static let planHandedOver = Rule(
        .planHandedOver, title: "The plan is handed over.", step: .meeting,
        source: .routine(step: 5), kind: .deadline, to: .coordinator, within: .workingDays(3),
        ladder: Ladder([.due(.coordinator), .after(.workingDays(5), .manager)]),
        opens: [.establishedOn, .establishedEdition],
        dates: .forward(.establishedOn), ends: .edit(Step5Endings.planHandedOver)
    ) { plan, input in
        guard let established = plan.established else { return [] }
        let lacking = established.copies.filter { $0.on == nil }
        let attendees: [PersonID] = lacking.compactMap { copy in
            if case .attendee(let person) = copy.to { person } else { nil }
        }
        let all = established.original != nil && lacking.isEmpty
        let last = (established.copies.map(\.on) + [established.original]).compactMap { $0 }.max()
        return [
            Duty(
                plan.ofEdition, since: established.on, due: input.due(from: established.on),
                met: all ? Met(last) : nil,
                facts: [
                    .lacksPlan(
                        individual: established.original == nil, relatives: lacking.count - attendees.count,
                        attendees: attendees)
                ])
        ]
    }

    /// The SIP does not replace the records that each principal must keep. Whoever documents there does so within three
    /// working days; ten after that, the manager is told. Until each has a reference.
    static let principalDocumented = Rule(
        .principalDocumented, title: "Each principal documents in its own record.", step: .meeting,
        source: .routine(step: 5), kind: .deadline, to: .principal, within: .workingDays(3),
        ladder: Ladder([.due(.principal), .after(.workingDays(10), .manager)]),
        opens: [.principalId, .establishedOn, .establishedEdition],
        dates: .forward(.establishedOn), ends: .edit(Step5Endings.principalDocumented)
    ) { plan, input in
        guard let established = plan.established?.on else { return [] }
        return plan.principals.map { principal in
            Duty(
                .principal(principal.id, edition: plan.edition), since: established, due: input.due(from: established),
                met: Met(principal.documented != nil), people: principal.people, facts: [.principal(principal.id)])
        }
    }

    /// Everyone carries out what they have undertaken. The owner is reminded five working days before, on the day and three
    /// after; the coordinator five after, the manager ten. Until done, changed or dropped.
    static let actionDue = Rule(
        .actionDue, title: "Everyone carries out their actions.", step: .meeting,
        source: .routine(step: 5), kind: .deadline, to: .owner,
        ladder: Ladder([
            .before(.workingDays(5), .owner),
            .due(.owner),
            .after(.workingDays(3), .owner),
            .after(.workingDays(5), .coordinator),
            .after(.workingDays(10), .manager),
        ]),
        opens: [.actionDue],
        dates: .given(.actionDue, bounds: [.meetingPurpose, .meetingHeld, .establishedOn, .establishedEdition]),
        ends: .edit(Step5Endings.actionDue)
    ) { plan, _ in
        plan.actions.map { action in
            Duty(
                .action(action.id), since: plan.drawnUp ?? action.due, due: .given(action.due), met: Met(action.ended),
                people: [.owner: action.owner], facts: [.action(action.id)])
        }
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

    /// Somebody answers for convening the follow-up. The manager is told at once of a plan whose coordinator is not known,
    /// no longer works here, or is away with nobody standing in: not the substitute, who is away too, nor theirs. A mailbox
    /// convenes nothing and does not count. Until there is a coordinator who can be reached; the days on which nobody stands
    /// in end by themselves.
    static let coordinatorReachable = Rule(
        .coordinatorReachable, title: "Somebody is answerable for convening the follow-up.", step: .meeting,
        source: .routine(step: 5), kind: .completeness, to: .manager, within: .days(0),
        ladder: Ladder([.due(.manager)]),
        opens: [.coordinator, .establishedOn],
        dates: .forward(.establishedOn), ends: .edit(Step5Endings.coordinatorReachable)
    ) { plan, input in
        guard let established = plan.established?.on else { return [] }
        guard let coordinator = plan.coordinator, let person = input.roster.people[coordinator] else {
            return [
                Duty(
                    .coordinator(.unknown), since: established, due: input.due(from: established), met: nil,
                    facts: [.unset([.coordinator])])
            ]
        }
        let unattended = input.roster.unattended[coordinator].filter { $0.upperBound >= established }
        let absences = unattended.map { days in
            let since = max(days.lowerBound, established)
            let until = person.absences.stretch(on: days.upperBound)?.until ?? days.upperBound
            return Duty(
                .coordinator(.absent(days.lowerBound)), since: since, due: input.due(from: since), met: nil,
                passes: days.upperBound,
                facts: [.absent(coordinator, until: until, alone: days.upperBound)])
        }
        guard let left = person.left else { return absences }
        let since = max(left, established)
        return absences + [
            Duty(.coordinator(.left), since: since, due: input.due(from: since), met: nil, facts: [.left(coordinator)])
        ]
    }
}

extension RuleID {
    /// The plan is handed over.
    public static var planHandedOver: Self { .step5Plan(.planHandedOver) }

    /// Each principal documents in its own record.
    public static var principalDocumented: Self { .step5Plan(.principalDocumented) }

    /// Everyone carries out their actions.
    public static var actionDue: Self { .step5Plan(.actionDue) }

    /// A material change means meeting again.
    public static var situationChanged: Self { .step5Plan(.situationChanged) }

    /// Somebody is answerable for convening the follow-up.
    public static var coordinatorReachable: Self { .step5Plan(.coordinatorReachable) }
}

extension Step5Endings {
    static let planHandedOver = PlanEdit(
        [[.set(.establishedOriginal), .set(.copyOn)]],
        asks: { recorded, duty in duty.lacksPlan(recorded.field) }
    ) { plan, deed in
        guard var established = plan.established else { return }
        established.original = established.original ?? deed.day
        for index in established.copies.indices where established.copies[index].on == nil {
            established.copies[index].on = deed.day
        }
        plan.established = established
    }

    static let principalDocumented = PlanEdit([[.set(.principalDocumented)]]) { plan, deed in
        plan.change(principalOf: deed) { $0.documented = deed.reference }
    }

    static let actionDue = PlanEdit([[.set(.actionEnded)]]) { plan, deed in
        for index in plan.actions.indices where deed.duty.instance == .action(plan.actions[index].id) {
            plan.actions[index].ended = deed.day
        }
    }

    static let situationChanged = PlanEdit(
        [[.set(.changeConvened)], [.set(.changeMet)], [.set(.meetingHeld)]],
        also: [.meetingPurpose, .meetingBooked, .meetingDate, .meetingCancelled, .invitationSent],
        asks: { recorded, duty in
            guard case .change(_, let act) = duty.instance else { return false }
            return switch recorded.field {
            case .changeConvened: act == .convene
            case .changeMet: act == .met && duty.item == nil
            default: act == .met && duty.item != nil
            }
        },
        earliest: { plan, duty in
            guard case .meeting(let id) = duty.item else { return nil }
            return plan.meetings.first { $0.id == id }?.date
        }
    ) { plan, deed in
        if case .meeting(let id) = deed.duty.item, let place = plan.meetings.firstIndex(where: { $0.id == id }) {
            plan.meetings[place].held = deed.day
            return
        }
        guard case .change(let number, let act) = deed.duty.instance, plan.changes.indices.contains(number - 1) else {
            return
        }
        switch act {
        case .convene: plan.changes[number - 1].convened = deed.day
        case .met: plan.changes[number - 1].met = deed.day
        }
    }

    static let coordinatorReachable = PlanEdit([[.changed(.coordinator)]]) { plan, deed in
        plan.coordinator =
            deed.colleague(of: plan.unit, besides: [plan.coordinator]) ?? plan.initiator ?? plan.coordinator
    }
}

extension Duty {
    /// Whoever a field is about lacks the plan.
    fileprivate func lacksPlan(_ field: PlanField) -> Bool {
        for case .lacksPlan(let individual, let relatives, let attendees) in facts {
            return field == .establishedOriginal ? individual : relatives > 0 || !attendees.isEmpty
        }
        return true
    }
}
