public import Foundation
import Glibc
public import SIPDaemon

/// `sipd run` as a process of its own, spoken to over its socket.
public final class RunningDaemon {
    private let process = Process()
    private let folder: String
    private let errorPath: String

    /// Starts the command on a sample in `folder`, and waits until it answers.
    ///
    /// - Parameter errorPath: an existing file that takes its standard error.
    public init(_ command: URL, sample folder: String, errors errorPath: String) throws {
        self.folder = folder
        self.errorPath = errorPath
        process.executableURL = command
        process.arguments = ["run", "-c", folder + "/sipd.yaml"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: errorPath)
        try process.run()
        guard waits(until: { ask(ControlRequest(.status)) != nil }) else { throw Silent(description: errors) }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Its process.
    public var processID: Int32 { process.processIdentifier }

    /// Its answer; nil when it does not listen.
    public func ask(_ question: ControlRequest) -> ControlResponse? {
        (try? ControlClient.ask(question, at: folder + "/sipd.sock")) ?? nil
    }

    /// The letters in its spool.
    public var letters: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder + "/spool/outgoing")) ?? []
    }

    /// What it has said.
    public var errors: String { (try? String(contentsOfFile: errorPath, encoding: .utf8)) ?? "" }

    /// Looks fifty times a second, for at most half a minute and no longer than the daemon runs.
    public func waits(until isSo: () -> Bool) -> Bool {
        for _ in 0..<1500 {
            if isSo() { return true }
            guard process.isRunning else { return false }
            poll(nil, 0, 20)
        }
        return false
    }

    /// Stops it as the service manager does, and answers its exit status.
    public func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    private struct Silent: Error, CustomStringConvertible { let description: String }
}
