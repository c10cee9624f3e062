internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// What another policy would say in the same period instead.
struct ForecastChange {
    private let time: LocalTime
    /// In order of time; of one instant, what goes before what comes.
    private let lines: [Line]
    private let unchanged: Int

    private struct Line: Hashable {
        var at: Instant
        var isNew: Bool
        var reminder: Reminder
    }

    init(from old: Forecast, to new: Forecast) {
        time = old.time
        let (before, after) = (Self.reminders(old), Self.reminders(new))
        let (gone, come) = (before.subtracting(after), after.subtracting(before))
        unchanged = before.intersection(after).count
        lines =
            (gone.map { Line(at: $0.at, isNew: false, reminder: $0.reminder) }
            + come.map { Line(at: $0.at, isNew: true, reminder: $0.reminder) })
            .sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
    }

    private struct Said: Hashable {
        var at: Instant
        var key: ReminderKey
        var reminder: Reminder

        static func == (left: Said, right: Said) -> Bool { left.at == right.at && left.key == right.key }
        func hash(into hasher: inout Hasher) {
            hasher.combine(at)
            hasher.combine(key)
        }
    }

    private static func reminders(_ forecast: Forecast) -> Set<Said> {
        Set(
            forecast.sayings.flatMap { saying in
                saying.digest.reminders.map { Said(at: saying.at, key: $0.key, reminder: $0) }
            })
    }

    private static func order(_ line: Line) -> [String] {
        let obligation = line.reminder.obligation
        return [
            line.at.description, obligation.subject.description, obligation.rule.rawValue,
            obligation.instance.description,
            line.reminder.recipient.id, line.isNew ? "1" : "0", line.reminder.rung,
        ]
    }

    /// For people: `-` what would no longer be said, `+` what would be instead.
    func show(on page: inout Page) {
        var table = Table("", "", "", "", "", "")
        for line in lines {
            let obligation = line.reminder.obligation
            table.add(
                Styled(line.isNew ? "+" : "-", line.isNew ? .green : .red), Styled(time.words(line.at)),
                Styled(line.reminder.recipient.name), Styled(obligation.subject.description),
                Styled(obligation.rule.rawValue),
                Styled("due \(time.words(obligation.due)); \(line.reminder.rung)", .dim))
        }
        page.add(table)
        let (gone, come) = (lines.count { !$0.isNew }, lines.count { $0.isNew })
        page.add(Styled("\(gone.counted("reminder")) less, \(come) more, \(unchanged) as before", .bold))
    }

    /// For programs.
    var json: JSONValue {
        .list(
            lines.map { line in
                .sorted([
                    "change": .text(line.isNew ? "more" : "less"),
                    "at": .text(time.iso(line.at)),
                    "recipient": .text(line.reminder.recipient.id),
                    "subject": .text(line.reminder.obligation.subject.description),
                    "rule": .text(line.reminder.obligation.rule.rawValue),
                    "instance": .text(line.reminder.obligation.instance.description),
                    "due": .text(line.reminder.obligation.due.description),
                    "step": .text(line.reminder.rung),
                ])
            })
    }
}

/// A policy beside the one in force.
enum PolicyFile {
    static func read(_ path: String) throws(CommandFailure) -> Policy {
        let bytes = try TextFile.read(path, limit: DocumentLimits.configuration.bytes)
        var findings: [Finding]
        do throws(DocumentRefused) {
            let policy: Policy?
            (policy, findings) = PolicyDocument.read(try YAMLDocument.read(bytes, path: path))
            if let policy { return policy }
        } catch {
            findings = error.findings
        }
        throw CommandFailure(.configuration, findings.sorted().map(\.description))
    }
}
