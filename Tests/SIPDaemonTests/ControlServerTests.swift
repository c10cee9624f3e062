import Glibc
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("A crowd at a socket drives out itself")
struct ControlServerTests {
    let folder: ScratchFolder
    let loop: EventLoop
    let path: String

    init() throws {
        folder = try ScratchFolder()
        loop = try EventLoop()
        path = folder.path("s.sock")
    }

    /// A socket whose answers are a megabyte long: more than a connection holds that nobody reads.
    private var socket: (@escaping (Asked) -> Void) throws -> ControlServer {
        { [loop, path] heard in
            try ControlServer(
                on: loop, listener: UnixSocket.listen(at: path, mode: 0o600), path: path, kind: .status
            ) { asked in
                heard(asked)
                asked.reply(ControlResponse(messages: [String(repeating: "x", count: 1_000_000)]))
            }
        }
    }

    @Test(
        "With no descriptor left for whoever knocks nobody is let in for a second, the loop sleeps, and then he is answered"
    )
    func scarce() throws {
        var (knocks, refusals) = (0, 3)
        let socket = try ControlServer(
            on: loop, listener: UnixSocket.listen(at: path, mode: 0o600), path: path, kind: .status,
            take: { listener in
                knocks += 1
                if refusals > 0 {
                    refusals -= 1
                    errno = EMFILE
                    return -1
                }
                return ControlServer.accepting(listener)
            }, pause: .milliseconds(20)
        ) { $0.reply(ControlResponse(messages: ["well"])) }
        #expect(try answer(ControlRequest(.status).line)?.messages == ["well"])
        #expect(knocks == 4)
        withExtendedLifetime(socket) {}
    }

    /// Somebody who says something and no more, and reads what comes back.
    private final class Visit {
        private let client: Int32
        private var reading: EventSource?
        private var reply: [UInt8] = []

        init(_ path: String, _ loop: EventLoop, saying bytes: [UInt8], then: @escaping (ControlResponse?) -> Void)
            throws
        {
            client = try UnixSocket.connect(to: path, seconds: 10)
            _ = bytes.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            reading = try loop.onReadable(client) { [unowned self] in
                var buffer = [UInt8](repeating: 0, count: 65_536)
                let count = read(client, &buffer, buffer.count)
                if count > 0 { return reply += buffer.prefix(count) }
                reading?.cancel()
                then(ControlResponse(bytes: reply))
            }
        }

        deinit {
            reading?.cancel()
            close(client)
        }
    }

    /// What comes back to one visitor.
    private var answer: ([UInt8]) throws -> ControlResponse? {
        { [loop, path] bytes in
            var answer: ControlResponse?
            let visit = try Visit(path, loop, saying: bytes) {
                answer = $0
                loop.stop()
            }
            try loop.run()
            withExtendedLifetime(visit) {}
            return answer
        }
    }

    /// Fifty at the door who each have said so much.
    private var crowd: ([UInt8]) throws -> [Int32] {
        { [path] bytes in
            try (0..<50).map { _ in
                let client = try UnixSocket.connect(to: path, seconds: 10)
                _ = bytes.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                return client
            }
        }
    }

    @Test(
        "who asks is answered beside those who connect and say nothing, say half a line, or never read",
        arguments: ["", "{\"verb\":\"sta", "{\"verb\":\"status\"}\n"])
    func crowded(saying: String) throws {
        let socket = try socket { _ in }
        defer { withExtendedLifetime(socket) {} }
        var early = try crowd(Array(saying.utf8))
        var visits: [Visit] = []
        var answers: [ControlResponse?] = []
        // Three come, each after fifty more of the crowd: a hundred and fifty are more than the house holds.
        var come: () throws -> Void = {}
        come = { [loop, path] in
            visits.append(
                try Visit(path, loop, saying: ControlRequest(.metrics).line) { answer in
                    answers.append(answer)
                    do {
                        if answers.count == 3 { return loop.stop() }
                        early += try crowd(Array(saying.utf8))
                        try come()
                    } catch {
                        Issue.record(error)
                        loop.stop()
                    }
                })
        }
        try come()
        try loop.run()
        #expect(answers.map { $0?.messages.first?.utf8.count } == [1_000_000, 1_000_000, 1_000_000])
        come = {}
        for client in early { close(client) }
    }

    @Test("who asks is known by the kernel's word, and by the name of the account") func asker() throws {
        var users: [UInt32?] = []
        var authors: [Author] = []
        let socket = try socket { asked in
            users.append(asked.user)
            authors.append(asked.author(claimed: "anna.berg"))
        }
        defer { withExtendedLifetime(socket) {} }
        _ = try answer(ControlRequest(.status).line)
        #expect(users == [geteuid()])
        let name = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) }
        #expect(authors.first?.account?.uid == geteuid() && authors.first?.account?.name == name)
        #expect(authors.first?.words.contains("anna.berg (claimed by ") == true)
    }

    @Test(
        "what is no question, or is longer than one may be, is 64 and nothing of it is said again",
        arguments: [
            String(repeating: "x", count: ControlRequest.byteLimit), String(repeating: "[", count: 4000) + "\n",
            "{\"verb\":\"status\",\"limit\":1e400}\n", "{\"verb\":\"shutdown\"}\n", "\n", "{\"verb\":\"status\"",
            "{\"verb\":\"status\",\"limit\":9223372036854775808}\n", "\u{0}\u{1}\u{2}\n", "[\"status\"]\n",
        ])
    func malformed(text: String) throws {
        let socket = try socket { _ in Issue.record("it was taken for a question") }
        defer { withExtendedLifetime(socket) {} }
        // Half a line is waited for, until its client has gone.
        guard text.hasSuffix("\n") || text.utf8.count >= ControlRequest.byteLimit else { return }
        let reply = try answer(Array(text.utf8))
        #expect(reply?.exit == Exit.usage.rawValue)
        #expect(reply?.messages == ["error: not a question that sipd knows; ask with the same version's command"])
    }

    @Test(
        "an order at the status door is 77, whoever gives it",
        arguments: [ControlRequest.Verb.pause, .resume, .reload, .release])
    func orders(verb: ControlRequest.Verb) throws {
        let socket = try socket { _ in Issue.record("it was obeyed") }
        defer { withExtendedLifetime(socket) {} }
        #expect(try answer(ControlRequest(verb).line)?.exit == Exit.noPermission.rawValue)
    }
}
