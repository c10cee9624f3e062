import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("Time in which sipd could not tell")
struct CatchUpTests {
    /// Needs seen on Monday 21 December 2026 by four people: due on Monday 28 December, the working days between 23 December
    /// and 4 January being the 28th, 29th and 30th.
    private static let plans: [Plan] = ["anna.berg", "bo.ek", "fia.holm", "gus.ivarsson"].enumerated().map {
        number, person in
        .sample {
            $0.id = .the("SIP-\(number)")
            $0.initiator = .the(person)
            $0.need.seen = .the("2026-12-21")
        }
    }

    /// With a cap on the letters of a round; told what there was up to 22 December, and the mailer has it.
    private static var station: (Int) throws -> Station {
        { cap in
            var configuration = Configuration()
            configuration.lettersPerRound = cap
            let station = try Station(
                Settings(configuration: configuration, environment: .sample.under(Policy().without(.allChecked))))
            for plan in plans { station.store.put(plan) }
            try station.wake(at: .the("2026-12-21T12:00:00+01:00"))
            try station.wake(at: .the("2026-12-22T08:00:00+01:00"))
            for letter in try station.letters { try station.fetch(letter) }
            return station
        }
    }

    @Test("Away for the slot of Monday 28 December 2026 alone: what comes on Tuesday at 10:00 says so")
    func oneSlot() throws {
        let station = try Self.station(20)
        try station.wake(at: .the("2026-12-23T08:00:00+01:00"))
        for letter in try station.letters { try station.fetch(letter) }
        try station.restart(at: .the("2026-12-29T10:00:00+01:00"))
        let letters = try station.letters.filter { $0.contains("anna.berg") }.compactMap(station.letter)
        #expect(letters.count == 1)
        for letter in letters {
            let lines = try ReadLetter(Array(letter.utf8)).lines.joined(separator: " ")
            #expect(lines.contains("var avstängda den 28 december"), "\(lines)")
        }
    }

    @Test(
        """
        Away from Wednesday 23 December 2026 to Monday 4 January 2027 at 10:00: with a cap of 2, two letters go and the \
        others are held, counted and said; released, everybody has one letter, and each says that sipd was away
        """)
    func overNewYear() throws {
        let station = try Self.station(2)
        let back = Instant.the("2027-01-04T10:00:00+01:00")
        try station.restart(at: back)
        let first = try station.letters
        #expect(first.count == 2)
        #expect(station.round.state.cap.held.letters > 0)
        let held = station.round.state.cap.held.letters
        #expect(station.round.troubles == ["\(held) letters are held by the cap of 2; see sipd release"])
        // Nothing more goes until somebody looks, however often it wakes; but that is said, once.
        try station.wake(at: back)
        try station.wake(.everything, at: back.adding(seconds: 600))
        let notice = try station.letters.filter { !first.contains($0) }
        #expect(notice.count == 1 && notice[0].hasPrefix("now-"))
        #expect(try station.told.last?.fields["rule"] == "letters-held")
        #expect(station.round.state.cap.held.letters == held)

        station.round.release()
        try station.wake(.everything, at: back.adding(seconds: 1200))
        let letters = try station.letters.filter { $0 != notice[0] }
        #expect(letters.count == first.count + held)
        #expect(station.round.state.cap.held.letters == 0 && station.round.troubles.isEmpty)
        // Named after the slot and the recipient: one each.
        #expect(letters.allSatisfy { $0.hasPrefix("20270104t0700z-") })
        for letter in letters {
            let text = try #require(station.letter(letter))
            #expect(text.contains("avst=C3=A4ngda"), "\(letter) says that sipd was away")
        }
        try station.wake(at: .the("2027-01-04T16:00:00+01:00"))
        #expect(try station.letters == (letters + notice).sorted())
    }

