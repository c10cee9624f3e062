/// When a duty's reminders go, and to whom: rungs in order, each counted from the start, the due date or the event; and how it
/// goes on after the last of them.
public struct Ladder: Hashable, Sendable {
    /// In order.
    public var rungs: [Rung]
    /// What follows the last rung.
    public var then: Then

    /// A ladder of these rungs. It has no end, unless that is said.
    public init(_ rungs: [Rung], then: Then = .tail) {
        self.rungs = rungs
        self.then = then
    }

    /// How a ladder goes on after its last rung, while its duty is open.
    public enum Then: String, CaseIterable, Hashable, Sendable {
        /// Weekly to whom the last rung addressed, those below in copy; from thirty working days after the duty was due
        /// monthly, and to the process owner as well. A last rung that is repeated goes on as it says instead.
        case tail
        /// Nothing: nobody hears any more.
        case none
    }

    /// How often the last rung comes again under the tail.
    static let tailInterval = Span.weeks(1)

    /// The tail's own rung; nil: the ladder ends, or its last rung goes on by itself.
    var tailRung: Rung? {
        guard then == .tail, let last = rungs.last, last.every == nil else { return nil }
        if last.moment == .outOfHours { return nil }
        let to = last.to.contains(.processOwner) ? last.to : last.to + [.processOwner]
        let rung = Rung(.due(.after(.workingDays(30))), to: to, copy: last.copy, every: .months(1))
        return rungs.contains { $0.moment == rung.moment } ? nil : rung
    }

    /// What of it is for one role.
    func only(_ role: Role) -> Ladder {
        let own = rungs.map { rung in
            var rung = rung
            rung.to = rung.to.filter { $0 == role }
            rung.copy = rung.copy.filter { $0 == role }
            return rung
        }
        return Ladder(own.filter { !$0.to.isEmpty || !$0.copy.isEmpty }, then: then)
    }

    /// The rung after which nobody hears any more; nil: there is none.
    public var end: Rung? { then == .none ? rungs.last.flatMap { $0.every == nil ? $0 : nil } : nil }
}

/// One step of a ladder.
public struct Rung: Hashable, Sendable {
    /// When it goes.
    public var moment: Moment
    /// Who is to act.
    public var to: [Role]
    /// Who is informed. Those below in the ladder are added when it climbs.
    public var copy: [Role]
    /// It comes again at this interval, until the next rung or the duty's end.
    public var every: Span?

    /// A rung. `every` repeats it.
    public init(_ moment: Moment, to: [Role], copy: [Role] = [], every: Span? = nil) {
        self.moment = moment
        self.to = to
        self.copy = copy
        self.every = every
    }

    /// What tells this rung from the others of its ladder, stable as long as its moment is the same.
    public var id: String { moment.description }

    /// A point in a duty's life.
    public enum Moment: Hashable, Sendable, CustomStringConvertible {
        /// Before or after the duty began. Zero days: on that day.
        case start(Offset)
        /// Before or after it is due.
        case due(Offset)
        /// The instant it began, when the send window is closed then, or the first at which it is and nobody has heard: what
        /// those on call are told. Waits for no digest, and for no window.
        case outOfHours
        /// The instant it began, inside the send window; waits for no digest.
        case atOnce
        /// So many hours of open send window after it began; waits for no digest. One that stands before the end of the day in
        /// its ladder, and falls after it, has lapsed by then.
        case openingHours(Int)
        /// An hour before the send window closes on the day it began, or half-way there when less is left; waits for no
        /// digest.
        case endOfDay

        /// As configuration writes it: `due`, `2 working days after start`, `at once`.
        public var description: String {
            switch self {
            case .start(let offset): offset.description(from: "start")
            case .due(let offset): offset.description(from: "due")
            case .outOfHours: "out of hours"
            case .atOnce: "at once"
            case .openingHours(let count): "\(Span.openingHours(count)) after start"
            case .endOfDay: "end of day"
            }
        }

        /// Immediate moments are instants within a day and wait for no digest.
        public var isImmediate: Bool {
            switch self {
            case .start, .due: false
            case .outOfHours, .atOnce, .openingHours, .endOfDay: true
            }
        }
    }

    /// How far from the start or the due date.
    public enum Offset: Hashable, Sendable {
        case on
        case before(Span)
        case after(Span)

        func description(from anchor: String) -> String {
            switch self {
            case .on: anchor
            case .before(let span): "\(span) before \(anchor)"
            case .after(let span): "\(span) after \(anchor)"
            }
        }
    }
}

extension Rung: CustomStringConvertible {
    /// As the rules' page prints it: `5 working days after due: manager, every 1 week`.
    public var description: String {
        var words = "\(moment): \(to.map(\.rawValue).joined(separator: " and "))"
        if !copy.isEmpty { words += " (copy \(copy.map(\.rawValue).joined(separator: " and ")))" }
        return every.map { "\(words), every \($0)" } ?? words
    }
}

extension Ladder: CustomStringConvertible {
    /// Its rungs in order.
    public var description: String {
        (rungs.map(\.description) + (end == nil ? [] : ["then none"])).joined(separator: "; ")
    }
}

extension Rung {
    /// After the duty began.
    public static func start(_ span: Span? = nil, _ to: Role..., copy: [Role] = [], every: Span? = nil) -> Rung {
        Rung(.start(span.map(Offset.after) ?? .on), to: to, copy: copy, every: every)
    }
    /// On the day it is due.
    public static func due(_ to: Role..., copy: [Role] = [], every: Span? = nil) -> Rung {
        Rung(.due(.on), to: to, copy: copy, every: every)
    }
    /// Before it is due.
    public static func before(_ span: Span, _ to: Role..., copy: [Role] = [], every: Span? = nil) -> Rung {
        Rung(.due(.before(span)), to: to, copy: copy, every: every)
    }
    /// After it was due.
    public static func after(_ span: Span, _ to: Role..., copy: [Role] = [], every: Span? = nil) -> Rung {
        Rung(.due(.after(span)), to: to, copy: copy, every: every)
    }
    /// Waits for no digest.
    public static func immediate(_ moment: Moment, _ to: Role..., copy: [Role] = []) -> Rung {
        Rung(moment, to: to, copy: copy)
    }
}

extension Ladder {
    /// The ladder of every duty whose row says nothing else: a heads-up two working days before, on the day, two after, and
    /// five after to the manager. The tail follows.
    public static func standard(_ role: Role) -> Ladder {
        Ladder([
            .before(.workingDays(2), role),
            .due(role),
            .after(.workingDays(2), role),
            .after(.workingDays(5), .manager),
        ])
    }
}
