import Foundation
import Glibc
import SIPTesting
import Testing

@testable import SIPFiles

/// Root's folders and another's are had by saying who the caller is: the owner of the scratch folder, root or neither.
@Suite("A folder that is written in")
struct WriterFolderTests {
    let scratch: ScratchFolder
    let me = geteuid()
    /// Neither root nor the owner of anything here.
    let stranger: uid_t = 54_321

    init() throws { scratch = try ScratchFolder() }

    var text: (String) throws -> String {
        { [scratch] in try String(contentsOfFile: scratch.path($0), encoding: .utf8) }
    }
    var reason: (() throws -> Void) -> String? {
        { body in
            do { try body() } catch { return (error as? SystemError)?.reason ?? "\(error)" }
            return nil
        }
    }

    @Test("A new file is written whole, with its mode; over a file, a link or a pipe nothing is, and nobody waits")
    func new() throws {
        let folder = try WriterFolder(scratch.path)
        try folder.write("new", Array("all of it".utf8), mode: 0o600)
        #expect(try text("new") == "all of it")
        try scratch.write("precious", "precious")
        symlink(scratch.path("precious"), scratch.path("link"))
        symlink(scratch.path("nothing"), scratch.path("dangling"))
        mkfifo(scratch.path("pipe"), 0o600)
        for name in ["precious", "link", "dangling", "pipe"] {
            #expect(reason { try folder.write(name, [1], mode: 0o600) } == "File exists", "\(name)")
        }
        #expect(try text("precious") == "precious")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("nothing")))
    }

    @Test("A file is replaced by another file; a link, a pipe and a folder are not, nor what a link leads to")
    func replaced() throws {
        let folder = try WriterFolder(scratch.path)
        try scratch.write("figures", "old")
        // What somebody has put in the place of what is written first.
        mkfifo(scratch.path("figures.tmp"), 0o600)
        try folder.replace("figures", Array("new".utf8), mode: 0o644)
        #expect(try text("figures") == "new")
        try scratch.write("precious", "precious")
        symlink(scratch.path("precious"), scratch.path("figures.tmp"))
        try folder.replace("figures", Array("newer".utf8), mode: 0o644)
        #expect(try text("figures") == "newer" && text("precious") == "precious")
        symlink(scratch.path("precious"), scratch.path("link"))
        mkfifo(scratch.path("pipe"), 0o600)
        try scratch.makeFolder("folder")
        for name in ["link", "pipe", "folder"] {
            let said = try #require(reason { try folder.replace(name, [1], mode: 0o644) })
            #expect(said.hasPrefix("no file but a link, a folder, a pipe or a device; remove it"), "\(name): \(said)")
        }
        #expect(try text("precious") == "precious")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("link.tmp")))
    }

    @Test("A name that somebody has taken meanwhile is left to him")
    func taken() throws {
        let folder = try WriterFolder(scratch.path)
        try folder.write("mine", [1], mode: 0o600)
        symlink(scratch.path("nothing"), scratch.path("name"))
        #expect(reason { try folder.take("mine", from: folder, as: "name") } == "File exists")
        try scratch.delete("name")
        try folder.take("mine", from: folder, as: "name")
        #expect(try folder.holds("name") && !folder.holds("mine"))
    }

