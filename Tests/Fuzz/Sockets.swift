import Glibc
import SIPRules
import SIPTesting

@testable import SIPDaemon

/// Whatever comes over the socket, in pieces, and is then cut off: it gets an answer or nothing, and the next question
/// is served.
enum Sockets {
    nonisolated(unsafe) private static var desk = Desk()
    nonisolated(unsafe) private static var served = 0

    static func meet(_ bytes: [UInt8]) {
        // The ledger of a station grows with each pause.
        served += 1
        if served % 5_000 == 0 { desk = Desk() }
        if let question = ControlRequest(line: bytes) {
            promise(ControlRequest(line: question.line) == question, "another question when read again")
        }
        if let answer = ControlResponse(bytes: bytes) {
            promise(ControlResponse(bytes: answer.bytes) == answer, "another answer when read again")
        }
        let reply = desk.ask(bytes)
        promise(
            reply.isEmpty || ControlResponse(bytes: reply) != nil,
            "no answer: \(String(decoding: reply, as: UTF8.self))")
        guard let answer = ControlResponse(bytes: reply) else { return }
        promise(answer.exit != 0 || answer.status != nil || !answer.messages.isEmpty, "a silent answer")
        for message in answer.messages { check(printed: message) }
        for pause in answer.status?.pauses ?? [] { check(printed: "\(pause.by) \(pause.comment)") }
    }
}

/// A daemon's round and a socket before it.
private final class Desk {
    private let station: Station
    private let scratch: ScratchFolder
    private let now = Instant.the("2026-06-18T06:00:00Z")

    init() {
        do {
            station = try Station(Settings(configuration: Configuration(), environment: .sample))
            scratch = try ScratchFolder()
            for plan in Office.plans { station.store.put(plan) }
            try station.restart(at: now)
        } catch {
            fatalError("no station: \(error)")
        }
    }

    func ask(_ bytes: [UInt8]) -> [UInt8] {
        do {
            let path = scratch.path("socket")
            let loop = try EventLoop()
            let socket = try ControlServer(
                on: loop, listener: UnixSocket.listen(at: path, mode: 0o600), path: path, kind: .control,
                answer: { asked in asked.reply(self.answer(asked.request)) })
            defer { withExtendedLifetime(socket) {} }
            let client = try UnixSocket.connect(to: path, seconds: 10)
            defer { close(client) }
            var reply: [UInt8] = []
            var pieces = bytes.split(separator: 0x1E, omittingEmptySubsequences: true)[...]
            // A piece each time that the loop has nothing else to do.
            let voice = dup(client)
            defer { close(voice) }
            let writing = try loop.onWritable(voice) {
                guard let piece = pieces.popFirst() else { return }
                let sent = piece.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if sent < 0 || pieces.isEmpty {
                    pieces = []
                    shutdown(client, Int32(SHUT_WR))
                }
            }
            if pieces.isEmpty { shutdown(client, Int32(SHUT_WR)) }
            let reading = try loop.onReadable(client) {
                var buffer = [UInt8](repeating: 0, count: 65_536)
                let count = read(client, &buffer, buffer.count)
                if count > 0 { reply += buffer.prefix(count) } else { loop.stop() }
            }
            try loop.run()
            writing.cancel()
            reading.cancel()
            return reply
        } catch {
            fatalError("no socket: \(error)")
        }
    }

    /// What the daemon does, but for what concerns the daemon alone.
    private func answer(_ question: ControlRequest) -> ControlResponse {
        do {
            switch question.verb {
            case .status: return ControlResponse(status: station.round.status(question, startedAt: now, at: now))
            case .metrics:
                return ControlResponse(
                    messages: station.round.metrics(startedAt: now, lastRoundSeconds: 0, at: now).lines)
            case .reload, .release: return ControlResponse(messages: ["done"])
            case .pause:
                let answer = try question.pause.map { try station.round.pause($0, at: now) }
                return answer ?? ControlResponse(exit: 64, messages: ["no pause"])
            case .resume:
                let answer = try question.resume.map { try station.round.resume($0, at: now) }
                return answer ?? ControlResponse(exit: 64, messages: ["no pause"])
            }
        } catch let refused as CommandFailure {
            return ControlResponse(exit: refused.exit.rawValue, messages: refused.messages)
        } catch {
            fatalError("the ledger took no pause: \(error)")
        }
    }
}
