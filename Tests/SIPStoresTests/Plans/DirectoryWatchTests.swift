import SIPFiles
import Glibc
import SIPStores
import SIPTesting
import Testing

@Suite("Watching the plan folder")
struct DirectoryWatchTests {
    let scratch: ScratchFolder
    let watch: DirectoryWatch

    init() throws {
        scratch = try ScratchFolder()
        try scratch.makeFolder("plans/nord")
        try scratch.makeFolder("elsewhere")
        watch = try DirectoryWatch(scratch.path("plans"))
    }

    /// All that has happened: waits for the first news of it. The kernel queues an event before the call that caused it
    /// returns, so nothing can come later.
    var news: [DirectoryWatch.Change] {
        get throws {
            var question = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
            #expect(poll(&question, 1, 10_000) == 1, "no news in ten seconds")
            var all: [DirectoryWatch.Change] = []
            while true {
                let some = try watch.read()
                if some.isEmpty, poll(&question, 1, 0) == 0 { return all }
                all += some
            }
        }
    }

    @Test("A file that is written is told of when it is closed")
    func written() throws {
        try scratch.write("plans/a.json")
        try scratch.write("plans/nord/b.json")
        #expect(try news == [.changed(path: "a.json"), .changed(path: "nord/b.json")])
    }

    @Test("Temp and rename is one change; the hidden file is none, and one under another name may hold a plan")
    func renamed() throws {
        try scratch.write("plans/.a.json.tmp")
        try scratch.write("plans/a.tmp")
        try scratch.move("plans/.a.json.tmp", to: "plans/a.json")
        #expect(try news == [.changed(path: "a.tmp"), .changed(path: "a.json")])
    }

    @Test("A file in whose name .json stands is told of as well, and .JSON is a plan's name")
    func strays() throws {
        try scratch.write("plans/a.json.bak")
        try scratch.write("plans/B.JSON")
        #expect(try news == [.changed(path: "a.json.bak"), .changed(path: "B.JSON")])
    }

    @Test("A file that is moved within is gone from one path and changed at the other")
    func moved() throws {
        try scratch.write("plans/a.json")
        _ = try news
        try scratch.move("plans/a.json", to: "plans/nord/b.json")
        #expect(try news == [.removed(path: "a.json"), .changed(path: "nord/b.json")])
    }

    @Test("A file that is removed is told of")
    func removed() throws {
        try scratch.write("plans/a.json")
        _ = try news
        try scratch.delete("plans/a.json")
        #expect(try news == [.removed(path: "a.json")])
    }

    @Test("A whole file that is linked into the folder is told of, though nobody closes it")
    func linked() throws {
        try scratch.write("elsewhere/a.json")
        #expect(link(scratch.path("elsewhere/a.json"), scratch.path("plans/a.json")) == 0)
        #expect(try news == [.changed(path: "a.json")])
    }

    @Test("A file that becomes readable is told of")
    func readable() throws {
        try scratch.write("plans/a.json")
        _ = try news
        #expect(chmod(scratch.path("plans/a.json"), 0o640) == 0)
        #expect(try news == [.changed(path: "a.json")])
    }

    @Test("A new folder is told of, and what is written in it and in folders of its own from then on")
    func newFolder() throws {
        try scratch.makeFolder("plans/syd/lund")
        #expect(try news.contains(.folderAppeared(path: "syd")))
        try scratch.write("plans/syd/a.json")
        try scratch.write("plans/syd/lund/b.json")
        #expect(try news == [.changed(path: "syd/a.json"), .changed(path: "syd/lund/b.json")])
    }

    @Test("A file in a new folder that was faster than the watch is found by scanning what appeared")
    func race() throws {
        try scratch.makeFolder("plans/syd")
        try scratch.write("plans/syd/a.json")
        #expect(try news == [.folderAppeared(path: "syd")])
        #expect(try Array(FolderScan(RootFolder(scratch.path("plans")), under: "syd")).count == 1)
    }

