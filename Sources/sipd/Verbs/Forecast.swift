internal import SIPDaemon
internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What would be said to whom in a period.
struct Forecast {
    let time: LocalTime
    let period: Period
    let environment: RuleEnvironment
    let sayings: [Saying]

    /// From an instant through another.
    struct Period: Hashable {
        var from: Instant
        var through: Instant
    }

    /// One letter.
    struct Saying: Hashable {
        var at: Instant
        var digest: Digest
    }

    /// Rehearses a period.
    init(
        _ plans: [Plan], _ environment: RuleEnvironment, told: NotificationLog, _ period: Period, for recipient: String?
    ) {
        time = LocalTime(zone: environment.zone, now: period.from)
        self.period = period
        self.environment = environment
        var rehearsal = Rehearsal(RuleBook(environment), told: told, from: period.from)
        for plan in plans { rehearsal.put(plan) }
        var sayings: [Saying] = []
        rehearsal.run(through: period.through) { now, digests in
            sayings += digests.filter { recipient == nil || $0.recipient.id == recipient }.map {
                Saying(at: now, digest: $0)
            }
        }
        self.sayings = sayings
    }

    /// For people, by the time at which it is said.
    func show(on page: inout Page, letters: Settings?, _ plans: [Plan]) throws(CommandFailure) {
        page.add(
            Styled("From \(time.words(period.from)) through \(time.words(environment.zone.day(of: period.through)))"),
            Styled(", as the plans stand now", .dim))
        if sayings.isEmpty { page.add("nothing would be said") }
        var last: Instant?
        for saying in sayings {
            if saying.at != last { page.add(heading: time.words(saying.at)) }
            last = saying.at
            if let letters {
                try show(saying, letters: letters, plans, on: &page)
            } else {
                show(saying, on: &page)
            }
        }
        if !sayings.isEmpty { page.add(heading: summary) }
    }

    private var summary: String {
        let reminders = sayings.map(\.digest.reminders.count).reduce(0, +)
        let people = Set(sayings.map(\.digest.recipient.id)).count
        return "\(sayings.count.counted("letter")) with \(reminders.counted("reminder")) "
            + "to \(people.counted("recipient"))"
    }

    private func show(_ saying: Saying, on page: inout Page) {
        let recipient = saying.digest.recipient
        page.add(
            [
                Styled(recipient.name, .bold), Styled("  \(recipient.id)", .dim),
                Styled(saying.digest.slot == nil ? "  at once" : "", .red),
            ],
            indent: 2)
        var table = Table("", "", "", "")
        for reminder in saying.digest.reminders {
            table.add(
                Styled(reminder.obligation.subject.description), Styled(reminder.obligation.rule.rawValue),
                Styled("due \(time.words(reminder.obligation.due))"), Styled(why(reminder), .dim))
        }
        page.add(table, indent: 4)
    }

    private func show(_ saying: Saying, letters: Settings, _ plans: [Plan], on page: inout Page) throws(CommandFailure)
    {
        let sender: Sender
        do throws(SyntaxError) { sender = try letters.sender() } catch {
            throw CommandFailure(.configuration, ["sipd.yaml: error: \(error)"])
        }
        let occasion = Occasion(
            today: environment.zone.day(of: saying.at), environment: environment,
            plans: Dictionary(plans.map { ($0.id, $0) }) { first, _ in first })
        let bytes: [UInt8]
        do throws(LetterError) {
            let letter = Letter(saying.digest, on: occasion, from: sender)
            bytes = try letter.file(id: LetterName(saying.digest).stem, sent: saying.at).bytes
        } catch {
            page.add(Styled("  \(saying.digest.recipient.id): would be refused: \(error)", .red))
            return
        }
        do throws(SyntaxError) {
            let letter = try ReadLetter(bytes)
            for header in letter.headers {
                page.add([Styled("\(header.name): ", .dim), Styled(header.value)], indent: 2)
            }
            page.skip()
            for line in letter.lines { page.add([Styled(line)], indent: 2) }
            page.skip()
        } catch {
            throw CommandFailure(.failed, "error: \(error)")
        }
    }

    /// The step, the role, and whom the recipient stands in for.
    private func why(_ reminder: Reminder) -> String {
        let part = reminder.part == .informed ? "to know" : "to act"
        return "\(reminder.rung); \(part), as \(reminder.because.role.rawValue)"
    }

    /// For programs.
    var json: JSONValue {
        .list(sayings.map { json($0) })
    }

    private func json(_ saying: Saying) -> JSONValue {
        .sorted([
            "at": .text(time.iso(saying.at)),
            "recipient": .text(saying.digest.recipient.id),
            "immediate": .boolean(saying.digest.slot == nil),
            "reminders": .list(
                saying.digest.reminders.map { reminder in
                    .sorted([
                        "subject": .text(reminder.obligation.subject.description),
                        "rule": .text(reminder.obligation.rule.rawValue),
                        "instance": .text(reminder.obligation.instance.description),
                        "due": .text(reminder.obligation.due.description),
                        "step": .text(reminder.rung),
                        "part": .text(reminder.part.rawValue),
                        "role": .text(reminder.because.role.rawValue),
                    ])
                }),
        ])
    }
}
