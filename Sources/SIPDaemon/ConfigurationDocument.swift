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
}

extension Configuration {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Configuration? in
        var read = Configuration()
        read.plans = fields.optional("plans", .path) ?? read.plans
        read.state = fields.optional("state", .path) ?? read.state
        read.spool = fields.optional("spool", .path) ?? read.spool
        read.socket = fields.optional("socket", .socketPath) ?? read.socket
        read.policy = fields.optional("policy", .path) ?? read.policy
        read.roster = fields.optional("roster", .path) ?? read.roster
        read.zone = fields.optional("zone", .line()) ?? read.zone
        if let hours = fields.optional("window", Hours.reading) {
            read.window = hours.window
            read.weekdays = hours.weekdays
            read.redDays = hours.redDays
        }
        read.language = fields.optional("language", .oneOf(Language.self)) ?? read.language
        read.mail = fields.optional("mail", Mail.reading) ?? read.mail
        read.journal = fields.optional("journal", .oneOf(Journal.self)) ?? read.journal
        read.sync = fields.optional("sync", .oneOf(Sync.self)) ?? read.sync
        read.metrics = fields.optional("metrics", .metricsPath)
        read.lettersPerRound = fields.optional("letters-per-round", .integer(1...100_000)) ?? read.lettersPerRound
        read.lossPercent = fields.optional("loss-percent", .integer(1...100)) ?? read.lossPercent
        switch fields.optional("keep-record", .keeping) {
        case .always: read.keepRecord = nil
        case .months(let months): read.keepRecord = months
        case nil: break
        }
        for (name, path) in [("state", read.state), ("spool", read.spool)] where path == read.plans {
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
    private struct Hours {
        var window: SendWindow
        var weekdays: Set<Weekday>
        var redDays: Bool

        static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Hours? in
            let usual = Configuration()
            let opens = fields.optional("opens", .timeOfDay) ?? usual.window.opens
            let closes = fields.optional("closes", .timeOfDay) ?? usual.window.closes
            let slots = fields.optional("slots", .slots(opens, closes)) ?? [opens]
            let weekdays = fields.optional("days", .weekdays) ?? usual.weekdays
            let redDays = fields.optional("red-days", .boolean) ?? usual.redDays

            guard let window = SendWindow(opens: opens, closes: closes, slots: slots) else {
                let message =
                    opens < closes
                    ? "a slot outside the window \(opens)–\(closes), or not after the one before it: correct \"slots\""
                    : "the window closes at \(closes), not after it opens at \(opens): correct one of them"
                fields.findings.add(fields.place(of: opens < closes ? "slots" : "closes"), message)
                return nil
            }
            return Hours(window: window, weekdays: weekdays, redDays: redDays)
        }
    }
}

extension Configuration.Mail {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Configuration.Mail? in
        var mail = Configuration.Mail()
        mail.from = fields.optional("from", .mailAddress) ?? mail.from
        mail.name = fields.optional("name", .line(120)) ?? mail.name
        mail.contact = fields.optional("contact", .line(120))
        switch fields.optional("trial", .trial) {
        case .off: mail.trial = nil
        case .to(let address): mail.trial = address
        case nil: break
        }
        mail.handover = fields.optional("handover", .oneOf(Configuration.Handover.self)) ?? mail.handover
        mail.sendmail = fields.optional("sendmail", .program) ?? mail.sendmail
        mail.retryFor = fields.optional("retry-for", .elapsed) ?? mail.retryFor
        return mail
    }
}

extension Expectation where Value == String {
    /// A path, absolute or from the configuration's folder.
    fileprivate static var path: Expectation { .line(1024) }

    /// A file that node_exporter's textfile collector reads.
    fileprivate static var metricsPath: Expectation {
        .text("a path that ends in .prom") { text in
            text.hasSuffix(".prom") && text.utf8.count <= 1024 && VisibleText.of(text) == text ? text : nil
        }
    }

    /// A program, by its absolute path: what it is must not depend on who starts it, or where.
    fileprivate static var program: Expectation {
        .text("an absolute path like /usr/sbin/sendmail") { text in
            text.hasPrefix("/") && text.utf8.count <= 1024 && VisibleText.of(text) == text ? text : nil
        }
    }

    /// A path that fits a socket's address (unix(7)), with `-control` too.
    fileprivate static var socketPath: Expectation {
        .text("a path of at most 99 bytes, all of it visible") { text in
            text.utf8.count <= 99 && !text.isEmpty && VisibleText.of(text) == text ? text : nil
        }
    }
}

extension Expectation where Value == Span {
    /// A span that a clock can measure.
    fileprivate static var elapsed: Expectation {
        .text("a number of hours, days or weeks, such as 5 days") { text in
            guard let span = try? Span(parsing: text) else { return nil }
            return switch span {
            case .hours, .days, .weeks: span
            case .openingHours, .workingDays, .months, .years: nil
            }
        }
    }
}

/// For how long something is kept.
private enum Keeping {
    case always
    case months(Int)
}

extension Expectation where Value == Keeping {
    fileprivate static var keeping: Expectation {
        .text("always, or from 3 to 1200 months, such as 24 months or 2 years") { text in
            guard text != "always" else { return .always }
            let months: Int? =
                switch try? Span(parsing: text) {
                case .months(let count): count
                case .years(let count): count <= 100 ? count * 12 : nil
                default: nil
                }
            return months.flatMap { (3...1200).contains($0) ? .months($0) : nil }
        }
    }
}

/// Whether letters go to whom they are for.
private enum Trial {
    case off
    case to(String)
}

extension Expectation where Value == Trial {
    fileprivate static var trial: Expectation {
        .text("off, or a mail address like root@localhost") { text in
            text == "off" ? .off : MailAddressSyntax.isAddress(text) ? .to(text) : nil
        }
    }
}

extension Expectation where Value == [TimeOfDay] {
    /// Times, or `every 5 minutes` from opening to closing.
    fileprivate static func slots(_ opens: TimeOfDay, _ closes: TimeOfDay) -> Expectation {
        .list(of: .timeOfDay, or: "every 5 minutes") { text in
            let words = text.split(separator: " ")
            guard words.count == 3, words[0] == "every", words[2] == "minutes" || words[2] == "minute",
                let step = Int(words[1]), (1...720).contains(step)
            else { return nil }
            return stride(from: opens.minutes, to: closes.minutes, by: step).compactMap {
                TimeOfDay(hour: $0 / 60, minute: $0 % 60)
            }
        }
    }
}
