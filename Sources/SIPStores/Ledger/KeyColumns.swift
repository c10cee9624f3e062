internal import GRDB
internal import SIPRules

/// The identity of a reminder as tables have it.
extension ReminderKey {
    /// `subject`, `rule`, `instance`, `due`, `rung` and `recipient`, in this order.
    var columns: StatementArguments {
        [subject.text, rule.rawValue, instance.json, due.number, rung, recipient]
    }
}

extension Instance {
    /// Its parts as an object in canonical JSON: `{"meeting":"m1","person":"anna.berg"}`.
    var json: String { CanonicalJSON.object(parts) }

    /// Reads what `json` writes; nil for anything else.
    init?(json: String) {
        if json == "{}" {
            self = .only
            return
        }
        guard let parts = CanonicalJSON.parts(json) else { return nil }
        self.init(parts: parts)
    }
}
