import Glibc
import SIPOutputs
import SIPTesting
import Testing

/// Real disks in trouble: small ones of tmpfs, mounted for the test. Skipped where that is not allowed.
@Suite("The spool on a disk in trouble", .serialized, .enabled(if: SmallDisk.isAllowed))
struct MailSpoolFaultTests {
    let disk: SmallDisk
    let a: SpoolName
    let b: SpoolName

    init() throws {
        disk = try SmallDisk()
        a = try #require(SpoolName("a.eml"))
        b = try #require(SpoolName("b.eml"))
    }

    @Test("A full disk is said to be full, leaves no half letter, and serves again when there is room")
    func full() throws {
        let spool = try Spool.open(at: disk.path)
        #expect(throws: SpoolError.full(path: "\(disk.path)/tmp/\(a)")) {
            try spool.write(a, [UInt8](repeating: 10, count: 1 << 20))
        }
        #expect(try spool.staged().isEmpty)
        try spool.write(a, [10])
        try spool.syncStaged()
        #expect(try spool.publish([a]).moved == [a])
        try spool.syncMoves()
    }

    @Test("A disk without room for another file is full as well")
    func inodes() throws {
        let spool = try Spool.open(at: disk.path)
        let names = (0..<40).compactMap { SpoolName("\($0).eml") }
        #expect(throws: SpoolError.full(path: "\(disk.path)/tmp/10.eml")) {
            for name in names { try spool.write(name, [10]) }
        }
    }

    @Test("A disk that turned read only is said to be so, and what was on it stays")
    func readOnly() throws {
        let spool = try Spool.open(at: disk.path)
        try spool.write(a, [10])
        #expect(disk.shell("mount -o remount,ro '\(disk.path)'"))
        #expect(throws: SpoolError.readOnly(path: "\(disk.path)/tmp/\(b)")) { try spool.write(b, [10]) }
        #expect(throws: SpoolError.readOnly(path: "\(disk.path)/tmp/\(a)")) { try spool.publish([a]) }
        #expect(throws: SpoolError.readOnly(path: disk.path)) { try Spool.open(at: disk.path) }
        #expect(try spool.staged() == [a])
        #expect(disk.shell("mount -o remount,rw '\(disk.path)'"))
        #expect(try spool.publish([a]).moved == [a])
    }

    @Test("tmp and outgoing on two mounts are refused")
    func twoMounts() throws {
        _ = try Spool.open(at: disk.path)
        #expect(disk.shell("mount --bind '\(disk.path)/tmp' '\(disk.path)/tmp'"))
        let reason = "tmp and outgoing are on different mounts; a letter could not be renamed into the spool"
        #expect(throws: SpoolError.unfit(path: disk.path, reason: reason)) { try Spool.open(at: disk.path) }
        #expect(disk.shell("umount '\(disk.path)/tmp'"))
    }
}

/// A folder without write permission, which root is not held back by.
@Suite("The spool without permission", .enabled(if: geteuid() != 0))
struct MailSpoolPermissionTests {
    @Test("A folder that sipd may not write to fails with the system's reason")
    func refused() throws {
        let scratch = try ScratchFolder()
        let name = try #require(SpoolName("a.eml"))
        let spool = try Spool.open(at: scratch.path)
        #expect(chmod("\(scratch.path)/tmp", 0o500) == 0)
        #expect(throws: SpoolError.failed(path: "\(scratch.path)/tmp/\(name)", call: "open", errno: EACCES)) {
            try spool.write(name, [])
        }
        #expect(chmod("\(scratch.path)/tmp", 0o700) == 0)
    }
}

/// A tmpfs of 64 KiB and 20 files, gone with the test.
final class SmallDisk {
    let path: String
    let shell: (String) -> Bool = { system($0 + " 2>/dev/null") == 0 }

    /// Whether this process may mount; asked once, by doing it.
    static let isAllowed = geteuid() == 0 && (try? SmallDisk()) != nil

    init() throws {
        var template = Array("/tmp/sipd-disk-XXXXXX".utf8CString)
        path = try #require(mkdtemp(&template).map { String(cString: $0) })
        try #require(shell("mount -t tmpfs -o size=64k,nr_inodes=20 tmpfs '\(path)'"))
    }

    deinit { _ = shell("umount -R -l '\(path)'; rmdir '\(path)'") }
}
