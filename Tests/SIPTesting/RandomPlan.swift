public import SIPRules

extension Plan {
    /// A plan of the sample roster put together at random, around June 2026, with changes around a day.
    public static func random(
        _ id: PlanID, around first: Day = .the("2026-06-01"), _ random: inout SeededGenerator
    ) -> Plan {
        var plan = Int.random(in: 0..<3, using: &random) == 0 ? drawn(id, around: first, .sample, &random) : nil
        if plan == nil { plan = anyCase(&random) }
        guard var plan else { return Plan(id: id, unit: .the("vc-norr")) }
        plan.id = id
        for _ in 0..<Int.random(in: 0...4, using: &random) { plan.change(around: first, &random) }
        return plan
    }

    /// A plan drawn from the published schema, with people and units of a roster; nil when the reader refuses it.
    public static func drawn(
        _ id: PlanID, around day: Day, _ roster: Roster, _ random: inout SeededGenerator
    ) -> Plan? {
        var drawing = Drawing(Chance(seed: random.next()), around: day)
        drawing.people = drawing.chance.some(of: roster.people.keys.map(\.text).sorted(), percent: 40)
        drawing.units = drawing.chance.some(of: roster.units.keys.map(\.text).sorted(), percent: 60)
        drawing.parts = .people
        if drawing.units.isEmpty { drawing.units = roster.units.keys.map(\.text).sorted() }
        return PlanDocument.read(Array(drawing.plan(id.text).json.utf8), path: "\(id).json").plan
    }

    /// One of the plans that the rules are tested with.
    private static func anyCase(_ random: inout SeededGenerator) -> Plan {
        let table = RuleCases.all
        let one = table[Int.random(in: 0..<table.count, using: &random)]
        return [one.fires, one.fires, one.ends, one.silent][Int.random(in: 0..<4, using: &random)]
    }

    /// One change of the kind that somebody makes in the record system.
    public mutating func change(around first: Day = .the("2026-06-01"), _ random: inout SeededGenerator) {
        let other = Plan.anyCase(&random)
        let day = first.adding(days: Int.random(in: -10...40, using: &random))
        let people = Roster.sample.people.keys.sorted()
        let somebody = people[Int.random(in: 0..<people.count, using: &random)]
        switch Int.random(in: 0..<20, using: &random) {
        case 0: need = other.need
        case 1: consent = other.consent
        case 2: minor = other.minor
        case 3: meetings = other.meetings
        case 4: established = other.established
        case 5: actions = other.actions
        case 6: changes = other.changes
        case 7: representative = other.representative
        case 8: closing = closing == nil ? Closing(on: day, reason: .goalsMet) : nil
        case 9: consent.withdrawn = consent.withdrawn == nil ? day : nil
        case 10: need.decision = RequestDecision(Bool.random(using: &random) ? .start : .deny, on: day)
        case 11:
            need.seen = day
            need.urgency = .immediate
            need.seenTime = TimeOfDay(
                hour: Int.random(in: 0...23, using: &random), minute: Int.random(in: 0...59, using: &random))
        case 12: need.seen = day
        case 13: need.started = need.started == nil ? day : nil
        case 14: initiator = somebody
        case 15: convener = somebody
        case 16: coordinator = somebody
        case 17:
            var sharing = SharingConsent(given: ConsentGiven(given: day, form: .written))
            sharing.receivers = Roster.sample.units.keys.sorted().filter { _ in Bool.random(using: &random) }
            sharing.until = Bool.random(using: &random) ? day.adding(days: 10) : nil
            consent.sharing = sharing
        case 18: lastActivity = day
        default:
            unit = Bool.random(using: &random) ? .the("soc-vuxen") : .the("vc-norr")
        }
    }
}
