public import SIPFiles
internal import CLinux
internal import CSystemd
import Glibc

/// The daemon's one loop: sd-event on the main thread, calling plain functions, one at a time.
///
/// No task, thread or dispatch queue takes part, because the global pool's manager wakes once a second for ever; a loop
/// with nothing to do stays asleep. Sources keep libsystemd's half of the loop alive, so the order of letting go is free.
@safe public final class EventLoop {
    private let event: OpaquePointer
    private var nextTurn: [() -> Void] = []
    private var turn: EventSource?

    /// A loop that listens to nothing yet.
    public init() throws(SystemError) {
        var made: OpaquePointer?
        let code = unsafe sd_event_new(&made)
        guard code >= 0, let made = unsafe made else { throw SystemError(call: "sd_event_new", code: code) }
        unsafe event = unsafe made
        let turn = EventSource { [weak self] in self?.takeTurn() }
        try unsafe turn.register("sd_event_add_defer") { source, data in
            let code = unsafe sd_event_add_defer(made, source, { unsafe EventSource.fire($1) }, unsafe data)
            guard code >= 0 else { return code }
            return unsafe sd_event_source_set_enabled(source.pointee, Int32(SD_EVENT_OFF))
        }
        self.turn = turn
    }

    deinit {
        unsafe sd_event_unref(event)
    }

    /// Calls `body` whenever `descriptor` can be read, has hung up or is in error, again and again until it is read.
    public func onReadable(_ descriptor: Int32, _ body: @escaping () -> Void) throws(SystemError) -> EventSource {
        try listen(descriptor, EPOLLIN.rawValue, body)
    }

    /// Calls `body` whenever `descriptor` takes more bytes, has hung up or is in error. Cancel when all is written.
    public func onWritable(_ descriptor: Int32, _ body: @escaping () -> Void) throws(SystemError) -> EventSource {
        try listen(descriptor, EPOLLOUT.rawValue, body)
    }

    /// Calls `body` for each file that is moved into a folder; for none on a disk that does not tell, such as a network's.
    public func onArrival(in folder: String, _ body: @escaping () -> Void) throws(SystemError) -> EventSource {
        let source = EventSource(body)
        try unsafe source.register("sd_event_add_inotify") { pointer, data in
            unsafe sd_event_add_inotify(
                event, pointer, folder, UInt32(IN_MOVED_TO), { unsafe EventSource.fire($2) }, unsafe data)
        }
        return source
    }

    /// Calls `body` for each arrival of `signal`, which it blocks for this thread and every thread made after it.
    ///
    /// Call it from a synchronous `main` before any thread exists, or a thread that has not blocked it dies of it.
    public func onSignal(_ signal: Int32, _ body: @escaping () -> Void) throws(SystemError) -> EventSource {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, signal)
        let code = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        guard code == 0 else { throw SystemError(call: "pthread_sigmask", code: code) }
        let source = EventSource(body)
        try unsafe source.register("sd_event_add_signal") { pointer, data in
            unsafe sd_event_add_signal(
                event, pointer, signal, { unsafe EventSource.fire($2, sender: $1?.pointee.ssi_uid) }, unsafe data)
        }
        return source
    }

    /// Calls `body` once, `delay` from now by the monotonic clock, which does not run while the machine is suspended.
    /// libsystemd may be up to 250 ms late, to wake less often.
    func onTimer(after delay: Duration, _ body: @escaping () -> Void) throws(SystemError) -> EventSource {
        let source = EventSource(body)
        try unsafe source.register("sd_event_add_time_relative") { pointer, data in
            unsafe sd_event_add_time_relative(
                event, pointer, CLOCK_MONOTONIC, delay.microseconds, 0, { unsafe EventSource.fire($2) }, unsafe data)
        }
        return source
    }

    /// Calls `body` once, on the next turn: what many events ask for then happens once for all of them.
    public func onNextTurn(_ body: @escaping () -> Void) {
        nextTurn.append(body)
        turn?.enableOnce()
    }

    /// Runs until `stop`. A loop runs once.
    public func run() throws(SystemError) {
        let code = unsafe sd_event_loop(event)
        guard code >= 0 else { throw SystemError(call: "sd_event_loop", code: code) }
    }

    /// Ends `run` when the present body returns; what waits for its turn is not called.
    public func stop() {
        unsafe sd_event_exit(event, 0)
    }

    private func listen(
        _ descriptor: Int32, _ events: UInt32, _ body: @escaping () -> Void
    ) throws(SystemError) -> EventSource {
        let source = EventSource(body)
        try unsafe source.register("sd_event_add_io") { pointer, data in
            unsafe sd_event_add_io(event, pointer, descriptor, events, { unsafe EventSource.fire($3) }, unsafe data)
        }
        return source
    }

    /// What a body puts off while we run comes the turn after, so that nothing else starves.
    private func takeTurn() {
        let bodies = nextTurn
        nextTurn = []
        for body in bodies { body() }
    }
}

extension Duration {
    /// Whole microseconds, at least one and at most thirty years: libsystemd's unit, with no overflow on the way.
    var microseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 1 }
        let whole = UInt64(min(seconds, 1_000_000_000)) * 1_000_000
        return max(1, whole + UInt64(attoseconds) / 1_000_000_000_000)
    }
}
