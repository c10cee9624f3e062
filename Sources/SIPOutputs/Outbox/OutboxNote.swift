public import SIPRules

/// What is remembered of a letter beside the folder it lies in. A lost note costs a try too early, never a letter.
public struct OutboxNote: Hashable, Sendable {
    /// How often the mailer was asked.
    public var attempts: Int
    /// When to ask again; `nil` in `failed`.
    public var next: Instant?
    /// What the mailer said, one line.
    public var reason: String
    /// Whether the mailer took no letter at all when it was asked: then that it takes another is reason to ask again.
    public var isMailerAway: Bool

    /// Whether the mailer took the letter, which could not be noted where it lies: it is not handed over again.
    public var isTaken: Bool

    /// A note; the reason is made one bounded, visible line.
    public init(attempts: Int, next: Instant? = nil, reason: String, isMailerAway: Bool = false, isTaken: Bool = false)
    {
        self.isTaken = isTaken
        self.attempts = attempts
        self.next = next
        self.isMailerAway = isMailerAway
        self.reason = Self.line(reason)
    }

    /// Characters of a reason that are kept.
    static let longestReason = 400

    /// `name: value`, a line each, fit for `cat`.
    var text: String {
        var lines = ["attempts: \(attempts)"]
        if let next { lines.append("next: \(next)") }
        if isMailerAway { lines.append("mailer: away") }
        if isTaken { lines.append("mailer: took it") }
        return (lines + ["reason: \(reason)"]).joined(separator: "\n") + "\n"
    }

    /// Reads what `text` wrote; `nil` for anything else, such as half of it after a power cut.
    init?(text: String) {
        guard text.hasSuffix("\n") else { return nil }
        var values: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            values[line[..<colon]] = line[colon...].dropFirst(2)
        }
        guard let attempts = values["attempts"].flatMap({ Int($0) }), (0...1_000_000).contains(attempts),
            let reason = values["reason"]
        else { return nil }
        self.init(
            attempts: attempts, next: values["next"].flatMap { Instant(utc: $0) }, reason: String(reason),
            isMailerAway: values["mailer"] == "away", isTaken: values["mailer"] == "took it")
    }

    /// What a mailer says may hold anything that the letter held.
    private static func line(_ text: String) -> String {
        let words = VisibleText.starred(text).split { $0.isNewline || $0 == " " }.joined(separator: " ")
        let visible = VisibleText.of(words)
        return visible.count > longestReason ? visible.prefix(longestReason) + "…" : visible
    }
}
