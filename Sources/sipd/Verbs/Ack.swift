internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

extension Sipd {
    /// `sipd ack`.
    struct Ack: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that somebody is at it: reminders of a plan rest for a while.",
            discussion: """
                Asks the running sipd, which keeps who said so, until when and why; status and audit show it. Your \
                account is recorded with it, as the kernel names it; the name of --by is shown as claimed. Reminders go \
                again by themselves. At most \(PauseOrder.mostDays) days. What is not met stays open and overdue.

                  sipd ack K-2026-0107 --for "3 days" --by anna.lind "booked for Monday"
                  sipd ack K-2026-0107 --rule start-without-delay --until 2026-12-01 \\
                    --by anna.lind "began by phone"
                  sipd ack K-2026-0107 --for "3 days" --by anna.lind - < why.txt
                """)

        @OptionGroup var place: ConfigurationOption
        @OptionGroup var pause: PauseArguments

        func run() throws { try place.tell(pause.request(.acknowledged)) }
    }

    /// `sipd snooze`.
    struct Snooze: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that it can wait: reminders of a plan rest for a while.",
            discussion: """
                As ack, but nobody is at it yet.

                  sipd snooze K-2026-0107 --until 2026-12-01 \\
                    --by anna.lind "the family is away until then"
                """)

        @OptionGroup var place: ConfigurationOption
        @OptionGroup var pause: PauseArguments

        func run() throws { try place.tell(pause.request(.snoozed)) }
    }
}

/// What `ack` and `snooze` are told.
struct PauseArguments: ParsableArguments {
    @Argument(help: "The plan's case reference.")
    var plan: String

    @Option(help: ArgumentHelp("Only this rule; sipd rules names them.", valueName: "rule"))
    var rule: String?

    @Option(help: ArgumentHelp("Only this duty of the rule, such as a meeting, as explain names it.", valueName: "id"))
    var instance: String?

    @Option(help: ArgumentHelp("The day on which reminders go again.", valueName: "date"))
    var until: LocalDay?

    @Option(
        name: .customLong("for"), help: ArgumentHelp("How long they rest, such as 3 working days.", valueName: "span"))
    var span: String?

    @Option(help: ArgumentHelp("Who says so; best by the name in the roster.", valueName: "person"))
    var by: String

    @Argument(help: "Why, in a few words; - reads them from standard input, where no list of processes shows them.")
    var comment: String

    mutating func validate() throws {
        if comment == "-" { comment = StandardInput.line(atMost: PauseOrder.mostBytes) }
        guard (until == nil) != (span == nil) else { throw ValidationError("Give --until or --for, one of them.") }
        if instance != nil, rule == nil { throw ValidationError("--instance goes with --rule.") }
        if let objection = PauseOrder.objection(toName: by, called: "--by")
            ?? PauseOrder.objection(to: comment, called: "the comment")
        {
            throw ValidationError(objection)
        }
        if let span {
            do throws(SyntaxError) { _ = try Span(parsing: span) } catch { throw ValidationError("--for: \(error)") }
        }
    }

    func request(_ kind: Pause.Kind) -> ControlRequest {
        var request = ControlRequest(.pause)
        request.pause = PauseOrder(
            plan: plan, rule: rule, instance: instance, end: until?.day.description ?? span ?? "", by: by,
            comment: comment, kind: kind)
        return request
    }
}
