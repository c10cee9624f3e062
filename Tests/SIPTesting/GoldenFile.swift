import Foundation

/// A text that a person has read and found right, kept beside the tests: the first paragraph says why it is there.
///
/// `SIPD_RECORD=1 swift test` writes what the code says now and fails, so that nobody records without reading the change.
public enum GoldenFile {
    /// What is not as in `Golden/NAME` beside the calling test, reason included, or was recorded; nil when it is the same.
    public static func difference(_ text: String, is name: String, why: String, file: String = #filePath) -> String? {
        let whole = "Why: \(why)\n\n\(text)"
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden")
        let path = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["SIPD_RECORD"] != nil {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(whole.utf8).write(to: path)
                return "recorded Golden/\(name): read it, then run again without SIPD_RECORD"
            } catch {
                return "could not record Golden/\(name): \(error)"
            }
        }
        guard let data = FileManager.default.contents(atPath: path.path) else {
            return "no Golden/\(name): run with SIPD_RECORD=1 and read what it writes"
        }
        let golden = String(decoding: data, as: UTF8.self)
        if golden == whole { return nil }
        let lines = zip(
            golden.split(separator: "\n", omittingEmptySubsequences: false),
            whole.split(separator: "\n", omittingEmptySubsequences: false))
        let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
        let change = first.map { "line \($0.offset + 1):\n- \($0.element.0)\n+ \($0.element.1)" } ?? "one is longer"
        return "Golden/\(name) differs, \(change)"
    }
}
