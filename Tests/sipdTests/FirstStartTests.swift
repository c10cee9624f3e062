import Foundation
import Glibc
import SIPDaemon
import SIPStores
import SIPTesting
import Testing

@testable import sipd

@Suite("The first start, and what stands in its way")
struct FirstStartTests {
    @Test(
        "On a disk that fills in its first second it is 75, never a signal; with room again all goes on",
        .enabled(if: BlockDisk.isAllowed))
    func full() throws {
        let disk = try BlockDisk()
        for free in [0, 16, 40, 56, 72, 96, 120, 160] {
            let sample = try MadeSample()
            try disk.empty()
            let text = try String(contentsOfFile: sample.configuration, encoding: .utf8)
            #expect(text.contains("\nstate: state\n"))
            try text.replacingOccurrences(of: "\nstate: state\n", with: "\nstate: \(disk.path)/state\n")
                .write(toFile: sample.configuration, atomically: true, encoding: .utf8)
            try disk.fill(free)
            let ran = try Ran("run", "--once", "-c", sample.configuration)
            #expect([Exit.ok, .tryAgain].map(\.rawValue).contains(ran.status), "\(free): \(ran.status) \(ran.errors)")
            try disk.makeRoom()
            let again = try Ran("run", "--once", "-c", sample.configuration)
            #expect(again.status == 0, "\(free): \(again.errors)")
        }
    }

    @Test("A socket named like the roster is refused by check and by run, in one line, and the roster stays")
    func collision() throws {
        let sample = try MadeSample()
        let text = try String(contentsOfFile: sample.configuration, encoding: .utf8)
        try text.replacingOccurrences(of: "\nsocket: sipd.sock\n", with: "\nsocket: ./roster.yaml\n")
            .write(toFile: sample.configuration, atomically: true, encoding: .utf8)
        let line =
            #"\#(sample.configuration): error: "roster" and "socket" are the same place; give each one of its own"#
        let check = try Ran("check", "-c", sample.configuration)
        #expect(
            check.status == 1 && check.output.split(separator: "\n").filter { $0 == line }.count == 1, "\(check.output)"
        )
        let ran = try Ran("run", "-c", sample.configuration)
        #expect(ran.status == Exit.configuration.rawValue && ran.errors == line + "\n", "\(ran.errors)")
        #expect(FileManager.default.fileExists(atPath: sample.path + "/roster.yaml"))
    }

    @Test("Of what the cap of an hour holds, explain says so")
    func heldForAnHour() throws {
        let today = "\(Date().formatted(.iso8601.year().month().day()))"
        let sample = try MadeSample(by: ["--around", "2090-06-15", "--always-open"])
        let settings = try String(contentsOfFile: sample.configuration, encoding: .utf8)
        try sample.folder.write("sip/sipd.yaml", settings + "letters-per-hour: 1\n")
        for name in ["A-1", "A-2"] {
            try sample.folder.write(
                "sip/plans/\(name).json",
                #"{"format": "sip-plan/1", "id": "\#(name)", "unit": "bistand", "initiator": "anna.lind", "#
                    + #""need": {"seen": "\#(today)", "urgency": "immediate"}}"#)
            #expect(try Ran("run", "--once", "-c", sample.configuration).status == 0)
        }
        let told = try Ran("explain", "-c", sample.configuration, "A-1").output
        #expect(told.contains("told ") && !told.contains("held until"), "\(told)")
        let held = try Ran("explain", "-c", sample.configuration, "A-2").output
        let words = "to be told now, alone, at once; held until an hour has passed since earlier letters"
        #expect(held.contains(words), "\(held)")
    }

    @Test("A folder that can be listed and not searched takes no letter back", .enabled(if: geteuid() == 0))
    func listable() throws {
        let sample = try MadeSample(around: "\(Date().formatted(.iso8601.year().month().day()))")
        try sample.folder.makeFolder("sip/plans/nord")
        for name in try FileManager.default.contentsOfDirectory(atPath: sample.path + "/plans").sorted().prefix(4)
        where name.hasSuffix(".json") {
            try sample.folder.move("sip/plans/" + name, to: "sip/plans/nord/" + name)
        }
        try Nobody.owns(sample.folder.path)
        #expect(try Ran(list: ["run", "--once", "-c", sample.configuration], as: Nobody.user).status == 0)
        chmod(sample.path + "/plans/nord", 0o640)
        #expect(try Ran(list: ["run", "--once", "-c", sample.configuration], as: Nobody.user).status == 0)
        let line = "\(sample.path)/plans/nord: error: \(FileError.permission)"
        let check = try Ran(list: ["check", "-c", sample.configuration], as: Nobody.user)
        #expect(check.status == 1 && check.output.contains(line), "\(check.output)")
        let audit = try Ran(list: ["audit", "-c", sample.configuration], as: Nobody.user)
        #expect(audit.status == 0 && !audit.output.contains("took back"), "\(audit.output)")
    }

    @Test(
        "The cache's mode is taken away, or it is another user's: sipd starts, with last good versions if it may read them",
        .enabled(if: geteuid() == 0),
        arguments: [(0o400, false, true), (0o000, false, true), (0o644, true, true), (0o600, true, false)])
    func cacheMode(mode: mode_t, isRoots: Bool, isKept: Bool) throws {
        let sample = try MadeSample()
        let cache = sample.path + "/state/plans.sqlite"
        try Nobody.owns(sample.folder.path)
        let run = { try Ran(list: ["run", "--once", "-c", sample.configuration], as: Nobody.user) }
        #expect(try run().status == 0)
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: sample.path + "/plans").filter { $0.hasSuffix(".json") }
                .min())
        try sample.folder.write("sip/plans/" + name, "{")
        chmod(cache, mode)
        if isRoots { chown(cache, 0, 0) }
        for _ in 1...2 {
            let ran = try run()
            #expect(ran.status == 0, "\(ran.errors)")
        }
        let explained = try Ran(
            list: ["explain", String(name.dropLast(5)), "-c", sample.configuration], as: Nobody.user)
        #expect((explained.status == 0) == isKept, "\(explained.status) \(explained.errors)")
        chmod(cache, 0o600)
        #expect(try run().status == 0)
    }

    @Test("The files beside cache and ledger have lost their modes: they are mended", .enabled(if: geteuid() == 0))
    func modesBeside() throws {
        let sample = try MadeSample()
        try Nobody.owns(sample.folder.path)
        let run = { try Ran(list: ["run", "--once", "-c", sample.configuration], as: Nobody.user) }
        #expect(try run().status == 0)
        for base in ["plans", "ledger"] {
            // As a kill leaves them, empty.
            for end in ["-wal", "-shm"] {
                let name = "sip/state/\(base).sqlite\(end)"
                try sample.folder.write(name, "")
                chmod(sample.folder.path(name), 0o400)
                chown(sample.folder.path(name), Nobody.user, Nobody.user)
            }
        }
        let ran = try run()
        #expect(ran.status == 0, "\(ran.errors)")
    }

    @Test("A ledger with a damaged page is 1 for audit, and the line says what to do") func damagedPage() throws {
        let sample = try MadeSample()
        #expect(try Ran("run", "--once", "-c", sample.configuration).status == 0)
        let whole = try Ran("audit", "-c", sample.configuration)
        #expect(whole.status == 0 && whole.output.contains(", and no damage in its file"))
        let path = sample.path + "/state/ledger.sqlite"
        let good = try Data(contentsOf: URL(fileURLWithPath: path))
        var found = 0
        for page in stride(from: 1, to: good.count / 4096, by: 2) {
            var bytes = good
            for place in 0..<100 { bytes[page * 4096 + place] = 0xA5 }
            try bytes.write(to: URL(fileURLWithPath: path))
            let ran = try Ran("audit", "-c", sample.configuration)
            let isSaid = ran.status == 1 && ran.errors.hasPrefix("\(path): error: the ledger is damaged (")
            // What stands in a page that is free is nobody's.
            #expect(isSaid || ran.status == 0, "\(page): \(ran.status) \(ran.errors)")
            found += isSaid ? 1 : 0
        }
        #expect(found > 5)
    }

    @Test("Told to reload and then to stop before it listens, sipd does both once it has started, and ends well")
    func early() async {
        await #expect(processExitsWith: .success) {
            let sample = try MadeSample()
            let blocked = BlockedSignals()
            for signal in [SIGHUP, SIGTERM] { pthread_kill(pthread_self(), signal) }
            let daemon = try Daemon(configuration: sample.configuration, clock: SystemClock())
            let exit = daemon.run()
            withExtendedLifetime(blocked) {}
            Glibc.exit(exit.rawValue)
        }
    }
}

