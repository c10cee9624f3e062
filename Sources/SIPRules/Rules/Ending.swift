/// What ends a duty of a rule's.
public enum Ending: Sendable {
    /// Somebody records something in the plan.
    case edit(PlanEdit)
    /// Nothing that stands in a plan: what keeps sipd itself running ends otherwise.
    case upkeep

    /// The edit; nil: there is none.
    public var edit: PlanEdit? { if case .edit(let edit) = self { edit } else { nil } }
}

/// The edit of a plan's document that ends a duty: what is recorded, and the edit itself.
public struct PlanEdit: Sendable {
    /// Each by itself ends the duty. What stands together is recorded together; the first is the one that `write` takes.
    public let ways: [[Recorded]]
    /// What ends the duty too, though nobody would record it for that.
    public let also: [PlanField]
    /// What the first way writes beside.
    public let beside: [PlanField]
    private let asks: @Sendable (Recorded, Duty) -> Bool
    private let item: @Sendable (Duty) -> Act.Item
    private let known: @Sendable (Duty) -> PlanField?
    private let firstDay: @Sendable (Plan, Duty) -> Day?
    private let write: @Sendable (inout Plan, Deed) -> Void

    /// One of the things that are recorded.
    public struct Recorded: Hashable, Sendable {
        /// Where.
        public var field: PlanField
        /// Whether it is new there, other than before, or taken out.
        public var how: How

        /// What becomes of a field.
        public enum How: String, CaseIterable, Hashable, Sendable { case set, changed, removed }

        /// For the first time.
        public static func set(_ field: PlanField) -> Recorded { Recorded(field: field, how: .set) }
        /// Other than before.
        public static func changed(_ field: PlanField) -> Recorded { Recorded(field: field, how: .changed) }
        /// Taken out, with the object in which it stands.
        public static func removed(_ field: PlanField) -> Recorded { Recorded(field: field, how: .removed) }
    }

    /// An edit.
    ///
    /// - Parameters:
    ///   - ways: each by itself ends a duty, the first is what `write` records.
    ///   - also: what ends a duty without being asked for.
    ///   - beside: what `write` records beside.
    ///   - asks: whether a duty still asks for something; left out: for all of it.
    ///   - item: of what in the plan the act is; left out: of what the duty is about.
    ///   - known: the field by which the act is known; left out: the first that the duty asks for.
    ///   - earliest: the day before which it cannot be done.
    ///   - write: records it as done.
    init(
        _ ways: [[Recorded]], also: [PlanField] = [], beside: [PlanField] = [],
        asks: @escaping @Sendable (Recorded, Duty) -> Bool = { _, _ in true },
        of item: @escaping @Sendable (Duty) -> Act.Item = { $0.item ?? Act.Item($0.instance) },
        known: @escaping @Sendable (Duty) -> PlanField? = { _ in nil },
        earliest: @escaping @Sendable (Plan, Duty) -> Day? = { _, _ in nil },
        write: @escaping @Sendable (inout Plan, Deed) -> Void
    ) {
        self.ways = ways
        self.also = also
        self.beside = beside
        self.asks = asks
        self.item = item
        self.known = known
        firstDay = earliest
        self.write = write
    }

    /// The ways to end a duty, each without what the duty has already.
    public func ways(for duty: Duty) -> [[Recorded]] {
        ways.map { $0.filter { asks($0, duty) } }.filter { !$0.isEmpty }
    }

    /// The act that a duty waits for.
    public func act(for duty: Duty) -> Act? {
        let first = ways(for: duty).first?.first?.field
        return (known(duty) ?? first).map { Act($0, of: item(duty)) }
    }

    /// The day before which a duty cannot be done: a meeting is held on its day. Nil: any day will do.
    public func earliest(_ plan: Plan, _ duty: Duty) -> Day? { firstDay(plan, duty) }

    /// The plan after somebody did what a duty waits for, and recorded that.
    public func done(_ plan: Plan, _ deed: Deed) -> Plan {
        var plan = plan
        write(&plan, deed)
        return plan
    }

    /// Every field that ends a duty or is written with what does, in the order of the document.
    public var fields: [PlanField] {
        let all = Set(ways.flatMap { $0.map(\.field) } + also + beside)
        return PlanField.allCases.filter(all.contains)
    }
}

/// Something done: for which duty, on which day, and who is there to do it.
public struct Deed: Sendable {
    /// The duty.
    public var duty: Duty
    /// The day it is done and recorded.
    public var day: Day
    /// Who is who.
    public var roster: Roster

    /// Something done on a day.
    public init(_ duty: Duty, on day: Day, roster: Roster = Roster()) {
        self.duty = duty
        self.day = day
        self.roster = roster
    }

    /// Where a reference into the record would stand.
    var reference: String { "registrerat \(day)" }

    /// Somebody who can be named in a plan: of that unit if there is one, who is there and never away.
    func colleague(of unit: UnitID, besides others: [PersonID?] = []) -> PersonID? {
        let free = roster.people.values.filter { person in
            person.left == nil && person.absences.stretches.isEmpty && person.address != nil
                && !others.contains(person.id)
        }
        return free.min { ($0.unit == unit ? 0 : 1, $0.id) < ($1.unit == unit ? 0 : 1, $1.id) }?.id
    }

    /// Whoever answers for something in a plan and is known, or a colleague.
    func somebody(in plan: Plan) -> PersonID? {
        plan.coordinator ?? plan.initiator ?? plan.convener ?? colleague(of: plan.unit)
            ?? plan.principals.lazy.compactMap(\.contact).first ?? PersonID("nobody")
    }
}

extension Rule {
    /// Every field that it names, in the order of the document.
    public var fields: [PlanField] {
        let all = Set(opens + dates.fields + (ends.edit?.fields ?? []))
        return PlanField.allCases.filter(all.contains)
    }
}

extension PlanEdit {
    /// The ways to end a duty, by the paths in its document, with the names of the items: `meetings[u1].held`.
    public func paths(for duty: Duty) -> [[String]] {
        let named = item(duty) == .plan ? Act.Item(duty.instance) : item(duty)
        return ways(for: duty).map { $0.map { $0.words(named.path(to: $0.field)) } }
    }

    /// The ways to end any duty of the rule.
    public var paths: [[String]] { ways.map { $0.map { $0.words($0.field.rawValue) } } }

    /// Ways in words: `a and b, or c`.
    public static func words(_ paths: [[String]]) -> String {
        paths.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
    }
}

extension PlanEdit.Recorded {
    fileprivate func words(_ path: String) -> String {
        switch how {
        case .set: path
        case .changed: "a new \(path)"
        case .removed: "without \(path.split(separator: ".").dropLast().joined(separator: "."))"
        }
    }
}
