internal import CLinux
internal import Glibc
public import SIPFiles

/// Asks a running sipd.
public enum ControlClient {
    /// The answer, or nil when no sipd listens there.
    ///
    /// - Parameters:
    ///   - request: what is asked of it.
    ///   - socket: the one that the configuration names; the request says which of the two it is for.
    ///   - seconds: how long a silent sipd is waited for.
    public static func ask(
        _ request: ControlRequest, at socket: String, seconds: Int = 60
    ) throws(SystemError) -> ControlResponse? {
        let kind = request.verb.kind
        do throws(SystemError) {
            return try ask(request, path: kind.path(socket), seconds: seconds)
        } catch {
            // Who may control may look, without being in both groups.
            guard error.isDenied, kind == .status,
                let answer = try? ask(request, path: ControlSocket.control.path(socket), seconds: seconds)
            else { throw error }
            return answer
        }
    }

    private static func ask(_ request: ControlRequest, path: String, seconds: Int) throws(SystemError)
        -> ControlResponse?
    {
        let descriptor: Int32
        do throws(SystemError) {
            descriptor = try UnixSocket.connect(to: path, seconds: seconds)
        } catch {
            if error.isNobody { return nil }
            throw error
        }
        defer { close(descriptor) }
        var line = request.line[...]
        while !line.isEmpty {
            let count = unsafe line.withUnsafeBytes { line in
                Descriptor.uninterrupted { unsafe send(descriptor, line.baseAddress, line.count, Int32(MSG_NOSIGNAL)) }
            }
            guard count > 0 else { throw SystemError(socket: path, call: "send", code: errno) }
            line = line.dropFirst(count)
        }
        guard let bytes = Descriptor.read(from: descriptor, atMost: .max, chunk: 65_536) else {
            throw SystemError(socket: path, call: "read", code: errno)
        }
        // Closed before a word was said, as by a service manager whose service did not start.
        guard !bytes.isEmpty else { throw SystemError(socket: path, call: "read", code: ECONNRESET) }
        guard let answer = ControlResponse(bytes: bytes) else {
            throw SystemError(socket: path, call: "read", code: EPROTO)
        }
        return answer
    }
}
