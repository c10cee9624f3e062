public import SIPRules

/// Reads `sipd.yaml`.
public enum ConfigurationDocument {
    /// The configuration, with what should be looked at; nil, with at least one error, when the document cannot be
    /// taken. An empty document is the default configuration.
    public static func read(_ document: DocumentNode) -> (configuration: Configuration?, findings: [Finding]) {
        if document.kind == .null { return (Configuration(), []) }
        do throws(DocumentRefused) {
            let (configuration, warnings) = try document.read(Configuration.reading)
            return (configuration, warnings)
        } catch {
            return (nil, error.findings)
        }
    }

    /// What may stand in it.
    public static var shape: Shape { Configuration.reading.shape }
}

extension Configuration {
    static let reading = Expectation.map(ConfigurationKeys()) { keys -> Configuration? in
        var read = Configuration()
        read.plans = keys.plans ?? read.plans
        read.state = keys.state ?? read.state
        read.spool = keys.spool ?? read.spool
        read.socket = keys.socket ?? read.socket
        read.policy = keys.policy ?? read.policy
        read.roster = keys.roster ?? read.roster
        read.zone = keys.zone ?? read.zone
        if let hours = keys.window {
            read.window = hours.window
            read.weekdays = hours.weekdays
            read.redDays = hours.redDays
        }
        read.language = keys.language ?? read.language
        read.mail = keys.mail ?? read.mail
        read.journal = keys.journal ?? read.journal
        read.metrics = keys.metrics
        if case .to(let heartbeat) = keys.heartbeat { read.heartbeat = heartbeat }
        read.sync = keys.sync ?? read.sync
        read.lettersPerRound = keys.lettersPerRound ?? read.lettersPerRound
        read.lettersPerHour = keys.lettersPerHour ?? read.lettersPerHour
        read.lossPercent = keys.lossPercent ?? read.lossPercent
        let keeping = keys.keepRecord
        let fields = keys.fields
        switch keeping {
        case .months(let months, _): read.keepRecord = months
        case .always, nil: break
        case .undecided:
            fields.warn(
                "keep-record",
                "no decision is named, so nothing is removed: write {after: 24 months, decision: reference}, or always")
        }
        for (name, path) in [("state" as KnownWord, read.state), ("spool", read.spool)] where path == read.plans {
            fields.findings.add(
                fields.place(of: name), "\"\(name)\" and \"plans\" are the same folder: keep them apart")
        }
        if read.state == read.spool {
            fields.findings.add(
                fields.place(of: "spool"), "\"spool\" and \"state\" are the same folder: keep them apart")
        }
        return read
    }

    /// `window` holds more than the send window: the days it is open.
    struct Hours: Sendable {
        var window: SendWindow
        var weekdays: Set<Weekday>
        var redDays: Bool

        static let reading = Expectation.map(WindowKeys()) { keys -> Hours? in
            let usual = Configuration()
            let opens = keys.opens ?? usual.window.opens
            let closes = keys.closes ?? usual.window.closes
            let slots = keys.slots?.times(opens, closes) ?? [opens]
            let weekdays = keys.days ?? usual.weekdays
            let redDays = keys.redDays ?? usual.redDays

            guard let window = SendWindow(opens: opens, closes: closes, slots: slots) else {
                let message: Finding.Message =
                    opens < closes
                    ? "a slot outside the window \(opens)–\(closes), or not after the one before it: correct \"slots\""
                    : "the window closes at \(closes), not after it opens at \(opens): correct one of them"
                keys.fields.findings.add(keys.fields.place(of: opens < closes ? "slots" : "closes"), message)
                return nil
            }
            return Hours(window: window, weekdays: weekdays, redDays: redDays)
        }
    }
}

extension Configuration.Mail {
    static let reading = Expectation.map(MailKeys()) { keys -> Configuration.Mail? in
        var mail = Configuration.Mail()
        mail.from = keys.from?.text ?? mail.from
        mail.name = keys.name ?? mail.name
        mail.contact = keys.contact
        switch keys.trial {
        case .off: mail.trial = nil
        case .to(let address): mail.trial = address
        case nil: break
        }
        mail.handover = keys.handover ?? mail.handover
        mail.sendmail = keys.sendmail ?? mail.sendmail
        mail.retryFor = keys.retryFor ?? mail.retryFor
        if let trouble = mail.senderTrouble { keys.fields.warn("from", trouble) }
        return mail
    }
}

extension Expectation where Value == String {
    /// A path, absolute or from the configuration's folder.
    static var path: Expectation { line(1024).like("here", "a/b", "/nowhere/å ä ö") }

