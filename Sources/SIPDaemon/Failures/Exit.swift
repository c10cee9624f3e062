/// The exit statuses of the command, after sysexits(3).
public enum Exit: Int32, CaseIterable, Sendable {
    case ok = 0
    /// `check`, `coverage`, `status`: something was found that needs somebody.
    case findings = 1
    /// The command line could not be understood.
    case usage = 64
    /// A named plan or file is not there.
    case noInput = 66
    /// No sipd runs.
    case unavailable = 69
    /// sipd stopped because going on would have been guessing.
    case failed = 70
    /// A folder or file that sipd needs cannot be made.
    case cannotCreate = 73
    /// It passes by itself: a full disk, a store that is away.
    case tryAgain = 75
    /// Whoever asks is not in the group that may.
    case noPermission = 77
    /// The configuration is refused.
    case configuration = 78

    /// What it means, for the help.
    public var meaning: String {
        switch self {
        case .ok: "all is well"
        case .findings: "something was found that needs somebody"
        case .usage: "the command line could not be understood"
        case .noInput: "a named plan or file is not there"
        case .unavailable: "no sipd runs"
        case .failed: "sipd stopped because going on would have been guessing"
        case .cannotCreate: "a folder or file that sipd needs cannot be opened or made"
        case .tryAgain: "it passes by itself: a full disk, a store that is away"
        case .noPermission: "you are not in the group that may ask this"
        case .configuration: "the configuration is refused"
        }
    }
}
