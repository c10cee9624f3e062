import Glibc
import SIPRules
import SIPStores
import SIPTesting
import Testing

/// A folder that can be listed and not searched tells names and nothing else of what it holds.
@Suite("Places that cannot be looked into")
struct HiddenPlacesTests {
    let folder: PlanFolder
    let now: Instant = .the("2026-11-23T08:00:00+01:00")

    /// Three plans, two of them in a subfolder's subfolder, and sixteen more at the top.
    init() throws {
        folder = try PlanFolder()
        try folder.makeFolder("nord/inre")
        for number in 1...17 { try folder.write("\(number).json", plan: "SIP-\(number)") }
        for name in ["nord/a", "nord/inre/b"] {
            try folder.write(name + ".json", plan: String(name.suffix(1)).uppercased())
        }
        try Nobody.owns(folder.path("") + "/..")
        _ = try Nobody.does { try folder.look(at: now) }
    }

    @Test(
        "On Monday 23 November 2026 a subfolder loses its search bits, or all: no plan in it is gone, and it is named",
        arguments: [0o640, 0o600, 0o400, 0o300, 0o000])
    func closes(mode: mode_t) throws {
        #expect(folder.store.count == 19)
        chmod(folder.path("nord"), mode)
        let changes = try Nobody.does { try folder.look(at: now) }
        #expect(!changes.contains { if case .gone = $0 { true } else { false } } && folder.store.count == 19)
        #expect(folder.store.findings.map(\.path) == [folder.path("nord")], "\(folder.store.findings)")
        #expect(folder.store.findings.allSatisfy { $0.message.text == "\(FileError.permission)" })
        chmod(folder.path("nord"), 0o755)
        // No time has to pass, and nobody has to ask for a look at everything.
        _ = try Nobody.does { try folder.look(.pending, at: now) }
        #expect(folder.store.count == 19 && folder.store.findings.isEmpty)
        try folder.delete("nord/inre/b.json")
        #expect(try Nobody.does { try folder.look(.pending, at: now) } == [.gone(.the("B"))])
    }

    @Test("What comes into a subfolder of it meanwhile is heard of once it is open again")
    func news() throws {
        chmod(folder.path("nord"), 0o640)
        _ = try Nobody.does { try folder.look(at: now) }
        try folder.makeFolder("nord/ny")
        _ = try Nobody.does { try folder.look(.pending, at: now) }
        chmod(folder.path("nord"), 0o755)
        _ = try Nobody.does { try folder.look(.pending, at: now) }
        try folder.write("nord/ny/c.json", plan: "C")
        #expect(try Nobody.does { try folder.look(.pending, at: now) }.count == 1 && folder.store.count == 20)
    }

    @Test("The plan folder itself so: the store is away, nothing is gone, and it comes back by itself")
    func root() throws {
        chmod(folder.path(""), 0o640)
        for scope in [PlanScope.pending, .everything] {
            #expect(throws: PlanStoreError.unavailable(path: folder.path(""), reason: "\(FileError.permission)")) {
                try Nobody.does { try folder.look(scope, at: now) }
            }
        }
        #expect(folder.store.count == 19)
        chmod(folder.path(""), 0o755)
        #expect(try Nobody.does { try folder.look(.pending, at: now) }.isEmpty && folder.store.findings.isEmpty)
    }

    @Test("A document whose folder closes between being told of and being read keeps its last good version")
    func race() throws {
        try folder.write("nord/a.json", plan: "A", lastActivity: "2026-11-22")
        chmod(folder.path("nord"), 0o600)
        #expect(try !Nobody.does { try folder.look(.pending, at: now) }.contains(.gone(.the("A"))))
        #expect(folder.store.count == 19)
    }

    @Test("A link that leads to where one may not look hides what stood there; one that leads nowhere hides nothing")
    func links() throws {
        let scratch = try ScratchFolder()
        try scratch.makeFolder("closed/nord")
        chmod(scratch.path, 0o755)
        chmod(scratch.path("closed"), 0o700)
        try folder.move("nord", to: "syd")
        #expect(symlink(scratch.path("closed/nord"), folder.path("nord")) == 0)
        try folder.delete("syd/a.json")
        _ = try Nobody.does { try folder.look(at: now) }
        #expect(folder.store.count == 19)
        try folder.delete("nord")
        #expect(symlink(scratch.path("nowhere"), folder.path("nord")) == 0)
        #expect(try Nobody.does { try folder.look(at: now) }.contains(.gone(.the("A"))))
    }
}
