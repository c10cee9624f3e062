/// What the mailer answered to a letter.
public enum MailerAnswer: Hashable, Sendable {
    /// It is the mailer's now.
    case accepted
    /// The letter itself is at fault: the same letter would be refused again.
    case refused(String)
    /// It is longer than the mailer takes: a shorter one would go.
    case tooBig(String)
    /// The trouble may pass.
    case deferred(String)
    /// The letter cannot be read now: no mailer was asked.
    case unreadable(String)

    /// How a mailer's process came to its end.
    public enum End: Hashable, Sendable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// Judges the end of a `sendmail`.
    ///
    /// sysexits(3) leaves room, and mailers use it: a missing recipient is 64, 66, 70 or 75, a relay's name that DNS does
    /// not know tonight is 68. So only what blames the letter refuses it; all else is tried again until the letter is too
    /// old, and ends in `failed` with the reason then. The other way round, one night without DNS would cost all letters.
    public init(_ end: End, said: String) {
        let words = said.isEmpty ? "" : ": \(said)"
        switch end {
        case .exited(0): self = .accepted
        case .exited(let status) where Self.blamesSize(said): self = .tooBig("exit \(status)\(words)")
        case .exited(let status) where Self.blamesLetter.contains(status): self = .refused("exit \(status)\(words)")
        // OpenSMTPD's sendmail ends so whatever its server answered; the answer, for good from 500 on, is in the words.
        case .exited(70) where said.contains("command failed: 5"): self = .refused("exit 70\(words)")
        case .exited(let status): self = .deferred("exit \(status)\(words)")
        case .signalled(let signal): self = .deferred("ended by signal \(signal)\(words)")
        }
    }

    /// Each mailer has its own status for it, and some of them mean that it may pass; RFC 3463 has 5.3.4 and 5.2.3.
    private static func blamesSize(_ said: String) -> Bool {
        let said = said.lowercased()
        return [
            "message file too big", "message too big", "message too large", "message size exceeds", "5.3.4 ", "5.2.3 ",
        ]
        .contains { said.contains($0) }
    }

    /// EX_DATAERR, EX_NOINPUT, EX_NOUSER.
    private static let blamesLetter: Set<Int32> = [65, 66, 67]
}
