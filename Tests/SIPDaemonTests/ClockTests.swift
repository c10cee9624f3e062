import Glibc
import SIPDaemon
import SIPRules
import Testing

@Suite("The clocks")
struct ClockTests {
    @Test("The system's clock says what the system says")
    func system() {
        let before = Int64(time(nil))
        let now = SystemClock().now.seconds
        #expect(now >= before && now <= before + 60)
    }

    @Test("A simulated clock stands still until it is wound, backwards too")
    func simulated() throws {
        let midsummer = try #require(Instant(utc: "2026-06-20T10:00:00Z"))
        let clock = SimulatedClock(at: midsummer)
        #expect(clock.now == midsummer)
        clock.wind(to: midsummer.adding(seconds: -3600))
        #expect(clock.now.description == "2026-06-20T09:00:00Z")
    }
}
