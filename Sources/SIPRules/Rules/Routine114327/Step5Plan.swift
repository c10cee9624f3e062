/// Routine step 5: the plan itself, who has it, and what everyone has undertaken to do.
enum Step5Plan {
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
