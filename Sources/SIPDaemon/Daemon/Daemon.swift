internal import SIPFiles
internal import CLinux
internal import Glibc
internal import Logging
internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// Only wiring: opens what sipd keeps, joins it to the loop, and runs a round whenever something happens.
///
/// It wakes for a change in the store, a due decision, a letter that comes back as too big, a set clock, a signal, a
/// question, and the service manager's watchdog where there is one; for nothing else.
public final class Daemon {
    let path: String
    let clock: any WallClock
    let loop: EventLoop
    let journal: JournalOutput
    let manager = ServiceManager()
    private let locks: [InstanceLock]
    let store: PlanDirectory
    let ledger: Ledger
    let round: Round
    private let startedAt: Instant
    private let log: Logger

    var settings: Settings
    var pace = OrderPace()
    private(set) var reloads: Reloads?
    private var answers = KeptResponses()
    private var ears = Ears()
    private var course = Course()
    var exit = Exit.ok

    /// What wakes it.
    private struct Ears {
        var alarm: Alarm?
        var watchdog: WatchdogTimer?
        var sockets: [ControlServer] = []
        var sources: [EventSource] = []
        var hangup: EventSource?
        var watching: EventSource?
        var returning: EventSource?
    }

    /// How far it is.
    private struct Course {
        /// What the round on the loop's next turn is to look at.
        var pending: Round.Scope?
        var lastRoundSeconds = 0.0
        /// The first round is done.
        var isServing = false
    }

    /// Opens everything. Call it from a synchronous main before any thread
    /// exists, since it blocks the signals that it listens to.
    public init(configuration path: String, clock: any WallClock, isVerbose: Bool = false) throws(CommandFailure) {
        log = DebugLog.logger(isVerbose: isVerbose)
        self.path = path
        self.clock = clock
        startedAt = clock.now
        do {
            loop = try EventLoop()
            // First: what comes while sipd starts waits until it has, and ends nothing half made.
            ears.sources += try [SIGTERM, SIGINT].map { [loop] signal throws(SystemError) in
                try loop.onSignal(signal) { [loop] in loop.stop() }
            }
            settings = try Settings.load(path)
            let configuration = settings.places
            try Folder.make(configuration.state)
            try Folder.make(configuration.spool)
            locks = [
                try InstanceLock(.state, in: configuration.state), try InstanceLock(.spool, in: configuration.spool),
            ]
            journal = try JournalOutput(configuration.journal.destination)
            let (book, cache) = (configuration.ledger, configuration.cache)
            if let lost = try LostLedger(ledger: book, cache: cache, spool: configuration.spool) {
                throw CommandFailure(gone: lost.description)
            }
            ledger = try Ledger(at: book)
            let hasRun = try ledger.processedThrough() != nil || !ledger.unconfirmed().isEmpty
            if let lost = try LostSpool(configuration.spool, hasRun: hasRun) {
                throw CommandFailure(gone: lost.description)
            }
            let spool = try Spool.open(at: configuration.spool, sync: configuration.sync)
            store = try PlanDirectory(
                configuration.plans, cache: cache, lossShare: configuration.lossPercent, parse: PlanDocument.read)
            let delivery = Delivery(spool: spool, ledger: ledger, journal: journal)
            round = Round(
                store: store, ledger: ledger, delivery: delivery, journal: journal,
                settings: settings.resolved(from: path), sender: try settings.sender())
        } catch {
            throw CommandFailure(error)
        }
    }

    /// One round over everything, then the end.
    public func runOnce() -> Exit {
        run(.everything)
        finish()
        return round.state.isBlocked && exit == .ok ? .tryAgain : exit
    }

    /// Until it is told to stop.
    public func run() -> Exit {
        // Whoever else runs as this user, as a mail system may that is no unit of ours: what sipd holds in memory, and the
        // folders that it sees, are not for them.
        _ = close_to_its_user()
        do {
            reloads = Reloads(on: loop) { [weak self] in self?.reload($0) }
            ears.hangup = try loop.onSignal(SIGHUP) { [weak self] in
                self?.reloads?.ask(Asked(request: ControlRequest(.reload), user: self?.ears.hangup?.sender) { _ in })
            }
            ears.alarm = try Alarm(on: loop) { [weak self] cause in self?.rang(cause) }
            ears.returning = try loop.onArrival(in: settings.places.spool + "/" + SpoolFolder.tooBig.rawValue) {
                [weak self] in
                self?.soon(.changes)
            }
            run(.everything)
            if exit == .ok { try serve() }
        } catch {
            journal.send(.givesUp(Trouble(any: error)))
            exit = .failed
        }
        manager.stopping(status: "Stopping")
        finish()
        return exit
    }

    /// From the first round on, until it is told to stop.
    private func serve() throws {
        course.isServing = true
        try listen()
        if let interval = manager.watchdogInterval {
            var steps = 0
            round.onStep = { [manager] in
                steps += 1
                if steps % Self.stepsToPet == 0 { manager.petWatchdog() }
            }
            ears.watchdog = try WatchdogTimer(on: loop, watchdogInterval: interval) { [weak self] in
                self?.soon(.changes)
            }
        }
        manager.ready(status: sentence)
        journal.send(.started(plans: store.count, status: sentence))
        if exit == .ok { try loop.run() }
    }

