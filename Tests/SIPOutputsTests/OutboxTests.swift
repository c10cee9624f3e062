import SIPOutputs
import SIPRules
import SIPTesting
import Testing

@Suite("The outbox")
struct OutboxTests {
    static let names = ["a.eml", "b.eml", "c.eml", "d.eml", "e.eml", "f.eml"].compactMap { SpoolName($0) }
    let outbox = SimulatedOutbox(names)

    @Test("What the mailer takes is in sent, once, in the order of names")
    func accepted() throws {
        try outbox.drain()
        #expect(outbox[.sent] == Self.names)
        #expect(outbox.asked == Self.names)
        try outbox.drain()
        #expect(outbox.asked == Self.names)
    }

    @Test("What the mailer refuses is set aside with its reason, and the others go")
    func refused() throws {
        outbox.answers[Self.names[1]] = .refused("exit 65: no such header")
        try outbox.drain()
        #expect(outbox[.failed] == [Self.names[1]])
        #expect(outbox[.sent].count == 5)
        #expect(outbox.events.contains(.failed(Self.names[1], "exit 65: no such header")))
        let report = try OutboxReport(of: outbox)
        #expect(report.failed.map(\.reason) == ["exit 65: no such header"])
        #expect(report.failed.first?.next == nil)
        #expect(report.waiting == 0 && report.deferred.isEmpty && report.oldest == nil)
    }

    @Test("A deferred letter is tried after 1, 2, 4, 8, 16, 32 and then every 60 minutes")
    func backoff() throws {
        outbox.answers[Self.names[0]] = .deferred("exit 75: later")
        var times: [Int64] = []
        for minute in 0...200 {
            outbox.seconds = Int64(minute) * 60
            let before = outbox.asked.filter { $0 == Self.names[0] }.count
            try outbox.drain()
            if outbox.asked.filter({ $0 == Self.names[0] }).count > before { times.append(Int64(minute)) }
        }
        #expect(times == [0, 1, 3, 7, 15, 31, 63, 123, 183])
        let report = try OutboxReport(of: outbox)
        #expect(report.deferred.map(\.name) == [Self.names[0]])
        #expect(report.deferred.first?.next == Instant(seconds: 243 * 60))
    }