    /// A file that node_exporter's textfile collector reads.
    static var metricsPath: Expectation {
        .text("a path that ends in .prom") { text in
            text.hasSuffix(".prom") && text.utf8.count <= 1024 && VisibleText.isAll(of: text) ? text : nil
        }.like("metrics.prom", "a b.prom")
    }

    /// A program, by its absolute path: what it is must not depend on who starts it, or where.
    static var program: Expectation {
        .text("an absolute path like /usr/sbin/sendmail") { text in
            text.hasPrefix("/") && text.utf8.count <= 1024 && VisibleText.isAll(of: text) ? text : nil
        }.like("/usr/sbin/sendmail", "/bin/true", "/bin/false", "/nowhere")
    }

    /// A path that fits a socket's address (unix(7)), with `-control` too.
    static var socketPath: Expectation {
        .text("a path of at most 99 bytes, all of it visible") { text in
            text.utf8.count <= 99 && !text.isEmpty && VisibleText.isAll(of: text) ? text : nil
        }.like("sipd.sock", "s")
    }
}

extension Expectation where Value == Span {
    /// A span that a clock can measure.
    static var elapsed: Expectation {
        .text("a number of hours, days or weeks, such as 5 days") { text in
            guard let span = try? Span(parsing: text) else { return nil }
            return switch span {
            case .hours, .days, .weeks: span
            case .openingHours, .workingDays, .months, .years: nil
            }
        }.like("5 days", "1 hour", "0 hours", "2 weeks")
    }
}

/// For how long something is kept. What is public record is removed only by decision.
enum Keeping: Sendable {
    case always
    /// So many months, by a decision.
    case months(Int, decision: String)
    /// So many months, and nobody says who decided that: nothing is removed.
    case undecided
}

extension Expectation where Value == Keeping {
    static var keeping: Expectation {
        let decided = Expectation.map(KeepingKeys()) { keys -> Keeping? in
            let after = keys.after
            let decision = keys.decision
            guard let after, let decision else { return nil }
            return .months(after, decision: decision)
        }
        let word = Expectation.text(
            "always, or a time and a decision, such as {after: 24 months, decision: KS-2026-117}"
        ) {
            text -> Keeping? in
            text == "always" ? .always : Self.months(text) == nil ? nil : .undecided
        }
        return .either(decided, word.like("always", "24 months", "2 years"))
    }

    fileprivate static func months(_ text: String) -> Int? {
        let months: Int? =
            switch try? Span(parsing: text) {
            case .months(let count): count
            case .years(let count): count <= 100 ? count * 12 : nil
            default: nil
            }
        return months.flatMap { (3...1200).contains($0) ? $0 : nil }
    }
}

extension Expectation where Value == Int {
    /// So many months.
    static var months: Expectation {
        .text("from 3 to 1200 months, such as 24 months or 2 years") { Expectation<Keeping>.months($0) }
            .like("3 months", "24 months", "2 years", "100 years")
    }
}

/// Whether letters go to whom they are for.
enum Trial: Sendable {
    case off
    case to(String)
}

extension Expectation where Value == Trial {
    static var trial: Expectation {
        .text("off, or a mail address like root@localhost") { text in
            text == "off" ? .off : (try? MailAddress(text)).map { .to($0.text) }
        }.shaped(.either([.words(["off"]), .address]))
    }
}

/// The slots of digests.
enum Slots: Sendable {
    case at([TimeOfDay])
    /// So many minutes apart, from opening to closing.
    case every(Int)

    /// The times they are.
    func times(_ opens: TimeOfDay, _ closes: TimeOfDay) -> [TimeOfDay] {
        switch self {
        case .at(let times): times
        case .every(let step):
            stride(from: opens.minutes, to: closes.minutes, by: step).compactMap {
                TimeOfDay(hour: $0 / 60, minute: $0 % 60)
            }
        }
    }
}

extension Expectation where Value == Slots {
    /// Times, or `every 5 minutes` from opening to closing.
    static var slots: Expectation {
        let times = Expectation<[TimeOfDay]>.list(of: .timeOfDay)
        let steps = Expectation.text("a list, or every 5 minutes") { text -> Slots? in
            let words = text.split(separator: " ")
            guard words.count == 3, words[0] == "every", words[2] == "minutes" || words[2] == "minute",
                let step = Int(words[1]), (1...720).contains(step)
            else { return nil }
            return .every(step)
        }.like("every 5 minutes", "every 1 minute", "every 30 minutes", "every 720 minutes")
        return Expectation.either(times, Slots.at, steps)
    }
}
