/// The keys of `policy.yaml`: what is read from it, said of it in the shipped file and the reference, and made up for tests.
struct PolicyKeys: KeyTable {
    let minors = Key(
        "minors", .oneOf(Policy.Minors.self), shown: Policy().minors.rawValue,
        """
        A minor from 15 has asked and a guardian has not consented: \
        \(Policy.Minors.allCases.map(\.rawValue).joined(separator: ", ")).
        """)
    let followUpCap = Key(
        "follow-up-cap", .wholeDays, shown: "\(Policy().followUpCap)", "A follow-up further off than this is reported.")
    let rules = Key(
        "rules", Policy.rules,
        """
        What each rule has: \(SettingKeys(RuleID.allCases[0].rule).sentence). A ladder's rungs have: \
        \(RungKeys().sentence). What is left out stays as it is here; a ladder replaces the whole of this one. What stands \
        beside these has a clock, and maybe a ladder, of its own.
        """)
}

/// The keys of a rule.
struct SettingKeys: KeyTable {
    let on = Key("on", .boolean, "whether it reminds")
    let within = Key("within", .span, "the time from a duty's start until it is due")
    let ladder = Key("ladder", Ladder.reading, "its rungs")
    let then = Key(
        "then", .oneOf(Ladder.Then.self),
        "what follows the last rung: tail, weekly and later monthly while the duty is open, or none")
    /// What stands beside these: the rule's other clocks.
    let tracks: [Key<Rule.Timing>]

    init(_ rule: Rule) {
        tracks = Track.allCases.compactMap { track in
            rule.tracks[track].map { Key(KnownWord(track), Rule.Timing.reading($0.ladder ?? rule.ladder)) }
        }
    }
}

/// The keys of one of a rule's other clocks.
struct TimingKeys: KeyTable {
    let within = Key("within", .span)
    let ladder = Key("ladder", Ladder.reading)
    let then = Key("then", .oneOf(Ladder.Then.self))
}

/// The keys of a rung.
struct RungKeys: KeyTable {
    let when = Key("when", Rung.Moment.reading, required: true, "its day")
    let to = Key("to", Role.oneOrMore, required: true, "who is to act")
    let copy = Key("copy", Role.oneOrMore, "who is informed")
    let every = Key("every", .wholeDays, "how often it is repeated")
}

extension KeyTable {
    /// Its keys in a sentence.
    fileprivate var sentence: String {
        keys.filter { !$0.says.isEmpty }.map { "\($0.name), \($0.says)" }.joined(separator: "; ")
    }
}

/// A rule's name as a key of `rules`, with what stands under it.
struct RuleKey: DocumentKey {
    let rule: Rule

    var name: String { rule.id.rawValue }
    var shape: Shape { Policy.Setting.reading(rule).shape }
    var isRequired: Bool { false }
    var says: String { "" }
    var shown: String { "" }
}
