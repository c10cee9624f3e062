import SIPOutputs
import SIPRules
import SIPTesting
import Testing

/// Friday 6 March 2026 at 20:00 the mail server goes down; Saturday at 08:00 it is back. The drain runs once a minute.
@Suite("The outbox and a mail server that is down for a night")
struct OutboxNightTests {
    static let evening = Instant.the("2026-03-06T20:00:00+01:00")
    static let hours: Int64 = 12
    static let reason = "exit 75: cannot connect to mail.region.example, port 25"
    let outbox = SimulatedOutbox([])

    /// So many letters, one a minute from the beginning of the night, their names against the order of their writing.
    /// Every minute of the night a drain, and what `each` looks at.
    var night: (Int, (Int64) throws -> Void) throws -> [SpoolName] {
        { [outbox] count, each in
            outbox.isAway = .deferred(Self.reason)
            var written: [SpoolName] = []
            for minute in 0..<(Self.hours * 60) {
                outbox.seconds = Self.evening.seconds + minute * 60
                if minute < count {
                    let name = try #require(SpoolName("letter-\(count - Int(minute) + 1000).eml"))
                    outbox.write(name)
                    written.append(name)
                }
                try outbox.drain()
                try each(minute)
            }
            outbox.isAway = nil
            outbox.seconds = Self.evening.seconds + Self.hours * 3600
            return written
        }
    }

    /// Drains once a minute from 08:00, until the first letter has come: at most an hour, when a letter is asked for again.
    var morning: () throws -> Void {
        { [outbox] in
            for minute in 0...60 where outbox.arrived.isEmpty {
                outbox.seconds = Self.evening.seconds + Self.hours * 3600 + Int64(minute) * 60
                try outbox.drain()
            }
        }
    }

    @Test("All letters of the night come in the order they were written, none twice", arguments: [3, 10, 200])
    func inOrder(count: Int) throws {
        let written = try night(count) { _ in }
        #expect(outbox[.waiting].count == count)
        try morning()
        #expect(outbox.arrived == written)
        #expect(outbox.taken.values.allSatisfy { $0 == 1 })
        #expect(outbox[.sent].count == count && outbox[.waiting].isEmpty && outbox[.failed].isEmpty)
    }

    @Test("A letter of the morning goes after those of the night")
    func afterTheNight() throws {
        let written = try night(10) { _ in }
        let late = try #require(SpoolName("a-morning.eml"))
        outbox.write(late)
        try outbox.drain()
        #expect(outbox.arrived == written + [late])
    }

    @Test("The mailer is asked at most three times a minute, and a letter alone 17 times in the night")
    func capped() throws {
        var before = 0
        _ = try night(200) { minute in
            #expect(outbox.asked.count - before <= 3, "minute \(minute)")
            before = outbox.asked.count
        }
        let alone = OutboxNightTests()
        _ = try alone.night(1) { _ in }
        // After 1, 2, 4, 8, 16, 32 minutes, and then every hour.
        #expect(alone.outbox.asked.count == 17)
    }

    @Test("All night the report says why, since when, and when it is tried again")
    func reported() throws {
        _ = try night(10) { minute in
            let report = try OutboxReport(of: outbox)
            #expect(report.waiting + report.deferred.count == min(Int(minute) + 1, 10))
            #expect(report.oldest == Self.evening)
            #expect(report.deferred.map(\.written).min() == Self.evening)
            #expect(report.deferred.allSatisfy { $0.reason == Self.reason })
            let next = try #require(report.deferred.compactMap(\.next).min())
            #expect(next - Self.evening.adding(seconds: minute * 60) <= 3600)
        }
    }

    @Test("A letter that fails by itself is asked with the others once, and then at its own times again")
    func ownFault() throws {
        let written = try night(10) { _ in }
        outbox.answers[written[4]] = .deferred("exit 75: this one never")
        try morning()
        #expect(outbox.arrived == written.filter { $0 != written[4] })
        let asked = outbox.asked.count
        for minute in 1..<60 {
            outbox.seconds += 60
            outbox.write(try #require(SpoolName("new-\(minute).eml")))
            try outbox.drain()
        }
        #expect(outbox.asked.count - asked == 59, "each new letter once, and the failing one not before an hour")
    }

    @Test("Thirty letters that fail by themselves hold up those that come after for no more than a minute each")
    func manyFaults() throws {
        let written = try night(30) { _ in }
        for name in written { outbox.answers[name] = .deferred("exit 75: this one never") }
        for minute in 0..<30 {
            outbox.write(try #require(SpoolName("new-\(minute).eml")))
            try outbox.drain()
            outbox.seconds += 60
        }
        #expect(outbox[.sent].count >= 25)
    }
}
