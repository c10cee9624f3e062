internal import HeapModule

/// What is next: for each entry the instant at which its decisions can change. Cost follows what is due, not what exists.
public struct Agenda<Entry: Hashable & Sendable>: Sendable {
    private var heap = Heap<Slot>()
    private var instants: [Entry: Instant] = [:]

    public init() {}

    /// The next instant at which anything can change.
    public var next: Instant? {
        mutating get {
            dropStale()
            return heap.min?.instant
        }
    }

    /// How many entries wait for an instant.
    public var count: Int { instants.count }

    /// Sets, moves or (nil) removes an entry.
    public mutating func set(_ entry: Entry, at instant: Instant?) {
        guard instants[entry] != instant else { return }
        instants[entry] = instant
        if let instant { heap.insert(Slot(instant: instant, entry: entry)) }
    }

    /// The entries whose instant has come, removed from the agenda.
    public mutating func due(at now: Instant) -> [Entry] {
        var entries: [Entry] = []
        while let first = heap.min, first.instant <= now {
            heap.removeMin()
            guard instants[first.entry] == first.instant else { continue }
            instants[first.entry] = nil
            entries.append(first.entry)
        }
        return entries
    }

    private mutating func dropStale() {
        while let first = heap.min, instants[first.entry] != first.instant { heap.removeMin() }
    }

    private struct Slot: Comparable, Sendable {
        var instant: Instant
        var entry: Entry

        static func < (left: Slot, right: Slot) -> Bool { left.instant < right.instant }
        static func == (left: Slot, right: Slot) -> Bool { left.instant == right.instant && left.entry == right.entry }
    }
}
