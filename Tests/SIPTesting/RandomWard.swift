public import SIPRules

/// A ward with random people, absences, closures, ladders and plans: what property tests of the decision run on. The same
/// seed gives the same ward.
///
/// Every time of day is a whole hour, so that a look an hour misses nothing.
public struct RandomWard {
    /// The ward's rules and rule environment.
    public let book: RuleBook
    /// The plans, and when each appears in the store or changes there.
    public let changes: [(at: Instant, plan: Plan)]
    /// What the ledger holds at the start.
    public let told: NotificationLog
    /// Three in the morning of the first day.
    public let start: Instant
    /// The end of the period.
    public let end: Instant

    private static let names = ["anna", "bo", "cecilia", "disa", "olle", "pia", "erik", "elsa"]

    /// The ward of a seed, watched for so many days.
    public init(seed: UInt64, days: Int = 40) {
        var random = SeededGenerator(seed: seed)
        // Midsummer, Christmas and New Year, Easter, and both changes of the clocks.
        let dates: [Day] = [.the("2026-06-08"), .the("2026-12-14"), .the("2027-03-15"), .the("2026-10-15")]
        let first = dates[Int.random(in: 0..<dates.count, using: &random)]
        let zone = Zone.stockholm

        var ward = Ward()
        let slots: [[TimeOfDay]] = [[.the("08:00")], [.the("08:00"), .the("13:00")], [.the("07:00"), .the("16:00")]]
        ward.window = SendWindow(
            opens: .the("07:00"), closes: .the("17:00"), slots: slots[Int.random(in: 0..<slots.count, using: &random)])
        if Bool.random(using: &random) { ward.roster.units[.the("ward")]?.mailbox = .the("ward@example.org") }
        // Outside: consent is asked for.
        ward.roster.units[.the("school")] = Unit(id: .the("school"), name: "Ekskolan")
        for name in ["erik", "elsa"] { ward.roster.people[.the(name)] = Person(named: name, unit: "school") }
        for name in Self.names {
            ward.roster.people[.the(name)]?.workingWeekdays = Self.weekdays(&random)
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let away = first.adding(days: Int.random(in: -5...days, using: &random))
                let back = away.adding(days: Int.random(in: 0...9, using: &random))
                let substitute = Bool.random(using: &random) ? Self.names.randomElement(using: &random) : nil
                ward.away(name, away.description, back.description, by: substitute)
            }
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            ward.roster.people[.the("disa")]?.left = first.adding(days: Int.random(in: 0...days, using: &random))
        }
        if Bool.random(using: &random) {
            let closed = first.adding(days: Int.random(in: 0...days, using: &random))
            ward.closed(closed.description, closed.adding(days: Int.random(in: 0...5, using: &random)).description)
        }

