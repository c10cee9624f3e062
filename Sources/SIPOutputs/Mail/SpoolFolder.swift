internal import Glibc

/// The folders of a spool. Where a letter lies says what became of it.
///
/// ```
/// tmp ─► outgoing ─► waiting ─► handing ─► sent
///                       ▲          ├─────► failed
///                       │          ├─────► too-big
///                       └──────────┘
/// ```
///
/// sipd's half is the way to `outgoing`, the drain's what comes after. Each step is one rename, so a letter is in one place at
/// any moment; but while it is in `handing` it has its place in `sent` as well, and the mailer's *yes* takes away the name in
/// `handing`.
public enum SpoolFolder: String, Hashable, Sendable, CaseIterable {
    /// Letters being written, and those that sipd took back.
    case tmp
    /// Put there by sipd, durable. Emptied at once by a drain: what starts a drain watches this folder alone.
    case outgoing
    /// Taken by the drain; tried when its time comes.
    case waiting
    /// The mailer has it, and has not answered. One letter at most.
    case handing
    /// An empty file for each letter that sipd wants back: it is not handed over again.
    case recalled
    /// The mailer took it, unless it is in `handing` too. Kept for a while, for the question *what did you write to her?*
    case sent
    /// The mailer refused it, or retrying came to its end. Needs somebody: mend the cause and move it to `outgoing`.
    case failed
    /// The mailer found it too big. sipd takes it from there and tells what stood in it again, in shorter letters.
    case tooBig = "too-big"
    /// No letters: what the drain remembers of each, a file a letter.
    case notes

    /// Who changes what is in a folder.
    public enum Owner: Hashable, Sendable {
        /// sipd alone. The drain may read `recalled`, and nothing of `tmp`.
        case sipd
        /// sipd and the drain.
        case both
        /// The drain, which is another user; sipd makes it, since it owns the spool, and reads it.
        case drain
    }

    /// Who changes what is in it.
    public var owner: Owner {
        switch self {
        case .tmp, .recalled: .sipd
        case .outgoing, .waiting, .handing, .tooBig: .both
        case .sent, .failed, .notes: .drain
        }
    }

    /// The mode that it is made with.
    var mode: mode_t {
        switch self {
        case .tmp: 0o700
        case .recalled: 0o750
        case .outgoing, .waiting, .handing, .sent, .failed, .tooBig, .notes: 0o770
        }
    }

    /// Those that the drain changes, which are handed over to its group.
    public static let ofDrain = allCases.filter { $0.owner != .sipd }

    /// In the order in which a letter moves, so that looking into one after the other finds every letter; and once more where
    /// it goes back. What went back is not handed over again while somebody looks: it is to wait a minute.
    public static let onTheWay: [SpoolFolder] = [
        .outgoing, .waiting, .handing, .waiting, .handing, .sent, .failed, .tooBig,
    ]
}
