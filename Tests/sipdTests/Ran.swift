import Foundation
import SIPTesting

/// One run of the built command, as its users run it: by its name beside the test bundle, output piped.
struct Ran {
    let status: Int32
    let output: String
    let errors: String

    /// Where the build has put the command.
    static let command = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("sipd")

    init(_ arguments: String..., environment: [String: String] = [:]) throws {
        try self.init(list: arguments, environment: environment)
    }

    /// `user`: run by root, as somebody else.
    /// `input`: a file that it reads as its standard input.
    init(
        list arguments: [String], environment: [String: String] = [:], as user: UInt32? = nil, input: String? = nil
    ) throws {
        let folder = try ScratchFolder()
        try folder.write("out", "")
        try folder.write("err", "")
        let (out, err) = (folder.path("out"), folder.path("err"))
        let process = Process()
        process.executableURL = user == nil ? Self.command : URL(fileURLWithPath: "/usr/bin/setpriv")
        let switching = user.map { ["--reuid=\($0)", "--regid=\($0)", "--clear-groups", "--", Self.command.path] }
        process.arguments = (switching ?? []) + arguments
        process.environment = ["COLUMNS": "80"].merging(environment) { $1 }
        process.standardInput = input.flatMap { FileHandle(forReadingAtPath: $0) } ?? FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: out)
        process.standardError = FileHandle(forWritingAtPath: err)
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        output = String(decoding: try Data(contentsOf: URL(fileURLWithPath: out)), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: URL(fileURLWithPath: err)), as: UTF8.self)
    }

    /// What it printed with `--json`.
    var json: Any {
        get throws { try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed) }
    }
}

/// A sample store around a day, made by the command.
struct MadeSample {
    let folder: ScratchFolder
    let path: String
    let configuration: String

    init(around day: String = "2026-06-18") throws { try self.init(by: ["--around", day]) }

    /// Made with these options, such as `--always-open`.
    init(by options: [String]) throws {
        folder = try ScratchFolder()
        path = folder.path("sip")
        configuration = path + "/sipd.yaml"
        let ran = try Ran(list: ["sample", path] + options)
        if ran.status != 0 { throw SampleFailed(description: ran.errors) }
    }

    /// `sipd run` on it, once it answers.
    var running: RunningDaemon {
        get throws {
            try folder.write("errors", "")
            return try RunningDaemon(Ran.command, sample: path, errors: folder.path("errors"))
        }
    }

    struct SampleFailed: Error, CustomStringConvertible { let description: String }
}
