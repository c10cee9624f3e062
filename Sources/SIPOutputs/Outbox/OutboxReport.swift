public import SIPRules

/// What lies in an outbox, for people and monitoring.
public struct OutboxReport: Hashable, Sendable {
    /// A letter that did not go, and why.
    public struct Stuck: Hashable, Sendable {
        /// Its file.
        public var name: SpoolName
        /// When sipd wrote it.
        public var written: Instant
        /// How often the mailer was asked.
        public var attempts: Int
        /// When it is tried again; `nil`: not by itself.
        public var next: Instant?
        /// What the mailer said last.
        public var reason: String
    }

    /// Letters that nobody tried yet, those in `outgoing` and `handing` included.
    public var waiting = 0
    /// When the oldest of all that are still to go was written.
    public var oldest: Instant?
    /// Tried and to be tried again, the next first.
    public var deferred: [Stuck] = []
    /// Refused or given up; they need somebody. By name.
    public var failed: [Stuck] = []

    /// What lies among the letters that are to go and is none, by folder and name, fit to be shown.
    public var strangers: [String] = []

    /// Nothing lies there.
    public init() {}

    /// Reads the folders. Needs no lock: a letter that moves meanwhile may be missing or counted twice.
    public init(of disk: any OutboxDisk) throws(SpoolError) {
        for folder in [SpoolFolder.outgoing, .waiting, .handing] {
            let listing = try disk.list(folder)
            for entry in listing.entries {
                let stuck = Stuck(entry, folder == .outgoing ? nil : disk.note(on: entry.name))
                oldest = min(oldest ?? stuck.written, stuck.written)
                if stuck.attempts > 0 { deferred.append(stuck) } else { waiting += 1 }
            }
            strangers += listing.strangers.map { "\(folder.rawValue)/\(VisibleText.of($0))" }
        }
        deferred.sort { ($0.next ?? .earliest, $0.name) < ($1.next ?? .earliest, $1.name) }
        failed = try disk.entries(of: .failed).map { Stuck($0, disk.note(on: $0.name)) }.sorted { $0.name < $1.name }
    }
}

extension OutboxReport.Stuck {
    init(_ entry: SpoolEntry, _ note: OutboxNote?) {
        name = entry.name
        written = Instant(seconds: entry.written)
        attempts = note?.attempts ?? 0
        next = note?.next
        reason = note?.reason ?? "unknown: no note about it can be read"
    }
}
