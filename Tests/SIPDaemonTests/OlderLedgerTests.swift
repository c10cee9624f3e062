import Foundation
import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A ledger put back from a backup")
struct OlderLedgerTests {
    private static let settings = Settings(configuration: Configuration(), environment: .sample.under(Policy()))
    private static let tuesday = Instant.the("2026-06-02T08:00:00+02:00")
    private static let wednesday = Instant.the("2026-06-03T08:00:00+02:00")
    private static let thursday = Instant.the("2026-06-04T08:00:00+02:00")

    /// A need seen on a day, so that something is told on some of the days after it.
    private static var plan: (String, String) -> Plan {
        { id, day in
            .sample {
                $0.id = .the(id)
                $0.need.seen = .the(day)
            }
        }
    }

    /// One plan, told of on Tuesday.
    private static var begun: () throws -> Station {
        {
            let station = try Station(settings)
            station.store.put(plan("SIP-1", "2026-06-01"))
            try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
            try station.wake(at: tuesday)
            return station
        }
    }

    /// Told on Tuesday, backed up, told on Wednesday; then the backup is put back before Thursday's slot.
    private static var restored: (_ spoolIsThere: Bool) throws -> (station: Station, wednesdays: Set<ReminderKey?>) {
        { spoolIsThere in
            let station = try Station(settings)
            station.store.put(plan("SIP-1", "2026-06-01"))
            station.store.put(plan("SIP-2", "2026-06-02"))
            // One step, on Wednesday, and none after it that would speak instead.
            var target = StartTarget(.within(.days(10)))
            target.setBy = .the("anna.berg")
            target.setOn = .the("2026-06-03")
            station.store.put(
                .sample {
                    $0.id = .the("SIP-3")
                    $0.need.target = target
                })
            try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
            try station.wake(at: tuesday)
            let folder = try ScratchFolder()
            _ = try LedgerBackup(of: station.ledger.path, at: folder.path("copy"))
            try station.wake(at: wednesday)
            let wednesdays = Set(try station.told.filter { $0.at >= wednesday }.map(\.key))
            if !spoolIsThere { _ = station.disk.drain() }
            try station.putBack(folder.path("copy"))
            return (station, wednesdays)
        }
    }

    @Test("what the letters of Wednesday 3 June show to be lost is not told again, and status and the record say so")
    func spoolIsNewer() throws {
        let (station, wednesdays) = try Self.restored(true)
        let letters = try station.letters
        #expect(letters.contains { $0.hasPrefix("20260603t0600z") })
        try station.start(at: Self.wednesday.adding(seconds: 3600))
        #expect(try station.letters == letters, "nothing of Wednesday goes again")
        try station.wake(at: Self.thursday)
        let again = Set(try station.told.map(\.key))
        #expect(wednesdays.contains { $0?.rule == .targetChanged })
        // That nobody watches a plan has no step on a day: it is said once more.
        let steps = again.filter { $0?.rule != .planUnwatched }
        #expect(steps.isDisjoint(with: wednesdays), "told on Wednesday, and told again")
        #expect(try station.letters.contains { $0.hasPrefix("20260604t0600z") }, "Thursday's steps speak")
        #expect(station.round.troubles.contains { $0.contains("put back from a backup and does not know") })
        let entry = try #require(try station.history(.restored).first)
        #expect(entry.fields["until"] == "2026-06-03T06:00:00Z")
        #expect(try station.check == .intact(entries: Int64(try station.ledger.history(limit: 1000).count)))
        // The next start knows it.
        try station.restart(at: Self.thursday.adding(seconds: 60))
        #expect(try station.history(.restored).count == 1)
        #expect(!station.round.troubles.contains { $0.contains("put back") })
    }

    @Test("with no letter left that shows it, Wednesday's reminders are told once more: nobody can know")
    func nothingShowsIt() throws {
        let (station, _) = try Self.restored(false)
        try station.start(at: Self.wednesday.adding(seconds: 3600))
        #expect(try station.history(.restored).isEmpty)
        #expect(try station.letters.contains { $0.hasPrefix("20260603t0600z") })
    }

