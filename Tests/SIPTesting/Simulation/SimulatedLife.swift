import Foundation
import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores

/// One run of a simulation: the daemon, the clock, the mailer, and what they have done so far.
final class SimulatedLife {
    private(set) var now: Instant
    private var done = Simulation.Figures()
    /// What was done so far.
    var figures: Simulation.Figures {
        var figures = done
        (figures.letters, figures.reminders) = (promises.letters, promises.reminders)
        return figures
    }
    let station: Station
    private let nowhere: FileHandle?
    private var promises = SimulationPromises()
    /// When the daemon wants to wake.
    private var alarm: Instant?
    /// Changes are being made of which the store is to tell later.
    private var isGathering = false
    /// The stop that is to come.
    private var stop: (isPowerCut: Bool, minutes: Int)?

    /// Begins at that moment, with a store that is empty or not.
    init(
        _ settings: Settings, store: any SimulatedStore = MemoryPlanStore(), at now: Instant,
        mistake: PlantedMistake? = nil, ways: LetterWays? = nil
    ) throws {
        self.now = now
        // Where everything is taken: what a journal lacks would be sent again in every round.
        nowhere = FileHandle(forWritingAtPath: "/dev/null")
        let journal = try JournalOutput(.standardError, standardError: nowhere?.fileDescriptor ?? -1)
        station = try Station(settings, store: store, journal: journal, mistake: mistake, ways: ways)
        promises.changes.note(at: now)
        try round(.everything)
    }

    // MARK: What happens

    /// A plan appears, is changed or, nil, leaves the store.
    func put(_ plan: Plan?, _ id: PlanID) throws {
        // As it was until now, it must have been told of in full.
        try look(at: [id])
        if let plan { station.store.put(plan) } else { station.store.remove(id) }
        promises.changes.note(id, at: now)
        promises.changes.noteUpkeep(at: now)
        try round(.pending)
    }

    /// A plan's document cannot be taken any more.
    func spoil(_ id: PlanID) throws {
        try look(at: [id])
        station.store.spoil(id)
        promises.changes.noteUpkeep(at: now)
        try round(.pending)
    }

    /// The store is not there, or is back.
    func takeAway() { station.store.isAway = true }

    /// The store is there again.
    func bringBack() throws {
        station.store.isAway = false
        try round(.pending)
    }

    /// The store begins or ends to tell badly.
    func stutter() throws {
        station.store.stutters.toggle()
        if station.store.isReadable { try round(.pending) }
    }

    /// Other settings are in force.
    func reload(_ settings: Settings) throws {
        promises.changes.note(at: now)
        try attempt { try station.reload(settings, at: now) }
    }

    /// What the cap holds is let go.
    func release() throws {
        station.round.release()
        try round(.everything)
    }

    /// Somebody sets the clock.
    func setClock(minutes: Int) throws {
        now = now.adding(seconds: Int64(minutes) * 60)
        promises.clockIsSet(to: now)
        try round(.everything)
    }

    /// The machine sleeps: time passes, nothing runs, and the alarm comes late.
    func suspend(minutes: Int) throws {
        now = now.adding(seconds: Int64(minutes) * 60)
        promises.outage = now
        if let alarm, alarm <= now { try round(.pending) }
    }

    /// Stopped in peace, and started again.
    func restart(minutes: Int) throws {
        try station.round.rest(at: now)
        station.disk.ways?.note("kill")
        now = now.adding(seconds: Int64(minutes) * 60)
        try start()
    }

    /// Killed when it has done so many effects more, and started again after so many minutes.
    func kill(effects: Int, isPowerCut: Bool, minutes: Int) throws {
        stop = (isPowerCut, minutes)
        station.disk.effectsLeft = effects
        if effects == 0 { try die() }
    }

    /// The disk is full, or has room again.
    func fill(_ fullness: SimulatedDisk.Fullness?) { station.disk.isFull = fullness }
    /// The next sync fails.
    func failSync() { station.disk.failsToSync = true }
    /// The mailer takes what waits.
    func drain() throws { try promises.drain(station) }
    /// It takes nothing, and what waits goes on waiting.
    func putOff() { station.disk.putOff() }

    /// Somebody orders a pause, if there is anything to rest.
    func pause(_ order: PauseOrder) throws {
        guard let id = PlanID(order.plan) else { return }
        try look(at: [id])
        do {
            _ = try station.round.pause(order, at: now)
        } catch is CommandFailure {
            return
        }
        done.pauses += 1
        promises.changes.note(id, at: now)
        for pause in try station.ledger.pauses(about: id, at: now) {
            promises.changes.rests(id, until: pause.pause.until)
        }
        try round(.pending)
    }

    /// Somebody ends the pause that was ordered first.
    func resume() throws {
        guard let pause = try station.ledger.pauses(at: now).first else { return }
        let id = pause.pause.plan
        _ = try station.round.resume(PauseEnd(id: pause.id, by: "anna"), at: now)
        promises.changes.note(id, at: now)
        try round(.pending)
    }

    /// What was told since this was asked last.
    func takeJournaled() -> [LedgerEntry] {
        defer { promises.heard = [] }
        return promises.heard
    }

