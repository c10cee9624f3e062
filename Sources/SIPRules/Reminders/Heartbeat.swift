/// A letter of one line to one address, again and again: sipd is at work. Whoever reads there, mostly a program on another
/// machine, notices when it does not come. Nothing of any plan is in it.
public struct Heartbeat: Hashable, Sendable {
    /// Where it goes.
    public var address: MailAddress
    /// How often.
    public var every: Interval

    /// A heartbeat to an address.
    public init(to address: MailAddress, every: Interval) {
        self.address = address
        self.every = every
    }

    /// How often it comes, weekends and red days included: a program reads it.
    public enum Interval: String, CaseIterable, Hashable, Sendable {
        /// At each slot.
        case slot
        /// At the first slot of each day.
        case day
        /// At the first slot of each Monday.
        case week
    }

    /// What one says.
    public struct Report: Hashable, Sendable {
        /// Plans that were looked through.
        public var plans: Int
        /// How much stands in the way of reminders.
        public var troubles: Int
        /// When they were.
        public var at: Instant
        /// When the next one comes.
        public var next: Instant

        /// A report.
        public init(plans: Int, troubles: Int, at: Instant, next: Instant) {
            self.plans = plans
            self.troubles = troubles
            self.at = at
            self.next = next
        }
    }

    /// The latest that was due by now, if there is one, and the next.
    func due(_ environment: RuleEnvironment, at now: Instant) -> (latest: Instant?, next: Instant) {
        let days: Int
        let today = environment.zone.day(of: now)
        var first = today
        switch every {
        case .slot: return (environment.presentSlot(at: now), environment.nextSlot(after: now))
        case .day: days = 1
        case .week:
            days = 7
            first = today.adding(days: 1 - today.weekday.rawValue)
        }
        let due = environment.firstSlot(onOrAfter: first)
        if due > now { return (nil, due) }
        return (due, environment.firstSlot(onOrAfter: first.adding(days: days)))
    }
}

extension PlanDecisions {
    /// Decides about the heartbeat as about a reminder: told once, made up for when sipd was away, and only of plans that
    /// could be looked through.
    ///
    /// - Parameters:
    ///   - heartbeat: how often it comes.
    ///   - checkup: what there is to say of them; nil while they cannot be.
    ///   - environment: under which slots and whose roster.
    ///   - told: what was told before.
    ///   - now: the time of the decision.
    public mutating func add(
        _ heartbeat: Heartbeat, _ checkup: Checkup?, under environment: RuleEnvironment, told: NotificationLog,
        at now: Instant
    ) {
        let (latest, next) = heartbeat.due(environment, at: now)
        wake(at: next)
        guard let latest, let recipient = Recipient(heartbeat: heartbeat.address) else { return }
        let day = environment.zone.day(of: latest)
        var duty = Duty(.day(day), since: day, due: .given(day), met: nil)
        if let checkup {
            duty.facts = [
                .heartbeat(.init(plans: checkup.plans, troubles: checkup.troubles, at: now, next: next))
            ]
        }
        let reminder = Reminder(
            Obligation(.upkeep(.service), .allChecked, duty, .open), rung: "\(environment.zone.time(of: latest))",
            recipient: recipient, part: .informed, moment: latest, isImmediate: false,
            because: DeliveryReason(role: .administrator))
        if told.when(reminder.key, falling: latest) != nil { return }
        guard let slot = environment.presentSlot(at: now) else { return wake(at: environment.nextSlot(after: now)) }
        guard checkup != nil else { return }
        decided.append(
            Decided(
                reminder.obligation, rung: reminder.rung, moment: latest, recipient: recipient, part: .informed,
                .tell(reminder, slot: slot)))
    }
}

extension RuleEnvironment {
    /// The next slot on any day, closed ones included.
    public func nextSlot(after now: Instant) -> Instant {
        window.nextSlot(after: now, zone: zone, calendar: .everyDay)
    }

    fileprivate func firstSlot(onOrAfter day: Day) -> Instant {
        nextSlot(after: zone.instant(day, .midnight).adding(seconds: -1))
    }

    fileprivate func presentSlot(at now: Instant) -> Instant? {
        window.latestSlot(atOrBefore: now, zone: zone, calendar: .everyDay)
    }
}
