internal import SIPRules

/// Whether somebody watches from outside.
enum Watch: Sendable {
    case off
    case to(Heartbeat)
}

extension Expectation where Value == Watch {
    static var heartbeat: Expectation {
        let given = Expectation.map(HeartbeatKeys()) { keys -> Watch? in
            let to = keys.to
            let every = keys.every
            guard let to, let every else { return nil }
            return .to(Heartbeat(to: to, every: every))
        }
        let off = Expectation.text(
            "off, or an address and how often, such as {to: watch@kommun.example, every: slot}"
        ) { $0 == "off" ? Watch.off : nil }
        return .either(given, off.like("off"))
    }
}