    @Test("A folder that is moved in is told of and watched, with its subfolders")
    func movedIn() throws {
        try scratch.makeFolder("elsewhere/syd/lund")
        try scratch.move("elsewhere/syd", to: "plans/syd")
        #expect(try news == [.folderAppeared(path: "syd")])
        try scratch.write("plans/syd/lund/a.json")
        #expect(try news == [.changed(path: "syd/lund/a.json")])
    }

    @Test("A folder that is moved away is told of, and watched no more")
    func movedAway() throws {
        try scratch.makeFolder("plans/nord/lund")
        _ = try news
        try scratch.move("plans/nord", to: "elsewhere/nord")
        #expect(try news == [.folderVanished(path: "nord")])
        try scratch.write("elsewhere/nord/lund/a.json")
        try scratch.write("plans/b.json")
        #expect(try news == [.changed(path: "b.json")])
    }

    @Test("A folder that is moved within is watched at its new path")
    func movedWithin() throws {
        try scratch.makeFolder("plans/nord/lund")
        _ = try news
        try scratch.move("plans/nord", to: "plans/syd")
        #expect(try news == [.folderVanished(path: "nord"), .folderAppeared(path: "syd")])
        try scratch.write("plans/syd/lund/a.json")
        #expect(try news == [.changed(path: "syd/lund/a.json")])
    }

    @Test("A folder that is removed and made again is watched again")
    func madeAgain() throws {
        try scratch.delete("plans/nord")
        try scratch.makeFolder("plans/nord")
        let told = try news
        #expect(told.first == .folderVanished(path: "nord"))
        #expect(told.last == .folderAppeared(path: "nord"))
        try scratch.write("plans/nord/a.json")
        #expect(try news == [.changed(path: "nord/a.json")])
    }

    @Test("Hidden folders are none of ours, and a link to a folder is not followed")
    func ignored() throws {
        try scratch.makeFolder("plans/.git")
        try scratch.write("plans/.git/a.json")
        #expect(symlink(scratch.path("elsewhere"), scratch.path("plans/link")) == 0)
        try scratch.write("elsewhere/b.json")
        try scratch.write("plans/c.json")
        #expect(try news == [.changed(path: "link"), .changed(path: "c.json")])
    }

    @Test("A name that has no text asks for a scan of its folder")
    func badName() throws {
        try scratch.write("plans/nord/new\nline.json")
        #expect(try news == [.folderAppeared(path: "nord")])
    }

    @Test("The root being removed, or moved away, loses the store")
    func lost() throws {
        try scratch.delete("plans/nord")
        try scratch.delete("plans")
        #expect(try news.last == .lost)
        let moved = try DirectoryWatch(scratch.path("elsewhere"))
        try scratch.move("elsewhere", to: "other")
        #expect(try moved.read() == [.lost])
    }

    @Test("More events than the kernel keeps are an overflow, and folders made meanwhile are watched after it")
    func overflow() throws {
        // The same event twice in a row is kept once: so two names take turns.
        try scratch.write("plans/a.json")
        try scratch.write("plans/b.json")
        for _ in 0..<10_000 {
            chmod(scratch.path("plans/a.json"), 0o600)
            chmod(scratch.path("plans/b.json"), 0o600)
        }
        try scratch.makeFolder("plans/late")
        #expect(try news.contains(.overflow))
        try scratch.write("plans/late/c.json")
        #expect(try news == [.changed(path: "late/c.json")])
    }

    @Test("A root that is not there, or is a file, cannot be watched")
    func noRoot() throws {
        #expect(throws: SystemError(scratch.path("gone"), code: ENOENT)) { try DirectoryWatch(scratch.path("gone")) }
        try scratch.write("file")
        #expect(throws: SystemError(scratch.path("file"), code: ENOTDIR)) { try DirectoryWatch(scratch.path("file")) }
    }
}
