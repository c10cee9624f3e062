import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A round")
struct RoundTests {
    /// A need seen on Monday 1 June 2026: due Thursday 4 June.
    static let need: Plan = .sample { $0.need.seen = .the("2026-06-01") }
    /// The default policy of the four that carry the product is enough here.
    /// The week's letter to the administrators has tests of its own.
    static let settings = Settings(
        configuration: Configuration(), environment: .sample.under(Policy().without(.allChecked)))

    @Test("A need seen Monday 1 June 2026 gives one letter on Tuesday at 08:00, and none again that day")
    func onceInItsSlot() throws {
        let station = try Station(Self.settings)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        station.store.put(Self.need)
        let next = try station.wake(at: .the("2026-06-01T12:01:00+02:00"))
        #expect(try station.letters.isEmpty)
        #expect(next == .the("2026-06-02T08:00:00+02:00"))

        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        let letters = try station.letters
        #expect(letters.contains("20260602t0600z-anna.berg.eml"))
        try station.wake(.everything, at: .the("2026-06-02T08:00:01+02:00"))
        try station.wake(.everything, at: .the("2026-06-02T16:00:00+02:00"))
        #expect(try station.letters == letters)
    }

    @Test("A round of everything on 1 June 2026 looks at the whole store; any other at what is known to have changed")
    func scope() throws {
        let station = try Station(Self.settings)
        try station.wake(.everything, at: .the("2026-06-01T12:00:00+02:00"))
        try station.wake(at: .the("2026-06-01T12:01:00+02:00"))
        try station.wake(.everything, at: .the("2026-06-01T12:02:00+02:00"))
        #expect((station.store as? MemoryPlanStore)?.asked == [.everything, .pending, .everything])
    }

    @Test("Work that started before Tuesday 2 June 08:00 gives no letter")
    func doneInTime() throws {
        let station = try Station(Self.settings)
        station.store.put(Self.need)
        try station.wake(at: .the("2026-06-01T12:01:00+02:00"))
        var started = Self.need
        started.need.started = .the("2026-06-01")
        station.store.put(started)
        try station.wake(at: .the("2026-06-01T15:00:00+02:00"))
        try station.wake(.everything, at: .the("2026-06-02T08:00:00+02:00"))
        #expect(try station.told.filter { $0.fields["rule"] == "start-without-delay" }.isEmpty)
    }

    @Test("An immediate need goes at once at 16:30 on Thursday 18 June 2026; at 17:30 it waits until Monday 22 June")
    func immediate() throws {
        let station = try Station(Self.settings)
        try station.wake(at: .the("2026-06-18T09:00:00+02:00"))
        var plan: Plan = .sample {
            $0.need.seen = .the("2026-06-18")
            $0.need.seenTime = .the("16:30")
            $0.need.urgency = .immediate
        }
        station.store.put(plan)
        try station.wake(at: .the("2026-06-18T16:30:05+02:00"))
        #expect(try station.letters.filter { $0.hasPrefix("now-") }.count == 2)

        let late = try Station(Self.settings)
        try late.wake(at: .the("2026-06-18T09:00:00+02:00"))
        plan.need.seenTime = .the("17:30")
        late.store.put(plan)
        let next = try late.wake(at: .the("2026-06-18T17:30:00+02:00"))
        #expect(try late.letters.isEmpty)
        #expect(next == .the("2026-06-22T07:30:00+02:00"))
    }

