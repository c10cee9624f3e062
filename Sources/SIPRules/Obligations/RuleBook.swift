/// From a plan to its obligations: every rule in force, every duty it sees, and whether that is open, met or silenced.
public struct RuleBook: Sendable {
    /// Every rule as declared, in the order of `RuleID`.
    public static let rules: [Rule] = RuleID.allCases.map(\.rule)

    public var practice: Practice

    public init(_ practice: Practice) { self.practice = practice }

    /// The obligations of a plan under the rules in force. No clock: an obligation is the same whenever it is asked for.
    public func obligations(of plan: Plan) -> [Obligation] {
        let calendar = practice.calendar(of: plan.unit)
        let silence = plan.silence
        var obligations: [Obligation] = []
        for rule in Self.rules where practice.policy.isOn(rule) {
            let terms = Terms(rule: rule, calendar: calendar, policy: practice.policy, roster: practice.roster)
            for duty in rule.duties(plan, terms) {
                let state: Obligation.State =
                    if let met = duty.met { .met(met) }
                    else if let silence, !rule.survivesClosing { .silenced(silence) }
                    else { .open }
                obligations.append(Obligation(.plan(plan.id), rule.id, duty, state))
            }
        }
        return obligations
    }
}

extension Plan {
    /// Why the plan's reminders are silent, if they are: it is closed, consent was withdrawn, or the request was denied.
    public var silence: Obligation.Silence? {
        if let closing { return .closed(closing.on) }
        if let withdrawn = consent.withdrawn { return .withdrawn(withdrawn) }
        if let decision = need.decision, decision.answer == .deny { return .denied(decision.on) }
        return nil
    }

    /// Whether consent lets something of this plan be told to a unit on a day. Routine step 2.
    public func mayTell(_ unit: UnitID, toMeeting: Bool, on day: Day, roster: Roster) -> Bool {
        let inside = [initiator, convener, coordinator].compactMap { $0.flatMap { roster.people[$0]?.unit } }
        if unit == self.unit || inside.contains(unit) || consent.cannotConsent != nil { return true }
        if consent.withdrawn != nil { return false }
        if toMeeting, consent.meeting != nil { return true }
        guard let sharing = consent.sharing, sharing.receivers.contains(unit) else { return false }
        return sharing.until.map { day <= $0 } ?? true
    }
}
