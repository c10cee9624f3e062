import SIPRules
import SIPTesting
import Testing

@Suite("What holds for documents that tell no story")
struct DrawnPropertyTests {
    private static let seeds = Seeds.first(20)
    private static let noon = Instant.the("2026-06-18T10:00:00Z")

    /// Drawn around Thursday 18 June 2026.
    private static let stores = seeds.compactMap { seed -> (seed: UInt64, book: RuleBook, plans: [Plan])? in
        let (environment, plans, _) = DrawnStore(seed: seed).read()
        return environment.map { (seed, RuleBook($0), plans) }
    }

    @Test("No two obligations of a plan are the same to the ledger")
    func distinct() {
        for (seed, book, plans) in Self.stores {
            for plan in plans {
                let names = book.obligations(of: plan, on: plan.lastHappening ?? .first).map(identity)
                #expect(Set(names).count == names.count, "seed \(seed), \(plan.id): \(twice(names))")
            }
        }
    }

    @Test("No two obligations of the installation are the same to the ledger, on any day of June 2026")
    func distinctUpkeep() {
        for (seed, book, _) in Self.stores {
            for number in 1...30 {
                let today = Day.the("2026-06-01").adding(days: number - 1)
                let obligations = Upkeep.obligations(
                    unreadable: [:], roster: book.environment.roster, changed: .the("2026-05-29"), held: nil,
                    checkup: nil,
                    on: today)
                let names = obligations.map(identity)
                #expect(Set(names).count == names.count, "seed \(seed), \(today): \(twice(names))")
            }
        }
    }

    @Test("What a round acts on is the total answer, and every rung has one")
    func total() {
        var tells = 0
        for (seed, book, plans) in Self.stores {
            for plan in plans.prefix(3) {
                for days in [0, 1] {
                    let now = Self.noon.adding(seconds: Int64(days) * 86_400)
                    let total = book.decisions(about: plan, told: NotificationLog(), at: now)
                    let effects = book.effects(about: plan, told: NotificationLog(), at: now)
                    #expect(effects.coverage == total.coverage, "seed \(seed), \(plan.id)")
                    #expect(effects.next == total.next, "seed \(seed), \(plan.id)")
                    #expect(effects.tells.map(\.reminder) == total.tells.map(\.reminder), "seed \(seed), \(plan.id)")
                    #expect(effects.tells.map(\.slot) == total.tells.map(\.slot), "seed \(seed), \(plan.id)")
                    for obligation in total.obligations where !ladder(obligation, book).rungs.isEmpty {
                        // A ladder that names roles which nobody holds asks nobody: then the plan is named for it.
                        #expect(
                            total.decided.contains { $0.obligation == obligation }
                                || total.coverage?.state == .nobodyReachable, "seed \(seed), \(obligation)")
                    }
                    tells += total.tells.count
                }
            }
        }
        // One store alone may hold nobody who is to hear of anything on these two days, as that of the first seed.
        #expect(tells > 30 || Self.seeds.count < 20, "too few letters to say anything: \(tells)")
    }

    @Test("Deciding at the instants that `next` names tells what deciding every hour tells, and nothing twice")
    func agendaEqualsBruteForce() {
        var letters = 0
        for (seed, book, plans) in Self.stores.prefix(8) {
            for plan in plans.prefix(3) {
                let start = Self.noon.adding(seconds: -7 * 3600)
                let end = start.adding(seconds: 3 * 86_400)
                var told = NotificationLog()
                var brute: Set<ReminderKey> = []
                var now = start
                while now <= end {
                    let digests = Digest.gathered(book.effects(about: plan, told: told, at: now).tells)
                    for key in digests.flatMap(\.reminders).map(\.key) {
                        #expect(brute.insert(key).inserted, "seed \(seed): \(key) is told twice")
                    }
                    told.tell(digests, at: now)
                    told.processedThrough = now
                    now = now.adding(seconds: 3600)
                }
                var agenda: Set<ReminderKey> = []
                var rehearsal = Rehearsal(book, from: start)
                rehearsal.put(plan)
                rehearsal.run(through: end) { agenda.formUnion($1.flatMap(\.reminders).map(\.key)) }
                #expect(agenda == brute, "seed \(seed), \(plan.id): \(agenda.symmetricDifference(brute))")
                letters += brute.count
            }
        }
        #expect(letters > 5 || Self.seeds.count < 8, "too few letters to say anything: \(letters)")
    }

    @Test("Between the instants that `next` names no plan comes to be named: time alone can only better it")
    func coverageHolds() {
        var looks = 0
        for (seed, book, plans) in Self.stores {
            for plan in plans.prefix(3) {
                var told = NotificationLog()
                var now = Self.noon
                let end = now.adding(seconds: 30 * 86_400)
                while now < end {
                    told.processedThrough = now
                    var known = book.effects(about: plan, told: told, at: now)
                    let digests = Digest.gathered(known.tells)
                    if !digests.isEmpty {
                        told.tell(digests, at: now)
                        known = book.effects(about: plan, told: told, at: now)
                    }
                    let next = min(known.next ?? end, end)
                    while now.adding(seconds: 43_200) < next {
                        now = now.adding(seconds: 43_200)
                        let coverage = book.effects(about: plan, told: told, at: now).coverage
                        if let before = known.coverage, !before.state.isNamed, coverage?.state.isNamed == true {
                            Issue.record("seed \(seed), \(plan.id): \(before) is \(coverage as Any) at \(now)")
                            known.coverage = coverage
                        }
                        looks += 1
                    }
                    guard next > now else {
                        Issue.record("seed \(seed), \(plan.id): asked at \(now), it names \(next)")
                        break
                    }
                    now = next
                }
            }
        }
        #expect(looks > 100)
    }

    private let identity = { @Sendable (obligation: Obligation) -> [AnyHashable] in
        [obligation.subject, obligation.rule, obligation.instance]
    }

    private let ladder = { @Sendable (obligation: Obligation, book: RuleBook) -> Ladder in
        book.environment.policy.ladder(obligation.rule.rule, on: obligation.duty.track)
    }

    private let twice = { @Sendable (names: [[AnyHashable]]) -> [[AnyHashable]] in
        Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.map(\.key)
    }
}
