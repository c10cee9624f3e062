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
