import Glibc
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("Scanning the plan folder")
struct FolderScanTests {
    let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
    }

    /// What a scan finds, a line each: stamps are left out.
    var found: [String] {
        get throws {
            try FolderScan(RootFolder(scratch.path)).map { item in
                switch item {
                case .plan(let path, _): path
                case .stray(let path, _, let error): "\(path)? \(error)"
                case .refused(let path, let error): "\(path): \(error)"
                case .unreadable(let folder, let error): "\(folder)/: \(error)"
                }
            }.sorted()
        }
    }

    @Test("Plan files are found in all subfolders, hidden and other files are left alone")
    func finds() throws {
        try scratch.makeFolder("nord/östra")
        try scratch.makeFolder(".git")
        for name in ["a.json", "nord/b.json", "nord/östra/c.json", ".d.json", ".git/e.json", ".f.json.tmp", ".json"] {
            try scratch.write(name)
        }
        for name in ["README", "notes.txt", "nord/json", "list.jso", "plans-json.zip"] { try scratch.write(name) }
        #expect(try found == ["a.json", "nord/b.json", "nord/östra/c.json"])
    }

    @Test("A name that ends in .JSON or .Json is a plan's like any other")
    func upperCase() throws {
        for name in ["K-1.JSON", "K-2.Json", "k-3.json"] { try scratch.write(name) }
        #expect(try found == ["K-1.JSON", "K-2.Json", "k-3.json"])
    }

    @Test(
        "What looks like a plan by its name, and is not read, is said",
        arguments: [
            "K-1.json.bak", "K-1.json~", "K-1.JSON.txt", "K-1.jsonc", "K-1.json.part", "K-1.json.aB3xYz", "#K-1.json#",
            "K-1.json (1)", "K-1.json - kopia", "K-1 - kopia", "K-1 (2)", "K-1.x.json.gz",
        ])
    func strays(name: String) throws {
        try scratch.write(name)
        #expect(try found == ["\(name)? \(FileError.notPlanName)"])
    }

    @Test(
        "A file under any name that holds what begins like a plan is said",
        arguments: [
            #"{"format": "sip-plan/1", "id": "K-1"}"#, "\u{FEFF}\n {\n\t\"format\" :\n\"sip-plan/1\"",
            #"{"format":"sip-plan/2"}"#,
            #"{"id": "format", "x": ["\#(String(repeating: "é", count: 9000))"], "format": "sip-plan/1"}"#,
        ])
    func semblance(text: String) throws {
        for name in ["K-1.txt", "K-1", "nord.dat"] { try scratch.write(name, text) }
        try scratch.write(".K-1.json.part", text)
        #expect(try found == ["K-1.txt", "K-1", "nord.dat"].map { "\($0)? \(FileError.notPlanName)" })
    }

    @Test(
        "A file that holds something else is left alone",
        arguments: [
            "", "{}", "[]", "sip-plan/1", #"["format", "sip-plan/1"]"#, #"{"format": "other/1", "of": "sip-plan/1"}"#,
            #"[{"format": "sip-plan/1"}]"#,
            #"{"x": "\#(String(repeating: "x", count: 300_000))", "format": "sip-plan/1"}"#,
        ])
    func noSemblance(text: String) throws {
        for name in ["K-1.txt", "K-1", "sip.log"] { try scratch.write(name, text) }
        #expect(try found.isEmpty)
    }

    @Test("A link, a pipe and a folder under any other name are not looked into for a plan", .timeLimit(.minutes(1)))
    func noSemblanceOfOthers() throws {
        try scratch.makeFolder("K-3")
        try scratch.write(".hidden", #"{"format": "sip-plan/1", "id": "K-1"}"#)
        #expect(symlink(".hidden", scratch.path("K-1.txt")) == 0)
        #expect(mkfifo(scratch.path("K-2"), 0o644) == 0)
        #expect(try found.isEmpty)
    }

    @Test("The stamp is that of the file when it is read")
    func stamp() throws {
        try scratch.write("a.json", "{ }")
        let root = try RootFolder(scratch.path)
        #expect(try Array(FolderScan(root)) == [.plan(path: "a.json", root.read("a.json").stamp)])
    }

    @Test("A scan of one subfolder gives paths from the root")
    func under() throws {
        try scratch.makeFolder("nord/a")
        try scratch.write("x.json")
        try scratch.write("nord/a/y.json")
        let paths = try FolderScan(RootFolder(scratch.path), under: "nord").map { item in
            if case .plan(let path, _) = item { path } else { "?" }
        }
        #expect(paths == ["nord/a/y.json"])
    }

    @Test("Links, pipes and sockets with a plan's name are refused, and the good plan beside them is found")
    func refuses() throws {
        try scratch.write("good.json")
        try scratch.makeFolder("folder.json")
        try scratch.write("folder.json/inside.json")
        #expect(symlink("good.json", scratch.path("link.json")) == 0)
        #expect(symlink(".", scratch.path("loop")) == 0)
        #expect(mkfifo(scratch.path("pipe.json"), 0o644) == 0)
        #expect(
            try found == [
                "folder.json/inside.json", "folder.json? \(FileError.notRegular)", "good.json",
                "link.json: \(FileError.link)", "loop/: \(FileError.folderLink)", "pipe.json: \(FileError.notRegular)",
            ])
    }

    @Test("A file named after a person by number is refused, and the refusal does not repeat the number")
    func personalNumberInAName() throws {
        try scratch.write("sip-19121212-1212.json")
        try scratch.write("SIP-2026-0412.json")
        #expect(
            try found == [
                "SIP-2026-0412.json", "sip-\(VisibleText.starred("19121212-1212")).json: \(FileError.badName)",
            ])
    }

    @Test("A name with a newline, a right-to-left override or broken UTF-8 is refused and shown in escapes")
    func badNames() throws {
        try scratch.write("new\nline.json")
        try scratch.write("over\u{202E}ride.json")
        let broken: [CChar] = Array((scratch.path + "/").utf8CString.dropLast()) + [-1] + Array(".json".utf8CString)
        close(open(broken, O_WRONLY | O_CREAT, 0o644))
        #expect(
            try found == [
                "\\xFF.json: \(FileError.badName)", "new\\x0Aline.json: \(FileError.badName)",
                "over\\xE2\\x80\\xAEride.json: \(FileError.badName)",
            ])
    }

    @Test("Sixteen folders deep is read, seventeen is reported")
    func depth() throws {
        let deep = Array(repeating: "d", count: 16).joined(separator: "/")
        try scratch.makeFolder(deep + "/e")
        try scratch.write(deep + "/a.json")
        try scratch.write(deep + "/e/b.json")
        #expect(try found == [deep + "/a.json", deep + "/e/: \(FileError.tooDeep)"])
    }

    @Test("A subfolder that may not be read is reported, not taken for empty", .enabled(if: getuid() != 0))
    func unreadable() throws {
        try scratch.makeFolder("closed")
        #expect(chmod(scratch.path("closed"), 0) == 0)
        #expect(try found == ["closed/: \(FileError.permission)"])
    }

    @Test("A root that is not there is an error, not an empty store")
    func missing() {
        #expect(throws: FileError.vanished) { try RootFolder(scratch.path("gone")) }
    }
}
