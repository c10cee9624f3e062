/// What keeps sipd itself running. These duties are of the installation, not of a plan: the daemon makes them.
public enum Upkeep {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case unreachableRole = "unreachable-role"
        case planUnreadable = "plan-unreadable"
        case rulesReviewed = "rules-reviewed"
        case allChecked = "all-checked"
        case lettersHeld = "letters-held"
        case setAside = "set-aside"
        case planUnwatched = "plan-unwatched"

        var rule: Rule {
            switch self {
            case .unreachableRole: Upkeep.unreachableRole
            case .planUnreadable: Upkeep.planUnreadable
            case .rulesReviewed: Upkeep.rulesReviewed
            case .allChecked: Upkeep.allChecked
            case .lettersHeld: Upkeep.lettersHeld
            case .setAside: Upkeep.setAside
            case .planUnwatched: Unwatched.planUnwatched
            }
        }
    }

    /// The day on which these rules were last compared with the citizen page and with document 114327, version 3.0.
    public static let compared = Day(number: 20_779)

    /// A document that no plan is taken from: the day that was noticed, and why.
    public struct Document: Hashable, Sendable {
        /// The day that was noticed.
        public var since: Day
        /// Why.
        public var why: PassedOver

        /// A document that has been passed over since a day.
        public init(since: Day, _ why: PassedOver) {
            self.since = since
            self.why = why
        }

        fileprivate var facts: [Fact] {
            switch why {
            case .unreadable(let plan): plan.map { [.lastVersion($0)] } ?? []
            case .duplicate(let plan, let counts): [.duplicate(plan, counts: VisibleText.starred(counts))]
            case .stray: [.stray]
            case .noFile(let what, let plan): [.noFile(what)] + (plan.map { [.lastVersion($0)] } ?? [])
            }
        }
    }

    /// So many documents, and so many gaps in the roster, are named to one recipient, and the rest counted: an export that
    /// went wrong spoils all of them at once.
    public static let named = 20

    /// The installation's own obligations on a day.
    ///
    /// - Parameters:
    ///   - unreadable: documents that no plan is taken from, by path.
    ///   - roster: who is who.
    ///   - changed: the day on which the roster was last changed: a gap in it counts from there.
    ///   - unknown: the units that keep plans and are not in the roster, and since when that is known.
    ///   - held: letters that the cap on a round holds back, and the cap; nil when there are none.
    ///   - setAside: what an error keeps from being told, and since when.
    ///   - checkup: what there is to say of plans that have been looked through; nil while they cannot be.
    ///   - today: the day.
    public static func obligations(
        unreadable: [String: Document], roster: Roster, changed: Day, unknown: [UnitID: Day] = [:],
        held: (letters: Int, caps: [LetterCap])?, setAside: [(instance: Instance, since: Day)] = [], checkup: Checkup?,
        on today: Day
    ) -> [Obligation] {
        let paths = starred(unreadable)
        let documents = paths.prefix(named).map { path, document in
            Obligation(
                .upkeep(.plans), .planUnreadable,
                Duty(
                    .document(path), since: document.since, due: .given(document.since), met: nil,
                    facts: [.about(path)] + document.facts), .open)
        }
        let rest = paths.dropFirst(named)
        let further = rest.map(\.value.since).min().map { since in
            Obligation(
                .upkeep(.plans), .planUnreadable,
                Duty(.furtherDocuments, since: since, due: .given(since), met: nil, facts: [.further(rest.count)]),
                .open)
        }
        let gaps = obligations(roster.gaps(on: today, unknown: unknown), changed: changed)
        let review = Duty(
            since: compared, due: WorkingCalendar.statutory.after(compared, .months(12)), met: nil,
            facts: [.about("114327 v3.0")])
        return documents + [further].compactMap { $0 } + gaps
            + [Obligation(.upkeep(.rules), .rulesReviewed, review, .open)]
            + aside(setAside) + (checkup.map { accounts($0, on: today) } ?? [])
            + (held.map { [Self.held($0.letters, caps: $0.caps, on: today)] } ?? [])
    }

    /// In order of path. Paths that are the same without the numbers in them are one duty, of the document that was noticed
    /// first: their reminders could not be told apart.
    private static func starred(_ unreadable: [String: Document]) -> [(key: String, value: Document)] {
        let inOrder = unreadable.sorted { $0.key < $1.key }.map { (VisibleText.starred($0.key), $0.value) }
        return Dictionary(inOrder) { $1.since < $0.since ? $1 : $0 }.sorted { $0.key < $1.key }
    }

    /// So many by name, and the rest counted.
    private static func aside(_ matters: [(instance: Instance, since: Day)]) -> [Obligation] {
        func obligation(_ instance: Instance, _ since: Day, _ fact: Fact) -> Obligation {
            let duty = Duty(instance, since: since, due: .given(since), met: nil, facts: [fact])
            return Obligation(.upkeep(.service), .setAside, duty, .open)
        }
        let first = matters.prefix(named).map { obligation($0.instance, $0.since, .about("\($0.instance)")) }
        let rest = matters.dropFirst(named)
        return first + (rest.map(\.since).min().map { [obligation(.only, $0, .further(rest.count))] } ?? [])
    }

    /// Anew each day on which a cap holds something back.
    private static func held(_ letters: Int, caps: [LetterCap], on today: Day) -> Obligation {
        let duty = Duty(since: today, due: .given(today), met: nil, facts: [.held(letters: letters, caps: caps)])
        return Obligation(.upkeep(.service), .lettersHeld, duty, .open)
    }

    /// This week's and, so that sipd wakes for it, next week's. Of weeks that have passed only the latest is told.
    private static func accounts(_ checkup: Checkup, on today: Day) -> [Obligation] {
        let monday = today.adding(days: 1 - today.weekday.rawValue)
        return [monday, monday.adding(days: 7)].map { day in
            let duty = Duty(.day(day), since: day, due: .given(day), met: nil, facts: [.checkup(checkup)])
            return Obligation(.upkeep(.service), .allChecked, duty, .open)
        }
    }

    /// A plan document that cannot be read or breaks the schema, holds a plan that another document holds already, or is passed
    /// over for its name or because it is no regular file: at once, then every working day. The last good version of what
    /// counts stays tracked meanwhile.
    static let planUnreadable = Rule(
        .planUnreadable, title: "A plan document that cannot be read, or does not count.", step: .upkeep,
        source: .upkeep, kind: .completeness, to: .administrator, within: .days(0),
        ladder: Ladder([.due(.administrator, every: .workingDays(1))]),
        opens: [], dates: .upkeep, ends: .upkeep
    ) { _, _ in [] }

    /// The routine has a version and a date. When the rules are twelve months old they are compared with their sources again,
    /// and every year after.
    static let rulesReviewed = Rule(
        .rulesReviewed, title: "The rules are compared with their sources again.", step: .upkeep,
        source: .upkeep, kind: .deadline, to: .administrator, within: .months(12),
        ladder: Ladder([.due(.administrator, .processOwner, every: .years(1))]),
        opens: [], dates: .upkeep, ends: .upkeep
    ) { _, _ in [] }

    /// Nobody's to do: a letter to whoever runs sipd, each Monday, that all has been looked through. Without it nobody could
    /// tell a week with nothing to say from a sipd that has died.
    static let allChecked = Rule(
        .allChecked, title: "Every plan has been looked through: a letter that says so.", step: .upkeep,
        source: .upkeep, kind: .event, to: .administrator, within: .days(0),
        ladder: Ladder([.due(.administrator)], then: .none),
        opens: [], dates: .upkeep, ends: .upkeep
    ) { _, _ in [] }

    /// A plan or a person that a mistake of ours keeps from being told of or told, while all others are: whoever runs sipd
    /// hears of it every working day while it is so.
    static let setAside = Rule(
        .setAside, title: "What an error keeps from being told, while all else is.", step: .upkeep,
        source: .upkeep, kind: .completeness, to: .administrator, within: .days(0),
        ladder: Ladder([.due(.administrator, every: .workingDays(1))]),
        opens: [], dates: .upkeep, ends: .upkeep
    ) { _, _ in [] }

    /// More letters at once than sipd may send by itself: whoever runs it hears at once, alone, and before all that is held.
    static let lettersHeld = Rule(
        .lettersHeld, title: "Letters that the cap holds back are looked at and released.", step: .upkeep,
        source: .upkeep, kind: .event, to: .administrator, within: .days(0),
        ladder: Ladder([.immediate(.atOnce, .administrator)], then: .none),
        opens: [], dates: .upkeep, ends: .upkeep
    ) { _, _ in [] }
}

extension RuleID {
    /// A role that nobody can be reached in.
    public static var unreachableRole: Self { .upkeep(.unreachableRole) }

    /// A plan document that cannot be read, or does not count.
    public static var planUnreadable: Self { .upkeep(.planUnreadable) }

    /// The rules are compared with their sources again.
    public static var rulesReviewed: Self { .upkeep(.rulesReviewed) }

    /// Every plan has been looked through, so that silence means something.
    public static var allChecked: Self { .upkeep(.allChecked) }

    /// Letters that the cap on a round holds back are looked at and released.
    public static var lettersHeld: Self { .upkeep(.lettersHeld) }

    /// A plan or a person that an error keeps from being told of, or told.
    public static var setAside: Self { .upkeep(.setAside) }

    /// The first time that nobody will hear of a plan's open duties, or nothing leads on in it.
    public static var planUnwatched: Self { .upkeep(.planUnwatched) }
}
