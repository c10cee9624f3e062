import SIPRules
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("What a running sipd says of itself")
struct StatusTests {
    private static let monday: Instant = .the("2026-06-08T12:00:00+02:00")

    /// Plans by name, each kept by a unit, with a need seen on Monday 1 June 2026, told of until Monday 8 June at noon.
    private static let station: @Sendable ([(plan: String, unit: String)], _ cap: Int) throws -> Station = {
        plans, cap in
        var configuration = Configuration()
        configuration.lettersPerRound = cap
        let station = try Station(
            Settings(configuration: configuration, environment: .sample.under(Policy().without(.allChecked))))
        for (plan, unit) in plans {
            station.store.put(
                .sample {
                    ($0.id, $0.unit) = (.the(plan), .the(unit))
                    $0.need.seen = .the("2026-06-01")
                })
        }
        for day in 1...5 { try station.wake(at: .the("2026-06-0\(day)T08:00:00+02:00")) }
        try station.wake(at: monday)
        return station
    }

    private static let ask: @Sendable (Station, ControlRequest) -> Status = { station, question in
        station.round.status(question, startedAt: monday, at: monday)
    }

    @Test("a list of two overdue duties out of many says how many there are, and so do the plans of what is next")
    func cut() throws {
        let station = try Self.station((1...5).map { ("SIP-\($0)", "vc-norr") }, 2000)
        let all = Self.ask(station, ControlRequest(.status, limit: 1000))
        let some = Self.ask(station, ControlRequest(.status, limit: 2))
        #expect(some.overdue == Array(all.overdue.prefix(2)) && some.overdue.count == 2)
        #expect(some.overdueDuties == all.overdue.count && all.overdue.count >= 5)
        #expect(some.overduePlans == 5)
        let number = Self.ask(station, ControlRequest(.status, limit: 0))
        #expect(number.overdue.isEmpty && number.overdueDuties == nil && number.overduePlans == 5)
        let next = try #require(some.next)
        #expect(next.plansCounted == next.plans && next.plans > 0)
    }

    @Test("who was told last is the one who is to act, the latest, and the same at each call") func toldLast() throws {
        let station = try Self.station([("SIP-1", "vc-norr")], 2000)
        let lines = (0..<10).map { _ in Self.ask(station, ControlRequest(.status)).overdue }
        #expect(Set(lines).count == 1)
        let start = try #require(lines.first?.first { $0.rule == "start-without-delay" })
        // On Thursday the 4th the initiator and the coordinator were to act: the first by name.
        #expect(start.told == "anna.berg, 2026-06-04T08:00:00+02:00")
    }

    @Test("of one unit it tells nothing of another: plans, rules, overdue, pauses, findings, next") func unit() throws {
        let station = try Self.station([("N-1", "vc-norr"), ("N-2", "vc-norr"), ("S-1", "soc-vuxen")], 2000)
        let order: (String) throws -> Void = { plan in
            _ = try station.round.pause(
                PauseOrder(
                    plan: plan, rule: nil, instance: nil, end: "2026-06-12", by: "jan.lind", comment: "väntar",
                    kind: .acknowledged), at: Self.monday)
        }
        try order("N-1")
        try order("S-1")
        station.store.spoil(.the("N-2"))
        station.store.spoil(.the("S-1"))
        try station.wake(at: Self.monday)
        let whole = Self.ask(station, ControlRequest(.status))
        let north = Self.ask(station, ControlRequest(.status, unit: "vc-norr"))
        let social = Self.ask(station, ControlRequest(.status, unit: "soc-vuxen"))
        let school = Self.ask(station, ControlRequest(.status, unit: "skola-ek"))
        #expect([whole, north, social, school].map(\.unit) == [nil, "vc-norr", "soc-vuxen", "skola-ek"])
        #expect([whole, north, social, school].map(\.plans) == [3, 2, 1, 0])
        #expect([whole, north, social, school].map(\.overduePlans) == [3, 2, 1, 0])
        #expect([whole, north, social, school].map(\.pauses.count) == [2, 1, 1, 0])
        #expect([whole, north, social, school].map(\.findings.count) == [2, 1, 1, 0])
        #expect(north.findings.allSatisfy { $0.hasPrefix("N-2") } && social.findings.allSatisfy { $0.hasPrefix("S-1") })
        #expect(Set(north.overdue.map(\.plan)) == ["N-1", "N-2"] && Set(social.overdue.map(\.plan)) == ["S-1"])
        for ((all, one), other) in zip(zip(whole.rules, north.rules), social.rules) {
            #expect(all.open == one.open + other.open && all.overdue == one.overdue + other.overdue, "\(all.rule)")
        }
        #expect(school.rules.allSatisfy { $0.open == 0 } && school.next == nil && school.overdueDuties == 0)
        #expect((north.next?.plans ?? 9) <= 2 && (social.next?.plans ?? 9) <= 1)
    }

    @Test("one letter is held, one person or unit cannot be reached: one of a thing is not many") func one() throws {
        let station = try Self.station([("SIP-1", "vc-norr")], 1)
        let words = (station.round.troubles + [station.round.sentence(at: Self.monday)]).joined(separator: "\n")
        #expect(words.contains("1 plan, 1 with something overdue"))
        for wrong in ["1 letters", "1 plans", "1 people", "1 plan documents"] { #expect(!words.contains(wrong)) }
        station.store.spoil(.the("SIP-1"))
        try station.wake(at: Self.monday)
        #expect(
            station.round.troubles.contains("1 plan document is not read, or not the one that counts; see findings"))
    }

    @Test("figures that cannot be written are a trouble of their own, and nothing is blocked by them") func figures()
        throws
    {
        let station = try Self.station([("SIP-1", "vc-norr")], 2000)
        station.round.figuresTrouble = "/run/x.prom: error: No such file or directory"
        let status = Self.ask(station, ControlRequest(.status))
        #expect(status.health == .degraded && !station.round.state.isBlocked)
        #expect(status.troubles.contains { $0.hasPrefix("figures for machines cannot be written: /run/x.prom") })
    }
}