    @Test("Away from 23 December 2026 to 4 January 2027, one letter a person, and older steps are recorded as lapsed")
    func catchUp() throws {
        let station = try Station(Self.settings)
        var plan = Self.need
        plan.need.seen = .the("2026-12-21")
        station.store.put(plan)
        try station.wake(at: .the("2026-12-21T12:00:00+01:00"))
        try station.wake(at: .the("2026-12-22T08:00:00+01:00"))
        let before = try station.letters
        try station.restart(at: .the("2027-01-04T10:00:00+01:00"))
        let after = try station.letters.filter { !before.contains($0) }
        #expect(Set(after).count == after.count)
        let anna = after.filter { $0.hasSuffix("anna.berg.eml") }
        #expect(anna == ["20270104t0700z-anna.berg.eml"])
        let name = try #require(SpoolName(anna[0]))
        let text = String(decoding: try #require(station.disk[.outgoing, name]), as: UTF8.self)
        #expect(text.contains("avst=C3=A4ngda"), "the letter says that sipd was away")
    }

    @Test("A store that goes away closes nothing, is said to be away, and is asked again in a minute")
    func storeAway() throws {
        let station = try Station(Self.settings)
        station.store.put(Self.need)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        station.store.isAway = true
        let next = try station.wake(.everything, at: .the("2026-06-01T13:00:00+02:00"))
        #expect(station.round.state.store.trouble != nil)
        #expect(next == .the("2026-06-01T13:01:00+02:00"))
        // What is due is told all the same: its last good version is known.
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        #expect(try station.told.count == 1)
        station.store.isAway = false
        try station.wake(at: .the("2026-06-02T08:01:00+02:00"))
        #expect(station.round.state.store.trouble == nil)
    }

    @Test(
        "A policy reloaded on 1 June 2026 that switches a rule on is heard the morning after, though no plan has changed"
    )
    func reloaded() throws {
        var off = Policy.Setting()
        off.isOn = false
        let silent = Policy(
            settings: Dictionary(uniqueKeysWithValues: RuleID.allCases.map { ($0, off) }))
        let station = try Station(Settings(configuration: Configuration(), environment: .sample.under(silent)))
        station.store.put(Self.need)
        #expect(try station.wake(at: .the("2026-06-01T12:00:00+02:00")) == nil)
        let next = try station.reload(Self.settings, at: .the("2026-06-01T13:00:00+02:00"))
        #expect(next == .the("2026-06-02T08:00:00+02:00"))
    }

    @Test("A plan that the store tells of twice in one refresh is decided once, by its last version")
    func toldOfTwice() throws {
        let station = try Station(Self.settings)
        station.store.stutters = true
        station.store.put(Self.need)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        try station.restart(at: .the("2026-06-02T08:30:00+02:00"))
        #expect(try station.told.count == 1)
    }

    @Test("A clock set back from Wednesday to Tuesday finds Tuesday's digest sent, and neither repeats it nor stops")
    func clockSetBack() throws {
        let station = try Station(Self.settings)
        station.store.put(Self.need)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        try station.wake(at: .the("2026-06-05T08:00:00+02:00"))
        var other = Self.need
        other.id = .the("SIP-2")
        station.store.put(other)
        let letters = try station.letters
        try station.wake(.everything, at: .the("2026-06-02T09:00:00+02:00"))
        #expect(try station.letters == letters)
    }

    @Test("A plan that comes after the clock was set back before a slot is told in that slot when it comes again")
    func slotComesAgain() throws {
        let station = try Station(Self.settings)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        try station.wake(.everything, at: .the("2026-06-02T06:00:00+02:00"))
        station.store.put(Self.need)
        #expect(try station.wake(at: .the("2026-06-02T06:01:00+02:00")) == .the("2026-06-02T08:00:00+02:00"))
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        #expect(try station.letters == ["20260602t0600z-anna.berg.eml"])
    }

    @Test(
        "A document that cannot be read from Tuesday 2 June 2026 counts from Tuesday also after a restart on Wednesday")
    func unreadableAcrossRestart() throws {
        var configuration = Configuration()
        configuration.window = try #require(
            SendWindow(opens: .the("08:00"), closes: .the("17:00"), slots: [.the("08:00"), .the("12:00")]))
        let usual = Self.settings.environment
        let environment = RuleEnvironment(
            policy: usual.policy, roster: usual.roster, zone: usual.zone, window: configuration.window,
            calendar: usual.calendar)
        let station = try Station(Settings(configuration: configuration, environment: environment))
        station.store.put(Self.need)
        station.store.spoil(Self.need.id)
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        try station.wake(at: .the("2026-06-03T08:00:00+02:00"))
        let told = { try station.told.filter { $0.fields["rule"] == "plan-unreadable" }.count }
        let before = try told()
        #expect(before > 0)
        try station.restart(at: .the("2026-06-03T10:00:00+02:00"))
        try station.wake(at: .the("2026-06-03T12:00:00+02:00"))
        #expect(try told() == before)
    }

    @Test("Of 1,500 plans that come at once on Monday 1 June 2026 each is in Tuesday's letter")
    func manyAtOnce() throws {
        let station = try Station(Self.settings)
        for number in 1...1500 {
            var plan = Self.need
            plan.id = .the("SIP-\(number)")
            station.store.put(plan)
        }
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        #expect(station.round.state.schedule.decided == 1500)
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        #expect(try Set(station.told.map(\.subject)).count == 1500)
    }

    @Test("What the cap holds at 08:00 goes when it is released at 09:00")
    func released() throws {
        var configuration = Configuration()
        configuration.lettersPerRound = 1
        let station = try Station(
            Settings(configuration: configuration, environment: .sample.under(Policy().without(.allChecked))))
        for (number, initiator) in ["anna.berg", "bo.ek", "cia.dahl"].enumerated() {
            var plan = Self.need
            plan.id = .the("SIP-\(number)")
            plan.initiator = .the(initiator)
            station.store.put(plan)
        }
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        #expect(try station.letters.count == 1)
        #expect(station.round.state.cap.held.letters == 2)
        station.round.release()
        try station.wake(.everything, at: .the("2026-06-02T09:00:00+02:00"))
        #expect(try station.letters.count == 3)
        #expect(station.round.state.cap.held.letters == 0)
    }
}
