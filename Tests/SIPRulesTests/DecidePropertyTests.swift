import SIPRules
import SIPTesting
import Testing

@Suite("What holds for any ward")
struct DecidePropertyTests {
    private static let seeds = Seeds.first(6)
    /// Wards in which somebody is written to, so that what is said of letters is said of some.
    private static let busy = Array(
        (UInt64(1)...40).lazy.filter { !RandomWard(seed: $0).toldByAgenda.isEmpty }.prefix(5))
    /// Those in which somebody is written to when sipd is back.
    private static let behind: [UInt64] = (1...40).lazy.filter { !afterDowntime($0).isEmpty }.prefix(5).map(\.self)

    @Test("Deciding at the instants that `next` names tells what deciding every hour tells", arguments: seeds)
    func agendaEqualsBruteForce(seed: UInt64) {
        let ward = RandomWard(seed: seed)
        let (agenda, brute) = (ward.toldByAgenda, ward.toldByBruteForce.lines)
        #expect(agenda == brute, "first difference: \(zip(agenda, brute).first { $0 != $1 } ?? ("-", "-"))")
    }

    @Test("What a round acts on is what the total answer says, every six hours in June 2026", arguments: seeds)
    func effectsAreTheTotal(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let ward = RandomWard(seed: seed, days: 20)
        let other = RuleBook(RuleEnvironment.sample)
        let plans = (1...8).map { Plan.random(.the("SIP-\($0)"), ahead: $0 % 2 * 20, &random) }
        let june = Instant.the("2026-06-01T01:00:00Z")
        for (book, plan, start) in ward.plans.map({ (ward.book, $0, ward.start) }) + plans.map({ (other, $0, june) }) {
            var now = start
            for _ in 0..<80 {
                now = now.adding(seconds: 6 * 3600)
                let total = book.decisions(about: plan, told: ward.told, at: now)
                let effects = book.effects(about: plan, told: ward.told, at: now)
                #expect(effects.next == total.next && effects.obligations == total.obligations)
                #expect(effects.tells.map(\.reminder) == total.tells.map(\.reminder))
                #expect(effects.tells.map(\.slot) == total.tells.map(\.slot))
                let lapsed = { (decided: Decided) in if case .lapsed = decided.decision { true } else { false } }
                #expect(effects.decided.filter(lapsed) == total.decided.filter(lapsed))
            }
        }
    }

    @Test("There are wards enough to look at, each with letters")
    func wards() {
        #expect(Self.busy.count == 5)
        #expect(Self.behind.count == 5)
    }

    @Test("Nothing is told twice, outside the window, or in a second digest of a slot", arguments: busy)
    func oncePerSlot(seed: UInt64) {
        let ward = RandomWard(seed: seed)
        let environment = ward.book.environment
        var keys: Set<ReminderKey> = []
        var slots: Set<String> = []
        for (now, digests) in ward.toldByBruteForce.rounds {
            var lines: Set<String> = []
            for digest in digests {
                let calendar = environment.calendar(of: digest.recipient)
                #expect(environment.window.isOpen(at: now, zone: environment.zone, calendar: calendar))
                if let slot = digest.slot { #expect(slots.insert("\(digest.recipient.id) \(slot)").inserted) }
                if digest.slot == nil { #expect(digest.reminders.count == 1) }
                for reminder in digest.reminders {
                    #expect(keys.insert(reminder.key).inserted)
                    #expect(reminder.moment <= now)
                    let key = reminder.key
                    #expect(lines.insert("\(key.recipient) \(key.subject) \(key.rule) \(key.instance)").inserted)
                }
            }
        }
        #expect(!keys.isEmpty)
    }

    @Test("Nothing that can be said is left unsaid, and every rung has an answer, none twice", arguments: seeds)
    func nothingLeft(seed: UInt64) {
        let ward = RandomWard(seed: seed)
        let told = ward.toldByBruteForce.told
        for plan in ward.plans {
            let decisions = ward.book.decisions(about: plan, told: told, at: ward.end)
            #expect(decisions.tells.isEmpty)
            for obligation in decisions.obligations {
                let decided = decisions.decided.filter { $0.obligation == obligation }
                #expect(!decided.isEmpty)
                let reached = decided.compactMap { one in one.recipient.map { "\(one.rung) \($0.id)" } }
                #expect(Set(reached).count == reached.count)
                // Longer than anybody here is away: a rung so old has reached those it is for.
                let old = decided.last { $0.moment <= ward.end }.map { $0.moment.adding(seconds: 21 * 86_400) }
                guard let old, old < ward.end, !told.pauses.contains(where: { old < $0.until }) else { continue }
                for last in decided where last.moment == decided.last(where: { $0.moment <= ward.end })?.moment {
                    if case .wait(let until) = last.decision { #expect(until > ward.end, "\(last)") }
                }
            }
            for decided in decisions.decided {
                if case .wait(let until) = decided.decision { #expect(until > ward.end) }
            }
            if let next = decisions.next { #expect(next > ward.end) }
        }
    }

    @Test("After any downtime each person gets at most one line for each obligation", arguments: behind)
    func downtime(seed: UInt64) {
        let said = Self.afterDowntime(seed)
        let digests = said.filter { $0.slot != nil }.map(\.recipient.id)
        let lines = said.flatMap(\.reminders).map { "\($0.key.recipient) \($0.key.subject) \($0.key.rule)" }
        #expect(!lines.isEmpty)
        #expect(Set(lines).count == lines.count)
        #expect(Set(digests).count == digests.count)
    }

    /// What is said at once when sipd is back after a day or a month.
    private static let afterDowntime = { @Sendable (seed: UInt64) -> [Digest] in
        let ward = RandomWard(seed: seed)
        var random = SeededGenerator(seed: seed)
        var before = Rehearsal(ward.book, told: ward.told, from: ward.start)
        for plan in ward.plans { before.put(plan) }
        before.run(through: ward.start.adding(seconds: Int64.random(in: 0...864_000, using: &random))) { _, _ in }
        // At about nine, so that letters may go.
        let days = 10 + Int64.random(in: 1...30, using: &random)
        let back = ward.start.adding(seconds: days * 86_400 + 6 * 3600)
        var digests: [Digest] = []
        var after = Rehearsal(ward.book, told: before.told, from: back)
        for plan in ward.plans { after.put(plan) }
        after.run(through: back) { digests += $1 }
        return digests
    }
}
