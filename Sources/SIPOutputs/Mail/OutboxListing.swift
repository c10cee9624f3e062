/// What is in a folder of the outbox.
public struct OutboxListing: Hashable, Sendable {
    /// The letters, in no order.
    public var entries: [SpoolEntry] = []
    /// The names under which no letter lies, or none that can be looked at, in order; hidden ones are nobody's.
    public var strangers: [String] = []

    /// A listing, member by member.
    public init(entries: [SpoolEntry] = [], strangers: [String] = []) {
        self.entries = entries
        self.strangers = strangers
    }
}
