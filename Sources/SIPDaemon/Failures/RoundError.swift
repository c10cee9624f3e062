internal import SIPOutputs
internal import SIPStores

/// What a round could not do. Either it passes by itself and is tried again, or sipd stops and starts from what is durable.
public enum RoundError: Error, Sendable, CustomStringConvertible {
    /// A full or read-only disk, a locked ledger: nothing was claimed. Tried again in a minute.
    case passing(Trouble)
    /// A failed sync, a corrupt ledger. Going on would be guessing.
    case lasting(Trouble)

    init(_ error: SpoolError) {
        switch error {
        case .full, .readOnly, .exists, .notAFile, .unfit, .failed: self = .passing(Trouble(error))
        case .syncFailed: self = .lasting(Trouble(error))
        }
    }

    init(_ error: LedgerError) {
        self = error.mayPass ? .passing(Trouble(error)) : .lasting(Trouble(error))
    }

    /// What the spool or the ledger threw, where a body asks both. Anything else is not known to pass.
    init(either error: any Error) {
        switch error {
        case let error as SpoolError: self.init(error)
        case let error as LedgerError: self.init(error)
        default: self = .lasting(Trouble(any: error))
        }
    }

    /// The reason alone, as the ledger or the spool gave it.
    public var description: String { trouble.reason }

    /// What it is about, and the reason.
    public var trouble: Trouble {
        switch self {
        case .passing(let trouble), .lasting(let trouble): trouble
        }
    }
}

/// What the ledger answers, its errors as the round's.
func asked<Value>(_ question: () throws(LedgerError) -> Value) throws(RoundError) -> Value {
    do throws(LedgerError) { return try question() } catch { throw RoundError(error) }
}