        let ids: [RuleID] = [.followUp, .planDocumented, .consentExpiry]
        let rules = ids.prefix(Int.random(in: 1...3, using: &random)).map {
            Self.rule($0, around: first, days: days, &random)
        }
        book = ward.book(rules)
        start = zone.instant(first, .the("03:00"))
        end = zone.instant(first.adding(days: days), .the("03:00"))
        var changes: [(at: Instant, plan: Plan)] = []
        for number in 1...Int.random(in: 1...3, using: &random) {
            var plan = ward.plan("SIP-\(number)")
            if Bool.random(using: &random) {
                plan.consent = .sharing(
                    until: first.adding(days: Int.random(in: -5...days, using: &random)).description)
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                plan.happen(on: first.adding(days: Int.random(in: 1...days, using: &random)), &random)
            }
            changes.append((start, plan))
            if Bool.random(using: &random) {
                var edited = plan
                edited.coordinator = .the("bo")
                let hour = Int64.random(in: 1...Int64(days * 24 - 1), using: &random)
                changes.append((start.adding(seconds: hour * 3600), edited))
            }
        }
        self.changes = changes.sorted { ($0.at, $0.plan.id) < ($1.at, $1.plan.id) }
        var told = NotificationLog()
        if Bool.random(using: &random) { told.processedThrough = start.adding(seconds: -86_400) }
        if Bool.random(using: &random) {
            let until = start.adding(seconds: 3600 * Int64.random(in: 1...500, using: &random))
            told.pauses = [
                Pause(plan: .the("SIP-1"), rule: ids.first, until: until, by: "anna", comment: "väntar", kind: .snoozed)
            ]
        }
        self.told = told
    }

    /// What is told when the clock goes from one instant that the decisions name to the next.
    public var toldByAgenda: [String] {
        var lines: [String] = []
        var rehearsal = Rehearsal(book, told: told, from: start)
        for change in changes {
            rehearsal.run(through: change.at.adding(seconds: -1)) { lines += Self.lines($0, $1) }
            rehearsal.run(through: change.at) { lines += Self.lines($0, $1) }
            rehearsal.put(change.plan)
        }
        rehearsal.run(through: end) { lines += Self.lines($0, $1) }
        return lines
    }

    /// What is told when every plan is decided about every hour, and the rounds it happened in.
    public var toldByBruteForce: (lines: [String], rounds: [(at: Instant, digests: [Digest])], told: NotificationLog) {
        var told = told
        var plans: [PlanID: Plan] = [:]
        var rounds: [(at: Instant, digests: [Digest])] = []
        var now = start
        while now <= end {
            for change in changes where change.at == now { plans[change.plan.id] = change.plan }
            let tells = plans.values.sorted { $0.id < $1.id }.flatMap {
                book.decisions(about: $0, told: told, at: now).tells
            }
            let digests = Digest.gathered(tells)
            told.tell(digests, at: now)
            if !digests.isEmpty { rounds.append((now, digests)) }
            told.processedThrough = now
            now = now.adding(seconds: 3600)
        }
        return (rounds.flatMap { Self.lines($0.at, $0.digests) }, rounds, told)
    }

    /// The plans as they are at the end.
    public var plans: [Plan] {
        Dictionary(changes.map { ($0.plan.id, $0.plan) }, uniquingKeysWith: { $1 }).map(\.value)
    }

    private static func lines(_ now: Instant, _ digests: [Digest]) -> [String] {
        digests.flatMap { digest in
            digest.reminders.map {
                "\(now) \(digest.recipient.id) \($0.key.subject) \($0.key.rule) \($0.rung) \($0.part)"
            }
        }.sorted()
    }

    private static func weekdays(_ random: inout SeededGenerator) -> Set<Weekday>? {
        guard Int.random(in: 0..<3, using: &random) == 0 else { return nil }
        let days = Weekday.allCases.filter { _ in Bool.random(using: &random) }
        return days.isEmpty ? [Weekday.allCases[Int.random(in: 0..<7, using: &random)]] : Set(days)
    }

    private static func rule(_ id: RuleID, around first: Day, days: Int, _ random: inout SeededGenerator) -> Rule {
        let since = first.adding(days: Int.random(in: -20...days / 2, using: &random))
        let due = since.adding(days: Int.random(in: 0...days / 2, using: &random))
        let roles: [Role] = [.initiator, .coordinator, .manager, .processOwner, .owner]
        var moments: Set<Rung.Moment> = []
        let rungs = (0..<Int.random(in: 1...6, using: &random)).map { _ in
            let to = roles.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            let copy = roles.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
            let count = Int.random(in: 0...12, using: &random)
            let spans: [Span] = [.days(count), .workingDays(count), .weeks(count / 5), .months(count / 10)]
            let span = spans[Int.random(in: 0..<4, using: &random)]
            let candidates: [Rung.Moment] = [
                .start(.on), .start(.after(span)), .start(.before(span)), .due(.on), .due(.after(span)),
                .due(.before(span)), .atOnce, .openingHours(count), .endOfDay,
            ]
            let repeats: [Span] = [.weeks(1), .workingDays(2), .days(3), .months(1)]
            return Rung(
                candidates[Int.random(in: 0..<candidates.count, using: &random)], to: to.isEmpty ? [.initiator] : to,
                copy: copy,
                every: Int.random(in: 0..<4, using: &random) == 0 ? repeats.randomElement(using: &random) : nil)
        }
        return Rule.made(
            rungs.filter { moments.insert($0.moment).inserted }, under: id, since: since.description,
            at: "\(Int.random(in: 10...22, using: &random)):00",
            due: due.description, to: Bool.random(using: &random) ? .initiator : .owner, people: [.owner: .the("erik")])
    }
}
