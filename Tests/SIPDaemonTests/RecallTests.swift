import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A plan that falls silent takes its unsent letters back")
struct RecallTests {
    private static let settings = Settings(configuration: Configuration(), environment: .sample.under(Policy()))
    private static let slot = Instant.the("2026-06-02T08:00:00+02:00")
    private static let noon = Instant.the("2026-06-02T12:00:00+02:00")
    private static let first = "20260602t0600z-anna.berg.eml"
    private static let second = "20260602t0600z.2-anna.berg.eml"

    /// Needs of three plans seen on Monday 1 June 2026, all told to Anna Berg in Tuesday's digest.
    private static let plans: [Plan] = (1...3).map { number in
        .sample {
            $0.id = .the("SIP-\(number)")
            $0.need.seen = .the("2026-06-01")
        }
    }
    private static let closed: Plan = {
        var plan = plans[0]
        plan.closing = Closing(on: .the("2026-06-02"))
        return plan
    }()

    private static var station: Station {
        get throws {
            let station = try Station(settings)
            for plan in plans { station.store.put(plan) }
            try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
            try station.wake(at: slot)
            return station
        }
    }

    @Test("Closed at noon on Tuesday 2 June 2026, the plan leaves the digest; the others go again at once")
    func closing() throws {
        let station = try Self.station
        #expect(try station.letters == [Self.first])
        #expect(try #require(station.letter(Self.first)).contains("SIP-1"))
        station.store.put(Self.closed)
        try station.wake(at: Self.noon)
        let letters = try station.letters
        #expect(letters.filter { $0.hasSuffix("anna.berg.eml") } == [Self.second])
        let text = try #require(station.letter(Self.second))
        #expect(!text.contains("SIP-1"))
        #expect(text.contains("SIP-2") && text.contains("SIP-3"))
        #expect(Set(try station.history(.recalled).map(\.subject)) == ["SIP-1", "SIP-2", "SIP-3"])
        #expect(try station.disk.entries(of: .tmp).isEmpty)
        try station.wake(.everything, at: Self.noon.adding(seconds: 60))
        try station.restart(at: Self.noon.adding(seconds: 120))
        #expect(try station.letters == letters, "nothing goes twice")
        guard case .intact = try station.check else { throw ChainBroken() }
    }

