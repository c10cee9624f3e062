internal import SIPOutputs
internal import SIPDaemon
internal import SIPRules

/// What the letters of a period come to: for each recipient, for each rule, and in each month.
struct LetterLoad {
    private let period: ClosedRange<Day>
    private let zone: Zone
    /// By which seed people act; nil: nobody does.
    private let acting: UInt64?
    private var plans = 0
    private var unread = 0
    private var recipients: [String: Load] = [:]
    private var rules: [RuleID: Share] = [:]
    private var months: [Day: Int] = [:]
    private var coordinators: Set<String> = []
    private var lines = LetterLines()

    /// What one recipient gets.
    private struct Load {
        var name: String
        var digests = 0
        var atOnce = 0
        var toAct = 0
        var toKnow = 0
        /// Letters by week, the Monday's.
        var weeks: [Day: Int] = [:]

        var letters: Int { digests + atOnce }
        var mostAWeek: Int { weeks.values.max() ?? 0 }
    }

    /// What one rule makes of it.
    private struct Share {
        var reminders = 0
        /// Told after the day it was due.
        var late = 0
        var recipients: Set<String> = []
    }

    /// No letters yet.
    init(_ period: ClosedRange<Day>, _ zone: Zone, acting: UInt64? = nil) {
        self.period = period
        self.zone = zone
        self.acting = acting
    }

    /// A plan that the letters are about; nil: a document that cannot be read.
    mutating func count(_ plan: Plan?) {
        if let plan { name(coordinatorOf: plan) }
        if plan == nil { unread += 1 } else { plans += 1 }
    }

    /// Whoever coordinates a plan.
    mutating func name(coordinatorOf plan: Plan) {
        if let coordinator = plan.coordinator { coordinators.insert(coordinator.text) }
    }

    /// A letter that went at an instant.
    mutating func count(_ digest: Digest, at now: Instant) {
        let day = zone.day(of: now)
        var load = recipients[digest.recipient.id] ?? Load(name: digest.recipient.name)
        lines.count(digest)
        if digest.slot == nil { load.atOnce += 1 } else { load.digests += 1 }
        load.weeks[day.adding(days: Weekday.monday.rawValue - day.weekday.rawValue), default: 0] += 1
        months[day.adding(days: 1 - day.day), default: 0] += 1
        for reminder in digest.reminders {
            if reminder.part == .act { load.toAct += 1 } else { load.toKnow += 1 }
            var share = rules[reminder.obligation.rule] ?? Share()
            share.reminders += 1
            if day > reminder.obligation.due { share.late += 1 }
            share.recipients.insert(digest.recipient.id)
            rules[reminder.obligation.rule] = share
        }
        recipients[digest.recipient.id] = load
    }

    private var letters: Int { recipients.values.map(\.letters).reduce(0, +) }

    /// Those with the most letters first.
    private var byLoad: [(id: String, load: Load)] {
        recipients.map { ($0.key, $0.value) }.sorted { ($1.load.letters, $0.id) < ($0.load.letters, $1.id) }
    }

    private var byRule: [(rule: RuleID, share: Share)] {
        RuleID.allCases.compactMap { rule in rules[rule].map { (rule, $0) } }
    }

    /// For people.
    func show(on page: inout Page) {
        page.add(
            Styled("From \(period.lowerBound.englishWithYear) through \(period.upperBound.englishWithYear): "),
            Styled(
                "\(plans.counted("plan")), \(letters.counted("letter")) to \(recipients.count.counted("recipient"))",
                .bold),
            Styled(", as if \(assumption)", .dim))
        if unread > 0 {
            page.add(Styled("\(unread.counted("plan document")) cannot be read; sipd check tells why", .yellow))
        }
        if letters == 0 { return }
        page.add(paragraph: Styled(summary), hanging: 2)

        page.add(heading: "Recipients")
        var people = Table("recipient", ">letters", ">at once", ">most a week", ">to act", ">to know")
        for (id, load) in byLoad {
            people.add(
                Styled(id), number(load.letters), number(load.atOnce), number(load.mostAWeek), number(load.toAct),
                number(load.toKnow))
        }
        page.add(people, indent: 2)

        page.add(heading: "Rules")
        var table = Table("rule", ">reminders", ">after it was due", ">recipients")
        for (rule, share) in byRule {
            table.add(
                Styled(rule.rawValue), number(share.reminders), number(share.late), number(share.recipients.count))
        }
        page.add(table, indent: 2)

        page.add(heading: "Months")
        var calendar = Table("month", ">letters")
        for (month, count) in months.sorted(by: { $0.key < $1.key }) {
            calendar.add(Styled(String(month.description.prefix(7))), number(count))
        }
        page.add(calendar, indent: 2)
    }

    private var assumption: String {
        guard let acting else { return "nobody acted" }
        return "people did four of five acts, two working days after the first line about each (seed \(acting))"
    }

    /// Letters to each of those who coordinate a plan and get any, on average.
    private var lettersACoordinator: Double {
        let loads = recipients.filter { coordinators.contains($0.key) }.map(\.value.letters)
        return loads.isEmpty ? 0 : Double(loads.reduce(0, +)) / Double(loads.count)
    }

    private var summary: String {
        """
        \(LetterLines.oneDecimal(lettersACoordinator)) letters a coordinator; \(lines.count.counted("line")), of which \
        \(lines.percentRepeated) percent about a duty that its reader had been told of; in a letter \(lines.percentile(50)) in \
        the middle, and at most \(lines.percentile(95)) in 95 of 100
        """
    }

    private func number(_ number: Int) -> Styled { Styled("\(number)") }

    /// For programs.
    var json: JSONValue {
        .sorted([
            "from": .text(period.lowerBound.description),
            "until": .text(period.upperBound.description),
            "plans": .number(plans),
            "unreadable": .number(unread),
            "letters": .number(letters),
            "acting": acting.map { .text("\($0)") },
            "letters-a-coordinator": .text(LetterLines.oneDecimal(lettersACoordinator)),
            "lines": .number(lines.count),
            "lines-repeated": .number(lines.repeated),
            "lines-a-letter": .sorted([
                "50": .number(lines.percentile(50)), "95": .number(lines.percentile(95)),
            ]),
            "recipients": .list(
                byLoad.map { id, load in
                    .sorted([
                        "recipient": .text(id), "letters": .number(load.letters), "at-once": .number(load.atOnce),
                        "most-a-week": .number(load.mostAWeek), "to-act": .number(load.toAct),
                        "to-know": .number(load.toKnow),
                    ])
                }),
            "rules": .list(
                byRule.map { rule, share in
                    .sorted([
                        "rule": .text(rule.rawValue), "reminders": .number(share.reminders),
                        "late": .number(share.late), "recipients": .number(share.recipients.count),
                    ])
                }),
            "months": .list(
                months.sorted { $0.key < $1.key }.map { month, count in
                    .sorted(["month": .text(String(month.description.prefix(7))), "letters": .number(count)])
                }),
        ])
    }
}
