import SIPOutputs
import SIPTesting
import Testing

@Suite("The spool and a stop at any moment")
struct MailSpoolCrashTests {
    static let letters = ["a.eml", "b.eml", "c.eml"].compactMap { SpoolName($0) }

    /// A round as the daemon does it: write, barrier, claim, publish, seal.
    static let round: @Sendable (Spool, inout Set<SpoolName>) throws -> Void = { spool, claims in
        let batch = letters.filter { !claims.contains($0) }
        for name in batch { try spool.write(name, Array(name.text.utf8)) }
        try spool.syncStaged()
        claims.formUnion(batch)
        _ = try spool.publish(batch)
        try spool.syncMoves()
    }

    /// What is done at the start with what a stop left behind.
    static let recovery: @Sendable (Spool, Set<SpoolName>) throws -> Void = { spool, claims in
        for name in try spool.staged() {
            if claims.contains(name) { _ = try spool.publish([name]) } else { try spool.discard(name) }
        }
        try spool.syncMoves()
    }

    @Test(
        "Stopped before any effect, by a kill or a power cut, each letter arrives once and whole",
        arguments: Spool.Sync.allCases, [true, false])
    func everyMoment(sync: Spool.Sync, power: Bool) throws {
        var moment = 0
        var stopped = true
        while stopped {
            let disk = SimulatedDisk()
            var claims: Set<SpoolName> = []
            disk.effectsLeft = moment
            do {
                try Self.round(Spool(on: disk, sync: sync), &claims)
                stopped = false
            } catch SpoolError.failed(_, "stopped", _) {}
            if power { disk.cutPower() }
            disk.effectsLeft = nil
            let spool = Spool(on: disk, sync: sync)
            try Self.recovery(spool, claims)
            try Self.round(spool, &claims)
            for name in Self.letters {
                #expect(disk[.outgoing, name] == Array(name.text.utf8), "stopped before effect \(moment)")
                #expect(disk[.tmp, name] == nil, "stopped before effect \(moment)")
            }
            moment += 1
        }
        #expect(moment > Self.letters.count * 2, "every write, the barrier, every move and both folders were met")
    }

    @Test("A disk whose sync failed is not asked anything again")
    func failedSync() throws {
        let disk = SimulatedDisk()
        let spool = Spool(on: disk)
        let name = Self.letters[0]
        try spool.write(name, [])
        disk.failsToSync = true
        let failure = SpoolError.syncFailed(path: "spool", errno: 5)
        #expect(throws: failure) { try spool.syncStaged() }
        disk.failsToSync = false
        let asked = disk.asked
        #expect(throws: failure) { try spool.syncStaged() }
        #expect(throws: failure) { try spool.publish([name]) }
        #expect(throws: failure) { try spool.syncMoves() }
        #expect(throws: failure) { try spool.letters() }
        #expect(disk.asked == asked)
    }
}
