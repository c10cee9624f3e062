public import SIPRules

/// Somebody asks not to be reminded of a plan for a while: what `sipd ack` and `sipd snooze` ask of the daemon, the only one
/// who writes the ledger.
public struct PauseOrder: Codable, Hashable, Sendable {
    /// The plan's case reference.
    public var plan: String
    /// The rule's name; nil: every rule.
    public var rule: String?
    /// The duty of that rule; nil: every one.
    public var instance: String?
    /// The day on which reminders go again, `2026-12-01`, or how long they rest, `3 working days`.
    public var end: String
    /// Who orders it.
    public var by: String
    /// Why.
    public var comment: String
    /// `ack` or `snooze`.
    public var kind: String

    /// An order.
    public init(
        plan: String, rule: String?, instance: String?, end: String, by: String, comment: String, kind: Pause.Kind
    ) {
        self.plan = plan
        self.rule = rule
        self.instance = instance
        self.end = end
        self.by = by
        self.comment = comment
        self.kind = kind.rawValue
    }

    /// No pause is longer, in days: what was put off for good would be forgotten for good.
    public static let mostDays = 90
    /// No more pauses of one plan hold at a time.
    public static let mostOfPlan = 50
    /// Neither name nor comment is longer.
    public static let mostBytes = 500

    /// Why a name or a comment cannot be taken; nil when it can.
    public static func objection(to text: String, called name: String) -> String? {
        if text.allSatisfy(\.isWhitespace) { return "\(name) is empty: say it in a few words" }
        if text.utf8.count > mostBytes { return "\(name) is longer than \(mostBytes) bytes: keep it short" }
        if PersonalNumber.found(in: text.utf8) {
            let advice = "write the case reference" + PersonalNumber.advice(on: text.utf8).text
            return "\(name) holds a personal identity number: \(advice)"
        }
        if !VisibleText.isAll(of: text) { return "\(name) holds a control character: leave it out" }
        return nil
    }

    /// The same of who orders it; a record shows in brackets what the kernel says of them.
    public static func objection(toName text: String, called name: String) -> String? {
        if text.contains(where: { "()".contains($0) }) { return "\(name) holds brackets: leave them out" }
        return objection(to: text, called: name)
    }

    /// When a pause that is ordered now ends.
    ///
    /// - Parameters:
    ///   - text: a day, or how long.
    ///   - now: when it is ordered.
    ///   - zone: where a day ends.
    ///   - calendar: of the plan's unit, by which working days are counted.
    public static func end(
        _ text: String, from now: Instant, zone: Zone, calendar: WorkingCalendar
    ) throws(CommandFailure) -> Instant {
        let today = zone.day(of: now)
        let end: Instant
        if let day = Day(text) {
            end = zone.instant(day, .midnight)
        } else {
            let span: Span
            do throws(SyntaxError) { span = try Span(parsing: text) } catch { throw .pauseRefused("\(error)") }
            switch span {
            case .hours(let count): end = now.adding(seconds: Int64(count) * 3600)
            case .openingHours: throw .pauseRefused("'\(text)': write hours or working days")
            case .days, .workingDays, .weeks, .months, .years:
                end = zone.instant(calendar.after(today, span).day, .midnight)
            }
        }
        guard end > now else { throw .pauseRefused("the pause would end at once: give a day to come") }
        guard end <= zone.instant(today.adding(days: mostDays), .midnight) else {
            throw .pauseRefused(
                "the pause would be longer than \(mostDays) days: order a shorter one, and another then")
        }
        return end
    }
}

/// Which pause is to end before its time, and who says so.
public struct PauseEnd: Codable, Hashable, Sendable {
    /// As `sipd pauses` lists it.
    public var id: Int64
    /// Who ends it.
    public var by: String

    /// An end.
    public init(id: Int64, by: String) {
        self.id = id
        self.by = by
    }
}

extension CommandFailure {
    /// Why a pause cannot be had. The reason may repeat what was asked, so a number in it is starred out and what is
    /// invisible is shown escaped.
    package static func pauseRefused(_ reason: String, _ exit: Exit = .usage) -> CommandFailure {
        CommandFailure(exit, "error: \(VisibleText.of(reason))")
    }
}
