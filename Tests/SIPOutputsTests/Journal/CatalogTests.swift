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

    @Test("Only fields that sipd writes stand for something in a text", arguments: files)
    func fields(file: String) throws {
        let text = try String(contentsOf: CatalogTests.folder.appending(path: file), encoding: .utf8)
        let known: [FieldName] = [.plan, .rule, .due, .recipient, .letter, .path, .reason, .count]
        let used = text.matches(of: /@([A-Z_]+)@/).map { String($0.1) }
        #expect(Set(used) == Set(known.map(\.description)))
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
