import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("A few documents cannot drown the rest")
struct LongLettersTests {
    private static let noon = Instant.the("2026-06-01T12:00:00+02:00")
    private static let eight = Instant.the("2026-06-02T08:00:00+02:00")
    private static let nine = Instant.the("2026-06-02T09:00:00+02:00")

    /// A station that may send somebody so many letters an hour.
    private static let station: @Sendable (Int) throws -> Station = { most in
        var configuration = Configuration()
        configuration.lettersPerHour = most
        return try Station(
            Settings(configuration: configuration, environment: .sample.under(Policy().without(.allChecked))))
    }

    /// Plans of Anna's whose need was seen on Monday 1 June 2026, or is immediate from 09:00 on Tuesday.
    private static let put: @Sendable (Station, ClosedRange<Int>, Bool) -> Void = { station, numbers, isImmediate in
        for number in numbers {
            var plan = Plan.sample { $0.need.seen = .the(isImmediate ? "2026-06-02" : "2026-06-01") }
            if isImmediate {
                plan.need.urgency = .immediate
                plan.need.seenTime = .the("08:59")
            }
            plan.id = .the("SIP-\(number)")
            station.store.put(plan)
        }
    }

    /// The plans that a recipient's letters tell of, each counted.
    private static let told: @Sendable (Station) throws -> [String: Int] = { station in
        try Dictionary(grouping: station.told.filter { $0.fields["recipient"] == "anna.berg" }, by: \.subject)
            .mapValues(\.count)
    }

