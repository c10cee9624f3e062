internal import Synchronization

/// The days on which people are away and nobody stands in: not the substitute, who is away too, has left or has no address,
/// nor theirs in turn, however long the line; a circle of substitutes leads to nobody.
///
/// Worked out once for the whole roster. It goes through the days on which something changes, and asks on each only about
/// those who change and those who lean on them: its work follows the roster's size, not the length of its lines.
struct Unattended: Sendable {
    private var spans: [PersonID: [ClosedRange<Day>]] = [:]
    /// False: so many absences hang on each other that not all were looked through.
    private(set) var isComplete = true

    /// More steps than any real roster takes; one made to be slow stops here.
    static let limit = 20_000_000

    /// The days of a roster, unless it takes more steps.
    init(_ roster: Roster, limit: Int = Unattended.limit) {
        guard roster.people.values.contains(where: { !$0.absences.stretches.isEmpty }) else { return }
        var survey = Survey(roster, steps: limit)
        isComplete = survey.run()
        spans = survey.spans
    }

    /// The spans of days on which nobody stands in for a person, in order.
    subscript(person: PersonID) -> [ClosedRange<Day>] { spans[person] ?? [] }

    /// The span around a day on which nobody stands in for a person.
    func span(of person: PersonID, on day: Day) -> ClosedRange<Day>? {
        guard let spans = spans[person] else { return nil }
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upperBound < day { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].contains(day) ? spans[low] : nil
    }
}

/// The walk through a roster's days. People are numbers here: it asks about them often.
private struct Survey {
    let people: [Person]
    private let numbers: [PersonID: Int]
    /// Who ever names somebody as a substitute.
    private var clients: [[Int]]
    /// Who may stand in for somebody who is away on the day; nil: the person is not away.
    private var substitutes: [[Int]?]
    /// Whether a letter for somebody reaches a person on the day: the person, or whoever stands in.
    private var isAttended: [Bool]
    /// Whom it goes to next, when it is not the person. These never lead back.
    private var support: [Int?]
    /// Since when nobody stands in.
    private var since: [Day?]
    private var stepsLeft: Int
    var spans: [PersonID: [ClosedRange<Day>]] = [:]

    init(_ roster: Roster, steps: Int) {
        stepsLeft = steps
        people = Array(roster.people.values)
        numbers = Dictionary(
            people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        clients = Array(repeating: [], count: people.count)
        substitutes = Array(repeating: nil, count: people.count)
        support = Array(repeating: nil, count: people.count)
        since = Array(repeating: nil, count: people.count)
        isAttended = people.map { $0.address != nil }
        for (client, person) in people.enumerated() {
            for row in person.absences.rows {
                guard let substitute = row.substitute.flatMap({ numbers[$0] }) else { continue }
                if clients[substitute].last != client { clients[substitute].append(client) }
            }
        }
    }

    /// Day by day to the last change; false when there were too many steps.
    mutating func run() -> Bool {
        var events: [(day: Day, who: Int)] = []
        for (who, person) in people.enumerated() {
            if let left = person.left { events.append((left, who)) }
            for stretch in person.absences.stretches {
                events.append((stretch.first, who))
                if stretch.last < .last { events.append((stretch.last.adding(days: 1), who)) }
            }
        }
        events.sort { ($0.day, $0.who) < ($1.day, $1.who) }
        var next = 0
        while next < events.count, stepsLeft > 0 {
            let day = events[next].day
            var changed: [Int] = []
            while next < events.count, events[next].day == day {
                if changed.last != events[next].who { changed.append(events[next].who) }
                next += 1
            }
            pass(day, changed)
        }
        for (who, day) in since.enumerated() {
            if let day { spans[people[who].id, default: []].append(day ... .last) }
        }
        return stepsLeft > 0
    }

    private mutating func pass(_ day: Day, _ changed: [Int]) {
        var unsettled: [Int] = []
        var attended: [Int] = []
        for who in changed {
            support[who] = nil
            isAttended[who] = false
            substitutes[who] = nil
            switch people[who].presence(on: day) {
            case .here:
                isAttended[who] = true
                attended.append(who)
            case .away(_, let names):
                substitutes[who] = names.compactMap { numbers[$0] }
                unsettled.append(who)
            case .left, .noAddress: unsettled.append(who)
            }
        }
        // Whoever leaned on them leans on nobody until the next one is found.
        var next = 0
        while next < unsettled.count {
            let who = unsettled[next]
            next += 1
            stepsLeft -= clients[who].count + 1
            for client in clients[who] where support[client] == who {
                support[client] = nil
                isAttended[client] = false
                unsettled.append(client)
            }
        }
        for who in unsettled {
            guard let found = substitutes[who]?.first(where: { isAttended[$0] }) else { continue }
            stepsLeft -= substitutes[who]?.count ?? 0
            support[who] = found
            isAttended[who] = true
            attended.append(who)
        }
        // Whoever can be told can be told for those who name them.
        next = 0
        while next < attended.count {
            let who = attended[next]
            next += 1
            stepsLeft -= clients[who].count + 1
            for client in clients[who] where !isAttended[client] && substitutes[client]?.contains(who) == true {
                support[client] = who
                isAttended[client] = true
                attended.append(client)
            }
        }
        for who in changed + unsettled + attended { note(who, on: day) }
    }

    private mutating func note(_ who: Int, on day: Day) {
        let isUnattended = substitutes[who] != nil && !isAttended[who]
        if isUnattended {
            since[who] = since[who] ?? day
        } else if let first = since[who] {
            spans[people[who].id, default: []].append(first...day.adding(days: -1))
            since[who] = nil
        }
    }
}

/// What a roster has been asked and need not work out again. No part of what the roster is: two rosters are equal
/// whatever they were asked.
final class RosterMemory: Hashable, Sendable {
    private let unattended = Mutex<Unattended?>(nil)

    func unattended(in roster: Roster) -> Unattended {
        unattended.withLock { known in
            if let known { return known }
            let found = Unattended(roster)
            known = found
            return found
        }
    }

    static func == (_: RosterMemory, _: RosterMemory) -> Bool { true }
    func hash(into _: inout Hasher) {}
}