    @Test(
        """
        A cap of 1 on Tuesday 22 December 2026: whoever runs sipd hears at 08:00 how many letters are held, before any other \
        of them goes, and on Wednesday again, while there are any
        """)
    func administratorsAreTold() throws {
        let station = try Self.station(100)
        var configuration = Configuration()
        configuration.lettersPerRound = 1
        let settings = Settings(
            configuration: configuration, environment: .sample.under(Policy().without(.allChecked)))
        var next = try station.reload(settings, at: .the("2026-12-22T12:00:00+01:00"))
        var letters: [(at: Instant, text: String)] = []
        while let at = next, at < .the("2027-01-09T00:00:00+01:00") {
            next = try station.wake(at: at)
            for name in try station.letters {
                letters.append((at, try #require(station.letter(name))))
                try station.fetch(name)
            }
        }
        let notices = letters.filter { $0.text.contains("sipd release") }
        let days = notices.map { Zone.stockholm.day(of: $0.at) }
        #expect(!days.isEmpty && Set(days).count == days.count)
        for notice in notices {
            #expect(Zone.stockholm.time(of: notice.at) == .the("08:00"))
            let others = letters.filter { $0.at == notice.at && !$0.text.contains("sipd release") }
            #expect(others.count == 1, "what the cap lets go in the slot, and then the notice")
            #expect(notice.text.contains("som driftansvarig"))
        }
        #expect(station.round.state.cap.held.letters == 0 || days.last == .the("2027-01-08"))
    }

    @Test(
        "What the cap holds on 4 January 2027 and nobody releases goes on the 5th at 08:00, and says that sipd was away"
    )
    func unreleased() throws {
        let station = try Self.station(4)
        try station.restart(at: .the("2027-01-04T10:00:00+01:00"))
        let first = try station.letters
        #expect(station.round.state.cap.held.letters > 0 && station.round.state.cap.held.letters <= 4)
        try station.wake(at: .the("2027-01-05T08:00:00+01:00"))
        // And that letters were held was said on the 4th.
        let second = try station.letters.filter { !first.contains($0) && !$0.hasPrefix("now-") }
        #expect(!second.isEmpty && second.allSatisfy { $0.hasPrefix("20270105t0700z-") })
        for letter in second {
            #expect(try #require(station.letter(letter)).contains("avst=C3=A4ngda"), "\(letter)")
        }
        #expect(station.round.state.cap.held.letters == 0)
    }

    @Test("A machine that sleeps from Tuesday 22 December 07:00 to 11:20 tells the digest of 08:00 at 11:20, once")
    func asleep() throws {
        let station = try Station(
            Settings(configuration: Configuration(), environment: .sample.under(Policy().without(.allChecked))))
        for plan in Self.plans { station.store.put(plan) }
        let next = try station.wake(at: .the("2026-12-21T12:00:00+01:00"))
        #expect(next == .the("2026-12-22T08:00:00+01:00"))
        try station.wake(at: .the("2026-12-22T11:20:00+01:00"))
        let letters = try station.letters
        #expect(letters.contains("20261222t0700z-anna.berg.eml"))
        try station.wake(at: .the("2026-12-22T16:00:00+01:00"))
        #expect(try station.letters == letters)
    }

    @Test(
        """
        Summer time is abolished on Thursday 1 April 2027, and a sipd that is reloaded at 12:00 next wakes at 08:00 by the \
        new time, tells what it has to then, and nothing that it had told
        """)
    func summerTimeAbolished() throws {
        let environment = RuleEnvironment.sample.under(Policy().without(.allChecked))
        let settings = Settings(configuration: Configuration(), environment: environment)
        let station = try Station(settings)
        station.store.put(.sample { $0.need.seen = .the("2027-03-30") })
        try station.wake(at: .the("2027-03-30T12:00:00+02:00"))
        try station.wake(at: .the("2027-03-31T08:00:00+02:00"))
        let told = try station.told.count
        #expect(told > 0)
        let next = try station.reload(
            settings.with(.stockholm(by: "CET-1", from: .the("2027-04-01"))), at: .the("2027-03-31T12:00:00+02:00"))
        #expect(next == .the("2027-04-01T08:00:00+01:00"))
        #expect(try station.told.count == told)
        try station.wake(at: .the("2027-04-01T08:00:00+01:00"))
        let rungs = try station.told.map { "\($0.fields["rung"] ?? "") \($0.fields["recipient"] ?? "")" }
        #expect(rungs.count > told && Set(rungs).count == rungs.count)
    }

    @Test(
        "A disk that cannot be flushed at 08:00 on Thursday 1 April 2027 ends sipd, and what it had to tell goes at 08:01"
    )
    func slotBrokenOff() throws {
        let environment = RuleEnvironment.sample.under(Policy().without(.allChecked))
        let station = try Station(Settings(configuration: Configuration(), environment: environment))
        station.store.put(.sample { $0.need.seen = .the("2027-03-30") })
        try station.wake(.everything, at: .the("2027-03-30T12:00:00+02:00"))
        try station.wake(at: .the("2027-03-31T08:00:00+02:00"))
        let told = try station.told.count
        station.disk.failsToSync = true
        let slot = Instant.the("2027-04-01T08:00:00+02:00")
        #expect(throws: RoundError.self) { try station.wake(at: slot) }
        // As the daemon does whenever it ends by itself.
        try station.round.rest(at: slot.adding(seconds: 2))
        station.disk.failsToSync = false
        try station.start(at: slot.adding(seconds: 60))
        let letters = Set(try station.told.dropFirst(told).compactMap { $0.fields["letter"]?.prefix(14) })
        #expect(letters == ["20270401t0600z"], "\(letters)")
    }
}