    /// So many steps of a long round and the watchdog is petted: a few plans, not one that never ends.
    private static let stepsToPet = 16

    private func finish() {
        ears.sockets = []
        round.finishEntries()
        journal.send(.stopping)
        _ = journal.drain(milliseconds: 2000)
        // Without it the next start may make up for a slot that had nothing to say, and tell the journal again what it has.
        try? round.rest(at: clock.now)
    }

    private func listen() throws {
        let given = manager.takeListenSockets()
        for socket in given {
            // One of another name is nobody's to control with.
            try listen(on: socket.descriptor, path: nil, kind: ControlSocket(rawValue: socket.name) ?? .status)
        }
        guard given.isEmpty else { return }
        for kind in ControlSocket.allCases {
            let path = kind.path(settings.places.socket)
            // Groups are for the socket units to give; without them sipd answers its own user, and root.
            try listen(on: UnixSocket.listen(at: path, mode: 0o600), path: path, kind: kind)
        }
    }

    private func listen(on listener: Int32, path: String?, kind: ControlSocket) throws(SystemError) {
        ears.sockets.append(
            try ControlServer(on: loop, listener: listener, path: path, kind: kind) { [weak self] in self?.take($0) })
    }

    /// Listens to the store, after each round anew: its descriptor may be another that was given the number of the one before,
    /// of which the kernel lets go unasked.
    private func watch() throws(SystemError) {
        ears.watching = nil
        ears.watching = try store.descriptor.map { descriptor throws(SystemError) in
            try loop.onReadable(descriptor) { [weak self] in self?.soon(.changes) }
        }
    }

    private func rang(_ cause: Alarm.Cause) {
        switch cause {
        case .due: soon(.changes)
        case .clockSet:
            journal.send(.clockSet)
            soon(.everything)
        }
    }

    /// Runs a round on the loop's next turn: a burst of events is one round.
    private func soon(_ scope: Round.Scope) {
        if course.pending == nil { loop.onNextTurn { [weak self] in self?.runPending() } }
        if course.pending != .everything { course.pending = scope }
    }

    private func runPending() {
        guard let scope = course.pending else { return }
        course.pending = nil
        run(scope)
    }

    func run(_ scope: Round.Scope) {
        answers.drop()
        do {
            let began = SystemClock.monotonicMicroseconds
            let next = try round.run(scope, at: clock.now)
            course.lastRoundSeconds = Double(SystemClock.monotonicMicroseconds - began) / 1_000_000
            writeMetrics()
            log.debug(
                "round",
                metadata: [
                    "scope": "\(scope)", "decided": "\(round.state.schedule.decided)",
                    "next": "\(next.map { "\($0)" } ?? "never")",
                ])
            try watch()
            try ears.alarm?.set(next)
            // Once more that it is ready: the first time nobody may have read it.
            if course.isServing { manager.ready(status: sentence) } else { manager.status(sentence) }
            manager.petWatchdog()
        } catch {
            // What is durable is in order; the next start goes on from there.
            let trouble = Trouble(any: error)
            journal.send(.givesUp(trouble))
            // What the first round cannot do for good no other start can.
            exit = trouble.isForGood && !course.isServing ? .cannotCreate : .failed
            loop.stop()
        }
    }

    private var metrics: [String] {
        round.metrics(startedAt: startedAt, lastRoundSeconds: course.lastRoundSeconds, at: clock.now).lines
    }

    /// Figures that cannot be written are no reason to stop; the journal says so once, and status while it is so.
    private func writeMetrics() {
        guard let path = settings.places.metrics else { return round.figuresTrouble = nil }
        do throws(SystemError) {
            try MetricsFile(path: path).write(metrics.joined(separator: "\n") + "\n")
            round.figuresTrouble = nil
        } catch {
            if round.figuresTrouble == nil { journal.send(.figuresNotWritten(path, error)) }
            round.figuresTrouble = "\(error)"
        }
    }

    private func take(_ asked: Asked) {
        guard asked.request.verb.kind == .status else { return obey(asked) }
        // What is not asked for does not make it another question.
        var request = ControlRequest(asked.request.verb)
        if request.verb == .status {
            request.unit = asked.request.unit
            request.limit = min(max(0, asked.request.limit ?? OverdueDuties.usual), OverdueDuties.most)
        }
        let answer = answers.answer(request, clock: { SystemClock.monotonicMicroseconds }) {
            request.verb == .status ? status(request) : ControlResponse(messages: metrics)
        }
        asked.reply(answer)
    }

    private func status(_ request: ControlRequest) -> ControlResponse {
        if let unit = request.unit, let objection = settings.environment.roster.objection(toUnit: unit) {
            return ControlResponse(exit: Exit.noInput.rawValue, messages: ["error: \(objection)"])
        }
        return ControlResponse(status: round.status(request, startedAt: startedAt, at: clock.now))
    }

    var sentence: String { round.sentence(at: clock.now) }
}
