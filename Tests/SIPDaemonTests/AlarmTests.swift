import Glibc
import SIPDaemon
import SIPRules
import Testing

@Suite("The alarm")
struct AlarmTests {
    let loop: EventLoop

    init() throws {
        loop = try EventLoop()
    }

    static let past = [SystemClock().now, Instant(seconds: 0), Instant(seconds: -1), .earliest]

    @Test("An instant that has passed rings at once, however long ago", arguments: past)
    func passed(instant: Instant) throws {
        var rung: [Alarm.Cause] = []
        let alarm = try Alarm(on: loop) { cause in
            rung.append(cause)
            loop.stop()
        }
        try alarm.set(instant)
        try loop.run()
        #expect(rung == [.due])
    }

    @Test("The coming second rings when the clock has reached it, not before")
    func coming() throws {
        let clock = SystemClock()
        let instant = clock.now.adding(seconds: 1)
        var rungAt: Instant?
        let alarm = try Alarm(on: loop) { _ in
            rungAt = clock.now
            loop.stop()
        }
        try alarm.set(instant)
        try loop.run()
        #expect(try #require(rungAt) >= instant)
    }

    @Test("An alarm that is unset, or set for the year 2200, does not ring", arguments: [nil, Instant.latest])
    func unset(instant: Instant?) throws {
        var rung: [Alarm.Cause] = []
        let alarm = try Alarm(on: loop) { rung.append($0) }
        try alarm.set(Instant(seconds: 0))
        try alarm.set(instant)
        loop.onNextTurn { loop.onNextTurn { loop.onNextTurn { loop.stop() } } }
        try loop.run()
        #expect(rung.isEmpty)
    }

    @Test("A body may set the alarm anew, and it rings again")
    func again() throws {
        var alarm: Alarm?
        var rung = 0
        alarm = try Alarm(on: loop) { _ in
            rung += 1
            if rung == 3 { loop.stop() } else { try? alarm?.set(Instant(seconds: 1)) }
        }
        try alarm?.set(Instant(seconds: 1))
        try loop.run()
        #expect(rung == 3)
        alarm = nil
    }
}