    // MARK: Time

    /// Time passes up to that moment: the daemon wakes when it asked to. `look` is called at every full hour.
    func pass(until end: Instant, look: (TimeOfDay) throws -> Void) throws {
        let begun = now
        while now < end {
            let hour = min(end, Instant(seconds: (now.seconds / 3600 + 1) * 3600))
            var rounds = 0
            while let next = alarm, next <= hour, now < hour {
                rounds += 1
                guard rounds < 200 else { throw Broken("it wakes without end, next at \(next)") }
                now = max(now, next)
                // A stop takes time: it may be past the hour.
                try round(.pending)
            }
            guard now <= hour else { continue }
            now = hour
            if let next = alarm, next <= now { try round(.pending) }
            if now == hour { try look(station.settings.environment.zone.time(of: now)) }
        }
        done.days += Int((now - begun) / 86_400)
    }

    /// Those plans are decided about as by a daemon that knows no agenda: it must have nothing to add.
    func look(at ids: some Sequence<PlanID>) throws {
        done.looks += try promises.nothingIsMissing(about: ids, station, at: now)
    }

    /// The same for the installation's own reminders.
    func lookAtUpkeep() throws { try promises.nothingIsMissingOfUpkeep(station, at: now) }

    /// Everything is well again, and ten days pass: nothing may be missing then.
    func end(_ plans: [PlanID]) throws {
        station.store.isAway = false
        station.store.stutters = false
        station.disk.isFull = nil
        if stop != nil { try die() }
        if station.disk.failsToSync { try start() }
        var configuration = station.settings.configuration
        configuration.lettersPerRound = 100_000
        try reload(Settings(configuration: configuration, environment: station.settings.environment))
        try pass(until: now.adding(seconds: 10 * 86_400)) { try lookFourTimes(at: plans, $0) }
        guard !station.round.state.isBlocked else { throw Broken("it has not resumed: \(station.round.troubles)") }
        try drain()
        try promises.check(station, at: now)
        try verify()
    }

    /// What could be told stays so for the day: four looks miss nothing.
    func lookFourTimes(at plans: [PlanID], _ time: TimeOfDay) throws {
        guard [8, 10, 13, 16].contains(time.hour) else { return }
        try look(at: plans)
        try lookAtUpkeep()
    }

    /// The ledger's chain is intact.
    func verify() throws {
        guard case .intact = try station.check else { throw Broken("the ledger's chain is broken") }
    }

    /// The store tells of several changes at once.
    func together(_ changes: () throws -> Void) throws {
        isGathering = true
        defer { isGathering = false }
        try changes()
        isGathering = false
        try round(.pending)
    }

    /// The store's watch tells of a change, or the alarm rings.
    func round(_ scope: PlanScope) throws {
        if isGathering, scope == .pending { return }
        try attempt { try station.wake(scope, at: now) }
        var rounds = 0
        while station.store.isReadable {
            rounds += 1
            guard rounds < 20 else { throw Broken("the store has news without end") }
            try attempt { try station.wake(at: now) }
        }
    }

    // MARK: Life and death

    /// Lets the daemon do something that may end with its death.
    private func attempt(_ work: () throws -> Instant?) throws {
        done.rounds += 1
        let held = station.round.state.cap.held.letters
        promises.wasHeld = held > 0
        // What the round is about to hear of is new to it now.
        for id in station.store.unseen { promises.changes.note(id, at: now) }
        do {
            alarm = try work()
        } catch {
            // It stopped by itself; whoever watches over it starts it again.
            guard station.disk.hasStopped || station.disk.failsToSync else { throw Broken("it stopped: \(error)") }
            if !station.disk.hasStopped {
                try promises.judge(station, at: now)
                // As the daemon does whenever it ends by itself.
                try? station.round.rest(at: now)
                return try start()
            }
        }
        if station.disk.hasStopped { return try die() }
        if !station.isUntroubled || station.store.isAway { promises.outage = now }
        if station.round.state.store.trouble != nil { promises.cutShort = now }
        if held > 0 { promises.changes.note(at: now) }
        try promises.check(station, at: now)
        if station.round.state.store.trouble == nil, !station.store.isReadable,
            let blindness = station.store.blindness(at: now)
        {
            throw Broken(blindness)
        }
    }

    private func die() throws {
        try promises.judge(station, at: now)
        let stop = stop ?? (isPowerCut: false, minutes: 0)
        self.stop = nil
        done.kills += 1
        if stop.isPowerCut {
            done.powerCuts += 1
            station.disk.cutPower()
        } else {
            station.disk.ways?.note("kill")
        }
        // Whatever waits goes out while sipd is down.
        if stop.minutes.isMultiple(of: 2) { try promises.drain(station) }
        now = now.adding(seconds: Int64(stop.minutes) * 60)
        try start()
    }

    private func start() throws {
        station.disk.start()
        promises.outage = now
        promises.changes.noteUpkeep(at: now)
        try attempt { try station.start(at: now) }
        guard station.disk.isFull != nil || station.round.state.isBlocked == station.store.isAway else {
            throw Broken("it is blocked after a start: \(station.round.troubles)")
        }
    }
}
