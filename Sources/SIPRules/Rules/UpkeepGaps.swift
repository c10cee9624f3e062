extension Upkeep {
    /// A gap in the roster (`Gap.Kind`): whoever runs sipd and the manager hear of it every working day while it is so. Of what
    /// is not named to the administrators the manager hears all the same.
    static let unreachableRole = Rule(
        .unreachableRole, title: "A role that nobody can be reached in.", step: .upkeep,
        source: .upkeep, kind: .completeness, to: .administrator, within: .days(0),
        ladder: Ladder([.due(.administrator, .manager, every: .workingDays(1))]),
        tracks: [
            .administrator: .init(ladder: Ladder([.due(.administrator, every: .workingDays(1))])),
            .manager: .init(ladder: Ladder([.due(.manager, every: .workingDays(1))])),
        ],
        opens: [], dates: .upkeep, ends: .upkeep
    ) { _, _ in [] }

    /// To mend the gaps in a roster that was last changed on a day: the first `named` for the administrators and the managers,
    /// of the rest so many for each manager as make `named` of that manager's, and what is left counted.
    public static func obligations(_ gaps: [Gap], changed: Day) -> [Obligation] {
        let rest = gaps.dropFirst(named)
        var heard: [PersonID: Int] = [:]
        for gap in gaps.prefix(named) { if let manager = gap.manager { heard[manager, default: 0] += 1 } }
        var further: [PersonID: [Gap]] = [:]
        var obligations = gaps.prefix(named).map { obligation($0, changed: changed) }
        for gap in rest {
            guard let manager = gap.manager else { continue }
            if heard[manager, default: 0] < named {
                heard[manager, default: 0] += 1
                obligations.append(obligation(gap, changed: changed, on: .manager))
            } else {
                further[manager, default: []].append(gap)
            }
        }
        obligations += further.sorted { $0.key.text < $1.key.text }.map { manager, gaps in
            Self.further(gaps[...], of: manager, changed: changed)
        }
        return obligations + (rest.isEmpty ? [] : [Self.further(rest, changed: changed)])
    }

    /// To mend one gap in a roster that was last changed on a day.
    public static func obligation(_ gap: Gap, changed: Day, on track: Track? = nil) -> Obligation {
        obligation(gap.instance, gap.manager, since: gap.since ?? changed, .gap(gap.kind), on: track)
    }

    private static func further(_ gaps: ArraySlice<Gap>, of manager: PersonID? = nil, changed: Day) -> Obligation {
        obligation(
            .furtherGaps(of: manager), manager, since: gaps.map { $0.since ?? changed }.min() ?? changed,
            .further(gaps.count), on: manager == nil ? .administrator : .manager)
    }

    private static func obligation(
        _ instance: Instance, _ manager: PersonID?, since: Day, _ fact: Fact, on track: Track?
    ) -> Obligation {
        let duty = Duty(
            instance, on: track, since: since, due: .given(since), met: nil,
            people: manager.map { [.manager: $0] } ?? [:], facts: [fact])
        return Obligation(.upkeep(.roster), .unreachableRole, duty, .open)
    }
}
