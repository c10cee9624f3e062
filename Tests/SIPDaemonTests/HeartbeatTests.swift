import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A heartbeat: a letter of a line by which somebody outside notices that sipd has fallen silent")
struct HeartbeatTests {
    /// Slots at 08:00 and 13:00 on working days, and no rule: heartbeats are all the letters there are.
    private static let settings: @Sendable (Heartbeat.Interval?) throws -> Settings = { interval in
        let ward = Ward().environment
        let times = ["08:00", "13:00", "17:00"].compactMap { TimeOfDay($0) }
        let window = try #require(SendWindow(opens: times[0], closes: times[2], slots: Array(times.prefix(2))))
        let off = RuleID.allCases.map { rule in
            var setting = Policy.Setting()
            setting.isOn = false
            return (rule, setting)
        }
        var configuration = Configuration()
        configuration.heartbeat = interval.map { Heartbeat(to: .the("watch@kommun.example"), every: $0) }
        configuration.mail.trial = nil
        return Settings(
            configuration: configuration,
            environment: RuleEnvironment(
                policy: Policy(settings: Dictionary(uniqueKeysWithValues: off)), roster: ward.roster, zone: ward.zone,
                window: window, calendar: ward.calendar))
    }

    private static let names: @Sendable ([String]) -> [String] = { $0.map { "\($0)--0-22bheartbeat.eml" } }

    /// Wakes as it asks for, so often; answers when.
    private static let wakings: @Sendable (Station, String, Int) throws -> [Instant] = { station, start, count in
        var next = try station.wake(.everything, at: .the(start))
        return try (1...count).map { _ in
            let at = try #require(next)
            next = try station.wake(at: at)
            return at
        }
    }

