/// What one recipient is told at once: everything of a slot, or one immediate reminder.
public struct Digest: Hashable, Sendable {
    /// Who gets it.
    public var recipient: Recipient
    /// The slot. Nil: one immediate reminder, alone.
    public var slot: Instant?
    /// What to act on first, then what to know; the most overdue first.
    public var reminders: [Reminder]

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
        var order: [Place] = []
        var places: [Place: [Reminder]] = [:]
        for (reminder, slot) in told {
            let place = Place(
                recipient: reminder.recipient.id, slot: slot, alone: slot == nil ? reminder.key : nil)
            if places[place] == nil { order.append(place) }
            places[place, default: []].append(reminder)
        }
        return order.compactMap { place in
            guard let reminders = places[place], let first = reminders.first else { return nil }
            return Digest(recipient: first.recipient, slot: place.slot, reminders: reminders)
        }
    }

    private static func order(_ left: Reminder, _ right: Reminder) -> Bool {
        if left.part != right.part { return left.part == .act }
        let (one, other) = (left.obligation, right.obligation)
        if one.due != other.due { return one.due < other.due }
        return (one.subject.text, one.rule.rawValue, one.instance.description)
            < (other.subject.text, other.rule.rawValue, other.instance.description)
    }
}
