import Foundation
import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("What was told on trial")
struct TrialTests {
    /// Without the letter of the week, so that all that is told is about plans.
    private static let settings: @Sendable (String?) -> Settings = { trial in
        var configuration = Configuration()
        configuration.mail.trial = trial
        return Settings(configuration: configuration, environment: .sample.under(Policy().without(.allChecked)))
    }

    private static let trial = settings("sip-prov@kommun.example")
    private static let live = settings(nil)

    /// Anna and Bo saw a need on Friday 12 June 2026 each, and a round goes every morning at eight until Wednesday.
    private static let tried: @Sendable (Settings) throws -> Station = { settings in
        let station = try Station(settings)
        station.seeNeeds(on: "2026-06-12", by: ["anna.berg", "bo.ek"])
        try station.wake(.everything, at: .the("2026-06-14T12:00:00+02:00"))
        try mornings(station, 15...17)
        return station
    }

    /// Rounds at eight on these days of June 2026.
    private static let mornings: @Sendable (Station, ClosedRange<Int>) throws -> Void = { station, days in
        for day in days { try station.wake(at: .the("2026-06-\(day)T08:00:00+02:00")) }
    }

    /// A reminder of a duty to somebody, whatever its step.
    private static let line: @Sendable (LedgerEntry) -> String = { entry in
        let words = [entry.subject, entry.fields["rule"], entry.fields["instance"], entry.fields["recipient"]]
        return words.compactMap(\.self).joined(separator: " ")
    }

    private static let since: @Sendable (Station, String) throws -> [LedgerEntry] = { station, moment in
        try station.told.filter { $0.at >= .the(moment) }
    }

    @Test(
        """
        is told to its readers with the next digest once sipd is live, Thursday 18 June 2026, once of each duty, as by a \
        new sipd; and from then on as by that one
        """)
    func live() throws {
        let station = try Self.tried(Self.trial)
        let before = try station.told
        #expect(before.count > 2 && before.allSatisfy { $0.fields["trial"] == "sip-prov@kommun.example" })
        try station.reload(Self.live, at: .the("2026-06-17T10:00:00+02:00"))
        #expect(try station.told.count == before.count)
        #expect(try station.history(.live).map { $0.fields["reminders"] } == ["\(before.count)"])

        let new = try Station(Self.live)
        new.seeNeeds(on: "2026-06-12", by: ["anna.berg", "bo.ek"])
        try new.wake(.everything, at: .the("2026-06-17T10:00:00+02:00"))
        for station in [station, new] { try Self.mornings(station, 18...18) }
        let heard = try Self.since(station, "2026-06-17T10:00:00+02:00")
        let lines = heard.map(Self.line)
        #expect(!lines.isEmpty && Set(lines).count == lines.count && heard.allSatisfy { $0.fields["trial"] == nil })
        #expect(heard.map(\.key) == (try new.told.map(\.key)))

        for station in [station, new] { try Self.mornings(station, 19...30) }
        #expect(try Self.since(station, "2026-06-17T10:00:00+02:00").map(\.key) == new.told.map(\.key))
        #expect(try station.told.count > before.count + heard.count)
    }

    @Test("is told to them once, however often sipd is read anew or started again after the trial's end")
    func once() throws {
        let station = try Self.tried(Self.trial)
        for hour in 10...12 {
            try station.reload(Self.live, at: .the("2026-06-17T\(hour):00:00+02:00"))
            try station.restart(at: .the("2026-06-17T\(hour):30:00+02:00"))
        }
        try Self.mornings(station, 18...18)
        let told = try station.told.count
        try station.restart(at: .the("2026-06-18T08:01:00+02:00"))
        #expect(try station.told.count == told)
        #expect(try station.history(.live).count == 1)
        let lines = try Self.since(station, "2026-06-17T10:00:00+02:00").map(Self.line)
        #expect(!lines.isEmpty && Set(lines).count == lines.count)
    }

    @Test("waits for the end of a disk that is full when the trial ends, and is told then")
    func full() throws {
        let station = try Self.tried(Self.trial)
        station.disk.isFull = .bytes
        try station.reload(Self.live, at: .the("2026-06-17T10:00:00+02:00"))
        try Self.mornings(station, 18...18)
        #expect(try Self.since(station, "2026-06-17T10:00:00+02:00").isEmpty)
        station.disk.isFull = nil
        try station.wake(at: .the("2026-06-18T08:01:00+02:00"))
        #expect(try Self.since(station, "2026-06-17T10:00:00+02:00").isEmpty == false)
    }