    @Test(
        "Stopped anywhere on Tuesday at 08:00 and closed before the restart, the plan is in no letter; the others are told"
    )
    func closedWhileStopped() throws {
        var stop = 0
        var finished = false
        while !finished {
            let station = try Station(Self.settings)
            for plan in Self.plans { station.store.put(plan) }
            try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
            station.disk.effectsLeft = stop
            finished = (try? station.wake(at: Self.slot)) != nil && station.round.state.delivery.trouble == nil
            station.store.put(Self.closed)
            let moved = station.disk.moved.count
            try station.restart(at: Self.slot.adding(seconds: 60))
            // Not for a moment: whoever hands over is faster than sipd.
            let seen = station.disk.moved.dropFirst(moved).map { String(decoding: $0, as: UTF8.self) }
            #expect(
                !seen.contains { $0.contains("SIP-1") && $0.contains("Anna Berg") }, "stopped before effect \(stop)")
            let texts = try station.letters.compactMap { station.letter($0) }
            #expect(
                !texts.contains { $0.contains("SIP-1") && $0.contains("Anna Berg") }, "stopped before effect \(stop)")
            #expect(texts.contains { $0.contains("SIP-2") && $0.contains("SIP-3") }, "stopped before effect \(stop)")
            stop += 1
        }
        #expect(stop > 5)
    }

    @Test(
        "A letter that waits for the mailer since Tuesday at 08:00 is taken back at noon like one that nobody touched")
    func waiting() throws {
        let station = try Self.station
        station.disk.putOff()
        station.store.put(Self.closed)
        try station.wake(at: Self.noon)
        #expect(try station.letters.filter { $0.hasSuffix("anna.berg.eml") } == [Self.second])
        #expect(try station.disk.entries(of: .waiting).allSatisfy { $0.name.text != Self.first })
        #expect(Set(try station.history(.recalled).map(\.subject)) == ["SIP-1", "SIP-2", "SIP-3"])
    }

    @Test("A letter that the mailer has stays told, and nothing goes again")
    func fetched() throws {
        let station = try Self.station
        try station.fetch(Self.first)
        station.store.put(Self.closed)
        try station.wake(at: Self.noon)
        #expect(try station.letters.filter { $0.hasSuffix("anna.berg.eml") }.isEmpty)
        #expect(try station.history(.recalled).isEmpty)
    }

    @Test(
        "In the mailer's hands at noon and put off by it later, it is taken back within the minute; taken, it stays told"
    )
    func handed() throws {
        let name = try #require(SpoolName(Self.first))
        for isTaken in [false, true] {
            for isRestarted in [false, true] {
                let station = try Self.station
                station.disk.hand(name)
                station.store.put(Self.closed)
                #expect(try station.wake(at: Self.noon) == Self.noon.adding(seconds: 60))
                #expect(try station.history(.recalled).isEmpty)
                // The mark by which the drain knows that it is not to be handed over again.
                #expect(try station.disk.entries(of: .recalled).map(\.name) == [name])
                station.disk.answer(name, isTaken: isTaken)
                if isRestarted {
                    try station.restart(at: Self.noon.adding(seconds: 60))
                } else {
                    try station.wake(at: Self.noon.adding(seconds: 60))
                }
                let letters = try station.letters.filter { $0.hasSuffix("anna.berg.eml") }
                #expect(letters == (isTaken ? [] : [Self.second]))
                #expect(try station.history(.recalled).isEmpty == isTaken)
                #expect(try station.disk.entries(of: .recalled).isEmpty)
                #expect(station.round.state.recall.trouble == nil)
            }
        }
    }

    @Test(
        "Stopped before any effect while the mailer has it, it is taken back all the same when the mailer has put it off"
    )
    func handedAndStopped() throws {
        let name = try #require(SpoolName(Self.first))
        for powerCut in [false, true] {
            var stop = 0
            var finished = false
            while !finished {
                let station = try Self.station
                station.disk.hand(name)
                station.store.put(Self.closed)
                station.disk.effectsLeft = stop
                finished = (try? station.wake(at: Self.noon)) != nil && !station.disk.hasStopped
                if powerCut { station.disk.cutPower() }
                try station.restart(at: Self.noon.adding(seconds: 30))
                station.disk.answer(name, isTaken: false)
                try station.wake(at: Self.noon.adding(seconds: 90))
                let letters = try station.letters.filter { $0.hasSuffix("anna.berg.eml") }
                #expect(letters == [Self.second], "at effect \(stop)")
                #expect(try station.disk.entries(of: .recalled).isEmpty, "at effect \(stop)")
                stop += 1
            }
            #expect(stop > 2)
        }
    }

    @Test("A letter that the mailer fetched while sipd was stopped in the midst stays told")
    func fetchedMeanwhile() throws {
        let station = try Self.station
        station.store.put(Self.closed)
        station.disk.effectsLeft = 0
        try station.wake(at: Self.noon)
        #expect(station.round.state.recall.trouble != nil)
        station.disk.effectsLeft = nil
        try station.fetch(Self.first)
        try station.restart(at: Self.noon.adding(seconds: 60))
        #expect(try station.letters.filter { $0.hasSuffix("anna.berg.eml") }.isEmpty)
        #expect(try station.history(.recalled).isEmpty)
    }

    @Test("Consent withdrawn takes back the same, and tells those whom it concerns at once")
    func withdrawn() throws {
        let station = try Self.station
        var plan = Self.plans[0]
        plan.consent.withdrawn = .the("2026-06-02")
        station.store.put(plan)
        try station.wake(at: Self.noon)
        let letters = try station.letters
        #expect(letters.contains(Self.second) && !letters.contains(Self.first))
        #expect(letters.contains { $0.hasPrefix("now-") })
        #expect(try station.told.contains { $0.fields["rule"] == "consent-withdrawn" && $0.subject == "SIP-1" })
    }

    @Test("A plan whose document is gone leaves the digest")
    func gone() throws {
        let station = try Self.station
        station.store.remove(Self.plans[0].id)
        try station.wake(at: Self.noon)
        #expect(try station.letters == [Self.second])
    }

    @Test("A plan closed and then opened again is told once more, under a third name when a second was taken back")
    func reopened() throws {
        let station = try Self.station
        for (plan, hour) in [(Self.closed, 12), (Self.plans[0], 13), (Self.closed, 14)] {
            station.store.put(plan)
            try station.wake(at: .the("2026-06-02T\(hour):00:00+02:00"))
        }
        #expect(try station.letters.filter { $0.hasSuffix("anna.berg.eml") } == [Self.second])
        var other = Self.plans[1]
        other.closing = Closing(on: .the("2026-06-02"))
        station.store.put(other)
        try station.wake(at: .the("2026-06-02T15:00:00+02:00"))
        #expect(
            try station.letters.filter { $0.hasSuffix("anna.berg.eml") } == ["20260602t0600z.3-anna.berg.eml"])
    }

    @Test("Stopped before any effect on the disk, by kill or power cut, nothing is lost and nothing told twice")
    func stoppedAnywhere() throws {
        for powerCut in [false, true] {
            var stop = 0
            var finished = false
            while !finished {
                let station = try Self.station
                station.store.put(Self.closed)
                station.disk.effectsLeft = stop
                finished =
                    (try? station.wake(at: Self.noon)) != nil && station.round.state.delivery.trouble == nil
                    && station.round.state.recall.trouble == nil
                if powerCut { station.disk.cutPower() }
                try station.restart(at: Self.noon.adding(seconds: 30))

                let letters = try station.letters.filter { $0.hasSuffix("anna.berg.eml") }
                #expect(letters == [Self.second], "at effect \(stop)")
                let text = station.letter(Self.second) ?? ""
                #expect(!text.contains("SIP-1") && text.contains("SIP-2") && text.contains("SIP-3"), "at \(stop)")
                for subject in ["SIP-2", "SIP-3"] {
                    let told = try station.told.filter { $0.subject == subject }.count
                    let recalled = try station.history(.recalled).filter { $0.subject == subject }.count
                    #expect(told - recalled == 1, "\(subject) at effect \(stop)")
                }
                #expect(try station.disk.entries(of: .tmp).isEmpty, "at effect \(stop)")
                stop += 1
            }
            #expect(stop > 8)
        }
    }

    private struct ChainBroken: Error {}
}
