internal import SIPFiles
internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// Why sipd does not start. Each message stands as `path: error: what, and what to do`.
public struct StartError: Error, Sendable, CustomStringConvertible {
    /// Whether trying again helps, for the service manager: the status that sipd exits with.
    public var exit: Exit
    /// One for each thing wrong; a refused configuration has one for each finding.
    public var messages: [String]

    /// What sipd needs is gone, and somebody has to bring it back.
    init(gone message: String) {
        exit = .cannotCreate
        messages = [message]
    }

    init(_ error: any Error) {
        switch error {
        case let error as StartError: self = error
        case let refused as DocumentRefused:
            exit = refused.mayPass ? .tryAgain : .configuration
            messages = refused.findings.map(\.description)
        case let error as RoundError:
            if case .passing = error { exit = .tryAgain } else { exit = .failed }
            messages = ["\(error)"]
        case let error as LedgerError:
            exit = error.mayPass ? .tryAgain : .cannotCreate
            messages = ["\(error)"]
        case let error as SyntaxError:
            exit = .configuration
            messages = ["sipd.yaml: error: \(error)"]
        default:
            exit = Self.passes(error) ? .tryAgain : .cannotCreate
            messages = ["\(error)"]
        }
    }

    /// There is no room for it at the moment, on the disk or among what the system lends.
    private static func passes(_ error: any Error) -> Bool {
        switch error {
        // A cache that is damaged is made anew.
        case PlanStoreError.full, PlanStoreError.scarce, PlanStoreError.cache: true
        case SpoolError.full, SpoolError.readOnly: true
        case SpoolError.failed(_, _, let code): Scarcity.codes.contains(code)
        case let error as SystemError: Scarcity.codes.contains(error.code)
        default: false
        }
    }

    /// The messages, a line each.
    public var description: String { messages.joined(separator: "\n") }
}
