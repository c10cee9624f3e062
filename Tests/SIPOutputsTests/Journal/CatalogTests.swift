import Foundation
import SIPOutputs
import SIPTesting
import Testing

@Suite("The message catalogue")
struct CatalogTests {
    static let files = ["sipd.catalog", "sipd.sv.catalog"]
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "systemd")
    static let journalctl = "/usr/bin/journalctl"

    @Test("Each kind of entry has one text in each language, and no text is for none", arguments: files)
    func complete(file: String) throws {
        let text = try String(contentsOf: CatalogTests.folder.appending(path: file), encoding: .utf8)
        let entries = text.components(separatedBy: "\n-- ").dropFirst()
        #expect(entries.map { String($0.prefix(32)) } == EntryKind.allCases.map(\.rawValue))
        for entry in entries {
            let halves = entry.split(separator: "\n\n", maxSplits: 1)
            #expect(halves.count == 2, "no text below the header of \(entry.prefix(32))")
            #expect(halves.first?.contains("\nSubject: ") == true)
            #expect(halves.first?.hasSuffix("Defined-By: sipd\nDocumentation: man:sipd(1)") == true)
        }
    }

    @Test("A text uses only fields that every entry of its kind has", arguments: files)
    func fields(file: String) throws {
        let text = try String(contentsOf: CatalogTests.folder.appending(path: file), encoding: .utf8)
        let made = Dictionary(grouping: try EntrySource.all, by: \.kind)
        for entry in text.components(separatedBy: "\n-- ").dropFirst() {
            let kind = try #require(EntryKind(rawValue: String(entry.prefix(32))))
            let used = Set(entry.matches(of: /@([A-Z_]+)@/).map { String($0.1) })
            for place in made["\(kind)"] ?? [] {
                #expect(used.isSubset(of: place.fields), "\(kind), as \(place.name) makes it in \(place.file)")
            }
        }
    }

    @Test("Each kind of entry is made in one place or more, and whatever makes one is used by what sends it")
    func sent() throws {
        let places = try EntrySource.all
        #expect(Set(places.map(\.kind)) == Set(EntryKind.allCases.map { "\($0)" }))
        let sources = try EntrySource.files.map(\.text)
        for place in places {
            let sends = try Regex("(send|tell|write)\\([^{}]{0,120}?\\.\(place.name)\\b")
            #expect(sources.contains { $0.contains(sends) }, "nobody sends what \(place.name) makes in \(place.file)")
        }
    }

    @Test("Both catalogues use the same fields for the same kind") func agreement() throws {
        let used = try CatalogTests.files.map { file in
            let text = try String(contentsOf: CatalogTests.folder.appending(path: file), encoding: .utf8)
            return text.components(separatedBy: "\n-- ").dropFirst().map { entry in
                Set(entry.matches(of: /@([A-Z_]+)@/).map { String($0.1) })
            }
        }
        #expect(used[0] == used[1])
    }

    @Test("journalctl takes both files without a word", .enabled(if: access(journalctl, X_OK) == 0))
    func accepted() throws {
        let scratch = try ScratchFolder()
        try scratch.makeFolder("usr/lib/systemd/catalog")
        try scratch.makeFolder("var/lib/systemd/catalog")
        for file in CatalogTests.files {
            let text = try String(contentsOf: CatalogTests.folder.appending(path: file), encoding: .utf8)
            try scratch.write("usr/lib/systemd/catalog/\(file)", text)
        }
        let process = Process()
        process.executableURL = URL(filePath: CatalogTests.journalctl)
        process.arguments = ["--update-catalog", "--root=\(scratch.path)"]
        let complaints = Foundation.Pipe()
        process.standardError = complaints
        try process.run()
        let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(String(decoding: said, as: UTF8.self) == "")
    }
}
