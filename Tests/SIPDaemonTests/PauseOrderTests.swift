import SIPRules
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("Pauses that are asked for")
struct PauseOrderTests {
    private static let now = Instant.the("2026-06-05T08:00:00+02:00")

    /// Why a pause of a need seen on Monday 1 June 2026 is refused, asked for on Friday 5 June; nil when it begins.
    private static let refusal = { @Sendable (order: PauseOrder) throws -> String? in
        let station = try Station(Premises(configuration: Configuration(), practice: .sample))
        station.store.put(.sample { $0.need.seen = .the("2026-06-01") })
        try station.restart(at: now)
        do {
            _ = try station.round.pause(order, at: now)
            return nil
        } catch let refused as PauseRefused {
            return refused.reason
        }
    }

    private static let order = PauseOrder(
        plan: "SIP-2026-0412", rule: nil, instance: nil, end: "2026-06-10", by: "anna.berg", comment: "meeting moved",
        kind: .snoozed)

    @Test("begin when they have an end, a name and a comment")
    func begins() throws {
        #expect(try Self.refusal(Self.order) == nil)
    }

    @Test("are answered with the moment at which they end, Wednesday 10 June 2026 at midnight")
    func answered() throws {
        let station = try Station(Premises(configuration: Configuration(), practice: .sample.under(Policy())))
        station.store.put(.sample { $0.need.seen = .the("2026-06-01") })
        let now = Instant.the("2026-06-02T09:00:00+02:00")
        try station.wake(at: now)
        let answer = try station.round.pause(Self.order, at: now)
        #expect(answer.messages == ["SIP-2026-0412 rests until 2026-06-10T00:00:00+02:00"])
    }

    @Test("hold no personal number, neither in the name nor in the comment: the ledger would keep it for good")
    func noNumber() throws {
        var order = Self.order
        order.comment = "talked to 19121212-1212"
        #expect(
            try Self.refusal(order) == "the comment holds a personal identity number: write the case reference")
        order = Self.order
        order.by = "191212121212"
        #expect(try Self.refusal(order) == "the name holds a personal identity number: write the case reference")
    }

    @Test("are refused in words that repeat neither a number nor what could repaint a terminal")
    func visible() throws {
        var order = Self.order
        order.end = "\u{1B}[31m 191212121212"
        let refusal = try Self.refusal(order) ?? "none"
        #expect(refusal.hasPrefix("'\\u{1B}[31m **********' is no span"))
    }
}
