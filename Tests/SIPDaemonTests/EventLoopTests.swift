import SIPFiles
import Glibc
import SIPDaemon
import SIPTesting
import Testing

@Suite("The loop")
struct EventLoopTests {
    let loop: EventLoop
    let pipe: Pipe

    init() throws {
        loop = try EventLoop()
        pipe = try Pipe()
    }

    @Test("A body is called when its descriptor can be read")
    func readable() throws {
        var heard: [UInt8] = []
        let source = try loop.onReadable(pipe.reading) {
            heard.append(pipe.take())
            if heard.count == 2 { loop.stop() }
        }
        pipe.put(7)
        pipe.put(8)
        try loop.run()
        #expect(heard == [7, 8])
        source.cancel()
    }

    @Test("A body is called when its descriptor takes bytes")
    func writable() throws {
        var calls = 0
        let source = try loop.onWritable(pipe.writing) {
            calls += 1
            loop.stop()
        }
        try loop.run()
        #expect(calls == 1)
        source.cancel()
    }

    @Test("A body is called for a file that is moved into its folder, and for none that is written there")
    func arrival() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("there")
        try folder.write("there/written", "")
        var calls = 0
        let source = try loop.onArrival(in: folder.path("there")) {
            calls += 1
            loop.stop()
        }
        try folder.write("there/other", "")
        try folder.write("elsewhere", "")
        #expect(rename(folder.path("elsewhere"), folder.path("there/moved")) == 0)
        try loop.run()
        #expect(calls == 1)
        source.cancel()
        #expect(throws: SystemError.self) { try loop.onArrival(in: folder.path("nowhere")) {} }
    }

    @Test("What is put off runs on the next turn, once, and what it puts off itself the turn after")
    func nextTurn() throws {
        var order: [String] = []
        loop.onNextTurn {
            order.append("first")
            loop.onNextTurn {
                order.append("third")
                loop.stop()
            }
        }
        loop.onNextTurn { order.append("second") }
        try loop.run()
        #expect(order == ["first", "second", "third"])
    }

    @Test("A source that cancels itself is called no more, though its descriptor can still be read")
    func cancelsItself() throws {
        var calls = 0
        var source: EventSource?
        source = try loop.onReadable(pipe.reading) {
            calls += 1
            source?.cancel()
            // Twice, so that a second event would have had its turn.
            loop.onNextTurn { loop.onNextTurn { loop.stop() } }
        }
        pipe.put(1)
        try loop.run()
        #expect(calls == 1)
    }

    @Test("A body may drop the last reference to its own source and still use what it captured")
    func dropsItself() throws {
        var captured: Canary? = Canary()
        weak let seen = captured
        var source: EventSource?
        source = try loop.onReadable(pipe.reading) { [captured] in
            source = nil
            #expect(captured != nil)
            loop.onNextTurn { loop.stop() }
        }
        captured = nil
        pipe.put(1)
        #expect(source != nil)
        try loop.run()
        #expect(source == nil)
        #expect(seen == nil, "the body outlived its source")
    }

    @Test("Letting go of a source cancels it and frees what its body holds")
    func letsGo() throws {
        weak var seen: Canary?
        do {
            let canary = Canary()
            seen = canary
            let source = try loop.onReadable(pipe.reading) { _ = canary }
            _ = consume source
        }
        #expect(seen == nil)
        pipe.put(1)
        loop.onNextTurn { loop.onNextTurn { loop.stop() } }
        try loop.run()
    }

    @Test("The loop may go before its sources")
    func loopGoesFirst() throws {
        var other: EventLoop? = try EventLoop()
        weak let seen = other
        let source = try other?.onReadable(pipe.reading) {}
        other = nil
        #expect(seen == nil)
        source?.cancel()
    }

    @Test("A signal is a call of its body, each time")
    func signal() throws {
        var calls = 0
        let source = try loop.onSignal(SIGUSR1) {
            calls += 1
            if calls == 2 { loop.stop() } else { raise(SIGUSR1) }
        }
        raise(SIGUSR1)
        try loop.run()
        #expect(calls == 2)
        source.cancel()
    }

    @Test("A descriptor that cannot be listened to is an error that names the call")
    func refused() {
        #expect(throws: SystemError.self) { try loop.onReadable(-1) {} }
        let error = #expect(throws: SystemError.self) { try loop.onReadable(9_999) {} }
        #expect(error?.description == "sd_event_add_io: Bad file descriptor")
    }

    @Test("The watchdog's timer asks for a round again and again")
    func watchdog() throws {
        var beats = 0
        let timer = try WatchdogTimer(on: loop, watchdogInterval: .milliseconds(2)) {
            beats += 1
            if beats == 3 { loop.stop() }
        }
        try withExtendedLifetime(timer) { try loop.run() }
        #expect(beats == 3)
    }
}

/// Something whose end can be seen.
private final class Canary {}
