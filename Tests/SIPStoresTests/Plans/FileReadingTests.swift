import Glibc
import SIPStores
import SIPTesting
import Testing

@Suite("Reading one plan file")
struct FileReadingTests {
    let scratch: ScratchFolder
    let root: RootFolder

    init() throws {
        scratch = try ScratchFolder()
        root = try RootFolder(scratch.path)
    }

    @Test("A file in a subfolder is read whole, with its inode, size and times")
    func reads() throws {
        try scratch.makeFolder("a/b")
        try scratch.write("a/b/plan.json", "{\"id\": 1}")
        var status = stat()
        #expect(stat(scratch.path("a/b/plan.json"), &status) == 0)
        let contents = try root.read("a/b/plan.json")
        #expect(contents.bytes == Array("{\"id\": 1}".utf8))
        let modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        let changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
        #expect(
            contents.stamp == FileStamp(inode: UInt64(status.st_ino), size: 9, modified: modified, changed: changed))
    }

    @Test("An empty file is read as no bytes")
    func empty() throws {
        try scratch.write("plan.json", "")
        #expect(try root.read("plan.json").bytes.isEmpty)
    }

    @Test("A file of the limit is read, one byte more is refused")
    func limit() throws {
        try scratch.write("plan.json", String(repeating: " ", count: 100))
        #expect(try root.read("plan.json", limit: 100).bytes.count == 100)
        #expect(throws: FileError.tooLarge(100)) { try root.read("plan.json", limit: 99) }
    }

    @Test("A sparse file of four gigabytes is refused by its size")
    func sparse() throws {
        try scratch.write("plan.json")
        #expect(truncate(scratch.path("plan.json"), 4 << 30) == 0)
        #expect(throws: FileError.tooLarge(4 << 30)) { try root.read("plan.json") }
    }

    @Test("A pipe that nobody writes to is refused without waiting")
    func pipe() throws {
        #expect(mkfifo(scratch.path("plan.json"), 0o644) == 0)
        #expect(throws: FileError.notRegular) { try root.read("plan.json") }
    }

    @Test("A folder named plan.json is refused")
    func folder() throws {
        try scratch.makeFolder("plan.json")
        #expect(throws: FileError.notRegular) { try root.read("plan.json") }
    }

    @Test("A link is refused, whether it is the file or a folder above it")
    func link() throws {
        try scratch.makeFolder("real")
        try scratch.write("real/plan.json")
        #expect(symlink("real/plan.json", scratch.path("link.json")) == 0)
        #expect(symlink("real", scratch.path("linked")) == 0)
        #expect(throws: FileError.link) { try root.read("link.json") }
        #expect(throws: FileError.folderLink) { try root.read("linked/plan.json") }
    }

    @Test("No path leads out of the folder", arguments: ["../outside.json", "/etc/hostname", "a/../../outside.json"])
    func outside(path: String) throws {
        try scratch.makeFolder("a")
        #expect(throws: FileError.outside) { try root.read(path) }
    }

    @Test("A file that is gone is said to be gone")
    func vanished() {
        #expect(throws: FileError.vanished) { try root.read("plan.json") }
        #expect(throws: FileError.vanished) { try root.read("no/plan.json") }
    }

    @Test("A name with a zero in it is not cut short to another file's")
    func zero() throws {
        try scratch.write("plan.json")
        #expect(throws: FileError.badName) { try root.read("plan.json\0.txt") }
    }
}
