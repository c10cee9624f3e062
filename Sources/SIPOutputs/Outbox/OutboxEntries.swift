internal import SIPRules

extension JournalEntry {
    /// What an outbox did, for the journal.
    public init(_ event: Outbox.Event) {
        switch event {
        case .accepted(let name):
            self.init(
                .letterHandedOver, .notice, "The mail system took the letter \(name)", [.letter: name.text])
        case .failed(let name, let reason):
            self.init(
                .letterFailed, .error, "The letter \(name) cannot be sent: \(reason)",
                [.letter: name.text, .reason: reason])
        case .tooBig(let name, let reason):
            self.init(
                .letterTooBig, .error,
                "The letter \(name) is too big for the mail system and is told again in shorter ones: \(reason)",
                [.letter: name.text, .reason: reason])
        case .deferred(let name, let reason, let until):
            self.init(
                .letterDeferred, .notice, "The letter \(name) is tried again at \(until): \(reason)",
                [.letter: name.text, .reason: reason])
        case .repeated(let name):
            self.init(
                .letterRepeated, .warning,
                "The letter \(name) was with the mail system when the last run ended; it is handed over again",
                [.letter: name.text])
        case .stuck(let name, let reason):
            self.init(
                .letterStuck, .error, "The letter \(name) cannot be moved; the others go: \(reason)",
                [.letter: name.text, .reason: reason])
        case .mailerAway(let waiting):
            self.init(
                .mailerAway, .warning, "The mail system takes no letters now; \(waiting.counted("waits", "wait"))",
                [.count: String(waiting)])
        }
    }
}
