internal import CLinux
internal import Glibc
public import SIPFiles

/// Asks a running sipd.
public enum ControlClient {
    /// The answer, or nil when no sipd listens there.
    ///
    /// - Parameters:
    ///   - socket: the one that the configuration names; the question says which of the two it is for.
    ///   - seconds: how long a silent sipd is waited for.
    public static func ask(
        _ question: ControlRequest, at socket: String, seconds: Int = 60
    ) throws(SystemError) -> ControlResponse? {
        let kind = question.verb.kind
        do throws(SystemError) {
            return try ask(question, path: kind.path(socket), seconds: seconds)
        } catch {
            // Who may control may look, without being in both groups.
            guard error.isDenied, kind == .status,
                let answer = try? ask(question, path: ControlSocket.control.path(socket), seconds: seconds)
            else { throw error }
            return answer
        }
    }

    private static func ask(_ question: ControlRequest, path: String, seconds: Int) throws(SystemError)
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
        var line = question.line[...]
        while !line.isEmpty {
            let count = line.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SystemError(socket: path, call: "send", code: errno) }
            line = line.dropFirst(count)
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw SystemError(socket: path, call: "read", code: errno) }
            if count == 0 { break }
            bytes += buffer.prefix(count)
        }
        // Closed before a word was said, as by a service manager whose service did not start.
        guard !bytes.isEmpty else { throw SystemError(socket: path, call: "read", code: ECONNRESET) }
        guard let answer = ControlResponse(bytes: bytes) else {
            throw SystemError(socket: path, call: "read", code: EPROTO)
        }
        return answer
    }
}
