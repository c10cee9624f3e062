internal import Foundation

/// What the command asks the daemon over the socket: one line of JSON, at most `limit` bytes.
public struct ControlRequest: Codable, Hashable, Sendable {
    /// What is wanted of the daemon.
    public enum Verb: String, Codable, Hashable, Sendable {
        case status
        /// The figures for machines, as `ControlResponse.messages`.
        case metrics
        /// Reads the configuration anew. A bad one is refused and the old one stays.
        case reload
        /// Lets go the letters that the cap holds.
        case release
        /// Begins a pause.
        case pause
        /// Ends a pause before its time.
        case resume
    }

    /// What is asked for. Unit and limit narrow a `status` alone.
    public var verb: Verb
    /// Only this unit's plans.
    public var unit: String?
    /// How many overdue plans to list.
    public var limit: Int?
    /// The plans that are gone at a `reload` are meant to be.
    public var acceptsLoss: Bool?
    /// What `pause` is to begin.
    public var pause: PauseOrder?
    /// What `resume` is to end.
    public var resume: PauseEnd?
    /// Of `reload` and `release`: whom the asker claims to be, where the account alone would say little.
    public var by: String?

    /// A question; nil leaves the daemon's own choice: every unit, twenty overdue duties.
    public init(_ verb: Verb, unit: String? = nil, limit: Int? = nil) {
        self.verb = verb
        self.unit = unit
        self.limit = limit
    }

    /// No question is longer.
    public static let byteLimit = 4096

    package var line: [UInt8] {
        (try? JSONEncoder().encode(self)).map { Array($0) + [0x0A] } ?? []
    }

    init?(line: [UInt8]) {
        guard let request = try? JSONDecoder().decode(ControlRequest.self, from: Data(line)) else { return nil }
        self = request
    }
}

/// What the daemon answers: an exit status, findings or reasons for people, and the status asked for.
public struct ControlResponse: Codable, Hashable, Sendable {
    /// The status that the command is to exit with, one of `Exit`'s.
    public var exit: Int32
    /// For people, a line each: findings, or why it was refused.
    public var messages: [String]
    /// Nil unless `status` was asked.
    public var status: Status?

    /// An answer. Without arguments: it was done, and there is nothing to say.
    public init(exit: Int32 = 0, messages: [String] = [], status: Status? = nil) {
        self.exit = exit
        self.messages = messages
        self.status = status
    }

    /// Whoever reads it, no personal number is in it.
    var bytes: [UInt8] {
        (try? JSONEncoder().encode(self)).map { JSONTexts.starred(Array($0)) + [0x0A] } ?? []
    }

    init?(bytes: [UInt8]) {
        guard let answer = try? JSONDecoder().decode(ControlResponse.self, from: Data(bytes)) else { return nil }
        self = answer
    }
}

extension ControlRequest.Verb {
    /// The socket at which it is asked.
    public var kind: ControlSocket {
        switch self {
        case .status, .metrics: .status
        case .reload, .release, .pause, .resume: .control
        }
    }
}

extension ControlSocket {
    /// Whether a request may be made here.
    func serves(_ verb: ControlRequest.Verb) -> Bool { self == .control || verb.kind == .status }
}
