internal import SIPFiles
internal import CSystemd
import Glibc

/// Something the loop listens to, for as long as this object is kept: letting go of it cancels.
///
/// A body may cancel, or drop the last reference to, the very source that called it.
@safe public final class EventSource {
    private var source: OpaquePointer?
    private var body: (() -> Void)?
    /// Of a signal: the user that sent the last one, by the kernel's word.
    private(set) var sender: UInt32?

    init(_ body: @escaping () -> Void) {
        self.body = body
    }

    deinit {
        cancel()
    }

    /// Stops listening, at once and for good. A second call does nothing.
    public func cancel() {
        body = nil
        guard let source = unsafe source else { return }
        unsafe self.source = nil
        unsafe sd_event_source_disable_unref(source)
    }

    /// Registers with libsystemd. `add` gets the object's address as user data: unretained, because `cancel` unregisters
    /// before the address dies.
    func register(
        _ call: String, _ add: (UnsafeMutablePointer<OpaquePointer?>, UnsafeMutableRawPointer) -> Int32
    ) throws(SystemError) {
        let code = unsafe add(&source, Unmanaged.passUnretained(self).toOpaque())
        guard code >= 0 else { throw SystemError(call: call, code: code) }
    }

    /// Lets a one-shot source fire once more.
    func enableOnce() {
        guard let source = unsafe source else { return }
        unsafe sd_event_source_set_enabled(source, Int32(SD_EVENT_ONESHOT))
    }

    /// Lets a timer fire once more, this long from now.
    func enableOnce(after microseconds: UInt64) {
        guard let source = unsafe source else { return }
        unsafe sd_event_source_set_time_relative(source, microseconds)
        enableOnce()
    }

    /// Called by libsystemd with what `register` gave it. The strong reference lasts as long as the body does.
    static func fire(_ address: UnsafeMutableRawPointer?, sender: UInt32? = nil) -> Int32 {
        guard let address = unsafe address else { return 0 }
        let source = unsafe Unmanaged<EventSource>.fromOpaque(address).takeUnretainedValue()
        if let sender { source.sender = sender }
        let body = source.body
        body?()
        return 0
    }
}
