internal import SIPFiles
internal import SIPDaemon
internal import SIPRules

/// The status as monitoring plug-ins say it (Nagios, Icinga): one line, figures behind a bar, and a status of 0 to 3.
struct PluginLine: Equatable {
    /// What the monitor shows.
    enum State: Int32 {
        case ok = 0, warning, critical, unknown
    }

    var state: State
    var words: String
    var figures: String

    /// A sipd that answers. Who and which plan is left out: monitors write mails of their own.
    init(_ status: SIPDaemon.Status) {
        var parts: [String] = []
        func add(_ count: Int, _ one: String, _ many: String, _ words: String) {
            if count > 0 { parts.append("\(count.counted(one, many)) \(words)") }
        }
        let named = status.coverage?.namedCount ?? 0
        if named > 0 { parts.append("somebody may be forgotten in \(named.counted("plan document"))") }
        add(status.unreadable, "plan document", "plan documents", "cannot be read")
        add(status.held, "letter is", "letters are", "held by the cap")
        add(status.refused, "plan or person is", "plans or people are", "set aside")
        add(status.spool.failed, "letter", "letters", "could not be sent")
        add(status.spool.deferred, "letter is", "letters are", "put off by the mail system")
        add(status.unreachable, "person or unit", "people or units", "cannot be reached")
        state =
            switch status.health {
            case .blocked: .critical
            case .degraded: .warning
            case .ok: named > 0 ? .warning : .ok
            }
        if state == .critical { parts.insert("nothing can be told; ask sipd status", at: 0) }
        // Troubles without a figure of their own.
        let more = status.troubles.count - parts.count + (named > 0 ? 1 : 0)
        if state == .warning, parts.isEmpty {
            parts = ["something needs somebody; ask sipd status"]
        } else if more > 0 {
            parts.append("\(more.counted("more trouble")); ask sipd status")
        }
        if parts.isEmpty { parts = ["\(status.plans.counted("plan")), \(status.overduePlans) with something overdue"] }
        words = parts.joined(separator: ", ")
        let figures: [(String, Int)] = [
            ("plans", status.plans), ("overdue", status.overduePlans), ("may_be_forgotten", named),
            ("letters_today", status.lettersToday),
            ("unreadable", status.unreadable), ("held", status.held), ("waiting", status.spool.waiting),
            ("deferred", status.spool.deferred), ("failed", status.spool.failed),
        ]
        self.figures = figures.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
    }

    /// One that does not answer, or whom we may not ask.
    init(_ state: State, _ words: String) {
        self.state = state
        self.words = words
        figures = ""
    }

    var text: String {
        let safe = VisibleText.of(String(words.map { $0 == "|" || $0.isNewline ? " " : $0 }))
        return "SIPD \("\(state)".uppercased()) - \(safe)" + (figures.isEmpty ? "" : " | \(figures)")
    }
}

extension PluginLine {
    /// Asks, for no longer than monitors wait.
    init(at socket: String) {
        do throws(SystemError) {
            guard let answer = try ControlClient.ask(ControlRequest(.status, limit: 0), at: socket, seconds: 8) else {
                self.init(.critical, "no sipd runs")
                return
            }
            if let status = answer.status { self.init(status) } else { self.init(.unknown, answer.messages.joined()) }
        } catch {
            self.init(error.isDenied ? .unknown : .critical, "\(error)")
        }
    }
}
