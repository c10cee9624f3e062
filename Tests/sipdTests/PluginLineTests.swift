import Testing

@testable import SIPDaemon
@testable import sipd

@Suite("sipd status --plugin says in one line what a monitor shows")
struct PluginLineTests {
    private static let well: SIPDaemon.Status = {
        SIPDaemon.Status(
            version: "1", now: "", startedAt: "", health: .ok, troubles: [], trial: nil, plans: 412, findings: [],
            rules: [], overdue: [], overduePlans: 12, pauses: [], next: nil,
            spool: .init(folder: "/s", waiting: 3, oldest: nil, deferred: 0, nextTry: nil, failed: 0),
            lastRoundAt: nil, lastLetterAt: nil, lettersToday: 31, held: 0, refused: 0, setAside: [],
            unreadable: 0, unreachable: 0,
            coverage: .init(documents: 412, states: ["watched": 412], namedCount: 0, named: []))
    }()

    @Test("all is well: OK, the plans, and figures behind the bar") func ok() {
        let line = PluginLine(Self.well)
        #expect(
            line.text
                == "SIPD OK - 412 plans, 12 with something overdue | plans=412 overdue=12 may_be_forgotten=0 letters_today=31 unreadable=0 "
                + "held=0 waiting=3 deferred=0 failed=0")
        #expect(line.state.rawValue == 0)
    }

    @Test("something needs somebody: WARNING, and what, by number alone") func warning() {
        var status = Self.well
        status.health = .degraded
        (status.unreadable, status.spool.failed, status.unreachable) = (2, 1, 3)
        status.troubles = ["anna.berg@region.example said no | a bar"]
        let line = PluginLine(status)
        #expect(
            line.text.hasPrefix(
                "SIPD WARNING - 2 plan documents cannot be read, 1 letter could not be sent, 3 people or units cannot be "
                    + "reached | plans=412"))
        #expect(line.state.rawValue == 1)
    }

    @Test("somebody may be forgotten: WARNING, though sipd itself is well") func forgotten() {
        var status = Self.well
        status.coverage = .init(documents: 412, states: ["watched": 410, "adrift": 2], namedCount: 2, named: [])
        let line = PluginLine(status)
        #expect(
            line.text.hasPrefix("SIPD WARNING - somebody may be forgotten in 2 plan documents | plans=412 overdue=12 "))
        #expect(line.text.contains("may_be_forgotten=2") && line.state.rawValue == 1)
    }

    @Test("one of a thing is not many, and troubles without a figure are counted") func one() {
        var status = Self.well
        status.health = .degraded
        (status.unreadable, status.held, status.refused, status.unreachable, status.spool.deferred) = (1, 1, 1, 1, 1)
        status.troubles = ["a", "b", "c", "d", "e", "figures", "another"]
        #expect(
            PluginLine(status).words
                == "1 plan document cannot be read, 1 letter is held by the cap, 1 plan or person is set aside, 1 letter is "
                + "put off by the mail system, 1 person or unit cannot be reached, 2 more troubles; ask sipd status")
    }

    @Test("nothing can be told: CRITICAL") func critical() {
        var status = Self.well
        status.health = .blocked
        let line = PluginLine(status)
        #expect(line.text.hasPrefix("SIPD CRITICAL - nothing can be told; ask sipd status | "))
        #expect(line.state.rawValue == 2)
    }

    @Test("a bar or a new line in words cannot begin figures or another line") func bar() {
        #expect(PluginLine(.unknown, "a|b\nc").text == "SIPD UNKNOWN - a b c")
    }

    @Test("with no sipd running it is CRITICAL, 2, and says so on standard output") func noDaemon() throws {
        let sample = try MadeSample()
        let ran = try Ran("status", "--plugin", "-c", sample.configuration)
        #expect(ran.status == 2 && ran.output == "SIPD CRITICAL - no sipd runs\n" && ran.errors.isEmpty)
        #expect(try Ran("status", "--openmetrics", "-c", sample.configuration).status == Exit.unavailable.rawValue)
        #expect(try Ran("status", "--plugin", "--json", "-c", sample.configuration).status == Exit.usage.rawValue)
    }
}
