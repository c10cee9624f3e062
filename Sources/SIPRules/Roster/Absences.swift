internal import OrderedCollections

/// A person's days away, in one reading: rows of the roster in any order that repeat, touch or overlap each other, or begin
/// inside one another, are one absence. Nothing else looks at the rows.
public struct Absences: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// The rows as they stand in the roster: where a finding belongs.
    let rows: [Absence]
    /// The days away: apart from each other, in order, and the same rows all through each.
    let stretches: [Stretch]
    /// The most rows that hold one day.
    let mostAtOnce: Int
    private let tree: Tree

    /// Days of one absence on which the same people may stand in.
    struct Stretch: Hashable, Sendable {
        let first: Day
        let last: Day
        /// The last day of the whole absence: until then the person is away in one go.
        fileprivate(set) var until: Day
    }

    /// The absences of these rows. A row that ends before it begins is none.
    public init(_ rows: [Absence] = []) {
        self.rows = rows
        (stretches, mostAtOnce) = Self.stretches(of: rows)
        tree = Tree(rows)
    }

    /// The absences of these rows.
    public init(arrayLiteral rows: Absence...) { self.init(rows) }

    /// Adds a row.
    public mutating func append(_ row: Absence) { self = Absences(rows + [row]) }

    /// The days around this one on which the person is away, with the same rows; nil when the person is not.
    func stretch(on day: Day) -> Stretch? {
        let index = firstStretch(endingOnOrAfter: day)
        guard index < stretches.count, stretches[index].first <= day else { return nil }
        return stretches[index]
    }

    /// Who may stand in on a day, in the order of the rows. A row that names nobody adds nobody.
    func substitutes(on day: Day) -> [PersonID] {
        OrderedSet(tree.rows(on: day, of: rows).lazy.compactMap { rows[$0].substitute }).elements
    }

    /// The next day after this on which the person goes, comes back, or others may stand in.
    func nextChange(after day: Day) -> Day? {
        let index = firstStretch(endingOnOrAfter: day)
        guard index < stretches.count else { return nil }
        let stretch = stretches[index]
        let change = stretch.first > day ? stretch.first : stretch.last.adding(days: 1)
        return change > day ? change : nil
    }

    private func firstStretch(endingOnOrAfter day: Day) -> Int {
        var (low, high) = (0, stretches.count)
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].last < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func stretches(of rows: [Absence]) -> ([Stretch], mostAtOnce: Int) {
        let rows = rows.filter { $0.first <= $0.last }
        if rows.count < 2 {
            return (rows.map { Stretch(first: $0.first, last: $0.last, until: $0.last) }, rows.count)
        }
        // By number: the calendar's last day has none after it, its number has.
        let edges = rows.flatMap { [(day: $0.first.number, step: 1), (day: $0.last.number + 1, step: -1)] }
            .sorted { $0.day < $1.day }
        var found: [Stretch] = []
        var (open, most) = (0, 0)
        var start = edges[0].day
        for edge in edges {
            if edge.day > start {
                let last = Day(number: edge.day - 1)
                most = max(most, open)
                if open > 0 { found.append(Stretch(first: Day(number: start), last: last, until: last)) }
                start = edge.day
            }
            open += edge.step
        }
        for index in found.indices.dropLast().reversed() where found[index + 1].first - found[index].last == 1 {
            found[index].until = found[index + 1].until
        }
        return (found, most)
    }
}

/// The rows by their first day, as a tree that knows the last day below each: of those of one day it finds each in a few
/// steps, however many other rows there are.
private struct Tree: Hashable, Sendable {
    private var order: [Int32] = []
    /// At the middle of each part, the last day of any row in the part.
    private var latest: [Day] = []

    init(_ rows: [Absence]) {
        guard rows.count > 8 else { return }
        order = rows.indices.filter { rows[$0].first <= rows[$0].last }.sorted { rows[$0].first < rows[$1].first }
            .map { Int32(clamping: $0) }
        latest = order.map { rows[Int($0)].last }
        note(order.indices)
    }

    private mutating func note(_ part: Range<Int>) {
        guard let middle = part.middle else { return }
        for half in [part.lowerBound..<middle, middle + 1..<part.upperBound] {
            note(half)
            if let below = half.middle { latest[middle] = max(latest[middle], latest[below]) }
        }
    }

    /// The rows that hold a day, in their order in the roster.
    func rows(on day: Day, of rows: [Absence]) -> [Int] {
        guard !order.isEmpty else { return rows.indices.filter { rows[$0].first <= day && day <= rows[$0].last } }
        var found: [Int] = []
        find(day, rows, order.indices, &found)
        return found.sorted()
    }

    private func find(_ day: Day, _ rows: [Absence], _ part: Range<Int>, _ found: inout [Int]) {
        guard let middle = part.middle, latest[middle] >= day else { return }
        find(day, rows, part.lowerBound..<middle, &found)
        let index = Int(order[middle])
        guard rows[index].first <= day else { return }
        if rows[index].last >= day { found.append(index) }
        find(day, rows, middle + 1..<part.upperBound, &found)
    }
}

extension Range<Int> {
    fileprivate var middle: Int? { isEmpty ? nil : lowerBound + count / 2 }
}
