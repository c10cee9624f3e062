/// What a letter says about one reminder: short lines, in the reader's language.
public struct Item: Hashable, Sendable {
    /// The case reference.
    public var reference: String
    /// Where in the letter it stands.
    public var section: Section
    /// What to do, on one line.
    public var action: String
    /// By when, relative and absolute.
    public var by: String
    /// What else the reader needs: names, missing parts. What the action says already is not said again.
    public var details: [String]
    /// Where it is to be recorded, and what makes the reminders stop.
    public var record: String
    /// Why it came to this reader, and the source.
    public var why: String
    /// How the date was counted.
    public var counted: String
}
