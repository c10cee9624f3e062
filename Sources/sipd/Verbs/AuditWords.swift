internal import SIPRules
internal import SIPStores

extension LedgerEntry {
    /// What happened, in a sentence without its subject.
    func words(_ time: LocalTime) -> String {
        switch kind {
        case .told:
            var words = "told \(recipient) of \(duty)"
            words += " because \(field("role")) hears at \(quoted("rung"))"
            if let instead = fields["instead"] { words += " (\(instead))" }
            if fields["part"] == "informed" { words += ", to know" }
            return words + "; \(field("letter"))"
        case .recalled: return "took back \(field("letter")) unsent: \(field("recipient")) was not told of \(duty)"
        case .lapsed:
            return "did not tell \(field("recipient")) of \(duty) at \(quoted("rung")): \(quoted("to")) speaks instead"
        case .acknowledged: return "\(author("by")) is at \(scope) until \(moment("until", time)): \(field("comment"))"
        case .snoozed: return "\(author("by")) put off \(scope) until \(moment("until", time)): \(field("comment"))"
        case .removed:
            return "removed the contents of \(counted("entries", "entry", "entries")) that nobody needs any more"
        case .restored:
            let found = "found \(counted("letters", "letter")) that it did not know: it was put back from a backup"
            guard fields["since"] != nil else { return found }
            let when = String.moments(moment("since", time), moment("until", time))
            return "\(found), and what fell due \(when) counts as told"
        case .adopted: return "found that \(recipient) was told of \(duty) by \(field("letter"))"
        case .live:
            return "ended the trial: what \(counted("letters", "letter")) told on it is told to whom it is for"
        case .released: return "\(author("by")) released \(counted("letters", "letter")) that the cap held"
        case .reloaded:
            let loss = fields["accepts-loss"] == nil ? "" : ", and said that the plans that are gone are meant to be"
            return "\(author("by")) put a configuration in force\(loss)"
        case .resumed: return "\(author("ended-by")) ended the pause of \(scope) that \(field("by")) ordered"
        }
    }

    /// Who heard: on trial it was somebody else.
    private var recipient: String {
        fields["trial"] == nil ? field("recipient") : "\(field("trial")), on trial instead of \(field("recipient")),"
    }

    private var duty: String {
        let instance = fields["instance"].map { $0.isEmpty ? "" : " \($0)" } ?? ""
        return "\(field("rule"))\(instance), due \(field("due")),"
    }

    private var scope: String {
        ["rule", "instance"].filter { fields[$0] != nil }.map(field).reduce("") { $0.isEmpty ? $1 : $0 + " " + $1 }
            .nonEmpty ?? "everything"
    }

    private func moment(_ name: String, _ time: LocalTime) -> String {
        let text = field(name)
        return Instant(iso: text).map { time.words($0) } ?? text
    }

    /// A field that holds a number, with what is counted.
    private func counted(_ name: String, _ one: String, _ many: String? = nil) -> String {
        Int(field(name))?.counted(one, many) ?? "\(field(name)) \(many ?? one + "s")"
    }

    private func author(_ name: String) -> String { self.author(claimed: name).words }

    private func quoted(_ name: String) -> String { "\"\(field(name))\"" }

    /// By itself, before it stands beside another.
    private func field(_ name: String) -> String { fields[name].map(VisibleText.starred) ?? "?" }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
