import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("No question costs more than an answer")
struct RequestCostTests {
    private static let monday: Instant = .the("2026-06-08T12:00:00+02:00")

    /// So many plans with a hundred actions each, due on Tuesday 2 June 2026, told of until Monday 8 June at noon.
    private static let station: @Sendable (Int) throws -> Station = { plans in
        var configuration = Configuration()
        configuration.lettersPerRound = 2000
        let station = try Station(
            Settings(configuration: configuration, environment: .sample.under(Policy().without(.allChecked))))
        for number in 1...plans {
            station.store.put(
                .sample { plan in
                    plan.id = .the("SIP-\(number)")
                    plan.established = Established(on: .the("2026-05-04"))
                    plan.actions = (1...100).map {
                        Action(id: "a\($0)", owner: .the("bo.ek"), due: .the("2026-06-02"))
                    }
                })
        }
        for day in 2...8 { try station.wake(at: .the("2026-06-0\(day)T08:00:00+02:00")) }
        try station.wake(at: monday)
        return station
    }

    private static let ask: @Sendable (Station, ControlRequest) -> (status: Status, calls: Int) = { station, question in
        let before = station.ledger.calls
        let status = station.round.status(question, startedAt: monday, at: monday)
        return (status, station.ledger.calls - before)
    }

    @Test("a status asks the ledger as often for a thousand overdue duties of ten plans as for twenty of one")
    func ledger() throws {
        let (one, ten) = (try Self.station(1), try Self.station(10))
        // What a day's first question has counted anew.
        for station in [one, ten] { _ = Self.ask(station, ControlRequest(.status, limit: 0)) }
        let few = Self.ask(one, ControlRequest(.status, limit: 20))
        let many = Self.ask(ten, ControlRequest(.status, limit: 1000))
        #expect(few.status.overdue.count == 20 && (few.status.overdueDuties ?? 0) >= 100)
        #expect(many.status.overdue.count == 1000 && (many.status.overdueDuties ?? 0) >= 1000)
        #expect(many.status.overdue.contains { $0.told != nil })
        // What is next is looked into plan by plan, a thousand at most; beside it nothing grows.
        let next = (few.status.next?.plansCounted ?? 0, many.status.next?.plansCounted ?? 0)
        #expect(many.calls - few.calls <= 4 * (next.1 - next.0) + 4 * CoverageSum.most, "\(few.calls), \(many.calls)")
        #expect(Self.ask(ten, ControlRequest(.status, limit: 1)).calls == many.calls)
    }

    @Test("the limit is the daemon's: whatever number is asked for, a thousand at most are listed, and none is a fault")
    func limit() throws {
        let station = try Self.station(11)
        for limit in [Int.max, Int.max / 2, 100_000, 1001] {
            let status = Self.ask(station, ControlRequest(.status, limit: limit)).status
            #expect(status.overdue.count == Status.most && (status.overdueDuties ?? 0) >= 1100, "\(limit)")
        }
        for limit in [Int.min, -1, 0] {
            let status = Self.ask(station, ControlRequest(.status, limit: limit)).status
            #expect(status.overdue.isEmpty && status.overduePlans == 11, "\(limit)")
        }
    }

    @Test("the list is of the longest overdue, and the plans of none of them need not be read")
    func longest() throws {
        let station = try Self.station(2)
        station.store.put(
            .sample { plan in
                plan.id = .the("SIP-0")
                plan.established = Established(on: .the("2026-05-04"))
                plan.actions = [Action(id: "first", owner: .the("bo.ek"), due: .the("2026-05-11"))]
            })
        try station.wake(at: Self.monday)
        let all = Self.ask(station, ControlRequest(.status, limit: 1000)).status
        let first = Self.ask(station, ControlRequest(.status, limit: 3)).status
        #expect(first.overdue == Array(all.overdue.prefix(3)) && all.overdue.first?.plan == "SIP-0")
        #expect(all.overdue.map(\.due) == all.overdue.map(\.due).sorted())
        #expect(first.overdueDuties == all.overdueDuties && all.overdueDuties == all.overdue.count)
    }

    @Test("after a restart the sums are those from before it") func restarted() throws {
        let station = try Self.station(3)
        let before = Self.ask(station, ControlRequest(.status, limit: 5)).status
        try station.start(at: Self.monday)
        let after = Self.ask(station, ControlRequest(.status, limit: 5)).status
        #expect(after.overdueDuties == before.overdueDuties && after.overdue == before.overdue)
    }

    @Test("an answer that took two seconds is given again for twenty, unless something has changed")
    func kept() {
        var answers = KeptResponses()
        var (now, asked): (Int64, Int) = (0, 0)
        let ask = { (question: ControlRequest) in
            answers.answer(question, clock: { now }) {
                asked += 1
                now += 2_000_000
                return ControlResponse(messages: ["\(asked)"])
            }.messages
        }
        let status = ControlRequest(.status, limit: 20)
        let first = ask(status)
        now += 19_000_000
        let again = ask(status)
        #expect(first == again && asked == 1)
        #expect(ask(ControlRequest(.metrics)) == ["2"])
        now += 20_000_001
        #expect(ask(status) == ["3"])
        answers.drop()
        #expect(ask(status) == ["4"])
        // A crowd of different questions is not remembered for ever.
        for limit in 0..<100 { _ = ask(ControlRequest(.status, limit: limit)) }
        #expect(ask(status).count == 1)
    }

    @Test("one account gives 120 orders in a minute and 2,000 in a day, and another is not held up by it")
    func pace() {
        var pace = OrderPace()
        for _ in 0..<OrderPace.mostInMinute { #expect(pace.refuses(from: 1000, at: 5) == nil) }
        #expect(pace.refuses(from: 1000, at: 5) == 61)
        #expect(pace.refuses(from: 1001, at: 5) == nil && pace.refuses(from: nil, at: 5) == nil)
        var (taken, now): (Int, Int64) = (0, 60_000_005)
        for _ in 0..<5000 {
            if pace.refuses(from: 1000, at: now) == nil { taken += 1 }
            now += 1_000_000
        }
        #expect(taken == OrderPace.mostInDay - OrderPace.mostInMinute)
        #expect(pace.refuses(from: 1000, at: 86_400_000_005) == nil)
    }

    @Test("reloads that wait are done as one, and those that come meanwhile as the next") func reloads() throws {
        let loop = try EventLoop()
        var (batches, replies): ([Int], Int) = ([], 0)
        var reloads: Reloads?
        let ask = { reloads?.ask(Asked(request: ControlRequest(.reload), user: 7) { _ in replies += 1 }) }
        reloads = Reloads(on: loop) { all in
            batches.append(all.count)
            for asked in all { asked.reply(ControlResponse()) }
            if batches.count == 1 { for _ in 0..<64 { ask() } } else { loop.stop() }
        }
        for _ in 0..<64 { ask() }
        try loop.run()
        #expect(batches == [64, 64] && replies == 128)
    }
}