    @Test(
        "What one letter does not hold on Tuesday 2 June 2026 stands in further letters of the slot, and each says so")
    func parts() throws {
        let station = try Self.station(20)
        Self.put(station, 1...250, false)
        try station.wake(at: Self.noon)
        try station.wake(at: Self.eight)
        let letters = try station.letters
        #expect(
            letters == [
                "20260602t0600z-anna.berg.eml", "20260602t0600z.2-anna.berg.eml", "20260602t0600z.3-anna.berg.eml",
            ])
        for (number, letter) in letters.enumerated() {
            let read = try ReadLetter(Array(station.letter(letter)?.utf8 ?? "".utf8))
            #expect(read.headers.contains { $0.name == "Subject" && $0.value.contains("[\(number + 1) av 3] SIP: ") })
            #expect(read.lines.joined(separator: " ").contains("Det här är mejl \(number + 1) av 3"))
        }
        let told = try Self.told(station)
        #expect(told.count == 250 && told.values.allSatisfy { $0 == 1 })
        // Nothing more is said of it at the next look.
        try station.wake(.everything, at: Self.nine)
        #expect(try station.letters == letters && Self.told(station) == told)
    }

    @Test("A letter that would be longer than a megabyte is told in several, whatever the number of things in it")
    func bytes() throws {
        let station = try Self.station(20)
        station.round.delivery.longest = 9000
        Self.put(station, 1...30, false)
        try station.wake(at: Self.noon)
        try station.wake(at: Self.eight)
        let letters = try station.letters
        #expect(letters.count > 2)
        for letter in letters { #expect(try #require(station.letter(letter)).utf8.count <= 9000) }
        #expect(try Self.told(station).count == 30)
    }

    @Test("One thing alone that no letter holds is set aside, and the others are told")
    func oneTooLong() throws {
        let station = try Self.station(20)
        station.round.delivery.longest = 500
        Self.put(station, 1...2, false)
        try station.wake(at: Self.noon)
        try station.wake(at: Self.eight)
        #expect(try station.letters.isEmpty)
        #expect(station.round.state.schedule.aside.lines.map(\.what) == ["plan SIP-1", "plan SIP-2"])
        #expect(station.round.state.schedule.aside.lines[0].cause.reason.contains("too big to be sent"))
    }

    @Test(
        "Of 702 immediate needs on Tuesday 2 June 2026 at 09:00 Anna has eight letters, and every one of them is told")
    func immediate() throws {
        let station = try Self.station(20)
        try station.wake(at: Self.noon)
        Self.put(station, 1...702, true)
        try station.wake(at: Self.nine)
        let hers = try station.ledger.letters(to: "anna.berg", since: .earliest)
        #expect(hers.count == 8)
        #expect(try Self.told(station).count == 702)
        #expect(station.round.state.cap.held.letters == 0)
        let text = try #require(station.letter(hers[0].name))
        #expect(try ReadLetter(Array(text.utf8)).headers.contains { $0.value.contains("SIP OMEDELBART: 1") })
    }

    @Test(
        "One a minute is held from the fourth on until an hour after the first, goes then in one letter, and all is said"
    )
    func oneAMinute() throws {
        let station = try Self.station(3)
        try station.wake(at: Self.noon)
        for number in 0..<10 {
            Self.put(station, number...number, true)
            try station.wake(at: Self.nine.adding(seconds: Int64(number) * 60))
        }
        #expect(try Self.told(station).count == 3)
        // And one to the manager.
        #expect(station.round.state.cap.held.letters == 2)
        let held = "2 letters are held until the hour has passed: nobody is sent more than 3 an hour; see sipd release"
        #expect(station.round.troubles == [held])
        #expect(try station.told.contains { $0.fields["rule"] == "letters-held" })
        // Whoever else is told is not held up by it.
        #expect(try Set(station.told.compactMap { $0.fields["recipient"] }).count > 1)
        try station.wake(at: Self.nine.adding(seconds: 3599))
        #expect(try Self.told(station).count == 3)
        try station.wake(at: Self.nine.adding(seconds: 3600))
        #expect(try Self.told(station).count == 10)
        #expect(try station.ledger.letters(to: "anna.berg", since: .earliest).count == 4)
        #expect(station.round.state.cap.held.letters == 0 && station.round.troubles.isEmpty)
    }

    @Test("What was held of a plan that is met or gone is not held any more", arguments: [true, false])
    func heldInVain(isGone: Bool) throws {
        let station = try Self.station(1)
        try station.wake(at: Self.noon)
        for number in 0..<4 {
            Self.put(station, number...number, true)
            try station.wake(at: Self.nine.adding(seconds: Int64(number) * 60))
        }
        #expect(station.round.state.cap.held.letters > 0)
        for number in 0..<4 {
            let id = PlanID.the("SIP-\(number)")
            if isGone {
                station.store.remove(id)
            } else {
                station.store.put(.sample { $0.id = id })
            }
        }
        try station.wake(at: Self.nine.adding(seconds: 600))
        #expect(station.round.state.cap.held.letters == 0)
        #expect(!station.round.troubles.contains { $0.contains("held") }, "\(station.round.troubles)")
    }

    @Test("What is told at once since the clock was set back five hours is not said to be held any more")
    func clockSetBack() throws {
        let station = try Self.station(3)
        try station.wake(at: Self.noon)
        for number in 0..<10 {
            Self.put(station, number...number, true)
            try station.wake(at: Self.nine.adding(seconds: 18_000 + Int64(number) * 60))
        }
        #expect(station.round.state.cap.held.letters == 2)
        try station.wake(.everything, at: Self.nine.adding(seconds: 600))
        #expect(try Self.told(station).count == 10)
        #expect(station.round.state.cap.held.letters == 0)
    }

    @Test("What a cap holds of one slot goes when it is released, beside the letters that went, and nothing twice")
    func released() throws {
        let station = try Self.station(2)
        Self.put(station, 1...450, false)
        try station.wake(at: Self.noon)
        try station.wake(at: Self.eight)
        #expect(try Self.told(station).count == 200)
        #expect(station.round.state.cap.held.letters == 3)
        station.round.release()
        try station.wake(.everything, at: Self.nine)
        let told = try Self.told(station)
        #expect(told.count == 450 && told.values.allSatisfy { $0 == 1 })
        #expect(try station.ledger.letters(to: "anna.berg", since: .earliest).count == 5)
        #expect(station.round.state.cap.held.letters == 0)
    }

    @Test("What nobody releases goes as further letters of the slot, two each hour, while the window is open")
    func later() throws {
        let station = try Self.station(2)
        Self.put(station, 1...450, false)
        try station.wake(at: Self.noon)
        var next: Instant? = Self.eight
        for (hour, count) in [200, 400, 450].enumerated() {
            let now = Self.eight.adding(seconds: Int64(hour) * 3600)
            #expect(next == now)
            // The administrators are told in a round of their own.
            repeat { next = try station.wake(at: now) } while next == now
            let told = try Self.told(station)
            #expect(told.count == count && told.values.allSatisfy { $0 == 1 }, "\(told.count)")
        }
        #expect(
            try station.ledger.letters(to: "anna.berg", since: .earliest).map(\.name).sorted()
                == ["", ".2", ".3", ".4", ".5"].map { "20260602t0600z\($0)-anna.berg.eml" })
        #expect(station.round.state.cap.held.letters == 0)
    }

    @Test("A letter that the mail system finds too big on Tuesday 2 June 2026 is told again at once, in shorter ones")
    func tooBig() throws {
        let station = try Self.station(20)
        Self.put(station, 1...100, false)
        try station.wake(at: Self.noon)
        try station.wake(at: Self.eight)
        let first = try station.letters
        let size = try #require(station.letter(first[0])).utf8.count
        #expect(first.count == 1 && size > 8192)
        station.disk.putAside(try #require(SpoolName(first[0])))
        try station.wake(at: Self.eight.adding(seconds: 60))
        let letters = try station.letters
        #expect(letters.count > 1 && !letters.contains(first[0]))
        for letter in letters { #expect(try #require(station.letter(letter)).utf8.count <= max(size / 2, 8192)) }
        // What the history says was taken back is told once more, and no other is.
        #expect(try Self.told(station).values.allSatisfy { $0 == 2 })
        #expect(
            try station.ledger.letters(to: "anna.berg", since: .earliest).count { $0.recalledAt == nil }
                == letters.count)
        #expect(try station.disk.entries(of: .tooBig).isEmpty && station.disk.entries(of: .tmp).isEmpty)
        try station.wake(.everything, at: Self.nine)
        #expect(try station.letters == letters)
    }

    @Test("A long round says again and again that it gets on: with each plan, and with each letter") func steps() throws
    {
        let station = try Self.station(20)
        var steps = 0
        station.round.onStep = { steps += 1 }
        Self.put(station, 1...50, false)
        try station.wake(at: Self.noon)
        #expect(steps >= 100)
        steps = 0
        try station.wake(at: Self.eight)
        #expect(steps >= 51)
    }

    @Test(
        "A part of the letters of Tuesday 2 June 2026 that is taken back is told again beside the other"
    )
    func takenBack() throws {
        let station = try Self.station(20)
        Self.put(station, 1...150, false)
        try station.wake(at: Self.noon)
        try station.wake(at: Self.eight)
        let letters = try station.letters
        #expect(letters.count == 2)
        try station.fetch(letters[0])
        // One of those in the second is closed before the mailer has it.
        let second = try #require(
            try station.told.last { $0.fields["letter"] == letters[1] && $0.fields["recipient"] == "anna.berg" })
        let id = try #require(PlanID(second.subject))
        var plan = try #require(try station.store.plan(id))
        plan.closing = Closing(on: .the("2026-06-02"), reason: .noLongerNeeded)
        station.store.put(plan)
        try station.wake(at: Self.eight.adding(seconds: 60))
        let standing = try station.ledger.letters(to: "anna.berg", since: .earliest).filter { $0.recalledAt == nil }
        #expect(standing.map(\.name).sorted() == [letters[0], "20260602t0600z.3-anna.berg.eml"].sorted())
        #expect(station.round.state.schedule.aside.isEmpty)
        let told = try Self.told(station)
        #expect(told.count == 150 && told[id.text] == 1)
    }
}
