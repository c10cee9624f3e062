internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What one look at the store tells the journal about documents: so many of a kind by name, and how many more. An export that
/// went wrong spoils all of them at once.
struct DocumentEntries {
    private static let limit = 20
    private var counts: [EntryKind: Int] = [:]

    /// Sends an entry while there is room for its kind.
    mutating func send(_ entry: JournalEntry, to journal: JournalOutput) {
        counts[entry.id, default: 0] += 1
        if counts[entry.id, default: 0] <= Self.limit { journal.send(entry) }
    }

    /// Sends how many there was no room for.
    func finish(_ journal: JournalOutput) {
        for kind in [EntryKind.planUnreadable, .planReadable] {
            let further = counts[kind, default: 0] - Self.limit
            guard further > 0 else { continue }
            journal.send(kind == .planUnreadable ? .furtherUnreadable(further) : .furtherReadable(further))
        }
    }
}

extension Round {
    /// The day that each document which an earlier run told of was noticed. With another day it would be another duty, and
    /// told of again.
    var noticedEarlier: [String: Day] {
        // Without an answer they are noticed today, and what is wrong with the ledger is told by whoever needs it.
        let told = ((try? ledger.told(about: .upkeep(.plans))) ?? [:]).keys.filter { $0.rule == .planUnreadable }
        let documents = told.compactMap { key in
            if case .document(let path) = key.instance { (path, key.due) } else { nil }
        }
        return Dictionary(documents, uniquingKeysWith: max)
    }
}
