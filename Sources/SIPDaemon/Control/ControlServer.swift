internal import CLinux
internal import Glibc
internal import SIPFiles

/// Answers questions over a unix socket: one question a connection, one answer, then the end.
///
/// Who may ask is for the socket's owner, group and mode to say; see `ControlSocket`. Nobody can hold it up: clients are served as
/// they become ready, a question and the number of clients are bounded, and when another comes to a full house, of those who
/// have most clients there the one that has waited longest goes: a crowd drives out itself.
final class ControlServer {
    private let loop: EventLoop
    private let listener: Int32
    private let path: String?
    /// Of what stands at the path: whatever comes in its place is not ours to remove.
    private let inode: ino_t?
    private let kind: ControlSocket
    private let answer: (Asked) -> Void
    private let take: (Int32) -> Int32
    private var acceptance: EventSource?
    /// Rings when it may be tried again to let somebody in. Made beforehand, since it takes a descriptor.
    private var pausing: EventSource?
    private var clients: [Client] = []

    /// How many clients may be connected at once.
    static let clientLimit = 64

    private final class Client {
        let descriptor: Int32
        let user: UInt32?
        var source: EventSource?
        var request: [UInt8] = []
        var answer: ArraySlice<UInt8> = []

        init(_ descriptor: Int32) {
            self.descriptor = descriptor
            user = Asked.user(of: descriptor)
        }

        deinit {
            source?.cancel()
            close(descriptor)
        }
    }

    /// For so long nobody is let in once there was no descriptor left for whoever knocked.
    private let pause: Duration

    /// Serves a socket that is listening already. `path`, when given, is removed in the end. `take` lets somebody in, as
    /// `accept4` does.
    init(
        on loop: EventLoop, listener: Int32, path: String?, kind: ControlSocket,
        take: @escaping (Int32) -> Int32 = accepting,
        pause: Duration = .seconds(1), answer: @escaping (Asked) -> Void
    ) throws(SystemError) {
        self.loop = loop
        self.kind = kind
        self.listener = listener
        self.path = path
        self.take = take
        self.pause = pause
        self.answer = answer
        inode = path.flatMap {
            if case .there(let status) = unsafe Look(at: $0, followingLinks: false) { status.st_ino } else { nil }
        }
        pausing = try loop.onTimer(after: .seconds(Int64.max)) { [weak self] in self?.goOn() }
        acceptance = try loop.onReadable(listener) { [weak self] in self?.accept() }
    }

    deinit {
        acceptance?.cancel()
        pausing?.cancel()
        close(listener)
        if let path, let (folder, name) = try? WriterFolder.holding(path) {
            _ = try? folder.removeSocket(name, inode: inode)
        }
    }

    static let accepting: @Sendable (Int32) -> Int32 = { listener in
        accept4(listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue))
    }

    /// Whoever knocks goes on knocking: where he cannot be let in the loop would turn without end.
    private func rest() {
        acceptance?.cancel()
        acceptance = nil
        pausing?.enableOnce(after: pause.microseconds)
    }

    private func goOn() {
        acceptance = try? loop.onReadable(listener) { [weak self] in self?.accept() }
        if acceptance == nil { rest() }
    }

    private func accept() {
        let descriptor = take(listener)
        guard descriptor >= 0 else {
            if ![EAGAIN, EINTR, ECONNABORTED].contains(errno) { rest() }
            return
        }
        let client = Client(descriptor)
        // Without a source the client is let go of, and the peer sees the end.
        client.source = try? loop.onReadable(descriptor) { [weak self, weak client] in
            if let self, let client { self.read(client) }
        }
        if clients.count >= Self.clientLimit { makeRoom() }
        clients.append(client)
    }

    private func makeRoom() {
        let crowds = Dictionary(grouping: clients.indices) { clients[$0].user }.values
        if let oldest = crowds.max(by: { ($0.count, $1[0]) < ($1.count, $0[0]) })?.first { clients.remove(at: oldest) }
    }

    private func read(_ client: Client) {
        var buffer = [UInt8](repeating: 0, count: ControlRequest.byteLimit)
        let count = unsafe Glibc.read(client.descriptor, &buffer, buffer.count)
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else { return end(client) }
        client.request += buffer.prefix(count)
        if let line = client.request.firstIndex(of: 0x0A) {
            take(ControlRequest(line: Array(client.request[..<line])), from: client)
        } else if client.request.count >= ControlRequest.byteLimit {
            take(nil, from: client)
        }
    }

    private func take(_ request: ControlRequest?, from client: Client) {
        // One question a connection: what else it says is not read.
        client.source?.cancel()
        switch request {
        case nil:
            reply(
                to: client,
                ControlResponse(
                    exit: Exit.usage.rawValue,
                    messages: ["error: not a question that sipd knows; ask with the same version's command"]))
        case let request? where !kind.serves(request.verb):
            reply(
                to: client,
                ControlResponse(
                    exit: Exit.noPermission.rawValue,
                    messages: [
                        "error: \(request.verb.rawValue) is not for this socket; ask at the control socket, whose group "
                            + "is sipd-admin as installed"
                    ]))
        case let request?:
            answer(
                Asked(request: request, user: client.user) { [weak self, weak client] answer in
                    if let self, let client { self.reply(to: client, answer) }
                })
        }
    }

    private func reply(to client: Client, _ answer: ControlResponse) {
        client.answer = answer.bytes[...]
        client.source = try? loop.onWritable(client.descriptor) { [weak self, weak client] in
            if let self, let client { self.write(client) }
        }
        if client.source == nil { end(client) }
    }

    private func write(_ client: Client) {
        let count = unsafe client.answer.withUnsafeBytes {
            unsafe send(client.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else { return end(client) }
        client.answer = client.answer.dropFirst(count)
        if client.answer.isEmpty { end(client) }
    }

    private func end(_ client: Client) { clients.removeAll { $0 === client } }
}
