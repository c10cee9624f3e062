import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("The ledger's pauses")
struct LedgerPausesTests {
    let folder: ScratchFolder
    let ledger: Ledger
    let now: Instant
    let pause: Pause

    init() throws {
        folder = try ScratchFolder()
        ledger = try Ledger(at: folder.path("ledger"))
        now = try #require(Instant(utc: "2026-12-04T09:00:00Z"))
        pause = Pause(
            plan: .the("SIP-1"), rule: .invitationSent, until: now.adding(seconds: 86_400), by: "anna.berg",
            comment: "the school calls back", kind: .acknowledged)
    }

    @Test("A pause holds until its end, about its subject, and is kept")
    func holds() throws {
        try ledger.order(pause, at: now)
        let reader = try LedgerReader(at: folder.path("ledger"))
        #expect(try reader.pauses(about: .the("SIP-1"), at: now).map(\.pause) == [pause])
        #expect(try reader.pauses(at: now).first?.at == now)
        #expect(try reader.pauses(about: .the("SIP-2"), at: now).isEmpty)
        #expect(try reader.pauses(at: pause.until).isEmpty)
    }

    @Test("A pause of the whole plan names no rule")
    func wholePlan() throws {
        var whole = pause
        (whole.rule, whole.kind) = (nil, .snoozed)
        try ledger.order(whole, at: now)
        #expect(try ledger.pauses(about: .the("SIP-1"), at: now).map(\.pause) == [whole])
    }

    @Test("A pause is ended once, and the history says by whom")
    func ends() throws {
        try ledger.order(pause, at: now)
        let id = try #require(try ledger.pauses(at: now).first?.id)
        #expect(try ledger.end(id, by: "bo.ek", at: now.adding(seconds: 60)))
        #expect(try !ledger.end(id, by: "bo.ek", at: now.adding(seconds: 61)))
        #expect(try ledger.pauses(at: now).isEmpty)
        let history = try ledger.history(about: "SIP-1", limit: 9)
        #expect(history.map(\.kind) == [.resumed, .acknowledged])
        #expect(history.first?.fields["ended-by"] == "bo.ek")
        #expect(history.last?.fields["comment"] == "the school calls back")
        #expect(try ledger.verify() == .intact(entries: 2))
    }

    @Test("who orders and who ends are kept by their accounts, and a name that came with the order is only claimed")
    func accounts() throws {
        let hand = Account(uid: 1001, name: "hand")
        try ledger.order(pause, from: hand, at: now)
        let ordered = try #require(try ledger.pauses(at: now).first)
        #expect(ordered.account == hand && ordered.author.words == "anna.berg (claimed by hand, uid 1001)")
        #expect(try ledger.end(ordered.id, by: "bo.ek", from: Account(uid: 0, name: nil), at: now))
        try ledger.note(.released, by: Author(account: hand), ["letters": "3"], at: now)
        try ledger.note(.reloaded, by: Author(claimed: "anna", account: nil), at: now)
        let history = try ledger.history(limit: 9)
        #expect(history.map(\.kind) == [.reloaded, .released, .resumed, .acknowledged])
        #expect(history.map(\.subject) == ["sipd/service", "sipd/service", "SIP-1", "SIP-1"])
        #expect(
            ["by", "by", "ended-by", "by"].enumerated().map { history[$0].author(claimed: $1).words } == [
                "anna (claimed)", "hand (uid 1001)", "bo.ek (claimed by uid 0)",
                "anna.berg (claimed by hand, uid 1001)",
            ])
        #expect(try ledger.verify() == .intact(entries: 4))
        #expect(Author(claimed: "hand", account: hand).words == "hand (uid 1001)")
        #expect(Author(account: nil).words == "somebody")
    }

    @Test("A pause of a rule that sipd no longer has holds nothing else")
    func unknownRule() throws {
        try ledger.order(pause, at: now)
        try ledger.run("UPDATE pause SET rule = 'a-rule-of-old'")
        #expect(try ledger.pauses(at: now).isEmpty)
    }
}
