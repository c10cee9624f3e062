import SIPRules
import SIPTesting
import Testing

@Suite("Ladders as declared")
struct RulesLadderTests {
    @Test("are those of the page", arguments: zip(PageOfObligations.lines, PageOfObligations.declared))
    func defaults(_ page: String, _ declared: String) { #expect(page == declared) }

    @Test("are as many as those of the page")
    func count() { #expect(PageOfObligations.lines.count == PageOfObligations.declared.count) }

    @Test("stand by default two working days before, on the day, two and five after; then the tail")
    func standard() {
        #expect(
            Ladder.standard(.convener).description == """
                2 working days before due: convener; due: convener; 2 working days after due: convener; \
                5 working days after due: manager
                """)
    }

    @Test("have rungs with different names", arguments: RuleID.allCases)
    func rungs(_ id: RuleID) {
        for ladder in [id.rule.ladder] + id.rule.tracks.values.compactMap(\.ladder) {
            #expect(Set(ladder.rungs.map(\.id)).count == ladder.rungs.count && !ladder.rungs.isEmpty)
        }
    }

    @Test("of an actor without a relation never reach a manager")
    func actorDecides() {
        #expect(RuleID.actorDecides.rule.ladder.rungs.flatMap { $0.to + $0.copy } == [.convener])
    }
}

/// What the page of obligations says of each rule. A default that is changed is seen here.
enum PageOfObligations {
    /// Rule, whom it rests on, time given, ladder.
    static let lines: [String] = """
        request-answered | initiator | 3 working days | standard
        denial-reason | owner | 1 working day | start: owner (copy manager); due: owner; \
        2 working days after due: manager; 5 working days after due: process-owner
        convener-named | initiator | 1 working day | standard
        ground-recorded | initiator | 1 working day | standard
        consent-missing | initiator | 2 working days | standard
        consent-oral-documented | recorder | same day | due: recorder; 1 working day after due: coordinator; \
        3 working days after due: manager
        consent-scope | recorder | same day | due: recorder, every 1 working day; 5 working days after due: recorder
        consent-expiry | coordinator | given | 30 days before due: coordinator; 14 days before due: coordinator; \
        7 days before due: coordinator; 1 working day before due: coordinator; due: coordinator; \
        1 working day after due: manager
        consent-covers-follow-up | coordinator | same day | due: coordinator
        consent-withdrawn | coordinator | same day | at once: coordinator and principals
        consent-refused | initiator | same day | at once: initiator and manager
        cannot-consent | coordinator | 2 working days | standard
        cannot-consent/review | coordinator | 3 months | standard
        representative-consented | convener | given | standard
        child-informed | initiator | 5 working days | standard
        guardians-consented | initiator | 2 working days | due: initiator; 5 working days after due: manager
        guardian-refused | initiator | 2 working days | due: initiator and coordinator; \
        2 working days after due: initiator and coordinator; 5 working days after due: manager
        minor-15-conflict | coordinator | 1 working day | standard
        coming-of-age | coordinator | given | 30 days before due: coordinator; 7 days before due: coordinator; \
        due: coordinator
        child-attendance-decided | convener | 1 working day | standard
        child-voice | coordinator | 1 working day | standard
        start-without-delay | initiator | 3 working days | 1 working day after start: initiator; \
        2 working days after start: initiator (copy manager); due: initiator and coordinator; \
        5 working days after due: manager; 10 working days after due: process-owner, every 1 week
        start-immediately | initiator | same day | out of hours: on-call; at once: initiator and manager; \
        2 opening hours after start: initiator and manager; end of day: manager; \
        1 working day after due: initiator and manager, every 1 working day; \
        5 working days after due: initiator and manager and process-owner, every 1 week
        target-changed | owner | same day | due: owner
        prepared-together | initiator | 5 working days | standard
        relatives-asked | initiator | given | standard
        participants-agreed | convener | given | standard
        meeting-booked | convener | 5 working days | standard
        invitation-sent | convener | 1 working day | standard
        invitation-sent/before-meeting | convener | 10 working days | standard
        rsvp-pending | invited | 3 working days | 3 working days after start: invited; \
        5 working days after start: invited; due: invited and manager
        rsvp-pending/reply-by | invited | 3 working days | 1 working day after start: invited; \
        3 working days after start: manager; due: invited and manager
        rsvp-pending/list | invited | 3 working days | 3 working days before due: convener; \
        1 working day before due: convener
        substitute-named | invited | 1 working day | 1 working day after start: invited; \
        2 working days after start: manager; due: convener
        substitute-same-unit | convener | same day | due: convener
        substitute-briefed | substitute | 1 working day | due: substitute and invited
        contacted-separately | convener | 2 working days | standard
        actor-decides | convener | 5 working days | due: convener
        referral-considered | convener | same day | due: convener
        meeting-outcome | convener | 1 working day | due: convener; 3 working days after due: manager
        responsible-named | convener | same day | due: convener; 1 working day after due: manager
        plan-documented | coordinator | 3 working days | due: coordinator
        follow-up-booked | coordinator | 1 working day | due: coordinator; 3 working days after due: manager
        plan-handed-over | coordinator | 3 working days | due: coordinator; 5 working days after due: manager
        principal-documented | principal | 3 working days | due: principal; 10 working days after due: manager
        action-due | owner | given | 5 working days before due: owner; due: owner; 3 working days after due: owner; \
        5 working days after due: coordinator; 10 working days after due: manager
        situation-changed | coordinator | 3 working days | standard
        situation-changed/meeting | coordinator | 10 working days | standard
        coordinator-reachable | manager | same day | due: manager
        follow-up | coordinator | given | 20 working days before due: coordinator; \
        10 working days before due: coordinator; 3 working days before due: coordinator; due: coordinator; \
        3 working days after due: coordinator; 10 working days after due: manager
        follow-up-exists | coordinator | same day | due: coordinator; 5 working days after due: manager
        follow-up-decision | coordinator | 3 working days | standard
        edition-established | coordinator | 5 working days | standard
        closing-registered | coordinator | 3 working days | standard
        closing-reason | coordinator | same day | due: coordinator
        closing-documented | principal | 3 working days | due: principal; 2 working days after due: principal; \
        5 working days after due: manager
        plan-dormant | coordinator | same day | due: coordinator, every 1 month
        plan-dormant/silent | coordinator | 6 months | due: coordinator, every 1 month
        plan-dormant/consent-expired | coordinator | 30 days | due: coordinator, every 1 month
        unreachable-role | administrator | same day | due: administrator and manager, every 1 working day
        unreachable-role/administrator | administrator | same day | due: administrator, every 1 working day
        unreachable-role/manager | administrator | same day | due: manager, every 1 working day
        plan-unreadable | administrator | same day | due: administrator, every 1 working day
        rules-reviewed | administrator | 12 months | due: administrator and process-owner, every 1 year
        all-checked | administrator | same day | due: administrator; then none
        letters-held | administrator | same day | at once: administrator; then none
        set-aside | administrator | same day | due: administrator, every 1 working day
        plan-unwatched | manager | given | due: manager and process-owner; then none
        """.split(separator: "\n").map(String.init)

    /// The same, as the rules are declared.
    static let declared: [String] = RuleID.allCases.map(\.rule).flatMap { rule in
        let own: [Track?] = [nil]
        return (own + Track.allCases.filter { rule.tracks[$0] != nil }).map { track in
            let policy = Policy()
            let ladder = policy.ladder(rule, on: track)
            return [
                rule.id.rawValue + (track.map { "/\($0.rawValue)" } ?? ""), rule.to.rawValue,
                policy.within(rule, on: track)?.description ?? "given",
                ladder == .standard(rule.to) ? "standard" : ladder.description,
            ].joined(separator: " | ")
        }
    }
}
