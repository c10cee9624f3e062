/// Reloads that were asked for: one is done for all that have come, and the next not before as much time has passed as the
/// last took. Each reads every file of the configuration, looks through the store and decides every plan.
final class Reloads {
    private let loop: EventLoop
    private let run: ([Asked]) -> Void
    private var waiting: [Asked] = []
    private var timer: EventSource?
    /// When the next may begin, by the monotonic clock.
    private var next: Int64 = 0

    /// Nobody waits longer for that, in microseconds.
    private static let longest: Int64 = 10_000_000

    init(on loop: EventLoop, run: @escaping ([Asked]) -> Void) {
        self.loop = loop
        self.run = run
    }

    /// Whoever asks has the answer when it is done.
    func ask(_ asked: Asked) {
        waiting.append(asked)
        guard waiting.count == 1 else { return }
        let now = SystemClock.monotonicMicroseconds
        if now < next {
            timer = try? loop.onTimer(after: .microseconds(next - now)) { [weak self] in self?.begin()
            }
            if timer != nil { return }
        }
        loop.onNextTurn { [weak self] in self?.begin() }
    }

    private func begin() {
        timer = nil
        let all = waiting
        waiting = []
        let began = SystemClock.monotonicMicroseconds
        run(all)
        let ended = SystemClock.monotonicMicroseconds
        next = ended + min(ended - began, Self.longest)
    }
}
