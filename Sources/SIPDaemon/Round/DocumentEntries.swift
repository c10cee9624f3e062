internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What the journal is told about documents: in a minute so many of a kind by name, and how many more in one entry. An export
/// that went wrong spoils all of them at once, or one after the other; `status` and `check` name each.
struct DocumentEntries {
    private static let limit = 20
    private static let seconds: Int64 = 60

    private struct Told {
        var named = 0
        /// Not named, and not counted in an entry yet.
        var further = 0
        /// The entry that counts has been sent in this minute.
        var isCounted = false
    }

    private var told: [EntryKind: Told] = [:]
    private var began: Instant?

    /// Sends an entry while there is room for its kind.
    mutating func send(_ entry: JournalEntry, to journal: JournalOutput, at now: Instant) {
        turn(at: now)
        if told[entry.id, default: Told()].named < Self.limit {
            told[entry.id, default: Told()].named += 1
            journal.send(entry)
        } else {
            told[entry.id, default: Told()].further += 1
        }
    }

    /// Sends at the end of a look how many there was no room for, once a minute.
    mutating func count(to journal: JournalOutput, at now: Instant) {
        turn(at: now)
        for kind in [EntryKind.planUnreadable, .planReadable] where told[kind]?.isCounted == false {
            sendCount(kind, to: journal)
        }
    }

    /// Sends what waits for its minute: there is no look after this one.
    mutating func finish(to journal: JournalOutput) {
        for kind in [EntryKind.planUnreadable, .planReadable] { sendCount(kind, to: journal) }
    }

    /// When there is room for a count that waits.
    var next: Instant? {
        told.values.contains { $0.further > 0 } ? began?.adding(seconds: Self.seconds) : nil
    }

    private mutating func sendCount(_ kind: EntryKind, to journal: JournalOutput) {
        guard let further = told[kind]?.further, further > 0 else { return }
        journal.send(kind == .planUnreadable ? .furtherUnreadable(further) : .furtherReadable(further))
        told[kind]?.further = 0
        told[kind]?.isCounted = true
    }

    /// Begins another minute when this one is over, or when the clock was set back.
    private mutating func turn(at now: Instant) {
        if let began, began <= now, now - began < Self.seconds { return }
        began = now
        told = told.mapValues { Told(further: $0.further) }
    }
}
