import Foundation
public import Testing

/// A text that a person has read and found right, kept beside the tests: the first paragraph says why it is there.
///
/// `SIPD_RECORD=1 swift test` writes what the code says now and fails, so that nobody records without reading the change.
public enum GoldenFile {
    /// Compares with `Golden/NAME` beside the calling test, reason included.
    public static func expect(
        _ text: String, is name: String, why: String, file: String = #filePath,
        at location: SourceLocation = #_sourceLocation
    ) {
        let whole = "Why: \(why)\n\n\(text)"
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden")
        let path = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["SIPD_RECORD"] != nil {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(whole.utf8).write(to: path)
                Issue.record(
                    "recorded Golden/\(name): read it, then run again without SIPD_RECORD", sourceLocation: location)
            } catch {
                Issue.record("could not record Golden/\(name): \(error)", sourceLocation: location)
            }
            return
        }
        guard let data = FileManager.default.contents(atPath: path.path) else {
            Issue.record("no Golden/\(name): run with SIPD_RECORD=1 and read what it writes", sourceLocation: location)
            return
        }
        let golden = String(decoding: data, as: UTF8.self)
        if golden == whole { return }
        let lines = zip(
            golden.split(separator: "\n", omittingEmptySubsequences: false),
            whole.split(separator: "\n", omittingEmptySubsequences: false))
        let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
        let change = first.map { "line \($0.offset + 1):\n- \($0.element.0)\n+ \($0.element.1)" } ?? "one is longer"
        Issue.record("Golden/\(name) differs, \(change)", sourceLocation: location)
    }
}
