internal import SIPFiles
internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What a command ends with, or an order is answered with, when it cannot be done: an exit status, and what to say on standard
/// error. Each message stands as `path: error: what, and what to do`.
public struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Whether trying again helps, for the service manager and for scripts.
    public var exit: Exit
    /// One for each thing wrong; a refused configuration has one for each finding.
    public var messages: [String]

    /// An end with a few words, or with none.
    public init(_ exit: Exit, _ messages: String...) { self.init(exit, messages) }

    /// An end with words that are there.
    public init(_ exit: Exit, _ messages: [String]) {
        self.exit = exit
        self.messages = messages
    }

    /// The messages, a line each.
    public var description: String { messages.joined(separator: "\n") }
}

/// Why sipd does not start, or does not take other settings.
extension CommandFailure {
    /// What sipd needs is gone, and somebody has to bring it back.
    init(gone message: String) { self.init(.cannotCreate, message) }

    /// The settings cannot be taken.
    init(_ refused: DocumentRefused) {
        self.init(refused.mayPass ? .tryAgain : .configuration, refused.findings.map(\.description))
    }

    /// What any part of sipd threw on the way.
    init(_ error: any Error) {
        switch error {
        case let error as CommandFailure: self = error
        case let refused as DocumentRefused: self.init(refused)
        case let error as RoundError:
            if case .passing = error { self.init(.tryAgain, "\(error)") } else { self.init(.failed, "\(error)") }
        case let error as LedgerError: self.init(error.mayPass ? .tryAgain : .cannotCreate, "\(error)")
        case let error as SyntaxError: self.init(.configuration, "sipd.yaml: error: \(error)")
        default: self.init(Self.passes(error) ? .tryAgain : .cannotCreate, "\(error)")
        }
    }

    /// There is no room for it at the moment, on the disk or among what the system lends.
    private static func passes(_ error: any Error) -> Bool {
        switch error {
        // A cache that is damaged is made anew.
        case PlanStoreError.full, PlanStoreError.scarce, PlanStoreError.cache: true
        case let error as SpoolError where error.mayPass: true
        case SpoolError.failed(_, _, let code): Scarcity.codes.contains(code)
        case let error as SystemError: Scarcity.codes.contains(error.code)
        default: false
        }
    }
}
