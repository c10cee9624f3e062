public import SIPRules

/// Everything that sipd says in letters, in one language. A rule or a fact without words does not compile.
public protocol Texts: Sendable {
    /// The language.
    var language: Language { get }
    /// A day, with the year only when it is not `other`'s, or further off than anybody takes for the next such day.
    func words(_ day: Day, beside other: Day) -> String
    /// What a red day is called inside a sentence.
    func name(of red: RedDay) -> String
    /// How a date was counted, said on a day: with the year of what is far off.
    func words(_ counted: Counted, beside today: Day) -> String
    /// What a letter says in one line.
    func item(_ line: LetterLine, on occasion: Occasion) -> Item
    /// The subject line.
    func subject(of digest: Digest, on occasion: Occasion) -> String
    /// Who is greeted.
    func greeting(_ recipient: Recipient) -> String
    /// The letter in one sentence, where it tells of several things.
    func summary(of digest: Digest, on occasion: Occasion) -> String
    /// Why it comes now, or what to do with it: of a letter that waited for no digest, or went to no person.
    func notice(of digest: Digest) -> String?
    /// A section's heading, with how many items it has.
    func heading(_ section: Section, count: Int) -> String
    /// Heads what is to be recorded of each thing.
    var howTo: String { get }
    /// When the reminders of all of them stop.
    var untilRecorded: String { get }
    /// That all of it was told before, which reminder it is of all, where it is the same, and what would end it all.
    func allRepeated(_ which: String?) -> String
    /// Heads why each came to the reader.
    var whyYou: String { get }
    /// That nothing is asked for.
    var nothingToDo: String { get }
    /// Heads how the dates were counted.
    var howCounted: String { get }
    /// Where it all comes from, as a sentence.
    func sources(_ source: Source) -> String
    /// Joins the last two of several.
    var and: String { get }
    /// Why one letter tells what many would have: sipd was away on these days.
    func catchUp(_ away: ClosedRange<Day>, on occasion: Occasion) -> String
    /// Heads a letter in trial mode, with who would have had it.
    func trial(instead recipient: Recipient) -> String
    /// What stands before the subject in trial mode.
    var trialMark: String { get }
    /// Which letter it is of several, for the subject.
    func mark(_ part: Digest.Part) -> String
    /// The same in a sentence.
    func sentence(_ part: Digest.Part) -> String
    /// The subject line of a heartbeat.
    func subject(of heartbeat: Heartbeat.Report) -> String
    /// A heartbeat in a line.
    func sentence(_ heartbeat: Heartbeat.Report, on occasion: Occasion) -> String
    /// What sipd is, whom to ask, and how to make it stop.
    func footer(contact: String) -> [String]
    /// A reply to an invitation, as a word.
    func word(for reply: Reply) -> String
}

extension Language {
    /// The language's texts.
    public var texts: any Texts {
        switch self {
        case .swedish: SwedishTexts()
        case .english: EnglishTexts()
        }
    }
}

/// How many lines of a digest are to be done, are overdue, and are only to be known.
struct Tally {
    var today = 0
    var overdue = 0
    var ahead = 0
    var informed = 0
    var toDo: Int { today + overdue + ahead }

    init(_ digest: Digest, on occasion: Occasion) {
        for line in digest.lines {
            switch Section(occasion.context(line)) {
            case .today: today += 1
            case .overdue: overdue += 1
            case .ahead: ahead += 1
            case .informed: informed += 1
            }
        }
    }
}

extension DeliveryReason {
    /// The roles on the way from the one that the rung names to the one that somebody holds.
    private static func chain(of role: Role) -> [Role] {
        switch role {
        case .coordinator: [.coordinator, .convener, .initiator]
        case .convener: [.convener, .initiator]
        case .recorder: [.recorder, .initiator]
        case .initiator, .manager, .processOwner, .principal, .principals, .invited, .substitute, .owner,
            .administrator, .onCall:
            [role]
        }
    }

    /// The roles that nobody holds.
    var vacant: [Role] {
        instead.compactMap { if case .vacant(let role) = $0 { role } else { nil } }
    }

    /// The role that whoever was looked for holds; nil when nobody was found in any.
    var heldRole: Role? {
        let vacant = vacant
        return Self.chain(of: role).first { !vacant.contains($0) }
    }

    /// Those who would have had the reminder, nearest first.
    var persons: [Instead] {
        instead.filter { if case .vacant = $0 { false } else { true } }
    }
}
