import Foundation

/// A file of the project itself: what is shipped, and what is compared with it.
public enum ProjectFile {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The full path of one, given from the project's top.
    public static func path(_ path: String) -> String { root.appending(path: path).path }

    /// Its bytes.
    public static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    /// Its text.
    public static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    /// The names in a folder that end so, in order.
    public static func names(in folder: String, ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).filter { $0.hasSuffix(ending) }.sorted()
    }

    /// The file as a test expects it to be. With `SIPD_RECORD=1` in the environment it is written anew instead, and the
    /// answer is nil: a recording run must fail, so that nobody takes it for a passing one.
    public static func golden(_ path: String, recording new: String) throws -> String? {
        guard ProcessInfo.processInfo.environment["SIPD_RECORD"] == "1" else { return try text(path) }
        try Data(new.utf8).write(to: root.appending(path: path))
        return nil
    }

    /// What is called so in a folder, under this or another number: `021-start-without-delay`. A recording run gives it this
    /// number; in any other the one test of the numbers fails.
    public static func numbered(_ name: String, in folder: String) throws -> String? {
        let word = name.drop(while: \.isNumber)
        let found = try names(in: folder, ending: "").first { $0.drop(while: \.isNumber) == word }
        guard let found, found != name, ProcessInfo.processInfo.environment["SIPD_RECORD"] == "1" else { return found }
        try FileManager.default.moveItem(atPath: path("\(folder)/\(found)"), toPath: path("\(folder)/\(name)"))
        return name
    }

    /// A shipped YAML file with one comment mark less in every line: explanations (`##`) stay comments, options do not.
    public static func uncommented(_ path: String) throws -> String {
        try text(path).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("#") ? $0.dropFirst() : $0 }.joined(separator: "\n")
    }
}