    @Test("that had never told anything tells all anew, in letters beside those that lie there from before")
    func beganAnew() throws {
        let station = try Station(Self.settings)
        let folder = try ScratchFolder()
        _ = try LedgerBackup(of: station.ledger.path, at: folder.path("copy"))
        station.store.put(Self.plan("SIP-1", "2026-06-01"))
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        for slot in [Self.tuesday, Self.wednesday] { try station.wake(at: slot) }
        let before = try station.letters
        try station.putBack(folder.path("copy"))
        try station.start(at: Self.wednesday.adding(seconds: 3600))
        #expect(station.round.state.delivery.trouble == nil)
        let beside = try station.letters.filter { !before.contains($0) }
        #expect(beside.contains { $0.hasPrefix("20260603t0600z.2-") }, "\(beside)")
        #expect(try station.letters.filter(before.contains) == before)
    }

    @Test("what came after Tuesday's backup and was told on Wednesday of a step of Tuesday is not told again")
    func cameLater() throws {
        let station = try Self.begun()
        let folder = try ScratchFolder()
        let evening = Self.tuesday.adding(seconds: 43_200)
        try station.wake(.everything, at: evening)
        _ = try LedgerBackup(of: station.ledger.path, at: folder.path("copy"))
        // Its step fell on Monday, long before the backup.
        station.store.put(Self.plan("SIP-9", "2026-05-28"))
        try station.wake(at: evening.adding(seconds: 60))
        try station.wake(at: Self.wednesday)
        let told = Set(try station.told.filter { $0.subject == "SIP-9" }.map(\.key))
        #expect(!told.isEmpty)
        let letters = try station.letters
        try station.putBack(folder.path("copy"))
        try station.start(at: Self.wednesday.adding(seconds: 3600))
        #expect(try station.letters == letters)
        #expect(Set(try station.history(.adopted).filter { $0.subject == "SIP-9" }.map(\.key)) == told)
        try station.wake(at: Self.thursday)
        #expect(Set(try station.told.map(\.key)).isDisjoint(with: told), "told on Wednesday, and told again")
        guard case .intact = try station.check else { throw Broken() }
        // Its letters can be taken back like any other: the ledger knows what stands in them.
        let wednesdays = letters.filter { $0.hasPrefix("20260603") && $0.hasSuffix("anna.berg.eml") }
        #expect(!wednesdays.isEmpty)
        station.store.remove(.the("SIP-9"))
        try station.wake(at: Self.thursday.adding(seconds: 60))
        #expect(try station.letters.allSatisfy { !wednesdays.contains($0) })
    }

    @Test(
        "killed anywhere while it takes Tuesday's letter back, and Tuesday's ledger put back, the others in it are told"
    )
    func killedInRecall() throws {
        var stop = 0
        while true {
            let station = try Self.begun()
            station.store.put(Self.plan("SIP-2", "2026-06-01"))
            try station.wake(at: Self.wednesday)
            let letters = try station.letters
            let folder = try ScratchFolder()
            _ = try LedgerBackup(of: station.ledger.path, at: folder.path("copy"))
            var closed = Self.plan("SIP-1", "2026-06-01")
            closed.closing = Closing(on: .the("2026-06-03"))
            station.store.put(closed)
            station.disk.effectsLeft = stop
            _ = try? station.wake(at: Self.wednesday.adding(seconds: 60))
            try station.putBack(folder.path("copy"))
            // Once it is removed, nothing shows that the mailer has not had it.
            let lie = try [SpoolFolder.tmp, .outgoing].flatMap { try station.disk.entries(of: $0).map(\.name.text) }
            guard letters.allSatisfy(lie.contains) else { break }
            try station.restart(at: Self.wednesday.adding(seconds: 120))
            let wednesdays = try station.letters.filter { $0.hasPrefix("20260603") }.compactMap { station.letter($0) }
            #expect(!wednesdays.contains { $0.contains("SIP-1") }, "stopped before effect \(stop)")
            #expect(wednesdays.contains { $0.contains("SIP-2") }, "stopped before effect \(stop)")
            stop += 1
        }
        #expect(stop > 3)
    }