    @Test("Another folder in its place, or a link to one, gets nothing: the one that was opened does")
    func swapped() throws {
        try scratch.makeFolder("place")
        try scratch.makeFolder("other")
        let folder = try WriterFolder(scratch.path("place"))
        try scratch.move("place", to: "moved")
        symlink(scratch.path("other"), scratch.path("place"))
        try folder.write("file", [1], mode: 0o600)
        try folder.replace("figures", [1], mode: 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("other")).isEmpty)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path("moved")).sorted() == ["figures", "file"])
    }

    @Test("A folder of another user's is refused, to root and to anybody; one's own is taken")
    func owners() throws {
        // As root the test has a folder of root's, which is anybody's to write in as far as its mode lets them.
        let said = reason { _ = try WriterFolder(scratch.path, caller: stranger) }
        #expect(said == (me == 0 ? nil : "the folder belongs to user \(me); name a folder of your own"))
        _ = try WriterFolder(scratch.path, caller: me)
        try scratch.makeFolder("hers/below")
        // As root the test gives it away; as anybody else it is another's than root's already.
        if me == 0 { chown(scratch.path("hers"), stranger, stranger) }
        let hers = me == 0 ? stranger : me
        let advice = "the folder belongs to user \(hers); run this as that user, or name a folder of root's"
        #expect(reason { _ = try WriterFolder(scratch.path("hers"), caller: 0) } == advice)
        // Its owner may put another in its place at any moment.
        #expect(reason { _ = try WriterFolder(scratch.path("hers/below"), caller: 0) } == advice)
        #expect(reason { _ = try WriterFolder(scratch.path("hers/made"), making: 0o750, caller: 0) } == advice)
        #expect(!FileManager.default.fileExists(atPath: scratch.path("hers/made")))
    }

    @Test(
        "A folder in which others may write is refused, but for a sticky one; one's own is one's own, root's is root's")
    func modes() throws {
        let others = "others may write in the folder; take that away with chmod go-w, or name another"
        try scratch.makeFolder("place")
        chmod(scratch.path("place"), 0o777)
        let isRoot = me == 0
        #expect(reason { _ = try WriterFolder(scratch.path("place")) } == (isRoot ? others : nil))
        chmod(scratch.path("place"), 0o1777)
        _ = try WriterFolder(scratch.path("place"))
        guard isRoot else { return }
        #expect(reason { _ = try WriterFolder(scratch.path("place"), caller: stranger) } == nil)
        chmod(scratch.path("place"), 0o777)
        #expect(reason { _ = try WriterFolder(scratch.path("place"), caller: stranger) } == others)
        chown(scratch.path("place"), 0, stranger)
        chmod(scratch.path("place"), 0o2775)
        #expect(reason { _ = try WriterFolder(scratch.path("place")) } == others)
        #expect(reason { _ = try WriterFolder(scratch.path("place"), caller: stranger) } == nil)
    }

    @Test("Links on the way are followed, but root follows none that is another's; circles end")
    func links() throws {
        try scratch.makeFolder("real/below")
        symlink("real", scratch.path("link"))
        symlink(scratch.path("link"), scratch.path("far"))
        try WriterFolder(scratch.path("far/below")).write("file", [1], mode: 0o600)
        #expect(FileManager.default.fileExists(atPath: scratch.path("real/below/file")))
        symlink("circle", scratch.path("circle"))
        #expect(reason { _ = try WriterFolder(scratch.path("circle/x")) } == "Too many levels of symbolic links")
        if me == 0 {
            lchown(scratch.path("link"), stranger, stranger)
            let said = reason { _ = try WriterFolder(scratch.path("far/below")) }
            #expect(said == "a link of user \(stranger)'s, which root does not follow")
        }
    }

    @Test("No pipe and no file is waited for in the place of a folder, nor entered") func noFolder() throws {
        mkfifo(scratch.path("pipe"), 0o600)
        try scratch.write("file")
        for name in ["pipe", "file", "pipe/below"] {
            #expect(reason { _ = try WriterFolder(scratch.path(name)) } == "Not a directory", "\(name)")
        }
        #expect(reason { _ = try WriterFolder(scratch.path("none")) } == "No such file or directory")
    }

    @Test("A private folder is made anew of what an interrupted writer left, and never shared") func aside() throws {
        let folder = try WriterFolder(scratch.path)
        try scratch.write("a.partial", "half")
        mkfifo(scratch.path("b.partial"), 0o600)
        symlink(scratch.path, scratch.path("c.partial"))
        for name in ["a.partial", "b.partial", "c.partial"] {
            let aside = try folder.privateFolder(name, of: ["copy"])
            _ = try aside.create("copy", mode: 0o600)
            #expect(
                reason { _ = try folder.privateFolder(name, of: []) } == "another is at work on the same; wait for it")
        }
        _ = try folder.privateFolder("a.partial", of: ["copy"]).create("copy", mode: 0o600)
        chmod(scratch.path("a.partial"), 0o777)
        #expect(
            reason { _ = try folder.privateFolder("a.partial", of: []) } == "a folder that others may enter; remove it")
    }

    @Test("A file that is open twice, under whatever name, is known from one that is not") func openings() throws {
        let folder = try WriterFolder(scratch.path)
        let file = try folder.create("file", mode: 0o600)
        #expect(file.openings() == 1)
        let again = Descriptor(open(scratch.path("file"), O_RDONLY | O_CLOEXEC))
        #expect(file.openings() == 2 && again.openings() == 2)
    }
}
