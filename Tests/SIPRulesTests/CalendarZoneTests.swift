import SIPRules
import SIPTesting
import Testing

@Suite("Zones and instants")
struct CalendarZoneTests {
    let zone = Zone.stockholm

    @Test("18 June 2026 14:55 UTC is 16:55 in Stockholm")
    func summer() {
        let instant = Instant.the("2026-06-18T14:55:00Z")
        #expect(zone.localISO(instant) == "2026-06-18T16:55:00+02:00")
        #expect(zone.day(of: instant) == .the("2026-06-18"))
        #expect(zone.time(of: instant) == .the("16:55"))
        #expect(zone.offset(at: instant) == 7200)
    }

    @Test("31 December 2026 23:30 UTC is next year in Stockholm")
    func winter() {
        let instant = Instant.the("2026-12-31T23:30:00Z")
        #expect(zone.localISO(instant) == "2027-01-01T00:30:00+01:00")
        #expect(zone.day(of: instant) == .the("2027-01-01"))
    }

    @Test("summer time begins 29 March 2026 01:00 UTC and ends 25 October 2026 01:00 UTC, to the second")
    func changes() {
        #expect(zone.offset(at: .the("2026-03-29T00:59:59Z")) == 3600)
        #expect(zone.offset(at: .the("2026-03-29T01:00:00Z")) == 7200)
        #expect(zone.offset(at: .the("2026-10-25T00:59:59Z")) == 7200)
        #expect(zone.offset(at: .the("2026-10-25T01:00:00Z")) == 3600)
    }

    private static let clockChangesCases = [
        ("2026-03-29", "01:59", "2026-03-29T00:59:00Z"), ("2026-03-29", "02:00", "2026-03-29T01:00:00Z"),
        ("2026-03-29", "02:30", "2026-03-29T01:30:00Z"), ("2026-03-29", "02:59", "2026-03-29T01:59:00Z"),
        ("2026-03-29", "03:00", "2026-03-29T01:00:00Z"), ("2026-03-29", "24:00", "2026-03-29T22:00:00Z"),
        ("2026-10-25", "01:59", "2026-10-24T23:59:00Z"), ("2026-10-25", "02:00", "2026-10-25T00:00:00Z"),
        ("2026-10-25", "02:59", "2026-10-25T00:59:00Z"), ("2026-10-25", "03:00", "2026-10-25T02:00:00Z"),
        ("2026-10-25", "24:00", "2026-10-25T23:00:00Z"), ("2026-10-25", "00:00", "2026-10-24T22:00:00Z"),
    ]

    @Test("times around both changes of the clock in 2026", arguments: CalendarZoneTests.clockChangesCases)
    func clockChanges(day: String, time: String, utc: String) {
        #expect(zone.instant(.the(day), .the(time)) == .the(utc))
    }

    @Test("a skipped 02:30 is shown as 03:30")
    func gap() {
        #expect(zone.localISO(zone.instant(.the("2026-03-29"), .the("02:30"))) == "2026-03-29T03:30:00+02:00")
    }

    @Test("every noon from 1900 to 2200 comes back as the day and time it was")
    func roundTrips() {
        let noon = TimeOfDay.the("12:00")
        let wrong = (Day.first.number...Day.last.number).count { number in
            let instant = zone.instant(Day(number: number), noon)
            return zone.day(of: instant).number != number || zone.time(of: instant) != noon
        }
        #expect(wrong == 0)
    }

    @Test("a zone without changes, out of order or with a wild offset is refused")
    func refused() {
        let first = Zone.Transition(at: .earliest, offset: 0)
        let later = Zone.Transition(at: .the("2026-03-29T01:00:00Z"), offset: 3600)
        #expect(Zone(name: "X", transitions: []) == nil)
        #expect(Zone(name: "X", transitions: [later, first]) == nil)
        #expect(Zone(name: "X", transitions: [first, first]) == nil)
        #expect(Zone(name: "X", transitions: [Zone.Transition(at: .earliest, offset: 100_000)]) == nil)
        #expect(Zone(name: "X", transitions: [first, later]) != nil)
    }

    @Test("offsets west of Greenwich and with seconds are written out")
    func oddOffsets() {
        let newfoundland = Zone(name: "X", transitions: [Zone.Transition(at: .earliest, offset: -12_600)])
        #expect(newfoundland?.localISO(.the("2026-01-01T00:00:00Z")) == "2025-12-31T20:30:00-03:30")
        let sunTime = Zone(name: "X", transitions: [Zone.Transition(at: .earliest, offset: 4332)])
        #expect(sunTime?.localISO(.the("2026-01-01T00:00:00Z")) == "2026-01-01T01:12:12+01:12:12")
    }