    @Test("with Tuesday's ledger put back after a kill on Wednesday, no power cut in the start after it loses a letter")
    func cutInStart() throws {
        // Wednesday's letters are written, claimed and moved, and nothing says yet that they are.
        for written in 0..<40 {
            for stop in 0..<6 {
                let station = try Self.begun()
                let folder = try ScratchFolder()
                _ = try LedgerBackup(of: station.ledger.path, at: folder.path("copy"))
                station.disk.effectsLeft = written
                let isWhole = (try? station.wake(at: Self.wednesday)) != nil && !station.disk.hasStopped
                try station.putBack(folder.path("copy"))
                station.disk.start()
                station.disk.effectsLeft = stop
                _ = try? station.start(at: Self.wednesday.adding(seconds: 60))
                station.disk.cutPower()
                try station.restart(at: Self.wednesday.adding(seconds: 120))
                let wednesdays = try station.letters.filter { $0.hasPrefix("20260603") }.compactMap {
                    station.letter($0)
                }
                #expect(
                    wednesdays.contains { $0.contains("SIP-1") },
                    "killed before effect \(written), and cut before \(stop)")
                if isWhole { return }
            }
        }
    }

    private struct Broken: Error {}

    @Test("a file in the spool that is no letter of ours proves nothing")
    func foreign() throws {
        let station = try Self.begun()
        for name in ["hej.eml", "20260603t0600z.eml"] {
            let name = try #require(SpoolName(name))
            try station.disk.create(name, [65], durably: true)
            _ = try station.disk.publish(name)
        }
        try station.restart(at: Self.thursday)
        #expect(try station.history(.restored).isEmpty)
    }

    @Test("a letter that somebody forged for Wednesday 3 June, or copied from Tuesday's, silences nothing")
    func forged() throws {
        let station = try Self.begun()
        let tuesdays = try #require(station.letter("20260602t0600z-anna.berg.eml"))
        #expect(tuesdays.contains("\nX-SIPD-Seal: "))
        let unsealed = tuesdays.replacing(/\nX-SIPD-Seal: .*/, with: "")
        let forged = tuesdays.replacing("2026-06-03", with: "2026-06-04")
        for (name, text) in [("a", tuesdays), ("b", unsealed), ("c", forged)] {
            let name = try #require(SpoolName("20260603t0500z-\(name).eml"))
            try station.disk.create(name, Array(text.utf8), durably: true)
            _ = try station.disk.publish(name)
        }
        try station.restart(at: .the("2026-06-03T07:30:00+02:00"))
        #expect(try station.history(.restored).isEmpty && station.history(.adopted).isEmpty)
        let words = "2 letters in the spool bear another ledger's seal: what stands in them may be told again; "
        #expect(station.round.troubles.contains { $0.hasPrefix(words) }, "\(station.round.troubles)")
        try station.wake(at: Self.wednesday)
        #expect(try station.letters.contains("20260603t0600z-anna.berg.eml"))
    }

    @Test("a plan that comes on Wednesday 3 June, after it was put back, is told of what fell before")
    func comesAfterwards() throws {
        let (station, _) = try Self.restored(true)
        try station.start(at: Self.wednesday.adding(seconds: 3600))
        var target = StartTarget(.within(.days(10)))
        target.setBy = .the("anna.berg")
        target.setOn = .the("2026-06-03")
        let plan = Plan.sample {
            $0.id = .the("SIP-8")
            $0.need.target = target
        }
        station.store.put(plan)
        try station.wake(at: Self.thursday)
        let other = try Station(Self.settings)
        other.store.put(plan)
        try other.wake(at: Self.wednesday.adding(seconds: 3600))
        try other.wake(at: Self.thursday)
        let (told, expected) = (try station.told, try other.told)
        let keys = Set(expected.filter { $0.subject == "SIP-8" }.map(\.key))
        #expect(keys.contains { $0?.rule == .targetChanged })
        #expect(Set(told.filter { $0.subject == "SIP-8" }.map(\.key)) == keys)
    }
}