    @Test("A letter that the mailer deferred for five days is given up, with what it said last")
    func givenUp() throws {
        outbox.answers[Self.names[0]] = .deferred("exit 75: still not")
        try outbox.drain()
        outbox.seconds = 5 * 86_400 - 1
        try outbox.drain()
        #expect(outbox[.failed].isEmpty)
        outbox.seconds += 3600
        try outbox.drain()
        #expect(outbox[.failed] == [Self.names[0]])
        #expect(
            try OutboxReport(of: outbox).failed.first?.reason == "given up after 3 tries; the last: exit 75: still not")
    }

    @Test("Moved back from failed to outgoing, a letter is tried as if it were new")
    func again() throws {
        outbox.answers[Self.names[0]] = .refused("exit 65")
        try outbox.drain()
        outbox.answers = [:]
        outbox.place(Self.names[0], in: .outgoing)
        try outbox.drain()
        #expect(outbox[.sent] == Self.names)
        #expect(outbox[.failed].isEmpty)
    }

    @Test("A mailer that is away is asked three times a drain, and outgoing is empty all the same")
    func away() throws {
        for name in Self.names { outbox.answers[name] = .deferred("exit 75") }
        try outbox.drain()
        #expect(outbox.asked == Array(Self.names.prefix(3)))
        #expect(outbox[.outgoing].isEmpty)
        #expect(outbox[.waiting] == Self.names)
        #expect(outbox.events.last == .mailerAway(waiting: 6))
        let report = try OutboxReport(of: outbox)
        #expect(report.waiting == 3 && report.deferred.count == 3)
    }

    @Test("Three letters that always fail do not hold up those that nobody tried")
    func fairness() throws {
        for name in Self.names.prefix(3) { outbox.answers[name] = .deferred("exit 75") }
        try outbox.drain()
        outbox.seconds = 60
        try outbox.drain()
        #expect(outbox[.sent] == Array(Self.names.dropFirst(3)))
    }

    @Test("A letter under a name that was sent is not sent, and not lost")
    func twin() throws {
        try outbox.drain()
        outbox.copy(Self.names[0], to: .outgoing)
        try outbox.drain()
        #expect(outbox.asked == Self.names)
        #expect(outbox[.failed] == [Self.names[0]])
        #expect(outbox[.sent] == Self.names)
    }

    @Test("A clock that was set back does not put a letter off beyond an hour")
    func clockSetBack() throws {
        outbox.answers[Self.names[0]] = .deferred("exit 75")
        outbox.seconds = 86_400
        try outbox.drain()
        outbox.seconds = 10
        outbox.answers = [:]
        try outbox.drain()
        #expect(outbox[.sent] == Self.names)
    }

    @Test("A letter that sipd wants back is not handed over again, and waits where sipd finds it; the others go")
    func recalled() throws {
        outbox.answers[Self.names[0]] = .deferred("exit 75")
        try outbox.drain()
        outbox.answers = [:]
        outbox.wantedBack = [Self.names[0]]
        outbox.seconds = 3600
        try outbox.drain()
        #expect(outbox[.waiting] == [Self.names[0]])
        #expect(outbox.taken[Self.names[0]] == nil && outbox[.sent] == Array(Self.names.dropFirst()))
        outbox.wantedBack = []
        try outbox.drain()
        #expect(outbox[.sent] == Self.names)
    }

    @Test("A letter that cannot be read does not make the mailer away: the others go in the same drain")
    func unreadable() throws {
        for name in Self.names.prefix(4) { outbox.answers[name] = .unreadable("permission denied") }
        try outbox.drain()
        #expect(outbox[.sent] == Array(Self.names.suffix(2)))
        #expect(try OutboxReport(of: outbox).deferred.map(\.reason) == Array(repeating: "permission denied", count: 4))
    }

    @Test("Stopped between two letters, the rest waits")
    func stopped() throws {
        var letters = 0
        let drain = Outbox(on: outbox, backoff: Backoff(seconds: 60)) { _ in
            letters += 1
            return .accepted
        }
        try drain.drain(now: { Instant(seconds: 0) }, unless: { letters == 2 }, tell: { _ in })
        #expect(outbox[.sent].count == 2)
        #expect(outbox[.waiting].count == 4)
    }

    @Test("While sent takes no name, every drain says so and hands over nothing; then each letter goes once")
    func sentTakesNothing() throws {
        outbox.full = [.sent]
        for _ in 0..<6 {
            #expect(throws: SpoolError.full(path: "sent")) { try outbox.drain() }
            #expect(outbox.asked.isEmpty)
        }
        outbox.full = []
        try outbox.drain()
        #expect(outbox.asked == Self.names && outbox[.sent] == Self.names)
    }

    /// Each way that a letter can go while somebody looks into one folder after the other: back from the mailer once at most.
    private static let ways: [[SpoolFolder]] = [.sent, .failed, .tooBig].flatMap { end in
        [[.outgoing, .waiting, .handing, end], [.outgoing, .waiting, .handing, .waiting]]
    }

    @Test("Whoever looks into the folders in the order in which a letter moves has seen it, however fast it is")
    func onTheWay() {
        for way in Self.ways {
            // Where on its way a letter may be that nobody has seen yet.
            var unseen = Set(way.indices)
            for folder in SpoolFolder.onTheWay {
                let first = unseen.min() ?? way.count
                unseen = Set(way.indices.filter { $0 >= first && way[$0] != folder })
            }
            #expect(unseen.isEmpty, "\(way)")
        }
    }
}
