internal import HeapModule

/// What is next: for each entry the instant at which its decisions can change. Cost follows what is due, not what exists.
public struct Agenda<Entry: Hashable & Sendable>: Sendable {
    /// The earliest first. Moved and removed entries leave their old slots behind, passed over when they come up.
    private var heap = Heap<Slot>()
    private var instants: [Entry: Instant] = [:]
    /// The entries whose instant may be another than when this was last emptied.
    public var moved: Set<Entry> = []

    /// Nothing is due.
    public init() {}

    /// These entries are due then, and none is `moved`.
    public init(_ instants: [Entry: Instant]) {
        self.instants = instants
        heap = Heap(instants.map { Slot(instant: $0.value, entry: $0.key) })
    }

    /// The next instant at which anything can change.
    public var next: Instant? { heap.min?.instant }

    /// How many entries wait for an instant.
    public var count: Int { instants.count }

    /// Sets, moves or (nil) removes an entry.
    public mutating func set(_ entry: Entry, at instant: Instant?) {
        guard instants[entry] != instant else { return }
        moved.insert(entry)
        instants[entry] = instant
        if let instant { heap.insert(Slot(instant: instant, entry: entry)) }
        // Entries that move often, as edited plans do, must not fill the memory with their old slots.
        if heap.count > 64 + 2 * instants.count {
            heap = Heap(instants.map { Slot(instant: $0.value, entry: $0.key) })
        }
        dropStale()
    }

    /// The entries whose instant has come, removed from the agenda.
    public mutating func due(at now: Instant) -> [Entry] {
        var entries: [Entry] = []
        while let first = heap.min, first.instant <= now {
            entries.append(first.entry)
            moved.insert(first.entry)
            instants[first.entry] = nil
            heap.removeMin()
            dropStale()
        }
        return entries
    }

    /// Up to where every slot has had its round, when a round at `now` begins and sipd has run all the while: nothing was
    /// called for before the earliest entry, nor before now. What `NotificationLog.processedThrough` is to be in that round.
    public func decided(at now: Instant) -> Instant {
        min(next ?? now, now).adding(seconds: -1)
    }

    /// Makes the first slot one that is in force.
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

extension Agenda {
    /// When an entry is due, if it waits for an instant.
    public func instant(of entry: Entry) -> Instant? { instants[entry] }

    /// The next instant at which anything can change for one of these entries.
    public func next(among entries: some Sequence<Entry>) -> Instant? { entries.lazy.compactMap { instants[$0] }.min() }

    /// The entries due at that instant or before.
    public func entries(at instant: Instant) -> [Entry] { instants.filter { $1 <= instant }.map(\.key) }
}
