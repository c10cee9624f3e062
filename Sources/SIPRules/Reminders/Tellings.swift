/// When each reminder was told, found by what it was about and to whom, whichever date and rung it was told under.
public struct Tellings: Sendable {
    private var duties: [Duty: ToldOfDuty] = [:]

    /// What one recipient was told of.
    fileprivate struct Duty: Hashable {
        let subject: Obligation.Subject
        let rule: RuleID
        let instance: Instance
        let recipient: String
    }

    fileprivate struct Rung: Hashable {
        let due: Day
        let id: String
    }

    fileprivate struct ToldOfDuty {
        var rungs: [Rung: Instant] = [:]
        /// The latest of them; of several at one instant that of the latest date.
        var last: (at: Instant, due: Day)?
    }

    /// What was told, and when.
    public init(_ reminders: [ReminderKey: Instant] = [:]) {
        for (reminder, at) in reminders { tell(reminder, at: at) }
    }

    /// Whether nothing was told.
    public var isEmpty: Bool { duties.isEmpty }

    /// The latest instant at which anything was told; nil: nothing was.
    public var latest: Instant? { duties.values.compactMap { $0.last?.at }.max() }

    /// When a reminder was told; nil: it was not.
    public subscript(reminder: ReminderKey) -> Instant? {
        duties[Duty(reminder)]?.rungs[Rung(due: reminder.due, id: reminder.rung)]
    }

    /// How often the recipient was told of the same duty under the same date, by other rungs than the reminder's own: a
    /// letter that is written again after a stop counts as it did the first time.
    func count(before reminder: ReminderKey) -> Int {
        duties[Duty(reminder)]?.rungs.keys.count { $0.due == reminder.due && $0.id != reminder.rung } ?? 0
    }

    /// Remembers that a reminder was told at an instant.
    public mutating func tell(_ reminder: ReminderKey, at now: Instant) {
        duties[Duty(reminder), default: ToldOfDuty()].tell(Rung(due: reminder.due, id: reminder.rung), at: now)
    }

    /// Remembers what was told elsewhere as well. Of a reminder that both know, what is known here stands.
    public mutating func add(_ reminders: [ReminderKey: Instant]) {
        for (reminder, at) in reminders where self[reminder] == nil { tell(reminder, at: at) }
    }

    /// Whether anybody was told of an obligation, under whichever date. Asked of few: it looks through all that was told.
    func holds(_ obligation: Obligation) -> Bool {
        duties.keys.contains {
            $0.subject == obligation.subject && $0.rule == obligation.rule && $0.instance == obligation.instance
        }
    }

    /// When a recipient was last told of an obligation, and under which date.
    func last(of obligation: Obligation, to recipient: String) -> (at: Instant, due: Day)? {
        duties[
            Duty(
                subject: obligation.subject, rule: obligation.rule, instance: obligation.instance,
                recipient: recipient)]?.last
    }
}

extension Tellings.Duty {
    fileprivate init(_ reminder: ReminderKey) {
        self.init(
            subject: reminder.subject, rule: reminder.rule, instance: reminder.instance, recipient: reminder.recipient)
    }
}

extension Tellings.ToldOfDuty {
    fileprivate mutating func tell(_ rung: Tellings.Rung, at now: Instant) {
        rungs[rung] = now
        if let last, last > (now, rung.due) { return }
        last = (now, rung.due)
    }
}