    @Test(
        """
        Each slot, from Saturday 4 April 2026 on, Easter Monday included: a line with no case in it, which says for a \
        program when the next comes
        """)
    func everySlot() throws {
        let station = try Station(Self.settings(.slot))
        station.store.put(.sample { $0.need.seen = .the("2026-03-02") })
        let wakings = try Self.wakings(station, "2026-04-04T09:00:00+02:00", 5)
        #expect(
            wakings == [
                .the("2026-04-04T13:00:00+02:00"), .the("2026-04-05T08:00:00+02:00"), .the("2026-04-05T13:00:00+02:00"),
                .the("2026-04-06T08:00:00+02:00"), .the("2026-04-06T13:00:00+02:00"),
            ])
        // The first at once: whoever has written the setting sees that it works.
        let stamps = [
            "20260404t0600z", "20260404t1100z", "20260405t0600z", "20260405t1100z", "20260406t0600z", "20260406t1100z",
        ]
        #expect(try station.letters == Self.names(stamps))
        let letter = try #require(station.letter(Self.names(["20260405t1100z"])[0]))
        #expect(letter.contains("\nTo: heartbeat <watch@kommun.example>\n"))
        #expect(letter.contains("\nX-SIPD-Heartbeat: next=2026-04-06T08:00:00+02:00 plans=1 troubles="))
        #expect(!letter.contains("SIP-1") && !letter.contains("anna"), "\(letter)")
    }

    @Test("Each day at its first slot, on Mondays alone, or never: Saturday 4 to Tuesday 14 April 2026")
    func dayAndWeek() throws {
        let days = try Station(Self.settings(.day))
        #expect(
            try Self.wakings(days, "2026-04-04T07:00:00+02:00", 3) == [
                .the("2026-04-04T08:00:00+02:00"), .the("2026-04-05T08:00:00+02:00"), .the("2026-04-06T08:00:00+02:00"),
            ])
        #expect(try days.letters == Self.names(["20260404t0600z", "20260405t0600z", "20260406t0600z"]))
        let weeks = try Station(Self.settings(.week))
        try weeks.wake(.everything, at: .the("2026-04-06T07:00:00+02:00"))
        let wakings = try Self.wakings(weeks, "2026-04-06T07:30:00+02:00", 2)
        #expect(wakings == [.the("2026-04-06T08:00:00+02:00"), .the("2026-04-13T08:00:00+02:00")])
        #expect(try weeks.letters == Self.names(["20260406t0600z", "20260413t0600z"]))
        let never = try Station(Self.settings(nil))
        #expect(try never.wake(.everything, at: .the("2026-04-04T07:00:00+02:00")) == nil)
    }

    @Test(
        """
        Stopped from Monday 1 June 2026 at 08:30 to Thursday at 10:00, it makes up for the latest alone, and tells none \
        twice
        """, arguments: Heartbeat.Interval.allCases)
    func away(interval: Heartbeat.Interval) throws {
        let station = try Station(Self.settings(interval))
        try station.wake(.everything, at: .the("2026-06-01T08:00:00+02:00"))
        try station.restart(at: .the("2026-06-01T08:30:00+02:00"))
        #expect(try station.letters == Self.names(["20260601t0600z"]))
        try station.restart(at: .the("2026-06-04T10:00:00+02:00"))
        let made = interval == .week ? [] : ["20260604t0600z"]
        #expect(try station.letters == Self.names(["20260601t0600z"] + made))
    }

    @Test("Wanted on Monday 1 June 2026 at 20:00, when the window is closed, the first comes on Tuesday at 08:00")
    func closed() throws {
        for interval in Heartbeat.Interval.allCases {
            let station = try Station(Self.settings(nil))
            try station.wake(.everything, at: .the("2026-06-01T08:00:00+02:00"))
            let next = try station.reload(Self.settings(interval), at: .the("2026-06-01T20:00:00+02:00"))
            #expect(next == .the("2026-06-02T08:00:00+02:00"))
            #expect(try station.letters == [])
            try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
            #expect(try station.letters == Self.names(["20260602t0600z"]))
        }
    }

    @Test("None comes while plans cannot be read or the disk is full, and one when they can: Monday 1 June 2026")
    func troubled() throws {
        let station = try Station(Self.settings(.slot))
        station.store.put(.sample { $0.need.seen = .the("2026-03-02") })
        try station.wake(.everything, at: .the("2026-06-01T07:00:00+02:00"))
        station.store.isAway = true
        try station.wake(.everything, at: .the("2026-06-01T08:00:00+02:00"))
        #expect(try station.letters == [])
        station.store.isAway = false
        try station.wake(at: .the("2026-06-01T09:00:00+02:00"))
        #expect(try station.letters == Self.names(["20260601t0600z"]))
        station.disk.isFull = .bytes
        try station.wake(at: .the("2026-06-01T13:00:00+02:00"))
        #expect(try station.letters == Self.names(["20260601t0600z"]) && station.round.state.isBlocked)
        station.disk.isFull = nil
        try station.wake(at: .the("2026-06-01T13:01:00+02:00"))
        #expect(try station.letters == Self.names(["20260601t0600z", "20260601t1100z"]))
    }

    @Test(
        "No cap holds it: one letter a round and an hour, and three people to be told on Tuesday 2 June 2026 at 08:00")
    func capped() throws {
        let wanted = try Self.settings(.slot)
        var configuration = wanted.configuration
        (configuration.lettersPerRound, configuration.lettersPerHour) = (1, 1)
        let environment = RuleEnvironment.sample.under(Policy().without(.allChecked))
        let station = try Station(Settings(configuration: configuration, environment: environment))
        station.seeNeeds(on: "2026-06-01", by: ["anna.berg", "bo.ek", "cia.dahl"])
        try station.wake(.everything, at: .the("2026-06-01T12:00:00+02:00"))
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        #expect(station.round.state.cap.held.letters > 0)
        #expect(try station.letters.contains(Self.names(["20260602t0600z"])[0]))
        #expect(try station.told.last?.fields["recipient"] == "@+heartbeat")
    }

    @Test("On trial it goes to the one address, and says who would have had it")
    func trial() throws {
        let wanted = try Self.settings(.slot)
        var configuration = wanted.configuration
        configuration.mail.trial = "root@localhost"
        configuration.language = .english
        let station = try Station(Settings(configuration: configuration, environment: wanted.environment))
        try station.wake(.everything, at: .the("2026-06-01T08:00:00+02:00"))
        let letter = try #require(station.letter(Self.names(["20260601t0600z"])[0]))
        #expect(letter.contains("\nTo: root@localhost\n") && letter.contains("watch@kommun.example"))
        #expect(letter.contains("Subject: [TRIAL] SIP service: heartbeat, 0 plans looked through\n"), "\(letter)")
        let words = letter.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("0 plans looked through on Mon 1 Jun at 08:00:"), "\(letter)")
        #expect(words.contains("The next heartbeat comes on Mon 1 Jun at 13:00."), "\(letter)")
    }

    @Test("A slot that the clocks skip, 02:30 on Sunday 29 March 2026, and show twice, on 25 October: once each")
    func clocks() throws {
        let wanted = try Self.settings(.slot)
        let times = ["00:00", "02:30", "24:00"].compactMap { TimeOfDay($0) }
        let window = try #require(SendWindow(opens: times[0], closes: times[2], slots: [times[1]]))
        let usual = wanted.environment
        let environment = RuleEnvironment(
            policy: usual.policy, roster: usual.roster, zone: usual.zone, window: window, calendar: usual.calendar)
        for (start, stamps) in [
            ("2026-03-28T12:00:00+01:00", ["20260328t0130z", "20260329t0130z", "20260330t0030z"]),
            ("2026-10-24T12:00:00+02:00", ["20261024t0030z", "20261025t0030z", "20261026t0130z"]),
        ] {
            let station = try Station(Settings(configuration: wanted.configuration, environment: environment))
            _ = try Self.wakings(station, start, 2)
            #expect(try station.letters == Self.names(stamps))
        }
    }
}
