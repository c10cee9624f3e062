import SIPOutputs
import SIPTesting
import Testing

@Suite("The outbox and a stop at any moment")
struct OutboxCrashTests {
    /// Every other letter is deferred once, and one refused for good.
    static let names = ["a.eml", "b.eml", "c.eml", "d.eml"].compactMap { SpoolName($0) }

    /// What becomes of the letters when the drain is stopped before the given effect and started again; `nil` when the
    /// drain had no such effect.
    static let outcome: @Sendable (Int, Bool) throws -> SimulatedOutbox? = { moment, power in
        let outbox = SimulatedOutbox(names)
        outbox.answers = [names[1]: .deferred("exit 75"), names[3]: .refused("exit 65")]
        outbox.effectsLeft = moment
        do {
            try outbox.drain()
            return nil
        } catch SpoolError.syncFailed("stopped", _) {}
        if power { outbox.cutPower() }
        outbox.effectsLeft = nil
        try outbox.drain()
        outbox.answers[names[1]] = nil
        outbox.seconds = 3600
        try outbox.drain()
        return outbox
    }

    @Test("No letter is lost or left behind", arguments: [true, false])
    func nothingLost(power: Bool) throws {
        var moment = 0
        while let outbox = try Self.outcome(moment, power) {
            #expect(outbox[.sent] == Array(Self.names.prefix(3)), "stopped before effect \(moment)")
            #expect(outbox[.failed] == [Self.names[3]], "stopped before effect \(moment)")
            for folder in [SpoolFolder.outgoing, .waiting, .handing] {
                #expect(outbox[folder].isEmpty, "stopped before effect \(moment)")
            }
            moment += 1
        }
        #expect(moment > 20, "every rename, note and sync was met")
    }

    @Test("A kill doubles a letter only between the mailer's answer and one rename, and says so")
    func killWindow() throws {
        var doubled: [SpoolName] = []
        var moment = 0
        while let outbox = try Self.outcome(moment, false) {
            let twice = outbox.taken.filter { $0.value > 1 }.keys
            doubled += twice
            for name in twice { #expect(outbox.events.contains(.repeated(name))) }
            #expect(outbox.taken.values.allSatisfy { $0 <= 2 })
            moment += 1
        }
        // In the first drain a and c are taken; each has one such moment.
        #expect(doubled.sorted() == [Self.names[0], Self.names[2]])
    }

    @Test("A power cut doubles a letter only until that rename's sync")
    func powerWindow() throws {
        var doubled: [SpoolName] = []
        var moment = 0
        while let outbox = try Self.outcome(moment, true) {
            doubled += outbox.taken.filter { $0.value > 1 }.keys
            moment += 1
        }
        #expect(doubled.sorted() == [Self.names[0], Self.names[0], Self.names[2], Self.names[2]])
    }

    @Test("Whichever effect fails, once and with an error of the disk, no letter is handed over twice, and all arrive")
    func oneFailure() throws {
        var moment = 0
        while true {
            let outbox = SimulatedOutbox(Self.names)
            outbox.answers = [Self.names[1]: .deferred("exit 75"), Self.names[3]: .refused("exit 65")]
            outbox.effectFailing = moment
            // Started again each minute, as the timer does.
            for minute in 0..<3 {
                outbox.seconds = Int64(minute) * 60
                try? outbox.drain()
            }
            let isOver = outbox.effectFailing != nil
            outbox.effectFailing = nil
            outbox.answers[Self.names[1]] = nil
            outbox.seconds = 7200
            try outbox.drain()
            #expect(outbox.taken == [Self.names[0]: 1, Self.names[1]: 1, Self.names[2]: 1], "effect \(moment) failed")
            #expect(outbox[.sent] == Array(Self.names.prefix(3)), "effect \(moment) failed")
            #expect(outbox[.failed] == [Self.names[3]], "effect \(moment) failed")
            if isOver { break }
            moment += 1
        }
        #expect(moment > 20, "every rename, note and sync was met")
    }
}
