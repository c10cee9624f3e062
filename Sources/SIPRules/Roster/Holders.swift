/// Who holds a role in a duty, before asking who can be reached.
public struct Holder: Hashable, Sendable {
    /// Nil: nobody does.
    public var person: PersonID?
    /// The roles that nobody holds yet, when somebody stands in for them.
    public var vacant: [Role]
}

extension Practice {
    /// Who holds a role in a duty of a plan. Before a coordinator is named, the convener or the initiator stands in.
    public func holders(of role: Role, in duty: Duty, of rule: Rule, plan: Plan?) -> [Holder] {
        if let person = duty.people[role] { return [Holder(person: person, vacant: [])] }
        switch role {
        case .initiator: return [firstHolder([(.initiator, plan?.initiator)])]
        case .convener: return [firstHolder([(.convener, plan?.convener), (.initiator, plan?.initiator)])]
        case .coordinator:
            return [
                firstHolder([
                    (.coordinator, plan?.coordinator), (.convener, plan?.convener), (.initiator, plan?.initiator),
                ])
            ]
        case .recorder: return [firstHolder([(.recorder, plan?.consent.recorder), (.initiator, plan?.initiator)])]
        case .manager:
            let late = rule.to == .manager ? nil : holders(of: rule.to, in: duty, of: rule, plan: plan).first?.person
            guard let unit = plan?.unit ?? late.flatMap({ roster.people[$0]?.unit }) else {
                return [Holder(person: nil, vacant: [.manager])]
            }
            return [firstHolder([(.manager, roster.manager(over: late, else: unit))])]
        case .processOwner: return [firstHolder([(.processOwner, roster.processOwner)])]
        case .principals: return (plan?.principals ?? []).map { firstHolder([(.principal, $0.contact)]) }
        case .administrator: return roster.administrators.map { Holder(person: $0, vacant: []) }
        case .principal, .invited, .substitute, .owner: return [Holder(person: nil, vacant: [role])]
        }
    }

    private func firstHolder(_ candidates: [(role: Role, person: PersonID?)]) -> Holder {
        var vacant: [Role] = []
        for candidate in candidates {
            if let person = candidate.person { return Holder(person: person, vacant: vacant) }
            vacant.append(candidate.role)
        }
        return Holder(person: nil, vacant: vacant)
    }

    /// Who is reached for each holder of a role on a day. A role that nobody holds is the plan's unit's concern.
    public func reach(_ role: Role, in duty: Duty, of rule: Rule, plan: Plan?, on day: Day) -> [Reached] {
        holders(of: role, in: duty, of: rule, plan: plan).map { holder in
            let vacant = holder.vacant.map(Because.Instead.vacant)
            guard let person = holder.person else {
                return roster.standIn(for: plan?.unit, on: day, instead: vacant)
            }
            var reached = roster.reach(person, on: day)
            if reached.recipient == nil, let unit = plan?.unit {
                reached = roster.standIn(for: unit, on: day, instead: reached.instead, changes: reached.changes)
            }
            reached.instead += vacant
            return reached
        }
    }
}
