import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("Pauses that are asked for")
struct PauseOrderTests {
    private static let now = Instant.the("2026-06-05T08:00:00+02:00")

    /// Why a pause of a need seen on Monday 1 June 2026 is refused, asked for on Friday 5 June; nil when it begins.
    private static let refusal = { @Sendable (order: PauseOrder) throws -> String? in
        let station = try Station(Settings(configuration: Configuration(), environment: .sample))
        station.store.put(.sample { $0.need.seen = .the("2026-06-01") })
        try station.restart(at: now)
        do {
            _ = try station.round.pause(order, at: now)
            return nil
        } catch let refused as CommandFailure {
            return reason(refused)
        }
    }

    /// What is said after `error: `.
    private static let reason = { @Sendable (refused: CommandFailure?) -> String in
        let line = refused?.description ?? ""
        return line.hasPrefix("error: ") ? String(line.dropFirst("error: ".count)) : "no error: \(line)"
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
        let station = try Station(Settings(configuration: Configuration(), environment: .sample.under(Policy())))
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

    /// What nobody means, and what the refusal begins with.
    private static let mistaken: [(@Sendable (inout PauseOrder) -> Void, String)] = [
        ({ $0.end = "0000-00-00" }, "'0000-00-00' is no span"),
        ({ $0.end = "9999-12-31" }, "'9999-12-31' is no span"),
        ({ $0.end = "2099-12-31" }, "the pause would be longer"),
        ({ $0.end = "-3 days" }, "'-3 days' is no span"), ({ $0.end = "2026-06-05" }, "the pause would end at once"),
        ({ $0.end = "99999999999999999999 days" }, "'99999999999999999999 days' is too long"),
        ({ $0.end = "" }, "'' is no span"),
        ({ $0.end = "9999 years" }, ""), ({ $0.end = "1900-01-01" }, "the pause would end at once"),
        ({ $0.by = " \u{3000}\n" }, "the name is empty"), ({ $0.by = "a\nb: error: c" }, "the name holds a control"),
        ({ $0.by = "root (uid 0)" }, "the name holds brackets"),
        ({ $0.by = "\u{202E}anna" }, "the name holds a control"), ({ $0.by = "\u{1B}[2J" }, "the name holds a control"),
        ({ $0.by = String(repeating: "a", count: 501) }, "the name is longer than 500 bytes"),
        ({ $0.comment = String(repeating: "å", count: 251) }, "the comment is longer than 500 bytes"),
        ({ $0.comment = "\u{0}" }, "the comment holds a control"), ({ $0.kind = "for ever" }, "no such kind of pause"),
        ({ $0.plan = "../../../etc/passwd" }, "no plan"),
        ({ $0.plan = String(repeating: "K", count: 3000) }, "no plan"),
        ({ $0.rule = "telephony\u{1B}[31m" }, "no rule"), ({ $0.rule = "" }, "no rule"),
        ({ $0.instance = String(repeating: "m", count: 3000) }, "nothing open in SIP-2026-0412 matches"),
    ]

    @Test("that nobody can mean are refused, and nothing of them is kept or journalled", arguments: mistaken.indices)
    func absurd(number: Int) throws {
        let station = try Station(Settings(configuration: Configuration(), environment: .sample))
        station.store.put(.sample { $0.need.seen = .the("2026-06-01") })
        try station.restart(at: Self.now)
        let entries = try station.ledger.history(limit: 1000).count
        var order = Self.order
        Self.mistaken[number].0(&order)
        let refused = #expect(throws: CommandFailure.self) { try station.round.pause(order, at: Self.now) }
        let reason = Self.reason(refused)
        #expect(reason.hasPrefix(Self.mistaken[number].1), "\(reason)")
        #expect(!reason.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
        #expect(try station.ledger.history(limit: 1000).count == entries && station.ledger.pauses(at: Self.now).isEmpty)
        #expect(throws: CommandFailure.self) { try station.round.resume(PauseEnd(id: .min, by: "bo"), at: Self.now) }
    }

    @Test("are fifty of a plan at most, and whoever wants another ends one first") func fifty() throws {
        let station = try Station(Settings(configuration: Configuration(), environment: .sample))
        station.store.put(.sample { $0.need.seen = .the("2026-06-01") })
        try station.restart(at: Self.now)
        for _ in 0..<PauseOrder.mostOfPlan { _ = try station.round.pause(Self.order, at: Self.now) }
        let refused = #expect(throws: CommandFailure.self) { try station.round.pause(Self.order, at: Self.now) }
        #expect(Self.reason(refused).hasPrefix("50 pauses of SIP-2026-0412 hold already"))
        _ = try station.round.resume(PauseEnd(id: 1, by: "bo.ek"), at: Self.now)
        _ = try station.round.pause(Self.order, at: Self.now)
    }

    @Test("are refused in words that repeat neither a number nor what could repaint a terminal")
    func visible() throws {
        var order = Self.order
        order.end = "\u{1B}[31m 191212121212"
        let refusal = try Self.refusal(order) ?? "none"
        #expect(refusal.hasPrefix("'\\u{1B}[31m **********' is no span"))
    }
}
