/// Where a letter lies says what became of it. Each step is one rename, so a letter is in one place at any moment; but
/// while it is in `handing` it has its place in `sent` as well, and the mailer's *yes* takes away the name in `handing`.
///
/// ```
/// outgoing ─► waiting ─► handing ─► sent
///                ▲          ├─────► failed
///                │          ├─────► too-big
///                └──────────┘
/// ```
public enum OutboxFolder: String, Hashable, Sendable, CaseIterable {
    /// Put there by sipd, durable. Emptied at once by a drain: what starts a drain watches this folder alone.
    case outgoing
    /// Taken; tried when its time comes.
    case waiting
    /// The mailer has it, and has not answered. One letter at most.
    case handing
    /// The mailer took it, unless it is in `handing` too. Kept for a while, for the question *what did you write to her?*
    case sent
    /// The mailer refused it, or retrying came to its end. Needs somebody: mend the cause and move it to `outgoing`.
    case failed
    /// The mailer found it too big. sipd takes it from there and tells what stood in it again, in shorter letters.
    case tooBig = "too-big"

    /// In the order in which a letter moves, so that looking into one after the other finds every letter; and once more where
    /// it goes back. What went back is not handed over again while somebody looks: it is to wait a minute.
    public static let onTheWay: [OutboxFolder] = [
        .outgoing, .waiting, .handing, .waiting, .handing, .sent, .failed, .tooBig,
    ]
}
