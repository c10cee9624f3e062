import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting

@testable import sipd

/// What sipd says of a case when nobody acts, from the day the duty begins until thirty working days after it is due.
struct CaseTold {
    let folder: CaseFolder
    let environment: RuleEnvironment
    let plan: Plan?
    /// The duties of the rule, and of the installation for a rule that has no plans.
    let open: [Obligation]
    let period: ClosedRange<Instant>
    let said: [(at: Instant, digest: Digest)]

    init(_ folder: CaseFolder, _ plan: Plan?, during period: ClosedRange<Instant>? = nil) throws {
        self.folder = folder
        self.plan = plan
        environment = try folder.environment
        let book = RuleBook(environment)
        open =
            plan.map { book.obligations(of: $0, on: $0.lastHappening ?? .first).filter(\.isOpen) }
            ?? RuleCases.upkeep.filter { $0.rule == folder.rule }
        let first = open.map(\.duty.since).min() ?? .the("2026-06-01")
        let last = environment.calendar.after(open.map(\.due).min() ?? first, .workingDays(30)).day
        let zone = environment.zone
        let period = period ?? zone.instant(first, .midnight)...zone.instant(last, .the("23:59"))
        self.period = period
        var rehearsal = Rehearsal(book, from: period.lowerBound)
        if let plan { rehearsal.put(plan) } else { rehearsal.put(upkeep: open) }
        var said: [(at: Instant, digest: Digest)] = []
        rehearsal.run(through: period.upperBound) { now, digests in said += digests.map { (at: now, digest: $0) } }
        self.said = said
    }

    /// `case.txt` below its story.
    var page: String {
        let time = LocalTime(zone: environment.zone, now: period.lowerBound)
        let day = { (instant: Instant) in environment.zone.day(of: instant).englishWithYear }
        var lines = [
            "Rule: \(folder.rule.rawValue). \(folder.rule.rule.title)",
            "Source: \(folder.rule.rule.source.words)",
            "Asked: \(day(period.lowerBound)) 00:00, of a sipd that has told nothing yet and has no other rule",
        ]
        for obligation in open {
            let due = obligation.duty.due
            let isGiven = due.span.count == 0 && due.from == due.day
            let name = "\(obligation.instance)".isEmpty ? "" : " (\(obligation.instance))"
            let counted =
                !isGiven
                ? due.englishWords
                : due.day == obligation.duty.since ? "the day it begins" : "the date stands in the plan"
            lines.append("Due\(name): \(due.day.englishWithYear): \(counted)")
        }
        lines += ["", "Reminders when nobody acts, through \(day(period.upperBound)):"]
        let rows = said.flatMap { at, digest in
            digest.reminders.map { reminder in
                [
                    time.words(at), digest.recipient.name, reminder.part == .act ? "to act" : "to know",
                    "as \(reminder.because.role.rawValue)",
                    reminder.rung
                        + ("\(reminder.obligation.instance)".isEmpty ? "" : " (\(reminder.obligation.instance))"),
                ]
            }
        }
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        lines += rows.map { row in
            "  " + zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ") + "  " + row[4]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The first letter in a language, as its reader sees it.
    static let letter: @Sendable (CaseTold, Language) throws -> String = { told, language in
        guard let (at, digest) = told.said.first else { return "no letter\n" }
        let plans = told.plan.map { [$0.id: $0] } ?? [:]
        let occasion = Occasion(today: told.environment.zone.day(of: at), environment: told.environment, plans: plans)
        let sender = Sender(
            from: try Mailbox(parsing: "SIP-påminnelser <sip@region.example>"),
            contact: "SIP-stödet, sip-stod@region.example", language: language,
            domain: try MailDomain("sip.region.example"))
        let file = try Letter(digest, on: occasion, from: sender).file(id: LetterName(digest).stem, sent: at)
        let read = try ReadLetter(file.bytes)
        let headers = read.headers.filter { $0.name != "From" }.map { "\($0.name): \($0.value)" }
        return (headers + [""] + read.lines).joined(separator: "\n") + "\n"
    }
}
