import SIPRules
import SIPTesting
import Testing

@Suite("The send window")
struct CalendarSendWindowTests {
    let zone = Zone.stockholm
    let calendar = WorkingCalendar.statutory
    let always = WorkingCalendar(workingWeekdays: Set(Weekday.allCases), respectsRedDays: false)
    let window: SendWindow

    init() throws {
        window = try #require(
            SendWindow(opens: .the("08:00"), closes: .the("17:00"), slots: [.the("08:00"), .the("13:00")]))
    }

    @Test("a window must be open for a while and have its slots inside, rising")
    func refused() {
        let (eight, noon, five) = (TimeOfDay.the("08:00"), TimeOfDay.the("12:00"), TimeOfDay.the("17:00"))
        #expect(SendWindow(opens: five, closes: eight, slots: [noon]) == nil)
        #expect(SendWindow(opens: eight, closes: eight, slots: [eight]) == nil)
        #expect(SendWindow(opens: eight, closes: five, slots: []) == nil)
        #expect(SendWindow(opens: eight, closes: five, slots: [five]) == nil)
        #expect(SendWindow(opens: noon, closes: five, slots: [eight]) == nil)
        #expect(SendWindow(opens: eight, closes: five, slots: [noon, eight]) == nil)
        #expect(SendWindow(opens: eight, closes: five, slots: [noon, noon]) == nil)
    }

    private static let isOpenCases = [
        ("2026-06-18T07:59:59+02:00", false), ("2026-06-18T08:00:00+02:00", true),
        ("2026-06-18T16:59:59+02:00", true), ("2026-06-18T17:00:00+02:00", false),
        ("2026-06-19T12:00:00+02:00", false), ("2026-06-22T08:00:00+02:00", true),
    ]

    @Test("open 18 June 2026 08:00–17:00, not Midsummer Eve", arguments: CalendarSendWindowTests.isOpenCases)
    func isOpen(moment: String, open: Bool) {
        #expect(window.isOpen(at: .the(moment), zone: zone, calendar: calendar) == open)
    }

    private static let nextOpeningCases = [
        ("2026-06-18T10:00:00+02:00", "2026-06-18T10:00:00+02:00"),
        ("2026-06-18T07:00:00+02:00", "2026-06-18T08:00:00+02:00"),
        ("2026-06-18T17:00:00+02:00", "2026-06-22T08:00:00+02:00"),
        ("2026-03-27T17:00:00+01:00", "2026-03-30T08:00:00+02:00"),
        ("2026-10-23T17:00:00+02:00", "2026-10-26T08:00:00+01:00"),
    ]

    @Test("now, later today, or after closed days", arguments: CalendarSendWindowTests.nextOpeningCases)
    func nextOpening(from: String, to: String) {
        #expect(window.nextOpening(onOrAfter: .the(from), zone: zone, calendar: calendar) == .the(to))
    }

    private static let latestSlotCases: [(String, String?)] = [
        ("2026-06-18T07:59:59+02:00", nil), ("2026-06-18T08:00:00+02:00", "2026-06-18T08:00:00+02:00"),
        ("2026-06-18T12:59:59+02:00", "2026-06-18T08:00:00+02:00"),
        ("2026-06-18T13:00:00+02:00", "2026-06-18T13:00:00+02:00"),
        ("2026-06-18T16:59:59+02:00", "2026-06-18T13:00:00+02:00"), ("2026-06-18T17:00:00+02:00", nil),
        ("2026-06-20T13:00:00+02:00", nil),
    ]

    @Test("today's latest slot, only inside the window", arguments: CalendarSendWindowTests.latestSlotCases)
    func latestSlot(moment: String, slot: String?) {
        #expect(
            window.latestSlot(atOrBefore: .the(moment), zone: zone, calendar: calendar)
                == slot.map { Instant.the($0) })
    }

    private static let nextSlotCases = [
        ("2026-06-18T07:00:00+02:00", "2026-06-18T08:00:00+02:00"),
        ("2026-06-18T08:00:00+02:00", "2026-06-18T13:00:00+02:00"),
        ("2026-06-18T13:00:00+02:00", "2026-06-22T08:00:00+02:00"),
        ("2026-03-27T13:00:00+01:00", "2026-03-30T08:00:00+02:00"),
        ("2026-10-24T03:00:00+02:00", "2026-10-26T08:00:00+01:00"),
    ]

    @Test("the next slot is strictly later", arguments: CalendarSendWindowTests.nextSlotCases)
    func nextSlot(from: String, to: String) {
        #expect(window.nextSlot(after: .the(from), zone: zone, calendar: calendar) == .the(to))
    }

    @Test("the first slot of 18 June 2026 is 08:00")
    func firstSlot() {
        #expect(window.firstSlot(of: .the("2026-06-18"), zone: zone) == .the("2026-06-18T08:00:00+02:00"))
    }

    private static let openingHoursCases = [
        ("2026-06-18T10:00:00+02:00", 2, "2026-06-18T12:00:00+02:00"),
        ("2026-06-18T15:00:00+02:00", 2, "2026-06-18T17:00:00+02:00"),
        ("2026-06-18T16:00:00+02:00", 2, "2026-06-22T09:00:00+02:00"),
        ("2026-06-18T18:00:00+02:00", 0, "2026-06-22T08:00:00+02:00"),
        ("2026-06-18T08:00:00+02:00", 18, "2026-06-22T17:00:00+02:00"),
        ("2026-03-27T16:00:00+01:00", 2, "2026-03-30T09:00:00+02:00"),
        ("2026-10-23T16:00:00+02:00", 2, "2026-10-26T09:00:00+01:00"),
    ]

    @Test("opening hours pass over nights and Midsummer", arguments: CalendarSendWindowTests.openingHoursCases)
    func openingHours(from: String, count: Int, to: String) {
        #expect(window.adding(openingHours: count, to: .the(from), zone: zone, calendar: calendar) == .the(to))
    }

    private static let closingCases = [
        ("2026-06-18T06:00:00+02:00", "2026-06-18T17:00:00+02:00"),
        ("2026-06-18T16:59:59+02:00", "2026-06-18T17:00:00+02:00"),
        ("2026-06-18T17:00:00+02:00", "2026-06-22T17:00:00+02:00"),
        ("2026-06-18T17:00:01+02:00", "2026-06-22T17:00:00+02:00"),
        ("2026-06-20T12:00:00+02:00", "2026-06-22T17:00:00+02:00"),
    ]

    @Test("the next closing; at a closing, that of the next open day", arguments: CalendarSendWindowTests.closingCases)
    func closing(from: String, to: String) {
        #expect(window.closing(after: .the(from), zone: zone, calendar: calendar) == .the(to))
    }

    @Test("a window round the clock has 23 hours on 29 March 2026 and 25 on 25 October")
    func roundTheClock() throws {
        let window = try #require(SendWindow(opens: .midnight, closes: .endOfDay, slots: [.midnight]))
        #expect(
            window.adding(openingHours: 24, to: .the("2026-03-29T00:00:00+01:00"), zone: zone, calendar: always)
                == .the("2026-03-30T01:00:00+02:00"))
        #expect(
            window.adding(openingHours: 24, to: .the("2026-10-25T00:00:00+02:00"), zone: zone, calendar: always)
                == .the("2026-10-25T23:00:00+01:00"))
        #expect(
            window.closing(after: .the("2026-06-18T23:30:00+02:00"), zone: zone, calendar: calendar)
                == .the("2026-06-19T00:00:00+02:00"))
        #expect(
            window.closing(after: .the("2026-06-18T00:00:00+02:00"), zone: zone, calendar: calendar)
                == .the("2026-06-19T00:00:00+02:00"))
    }

    @Test("29 March 2026: skipped slots move, or become the opening; a lost window closes the day")
    func skippedHour() throws {
        let (opens, slot) = (TimeOfDay.the("02:15"), TimeOfDay.the("02:30"))
        let evening = Instant.the("2026-03-28T20:00:00+01:00")
        let long = try #require(SendWindow(opens: opens, closes: .the("04:00"), slots: [slot]))
        #expect(long.nextSlot(after: evening, zone: zone, calendar: always) == .the("2026-03-29T03:30:00+02:00"))
        let short = try #require(SendWindow(opens: opens, closes: .the("03:20"), slots: [slot]))
        #expect(short.nextSlot(after: evening, zone: zone, calendar: always) == .the("2026-03-29T03:15:00+02:00"))
        let lost = try #require(SendWindow(opens: opens, closes: .the("03:10"), slots: [slot]))
        #expect(lost.nextSlot(after: evening, zone: zone, calendar: always) == .the("2026-03-30T02:30:00+02:00"))
        #expect(lost.nextOpening(onOrAfter: evening, zone: zone, calendar: always) == .the("2026-03-30T02:15:00+02:00"))
    }

    @Test("a slot in the repeated hour goes once, at its first moment")
    func repeatedHour() throws {
        let window = try #require(SendWindow(opens: .midnight, closes: .the("06:00"), slots: [.the("02:30")]))
        let slot = Instant.the("2026-10-25T02:30:00+02:00")
        #expect(window.nextSlot(after: slot.adding(seconds: -1), zone: zone, calendar: always) == slot)
        #expect(window.nextSlot(after: slot, zone: zone, calendar: always) == .the("2026-10-26T02:30:00+01:00"))
    }

    @Test("a calendar that never opens, and the end of time, give no slot but end the search")
    func never() {
        let closed = WorkingCalendar(workingWeekdays: [])
        let now = Instant.the("2026-06-18T10:00:00+02:00")
        #expect(window.nextOpening(onOrAfter: now, zone: zone, calendar: closed) == .latest)
        #expect(window.nextSlot(after: now, zone: zone, calendar: closed) == .latest)
        #expect(window.adding(openingHours: 2, to: now, zone: zone, calendar: closed) == .latest)
        #expect(window.closing(after: now, zone: zone, calendar: closed) == .latest)
        #expect(window.nextSlot(after: .latest, zone: zone, calendar: calendar) == .latest)
        #expect(window.adding(openingHours: .max, to: now, zone: zone, calendar: calendar) == .latest)
    }
}
