import SIPRules
import SIPTesting
import Testing

@Suite("What is said to have happened on a day to come does not count before it")
struct DecideAheadTests {
    private static let book = RuleBook(RuleEnvironment.sample)

    /// What is said of one rule through a moment, each a line.
    private static let said = {
        @Sendable (rule: RuleID, plan: Plan, start: String, end: String) -> [String] in
        var rehearsal = Rehearsal(RuleBook(RuleEnvironment.sample, rules: [rule.rule]), plan, from: start)
        return rehearsal.said(through: end)
    }

    @Test("A need of 1 June 2026, started on Friday 12 June by its document of today: reminders until then, none after")
    func started() {
        let open = Plan.sample { $0.need.seen = .the("2026-06-01") }
        var ahead = open
        ahead.need.started = .the("2026-06-12")
        let (start, end) = ("2026-06-01T07:00:00+02:00", "2026-06-30T17:00:00+02:00")
        let all = Self.said(.startWithoutDelay, open, start, end)
        let some = Self.said(.startWithoutDelay, ahead, start, end)
        #expect(some == all.filter { $0 < "2026-06-12" } && !some.isEmpty && some.count < all.count)
    }

    @Test(
        "Closed, withdrawn or denied on Monday 22 June 2026, by documents of 1 June: reminders until then, closing duties after"
    )
    func silenced() {
        let changes: [(inout Plan) -> Void] = [
            { $0.closing = Closing(on: .the("2026-06-22")) }, { $0.consent.withdrawn = .the("2026-06-22") },
            { $0.need.decision = RequestDecision(.deny, on: .the("2026-06-22")) },
        ]
        let survivors: [RuleID] = [.closingReason, .consentWithdrawn, .denialReason]
        for (change, survivor) in zip(changes, survivors) {
            var plan = Plan.sample { $0.need.seen = .the("2026-06-01") }
            change(&plan)
            let (start, end) = ("2026-06-01T07:00:00+02:00", "2026-07-20T17:00:00+02:00")
            let before = Self.said(.startWithoutDelay, plan, start, end)
            #expect(before.contains { $0 >= "2026-06-12" } && !before.contains { $0 >= "2026-06-22" })
            let after = Self.said(survivor, plan, start, end)
            #expect(after.first.map { $0.hasPrefix("2026-06-22") } == true, "\(after)")
            let friday = Self.book.decisions(
                about: plan, told: NotificationLog(), at: .the("2026-06-19T10:00:00+02:00"))
            #expect(friday.next.map { $0 <= .the("2026-06-22T00:00:00+02:00") } == true)
        }
    }

    @Test(
        "A follow-up of 15 June 2026 that is held on 15 June 2027 by a slip is reminded of; its decision is not asked for"
    )
    func held() {
        let plan = Plan.sample {
            var followUp = Meeting(id: "f1", purpose: .followUp)
            followUp.date = .the("2026-06-15")
            followUp.held = .the("2027-06-15")
            $0.meetings = [followUp]
        }
        let june = Self.book.obligations(of: plan, on: .the("2026-06-16"))
        #expect(june.filter { $0.rule == .followUp }.map(\.isOpen) == [true])
        #expect(!june.contains { $0.rule == .followUpDecision })
        let year = Self.book.obligations(of: plan, on: .the("2027-06-15"))
        #expect(year.filter { $0.rule == .followUp }.map(\.state) == [.met(.on(.the("2027-06-15")))])
        #expect(year.filter { $0.rule == .followUpDecision }.map(\.isOpen) == [true])
    }

    @Test("Consent that is given on Monday 22 June 2026 covers nobody on 19 June, and is looked at again at midnight")
    func consent() {
        let unit = UnitID.the("soc-vuxen")
        let plan = Plan.sample {
            $0.need.started = .the("2026-06-01")
            var sharing = SharingConsent(given: ConsentGiven(given: .the("2026-06-22"), form: .written))
            sharing.receivers = [unit]
            $0.consent.sharing = sharing
        }
        let covered = ["2026-06-19", "2026-06-22"].map { text in
            plan.known(on: .the(text)).plan.consentCovers(unit, toMeeting: false, on: .the(text))
        }
        #expect(covered == [false, true])
        let now = Instant.the("2026-06-19T10:00:00+02:00")
        let decisions = Self.book.decisions(about: plan, told: NotificationLog(), at: now)
        #expect(decisions.next.map { $0 <= .the("2026-06-22T00:00:00+02:00") } == true)
        #expect(decisions.obligations.contains { $0.rule == .consentMissing && $0.isOpen })
        #expect(!decisions.obligations.contains { $0.rule == .consentScope })
    }

    private static let seeds = Seeds.first(5)

    @Test(
        "Deciding at the instants that `next` names tells what deciding every half hour tells, of plans with dates ahead",
        arguments: seeds)
    func agendaEqualsBruteForce(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let (start, half) = (Instant.the("2026-06-01T01:00:00Z"), Int64(1800))
        let lines = { @Sendable (now: Instant, digests: [Digest]) in
            digests.flatMap(\.reminders).map { "\(now) \($0.key)" }.sorted()
        }
        var ahead = 0
        for number in 1...3 {
            var plan = Plan.random(.the("SIP-\(number)"), ahead: 12, &random)
            // A look every half hour must miss nothing.
            plan.need.seenTime = plan.need.seenTime.flatMap { TimeOfDay(hour: $0.hour, minute: 30) }
            ahead += plan.happenings(after: .the("2026-06-01")).count
            var (told, brute, now) = (NotificationLog(), [String](), start)
            for _ in 0..<(14 * 48) {
                let digests = Digest.gathered(Self.book.effects(about: plan, told: told, at: now).tells)
                told.tell(digests, at: now)
                told.processedThrough = now
                brute += lines(now, digests)
                now = now.adding(seconds: half)
            }
            var rehearsal = Rehearsal(Self.book, from: start)
            rehearsal.put(plan)
            var agenda: [String] = []
            rehearsal.run(through: now.adding(seconds: -half)) { agenda += lines($0, $1) }
            #expect(agenda == brute)
        }
        #expect(ahead > 0)
    }
}