    @Test("moments are read strictly and written in UTC")
    func instants() {
        #expect(Instant(utc: "2026-06-18T14:55:00Z")?.description == "2026-06-18T14:55:00Z")
        #expect(Instant(utc: "1970-01-01T00:00:01Z")?.seconds == 1)
        #expect(Instant(utc: "1969-12-31T23:59:59Z")?.seconds == -1)
        #expect(Instant(seconds: -1).description == "1969-12-31T23:59:59Z")
        #expect(Instant(iso: "2026-06-18T16:55:00+02:00") == .the("2026-06-18T14:55:00Z"))
        #expect(Instant(iso: "2026-06-18T12:25:00-02:30") == .the("2026-06-18T14:55:00Z"))
        for text in [
            "2026-06-18T14:55:00", "2026-06-18 14:55:00Z", "2026-06-18T24:00:00Z", "2026-06-18T14:60:00Z",
            "2026-06-18T14:55:60Z", "2026-06-18T14:55Z", "2026-06-31T14:55:00Z", "2026-06-18T14:55:00z", "",
            "2026-06-18T16:55:00+02:00", "2026-06-18T14:5:000Z", "2026-06-18T14:55:00.0Z",
        ] {
            #expect(Instant(utc: text) == nil, "\(text)")
        }
        for text in ["2026-06-18T16:55:00+0200", "2026-06-18T16:55:00+24:00", "2026-06-18T16:55:00 02:00"] {
            #expect(Instant(iso: text) == nil, "\(text)")
        }
    }

    @Test("moments stop at the ends of the range")
    func saturates() {
        #expect(Instant(seconds: .max) == .latest)
        #expect(Instant.the("2026-06-18T14:55:00Z").adding(seconds: .max) == .latest)
        #expect(Instant.the("2026-06-18T14:55:00Z").adding(seconds: .min) == .earliest)
        #expect(Instant.latest.description == "2200-12-31T23:59:59Z")
        #expect(zone.day(of: .latest) == .last)
        #expect(zone.instant(.last, .endOfDay) <= .latest)
    }

    private static let posixRulesCases = [
        ("UTC0", [String]()), ("<+03>-3", []),
        ("EST5EDT,M3.2.0,M11.1.0", ["2026-03-08T07:00:00Z -14400", "2026-11-01T06:00:00Z -18000"]),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", ["2026-04-04T16:00:00Z 36000", "2026-10-03T16:00:00Z 39600"]),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", ["2026-03-29T01:00:00Z 3600", "2026-10-25T01:00:00Z 0"]),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", ["2026-03-29T01:00:00Z -3600", "2026-10-25T01:00:00Z -7200"]),
        ("AAA0BBB,0/3,364", ["2026-01-01T03:00:00Z 3600", "2026-12-31T01:00:00Z 0"]),
        ("AAA0BBB,J60/0,59/0", ["2026-02-28T23:00:00Z 0", "2026-03-01T00:00:00Z 3600"]),
    ]

    @Test("zone rules that tzdata uses", arguments: CalendarZoneTests.posixRulesCases)
    func posixRules(text: String, changes: [String]) throws {
        let rule = try #require(PosixZoneRule(text))
        #expect(rule.transitions(in: 2026...2026).map { "\($0.at) \($0.offset)" } == changes)
    }

    @Test("day J60 is 1 March in 2024 too, day 59 is then 29 February")
    func leapYearRules() throws {
        let rule = try #require(PosixZoneRule("AAA0BBB,J60/0,59/1"))
        #expect(
            rule.transitions(in: 2024...2024).map { "\($0.at) \($0.offset)" }
                == ["2024-02-29T00:00:00Z 0", "2024-03-01T00:00:00Z 3600"])
    }

    private static let brokenRulesCases = [
        "", "CET", "CET-1CEST", "C-1", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-25", "CET-1CEST,J0,J365", "<CET-1",
        "CET-1:60",
        "CET-1CEST,M3.5.0,M10.5.0/168", "CET-99999999999999999999",
    ]

    @Test("broken zone rules are refused", arguments: CalendarZoneTests.brokenRulesCases)
    func brokenRules(text: String) {
        #expect(PosixZoneRule(text) == nil)
    }
}
