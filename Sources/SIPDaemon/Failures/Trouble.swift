internal import SIPOutputs
internal import SIPStores

/// Why something could not be done, and what stands in the way.
public struct Trouble: Hashable, Sendable, CustomStringConvertible {
    /// What it is about: the journal has a kind of entry for each.
    public enum Cause: Hashable, Sendable {
        /// The ledger cannot be read or written, or does not add up.
        case ledger
        /// Letters cannot be written, moved or made durable.
        case spool
        /// There is no room at this path.
        case full(path: String)
        /// What sipd keeps of the plans at this path cannot be read.
        case plans(path: String)
        /// Anything else.
        case other
    }

    /// What it is about.
    public var cause: Cause
    /// `path: error: what is wrong, and what to do`.
    public var reason: String

    /// It stays so until somebody mends it.
    private(set) var isForGood = false

    /// Of the same kind: that now another letter found no room is nothing new.
    func isLike(_ other: Trouble) -> Bool {
        switch (cause, other.cause) {
        case (.full, .full), (.plans, .plans): true
        default: cause == other.cause
        }
    }

    /// The reason alone.
    public var description: String { reason }

    init(_ cause: Cause, _ reason: String) {
        self.cause = cause
        self.reason = reason
    }

    init(_ error: SpoolError) {
        if case .full(let path) = error { cause = .full(path: path) } else { cause = .spool }
        reason = "\(error)"
    }

    init(_ error: LedgerError) {
        if case .full(let path) = error { cause = .full(path: path) } else { cause = .ledger }
        reason = "\(error)"
        isForGood = error.isForGood
    }

    init(_ error: PlanStoreError) {
        if case .full(let path) = error { cause = .full(path: path) } else { cause = .plans(path: error.path) }
        reason = "\(error)"
    }

    /// What any part of sipd threw.
    init(any error: any Error) {
        switch error {
        case let error as RoundError: self = error.trouble
        case let error as LedgerError: self.init(error)
        case let error as SpoolError: self.init(error)
        case let error as PlanStoreError: self.init(error)
        default: self.init(.other, "\(error)")
        }
    }
}

extension PlanStoreError {
    /// Where.
    var path: String {
        switch self {
        case .unavailable(let path, _), .cache(let path, _), .full(let path), .scarce(let path, _): path
        }
    }
}
