/// What guardians have said, as far as it decides whether anybody may be invited. Routine step 2; the citizen page lets a minor
/// from 15 ask alone.
enum GuardianStanding: Hashable {
    /// No guardian is asked: the individual is of age, or asked alone and policy lets that suffice.
    case notAsked
    /// A guardian has not answered, or none is listed.
    case waiting
    /// A minor from 15 asked alone, a guardian has not consented, and what applies is not decided.
    case conflict
    /// A guardian has refused, and what follows is not decided.
    case refused
    /// A guardian has refused, and that ends it, as decided that day.
    case ended(Day)
    /// Nothing stands in the way, since a day if one is known.
    case settled(Day?)
}

extension Plan {
    /// What guardians have said, under the policy in force.
    func guardianStanding(_ input: RuleInput) -> GuardianStanding {
        guard let minor, !input.isOfAge else { return .notAsked }
        let policy = input.policy
        if policy.minors == .ask, isRequestFrom15, !minor.haveAllConsented {
            return minor.conflictDecision == nil ? .conflict : .settled(nil)
        }
        guard guardiansAsked(policy) != nil else { return .notAsked }
        if minor.guardians.isEmpty || minor.guardians.contains(where: { $0.answer == .pending }) { return .waiting }
        if minor.haveAllConsented { return .settled(minor.guardians.compactMap(\.on).max()) }
        guard let decision = minor.refusalDecision else { return .refused }
        return policy.minors != .routine && decision.on >= minor.turns15 ? .settled(decision.on) : .ended(decision.on)
    }

    /// The minor whose guardians are asked, and since when; nil: none is, or the minor asked alone and it is no question of
    /// consent from each (`minor-15-conflict`).
    func guardiansAsked(_ policy: Policy) -> (since: Day, minor: Minor)? {
        guard policy.minors == .routine || !isRequestFrom15 else { return nil }
        return childToInform
    }

    /// A child to whom the plan is to be explained, from the day work started or, where that is not recorded, a meeting was booked.
    var childToInform: (since: Day, minor: Minor)? {
        guard let since = workBegan, let minor = minor(on: since) else { return nil }
        return (since, minor)
    }

    /// The individual asked for the SIP at 15, 16 or 17 years of age.
    var isRequestFrom15: Bool {
        guard let requested = need.requested, need.requestedBy == .individual, let minor = minor(on: requested) else {
            return false
        }
        return requested >= minor.turns15
    }
}

extension Minor {
    /// The last day on which the individual is a minor.
    var lastDay: Day { turns18.adding(days: -1) }

    /// There are guardians, and every one has consented.
    fileprivate var haveAllConsented: Bool {
        !guardians.isEmpty && guardians.allSatisfy { $0.answer == .given }
    }
}
