internal import OrderedCollections

/// What one recipient is told at once: everything of a slot, or one immediate reminder; of more immediate ones than a
/// recipient may have letters, all of them.
public struct Digest: Hashable, Sendable {
    /// Who gets it.
    public var recipient: Recipient
    /// The slot. Nil: what is immediate.
    public var slot: Instant?
    /// What to act on first, then what to know; the most overdue first.
    public var reminders: [Reminder]
    /// Which letter of several it is, where one would be too long. Nil: there is no other.
    public var part: Part?

    /// Which letter, counted from 1, of how many.
    public struct Part: Hashable, Sendable {
        /// Its place, from 1.
        public var number: Int
        /// How many there are.
        public var count: Int
    }

    /// What it says as a heartbeat; nil for any other letter.
    public var heartbeat: Heartbeat.Report? {
        recipient.isHeartbeat ? reminders.first?.obligation.duty.facts.heartbeat : nil
    }

    /// A digest; the reminders are put in order.
    public init(recipient: Recipient, slot: Instant?, reminders: [Reminder]) {
        self.recipient = recipient
        self.slot = slot
        self.reminders = reminders.sorted(by: Digest.order)
    }

    /// Sorts what is to be told into digests, in the order in which they are first named: one a recipient and slot,
    /// immediate reminders alone.
    public static func gathered(_ told: [(reminder: Reminder, slot: Instant?)]) -> [Digest] {
        struct Place: Hashable {
            var recipient: String
            var slot: Instant?
            var alone: ReminderKey?
        }
        let places = OrderedDictionary(grouping: told) { reminder, slot in
            Place(recipient: reminder.recipient.id, slot: slot, alone: slot == nil ? reminder.key : nil)
        }
        return places.values.compactMap { told in
            guard let (first, slot) = told.first else { return nil }
            return Digest(recipient: first.recipient, slot: slot, reminders: told.map(\.reminder))
        }
    }

    /// So many reminders are in one letter, and no more.
    public static let longest = 100

    /// How many letters it takes, where none is too long for another reason.
    public var letters: Int { Self.letters(holding: reminders.count) }

    /// How many letters so many reminders take.
    public static func letters(holding count: Int) -> Int { (count + longest - 1) / longest }

    /// In as many parts as it takes, the first first.
    public var parts: [Digest] {
        Self.numbered(
            stride(from: 0, to: reminders.count, by: Self.longest).map { first in
                with(reminders[first..<min(first + Self.longest, reminders.count)])
            })
    }

    /// Two of about the same length. Of one reminder: nil.
    public var halves: [Digest]? {
        guard reminders.count > 1 else { return nil }
        let middle = reminders.count / 2
        return [with(reminders[..<middle]), with(reminders[middle...])]
    }

    /// What so many letters hold of it, and the rest; nil for nothing.
    public func cut(after letters: Int) -> (first: Digest?, rest: Digest?) {
        let count = min(reminders.count, max(0, letters) * Self.longest)
        let parts = [reminders[..<count], reminders[count...]].map { $0.isEmpty ? nil : with($0) }
        return (parts[0], parts[1])
    }

    /// A recipient's digests, all that is immediate in one.
    public static func together(_ digests: [Digest]) -> [Digest] {
        let immediate = digests.filter { $0.slot == nil }
        guard let first = immediate.first else { return digests }
        return [Digest(recipient: first.recipient, slot: nil, reminders: immediate.flatMap(\.reminders))]
            + digests.filter { $0.slot != nil }
    }

    /// These are the parts of one.
    public static func numbered(_ parts: [Digest]) -> [Digest] {
        parts.enumerated().map { place, part in
            var part = part
            part.part = parts.count > 1 ? Part(number: place + 1, count: parts.count) : nil
            return part
        }
    }

    private func with(_ reminders: ArraySlice<Reminder>) -> Digest {
        Digest(recipient: recipient, slot: slot, reminders: Array(reminders))
    }

    private static func order(_ left: Reminder, _ right: Reminder) -> Bool {
        if left.part != right.part { return left.part == .act }
        let (one, other) = (left.obligation, right.obligation)
        if one.due != other.due { return one.due < other.due }
        return (one.subject.text, one.rule.rawValue, one.instance.description)
            < (other.subject.text, other.rule.rawValue, other.instance.description)
    }
}
