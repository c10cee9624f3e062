internal import OrderedCollections

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

/// A ladder with its rungs' identities worked out, those below in copy, and who lies below whom.
final class LadderInForce: Sendable {
    /// Every role that the ladder names, each once.
    let roles: [Role]
    let rungs: [RungInForce]
    /// The tail's own rung, the last of `rungs`; nil: it has none.
    let tail: Int?
    /// Whether whatever rung comes last is repeated.
    let hasNoEnd: Bool
    /// A bit for each role that a rung which waits for no digest is addressed to.
    let immediateRoles: UInt32
    /// Whether one of its rungs is for whoever is on call.
    let tellsOnCall: Bool

    init(_ declared: Ladder) {
        var ladder = declared
        hasNoEnd = ladder.then == .tail
        tellsOnCall = ladder.rungs.contains { $0.moment == .outOfHours }
        if let rung = ladder.tailRung {
            ladder.rungs.append(rung)
            tail = ladder.rungs.count - 1
        } else {
            tail = nil
        }
        let roles = OrderedSet(ladder.rungs.flatMap { $0.to + $0.copy }).elements
        self.roles = roles
        let rungs = ladder.rungs.indices.map { index in
            let rung = ladder.rungs[index]
            let to = rung.to.places(in: roles)
            let copy = (rung.copy + ladder.copied(index)).places(in: roles).filter { !to.contains($0) }
            let below = roles.map { ladder.below($0, at: index).places(in: roles) }
            return RungInForce(id: rung.id, rung: rung, to: to, copy: copy, below: below)
        }
        self.rungs = rungs
        immediateRoles = rungs.filter(\.rung.moment.isImmediate).reduce(0) { $0 | $1.roles }
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
    /// For each role: those who were to act before it did. It hears whether they have been told.
    let below: [[Int]]
    /// A bit for each role that it is addressed to, to act or to know.
    let roles: UInt32

    init(id: String, rung: Rung, to: [Int], copy: [Int], below: [[Int]]) {
        self.id = id
        self.rung = rung
        self.to = to
        self.copy = copy
        self.below = below
        roles = (to + copy).reduce(0) { $0 | RungInForce.bit($1) }
    }

    /// The identity of a repetition; 0: of the rung itself.
    func id(_ repetition: Int) -> String { repetition == 0 ? id : "\(id)/\(repetition)" }

    /// A role's bit: there are thirteen.
    static func bit(_ role: Int) -> UInt32 { 1 << UInt32(truncatingIfNeeded: role) }
}

extension Ladder {
    /// Those who were to act on an earlier rung: in copy when the ladder climbs, so that nobody is escalated over without
    /// knowing. A rung that goes down again does not inform those above.
    fileprivate func copied(_ index: Int) -> [Role] {
        guard let top = rungs[index].to.map(height).max() else { return [] }
        return rungs[..<index].flatMap(\.to).filter { height($0) <= top && $0 != .onCall }
    }

    /// Those below a role on a rung: they were to act on an earlier one, and either come before it on the ladder or are in
    /// copy now.
    fileprivate func below(_ role: Role, at index: Int) -> [Role] {
        let copied = rungs[index].to.contains(role) ? copied(index).filter { !rungs[index].to.contains($0) } : []
        let lower = rungs[..<index].flatMap(\.to).filter { height($0) < height(role) }
        // Those on call heard in place of the others, who read of that apart.
        return (lower + copied).filter { $0 != role && $0 != .onCall }
    }

    /// How high a role stands: the first rung on which it is to act.
    private func height(_ role: Role) -> Int { rungs.firstIndex { $0.to.contains(role) } ?? 0 }
}

extension [Role] {
    /// Their places in a list, each once.
    fileprivate func places(in roles: [Role]) -> [Int] {
        OrderedSet(compactMap { roles.firstIndex(of: $0) }).elements
    }
}