    @Test("about an immediate need goes at once when the trial ends, in a letter beside the trial's")
    func immediate() throws {
        let station = try Station(Self.trial)
        station.store.put(
            .sample {
                $0.need.seen = .the("2026-06-15")
                $0.need.seenTime = .the("09:00")
                $0.need.urgency = .immediate
            })
        try station.wake(.everything, at: .the("2026-06-15T09:00:00+02:00"))
        let tried = try station.letters
        #expect(!tried.isEmpty && tried.allSatisfy { $0.hasPrefix("now-") })
        try station.reload(Self.live, at: .the("2026-06-15T09:30:00+02:00"))
        let beside = try station.letters.filter { !tried.contains($0) }
        #expect(beside.count == tried.count && beside.allSatisfy { $0.hasPrefix("now.2-") })
        #expect(beside.allSatisfy { station.letter($0)?.contains("sip-prov@kommun.example") == false })
    }

    @Test("after sipd had been live leaves alone what their readers had then")
    func again() throws {
        let station = try Self.tried(Self.live)
        let had = Set(try station.told.map(\.key))
        try station.reload(Self.trial, at: .the("2026-06-17T10:00:00+02:00"))
        try Self.mornings(station, 18...26)
        let tried = try Self.since(station, "2026-06-17T10:00:00+02:00")
        #expect(!tried.isEmpty)
        try station.reload(Self.live, at: .the("2026-06-26T10:00:00+02:00"))
        try Self.mornings(station, 27...29)
        let heard = try Self.since(station, "2026-06-26T10:00:00+02:00").map(\.key)
        #expect(!heard.isEmpty && had.isDisjoint(with: heard))
    }

    @Test("and is known from the letters alone, since the ledger was put back from a backup, is told to them too")
    func putBack() throws {
        let station = try Station(Self.trial)
        station.seeNeeds(on: "2026-06-12", by: ["anna.berg", "bo.ek"])
        try station.wake(.everything, at: .the("2026-06-14T12:00:00+02:00"))
        try Self.mornings(station, 15...15)
        let folder = try ScratchFolder()
        _ = try LedgerBackup(of: station.ledger.path, at: folder.path("copy"))
        try Self.mornings(station, 16...17)
        let wednesdays = Set(try Self.since(station, "2026-06-17T08:00:00+02:00").map(Self.line))
        try station.putBack(folder.path("copy"))
        try station.restart(at: .the("2026-06-17T09:00:00+02:00"))
        let adopted = try station.history(.adopted)
        #expect(!adopted.isEmpty && adopted.allSatisfy { $0.fields["trial"] == "sip-prov@kommun.example" })
        try station.reload(Self.live, at: .the("2026-06-17T10:00:00+02:00"))
        try Self.mornings(station, 18...18)
        #expect(Set(try Self.since(station, "2026-06-17T10:00:00+02:00").map(Self.line)) == wednesdays)
    }

    @Test(
        "is told to them too when the ledger that was put back is older than the trial"
    )
    func putBackFromBefore() throws {
        let folder = try ScratchFolder()
        var heard: [Set<String>] = []
        for isPutBack in [false, true] {
            let station = try Station(Self.live)
            station.seeNeeds(on: "2026-06-12", by: ["anna.berg", "bo.ek"])
            try station.wake(.everything, at: .the("2026-06-14T12:00:00+02:00"))
            try Self.mornings(station, 15...15)
            if isPutBack { _ = try LedgerBackup(of: station.ledger.path, at: folder.path("copy")) }
            try station.reload(Self.trial, at: .the("2026-06-15T09:00:00+02:00"))
            try Self.mornings(station, 16...17)
            if isPutBack {
                try station.putBack(folder.path("copy"))
                try station.restart(at: .the("2026-06-17T09:00:00+02:00"))
            }
            try station.reload(Self.live, at: .the("2026-06-17T10:00:00+02:00"))
            try Self.mornings(station, 18...18)
            heard.append(Set(try Self.since(station, "2026-06-17T10:00:00+02:00").map(Self.line)))
        }
        #expect(!heard[0].isEmpty && heard[0] == heard[1])
    }

    @Test(
        "and since then to them is not told anew when a ledger of the trial is put back beside their letters"
    )
    func putBackAfterwards() throws {
        let station = try Self.tried(Self.trial)
        let folder = try ScratchFolder()
        _ = try LedgerBackup(of: station.ledger.path, at: folder.path("copy"))
        try station.reload(Self.live, at: .the("2026-06-17T10:00:00+02:00"))
        try Self.mornings(station, 18...18)
        let live = Set(try Self.since(station, "2026-06-17T10:00:00+02:00").map(Self.line))
        #expect(!live.isEmpty)
        try station.putBack(folder.path("copy"))
        try station.reload(Self.live, at: .the("2026-06-18T09:00:00+02:00"))
        try station.restart(at: .the("2026-06-18T10:00:00+02:00"))
        try Self.mornings(station, 19...22)
        let again = try Self.since(station, "2026-06-18T09:00:00+02:00")
        #expect(again.allSatisfy { $0.fields["rung"] != "due" }, "\(again.map(Self.line))")
        #expect(try station.history(.adopted).filter { $0.fields["trial"] == nil }.count == live.count)
    }
}
