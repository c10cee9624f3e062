/// The two sockets at which sipd answers. Whoever may open one may ask there: its owner, group and mode decide, and nothing
/// in the question does. Who is at the other end decides nothing, and is recorded of every order: see `Asked`.
public enum ControlSocket: String, CaseIterable, Sendable {
    /// Looks, and changes nothing.
    case status
    /// Changes what sipd does; looks as well.
    case control

    /// Where it is, beside the socket that the configuration names: `sipd.sock`, `sipd-control.sock`.
    public func path(_ socket: String) -> String {
        switch self {
        case .status: socket
        case .control: (socket.hasSuffix(".sock") ? String(socket.dropLast(5)) : socket) + "-control.sock"
        }
    }
}
