public import SIPRules

/// What a letter says about one reminder: short lines, in the reader's language.
public struct Item: Hashable, Sendable {
    /// The case reference.
    public var reference: String
    /// Where in the letter it stands.
    public var section: Section
    /// What to do, on one line.
    public var action: String
    /// The same in few words, for a list that is read in five seconds.
    public var brief: String
    /// How far off its date is: `för 2 veckor sedan`.
    public var distance: String
    /// Which reminder it is, when it is not the first.
    public var repeated: String?
    /// By when, relative and absolute.
    public var by: String
    /// By when, as a date alone: beside its distance.
    public var date: String
    /// What else the reader needs: names, missing parts. What the action says already is not said again.
    public var details: [String]
    /// Where it is to be recorded, and what makes the reminders stop.
    public var record: String
    /// Where it is to be recorded, where it is said beside that the reminders stop then.
    public var edit: String
    /// Why it came to this reader.
    public var why: String
    /// Whose it is to do, or who else is told, where that is to be known beside.
    public var others: [String]
    /// Where the duty comes from.
    public var source: Source
    /// How the date was counted.
    public var counted: String

    /// Which reminder it is, after how far off it is.
    var which: String { repeated.map { ", " + $0 } ?? "" }
}
