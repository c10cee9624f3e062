import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores

/// One run of a simulation: the daemon, the clock, the mailer, and what they have done so far.
final class SimulatedLife {
    private(set) var now: Instant
    private(set) var figures = Simulation.Figures()
    private let station: Station
    private var promises: SimulationPromises
    /// When the daemon wants to wake.
    private var alarm: Instant?
    /// The stop that is to come.
    private var stop: (isPowerCut: Bool, minutes: Int)?

    init(seed: UInt64, mistake: PlantedMistake?) throws {
        var random = SeededGenerator(seed: seed &* 31)
        let first = Day.the("2026-05-25").adding(days: Int.random(in: 0...20, using: &random))
        now = Zone.stockholm.instant(
            first, TimeOfDay(hour: 6, minute: Int.random(in: 0...59, using: &random)) ?? .midnight)
        station = try Station(.random(&random)) { disk in mistake?.disk(disk) ?? disk }
        promises = SimulationPromises(station)
        try round(.everything)
    }

    func live(through step: SimulationStep) throws {
        var random = SeededGenerator(seed: step.seed)
        let store = station.store
        switch step.event {
        case .put(let number):
            store.put(.random(.the("SIP-\(number)"), &random))
            try changed()
        case .edit(let number):
            guard var plan = try store.plan(.the("SIP-\(number)")) else { return }
            for _ in 0..<Int.random(in: 1...3, using: &random) { plan.change(&random) }
            store.put(plan)
            try changed()
        case .delete(let number):
            store.remove(.the("SIP-\(number)"))
            try changed()
        case .spoil(let number):
            store.spoil(.the("SIP-\(number)"))
            try changed()
        case .takeAway: store.isAway = true
        case .bringBack:
            store.isAway = false
            try changed()
        case .stutter: store.stutters.toggle()
        case .reload:
            let premises = Premises.random(&random)
            try attempt { try station.reload(premises, at: now) }
        case .release:
            station.round.release()
            try round(.everything)
        case .pass(let minutes): try pass(minutes: minutes)
        case .setClock(let minutes):
            now = now.adding(seconds: Int64(minutes) * 60)
            try round(.everything)
        case .restart(let minutes):
            try station.round.rest(at: now)
            now = now.adding(seconds: Int64(minutes) * 60)
            try start()
        case .kill(let effects, let isPowerCut, let minutes):
            stop = (isPowerCut, minutes)
            station.disk.effectsLeft = effects
            if effects == 0 { try die() }
        case .fill(let fullness): station.disk.isFull = fullness
        case .free: station.disk.isFull = nil
        case .failSync: station.disk.failsToSync = true
        case .drain: try promises.drain(station)
        }
    }

    /// Everything is well again, and ten days pass: nothing may be missing then.
    func end() throws {
        station.store.isAway = false
        station.store.stutters = false
        station.disk.isFull = nil
        if stop != nil { try die() }
        if station.disk.failsToSync { try start() }
        var premises = station.premises
        var configuration = premises.configuration
        configuration.lettersPerRound = 500
        premises = Premises(configuration: configuration, practice: premises.practice)
        try attempt { try station.reload(premises, at: now) }
        try pass(minutes: 10 * 1440)
        guard !station.round.isBlocked else { throw Broken("it has not resumed: \(station.round.troubles)") }
        try promises.drain(station)
        try promises.check(station, at: now)
        guard case .intact = try station.check else { throw Broken("the ledger's chain is broken") }
        figures.letters = promises.letters
    }

    /// The store's watch tells of a change.
    private func changed() throws { try round(.pending) }

    private func round(_ scope: PlanScope) throws {
        try attempt { try station.wake(scope, at: now) }
    }

    /// Lets the daemon do something that may end with its death.
    private func attempt(_ work: () throws -> Instant?) throws {
        figures.rounds += 1
        do {
            alarm = try work()
        } catch {
            // It stopped by itself; whoever watches over it starts it again.
            guard station.disk.hasStopped || station.disk.failsToSync else { throw Broken("it stopped: \(error)") }
            if !station.disk.hasStopped {
                try promises.judge(station, at: now)
                return try start()
            }
        }
        if station.disk.hasStopped { return try die() }
        try promises.check(station, at: now)
    }

    private func die() throws {
        try promises.judge(station, at: now)
        let stop = stop ?? (isPowerCut: false, minutes: 0)
        self.stop = nil
        figures.kills += 1
        if stop.isPowerCut {
            figures.powerCuts += 1
            station.disk.cutPower()
        }
        // Whatever waits goes out while sipd is down.
        if stop.minutes.isMultiple(of: 2) { try promises.drain(station) }
        now = now.adding(seconds: Int64(stop.minutes) * 60)
        try start()
    }

    private func start() throws {
        station.disk.start()
        try attempt { try station.start(at: now) }
        guard station.disk.isFull != nil || station.round.isBlocked == station.store.isAway else {
            throw Broken("it is blocked after a start: \(station.round.troubles)")
        }
    }

    /// Time passes: the daemon wakes when it asked to. Four times a day all plans are decided about, as by a daemon that
    /// knows no agenda: it must have nothing to add.
    private func pass(minutes: Int) throws {
        var end = now.adding(seconds: Int64(minutes) * 60)
        figures.days += minutes / 1440
        var looked = now
        while now < end {
            let hour = min(end, Instant(seconds: (now.seconds / 3600 + 1) * 3600))
            var rounds = 0
            while let next = alarm, next <= hour {
                rounds += 1
                guard rounds < 200 else { throw Broken("it wakes without end, next at \(next)") }
                let before = max(now, next)
                now = before
                try round(.pending)
                // A stop takes time.
                if now > before { break }
            }
            if now >= hour {
                end = max(end, now)
                looked = now
                continue
            }
            now = hour
            // What could be told stays so for the day: four looks miss nothing.
            guard [8, 10, 13, 16].contains(Zone.stockholm.time(of: now).hour) else { continue }
            try promises.nothingIsMissing(station, since: looked, at: now)
            looked = now
        }
    }
}

/// A promise that was not kept.
struct Broken: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
