internal import SIPDaemon

/// What systemd says of the installed sipd.
struct Service: Equatable {
    /// ActiveState=, SubState= and ExecMainStatus= of systemctl(1).
    var active: String
    var sub: String
    var status: Int32?

    /// Nil where no systemd runs, or the socket is not the installed sipd's.
    static func installed(at socket: String) -> Service? {
        guard socket == Configuration().socket else { return nil }
        let values = SystemSurvey.properties(["ActiveState", "SubState", "ExecMainStatus"], of: ["sipd.service"]).first
        guard let values, let active = values["ActiveState"], let sub = values["SubState"] else { return nil }
        return Service(active: active, sub: sub, status: values["ExecMainStatus"].flatMap { Int32($0) })
    }

    /// It answers, or will without being started anew.
    var isRunning: Bool { active == "active" || active == "reloading" }

    /// How it ended, and what becomes of it; nil: it was not started, or somebody stopped it.
    var ending: String? {
        let cause = status.map { status in
            " with \(status)" + (Exit(rawValue: status).map { ": \($0.meaning)" } ?? "")
        }
        switch (active, sub) {
        case ("failed", _): return "sipd.service has ended\(cause ?? ""); journalctl -u sipd says more"
        case ("activating", "auto-restart"): return "sipd.service has ended\(cause ?? ""), and is started again"
        case ("activating", _): return "sipd.service is starting"
        default: return nil
        }
    }
}
