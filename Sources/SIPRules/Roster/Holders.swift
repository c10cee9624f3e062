/// Who holds a role in a duty, before asking who can be reached.
public struct Holder: Hashable, Sendable {
    /// Nil: nobody does.
    public var person: PersonID?
    /// The roles that nobody holds yet, when somebody stands in for them.
    public var vacant: [Role]
    /// The unit whose on-call address it is, and no person.
    var onCallOf: UnitID?

    /// Somebody, or nobody, and the roles they stand in for.
    public init(person: PersonID?, vacant: [Role] = []) {
        self.person = person
        self.vacant = vacant
    }

    fileprivate init(onCallOf unit: UnitID) {
        self.init(person: nil)
        onCallOf = unit
    }
}

extension RuleEnvironment {
    /// Who holds a role in a duty of a plan. Before a coordinator is named, the convener or the initiator stands in.
    public func holders(of role: Role, in duty: Duty, of rule: Rule, plan: Plan?) -> [Holder] {
        if let person = duty.people[role] { return [Holder(person: person)] }
        switch role {
        case .initiator: return [Holder((.initiator, plan?.initiator))]
        case .convener: return [Holder((.convener, plan?.convener), (.initiator, plan?.initiator))]
        case .coordinator:
            return [
                Holder(
                    (.coordinator, plan?.coordinator), (.convener, plan?.convener), (.initiator, plan?.initiator))
            ]
        case .recorder: return [Holder((.recorder, plan?.consent.recorder), (.initiator, plan?.initiator))]
        case .manager:
            let late = rule.to == .manager ? nil : holders(of: rule.to, in: duty, of: rule, plan: plan).first?.person
            guard let unit = plan?.unit ?? late.flatMap({ roster.people[$0]?.unit }) else {
                return [Holder((.manager, nil))]
            }
            return [Holder((.manager, roster.manager(over: late, else: unit)))]
        case .processOwner: return [Holder((.processOwner, roster.processOwner))]
        case .principals: return (plan?.principals ?? []).map { Holder((.principal, $0.contact)) }
        case .administrator: return roster.administrators.map { Holder(person: $0) }
        case .onCall: return (plan?.unit).flatMap(roster.onCall).map { [Holder(onCallOf: $0)] } ?? []
        case .principal, .invited, .substitute, .owner: return [Holder((role, nil))]
        }
    }

    /// Who is reached for each holder of a role on a day. A role that nobody holds is the plan's unit's concern.
    public func reach(_ role: Role, in duty: Duty, of rule: Rule, plan: Plan?, on day: Day) -> [Reached] {
        holders(of: role, in: duty, of: rule, plan: plan).map { reach($0, plan: plan, on: day) }
    }

    /// Who is reached for a holder of a role on a day.
    func reach(_ holder: Holder, plan: Plan?, on day: Day) -> Reached {
        if let unit = holder.onCallOf.flatMap({ roster.units[$0] }) {
            return Reached(recipient: Recipient(onCallFor: unit), instead: [], changes: nil)
        }
        var reached = roster.reach(holder.person, else: plan?.unit, on: day)
        if !holder.vacant.isEmpty { reached.instead += holder.vacant.map(DeliveryReason.Instead.vacant) }
        return reached
    }
}

extension Holder {
    /// The first who is named; the roles before are vacant.
    fileprivate init(_ candidates: (role: Role, person: PersonID?)...) {
        let named = candidates.firstIndex { $0.person != nil }
        self.init(
            person: named.flatMap { candidates[$0].person },
            vacant: named == 0 ? [] : candidates.prefix(named ?? candidates.count).map(\.role))
    }
}