/// A disk of 16 MiB in blocks of 1 KiB, gone with the test.
private final class BlockDisk {
    let path: String
    private let folder: ScratchFolder

    static let isAllowed = geteuid() == 0 && (try? BlockDisk()) != nil

    init() throws {
        folder = try ScratchFolder()
        try folder.makeFolder("disk")
        path = folder.path("disk")
        let image = folder.path("image")
        try #require(
            system(
                "{ truncate -s 16M '\(image)' && PATH=$PATH:/sbin mkfs.ext4 -q -F -m 0 -b 1024 '\(image)' "
                    + "&& mount -o loop '\(image)' '\(path)'; } 2>/dev/null") == 0)
    }

    deinit { _ = system("umount -l '\(path)'") }

    /// Nothing is on it.
    var empty: () throws -> Void {
        { [path] in try #require(system("rm -rf '\(path)'/state '\(path)'/filler && mkdir '\(path)'/state") == 0)
        }
    }

    /// A file takes what is free, but for so many KiB.
    var fill: (_ leaving: Int) throws -> Void {
        { [path] free in
            var disk = statvfs()
            try #require(statvfs(path, &disk) == 0)
            let size = max(0, Int(disk.f_bavail) * Int(disk.f_frsize) - free * 1024)
            try #require(system("fallocate -l \(max(1, size)) '\(path)'/filler") == 0)
        }
    }

    var makeRoom: () throws -> Void { { [path] in try #require(unlink(path + "/filler") == 0) } }
}
