/// Who leads each unit: its manager or, without one, the manager of the nearest unit above; and the nearest other one, who
/// leads that manager. Each unit is looked at once, however deep the organisation.
struct Leadership {
    /// The managers who answer for a unit.
    struct Line: Hashable {
        /// The nearest.
        var nearest: PersonID?
        /// The nearest who is somebody else.
        var above: PersonID?
    }

    private var lines: [UnitID: Line] = [:]
    /// Units that stand above themselves, each circle once, from the unit in it that was asked about first.
    private(set) var circles: [[UnitID]] = []

    /// The lines of units in an order.
    init(of units: [UnitID: Unit], in order: some Sequence<UnitID>) {
        for id in order { follow(id, in: units) }
    }

    /// The managers who answer for a unit.
    subscript(unit: UnitID) -> Line { lines[unit] ?? Line() }

    /// The manager over a person of a unit: for the unit's own manager, the one above.
    func manager(over person: PersonID, of unit: UnitID) -> PersonID? {
        let line = self[unit]
        return line.nearest == person ? line.above : line.nearest
    }

    private mutating func follow(_ id: UnitID, in units: [UnitID: Unit]) {
        var way: [UnitID] = []
        var places: [UnitID: Int] = [:]
        var next: UnitID? = id
        while let id = next, lines[id] == nil, let unit = units[id] {
            if let place = places[id] {
                circles.append(Array(way[place...]))
                break
            }
            places[id] = way.count
            way.append(id)
            next = unit.parent
        }
        var line = next.flatMap { lines[$0] } ?? Line()
        for id in way.reversed() {
            if let manager = units[id]?.manager, manager != line.nearest {
                line = Line(nearest: manager, above: line.nearest)
            }
            lines[id] = line
        }
    }
}
