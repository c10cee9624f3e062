/// A rule as policy has it, and whatever is the same for each of its duties. Shared, as its ladders and rungs are: they are
/// handed about in every decision.
final class RuleInForce: Sendable {
    let rule: Rule
    private let ladder: LadderInForce
    private let tracks: [Track: LadderInForce]

    init(_ rule: Rule, policy: Policy) {
        self.rule = rule
        ladder = LadderInForce(policy.ladder(rule))
        tracks = Dictionary(
            uniqueKeysWithValues: rule.tracks.keys.map { ($0, LadderInForce(policy.ladder(rule, on: $0))) })
    }

    /// The ladder that a duty climbs.
    func ladder(for duty: Duty) -> LadderInForce { duty.track.flatMap { tracks[$0] } ?? ladder }
}

/// A ladder with its rungs' identities worked out and those below in copy.
final class LadderInForce: Sendable {
    /// Every role that the ladder names, each once.
    let roles: [Role]
    let rungs: [RungInForce]

    init(_ ladder: Ladder) {
        var roles: [Role] = []
        for role in ladder.rungs.flatMap({ $0.to + $0.copy }) where !roles.contains(role) { roles.append(role) }
        self.roles = roles
        rungs = ladder.rungs.indices.map { index in
            let rung = ladder.rungs[index]
            let to = rung.to.places(in: roles)
            let copy = (rung.copy + ladder.below(index)).places(in: roles)
            return RungInForce(id: rung.id, rung: rung, to: to, copy: copy.filter { !to.contains($0) })
        }
    }
}

/// A rung of a ladder in force. Roles are places in `LadderInForce.roles`.
final class RungInForce: Sendable {
    /// Worked out once: a decision compares it with what was told.
    let id: String
    let rung: Rung
    let to: [Int]
    /// The rung's own and those below, without those who are to act.
    let copy: [Int]

    init(id: String, rung: Rung, to: [Int], copy: [Int]) {
        self.id = id
        self.rung = rung
        self.to = to
        self.copy = copy
    }
}

extension Ladder {
    /// Those who were to act on an earlier rung: in copy when the ladder climbs, so that nobody is escalated over without
    /// knowing. A rung that goes down again does not inform those above.
    fileprivate func below(_ index: Int) -> [Role] {
        let height = { (role: Role) in rungs.firstIndex { $0.to.contains(role) } ?? 0 }
        guard let top = rungs[index].to.map(height).max() else { return [] }
        return rungs[..<index].flatMap(\.to).filter { height($0) <= top }
    }
}

extension [Role] {
    /// Their places in a list, each once.
    fileprivate func places(in roles: [Role]) -> [Int] {
        var places: [Int] = []
        for role in self {
            if let place = roles.firstIndex(of: role), !places.contains(place) { places.append(place) }
        }
        return places
    }
}
