/// What one recipient is told at once: everything of a slot, or one immediate reminder.
public struct Digest: Hashable, Sendable {
    public var recipient: Recipient
    /// The slot. Nil: one immediate reminder, alone.
    public var slot: Instant?
    /// The most overdue first.
    public var reminders: [Reminder]

    public init(recipient: Recipient, slot: Instant?, reminders: [Reminder]) {
        self.recipient = recipient
        self.slot = slot
        self.reminders = reminders.sorted(by: Digest.order)
    }

    /// Sorts what was told into digests: one a recipient and slot, immediate reminders alone.
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
        if left.obligation.due != right.obligation.due { return left.obligation.due < right.obligation.due }
        if left.obligation.subject.description != right.obligation.subject.description {
            return left.obligation.subject.description < right.obligation.subject.description
        }
        return left.key.rule.rawValue + left.key.instance < right.key.rule.rawValue + right.key.instance
    }
}
