import SIPDaemon
import SIPSample
import SIPRules
import SIPStores

/// The people of a county, their plans and their ill luck, day by day.
final class County {
    private(set) var day = SimulatedYears.first
    private let years: SimulatedYears
    private let life: SimulatedLife
    private let teams: Int
    private var random: SeededGenerator
    private var staff: PlausibleStaff
    /// The plans in the store, in the order they were begun.
    private var ids: [PlanID] = []
    /// Since when a plan is silent; some weeks later it is taken out of the store.
    private var silentSince: [PlanID: Day] = [:]
    private var begun = 0
    private var roster: Roster
    private var spoilt: [PlanID: Plan] = [:]
    private var isMailerAway = false

    /// How many plans there are.
    var following: Int { ids.count }
    /// What was done so far.
    var figures: Simulation.Figures {
        var figures = life.figures
        figures.plans = begun
        return figures
    }

    init(_ years: SimulatedYears) throws {
        self.years = years
        // Some thirty plans for each of the two caseworkers of a team.
        teams = max(1, (years.plans + 61) / 62)
        random = SeededGenerator(seed: years.seed)
        staff = PlausibleStaff(seed: years.seed, calendar: .statutory)
        roster = try CountyRoster.roster(teams: teams)
        let settings = CountyRoster.settings(roster, in: day.year, &random)
        life = try SimulatedLife(settings, at: Zone.stockholm.instant(day, .the("06:00")))
        for number in 0..<years.plans { try begin(number.isMultiple(of: 3) ? nil : .quiet) }
    }

    /// A day, with all that is done on it and befalls on it, in order of time.
    func liveThroughDay() throws {
        var deeds: [(at: Int, do: () throws -> Void)] = []
        let isOpen = WorkingCalendar.statutory.isOpen(day)
        if isOpen {
            for duty in staff.done(on: day) { deeds.append((minute(), { [self] in try fulfil(duty) })) }
            for _ in 0..<min(max(0, years.plans - ids.count), years.plans / 60 + 1) {
                deeds.append((minute(), { [self] in try begin(nil) }))
            }
            for _ in 0..<chances(perPlanAndYear: 1) { deeds.append((minute(), { [self] in try surprise() })) }
            deeds.append((7 * 60, { [self] in try archive() }))
        }
        deeds += misfortunes()
        if day.parts.month == 12, day.parts.day == 20 {
            deeds.append(
                (
                    1000,
                    { [self] in
                        try life.reload(CountyRoster.settings(roster, in: day.year + 1, &random))
                    }
                ))
        }
        deeds.sort { $0.at < $1.at }
        while let at = deeds.first?.at {
            let together = deeds.prefix { $0.at == at }
            deeds.removeFirst(together.count)
            try pass(to: at)
            try life.together { for deed in together { try deed.do() } }
            listen()
        }
        try pass(to: 24 * 60)
        if day.parts.month == 12, day.parts.day == 31 { try life.verify() }
        day = max(day.adding(days: 1), zone.day(of: life.now))
    }

    /// All is well again, and ten days pass.
    func end() throws -> Simulation.Figures {
        for (id, plan) in spoilt { try life.put(plan, id) }
        try life.end(ids)
        return figures
    }

    // MARK: Time

    private var zone: Zone { life.station.settings.environment.zone }

    /// Any quarter of a working day's wider hours: a record system exports what has changed now and then.
    private func minute() -> Int { 15 * Int.random(in: 28...72, using: &random) }

    private func pass(to minute: Int) throws {
        let end = zone.instant(day, .midnight).adding(seconds: Int64(minute) * 60)
        try life.pass(until: end) { time in
            defer { listen() }
            if [9, 12, 15].contains(time.hour) { try isMailerAway ? life.putOff() : life.drain() }
            guard WorkingCalendar.statutory.isOpen(zone.day(of: life.now)) else { return }
            guard (8...16).contains(time.hour) else { return }
            let turn = (time.hour + Int(day.number) * 9) % 90
            try life.look(at: ids.enumerated().lazy.filter { $0.offset % 90 == turn }.map(\.element))
            if time.hour == 16 { try life.lookAtUpkeep() }
        }
    }

    /// How often something happens today that happens so often to a plan in a year.
    private func chances(perPlanAndYear count: Double) -> Int {
        let expected = Double(ids.count) * count / 250
        return Int(expected) + (Double.random(in: 0..<1, using: &random) < expected - expected.rounded(.down) ? 1 : 0)
    }

    private func happens(perYear count: Double) -> Bool { Double.random(in: 0..<365, using: &random) < count }

    // MARK: Plans

    /// A plan is begun: as one that needs nobody for long, or in one of the sample's states.
    private func begin(_ story: SampleStories.Story?) throws {
        let stories = SampleStories.Story.allCases
        let team = begun % teams
        let index = team * SampleRoster.plansOfTeam + begun / teams % SampleRoster.plansOfTeam
        let sample = Sample(plans: teams * SampleRoster.plansOfTeam, around: day, seed: years.seed &+ UInt64(begun))
        var cast = SampleCast(sample, index: index, days: SampleDays(sample))
        let chosen =
            story
            ?? (Bool.random(using: &random) ? .needSeen : stories[Int.random(in: 0..<stories.count, using: &random)])
        begun += 1
        // One in fifty tells no story.
        let id = PlanID("DRAWN-\(begun)")
        if let id, story == nil, begun.isMultiple(of: 50),
            let plan = Plan.drawn(id, around: day, neighbours(team), &random)
        {
            ids.append(id)
            return try put(plan)
        }
        guard var plan = cast.plan(chosen), try life.station.store.plan(plan.id) == nil else { return }
        if Int.random(in: 0..<50, using: &random) == 0, plan.need.seen == day || chosen == .needSeen {
            plan.need.seen = day
            plan.need.seenTime = zone.time(of: life.now)
            plan.need.urgency = .immediate
        }
        ids.append(plan.id)
        try put(plan)
    }

    /// A few of the county's people and units.
    private func neighbours(_ team: Int) -> Roster {
        let people = roster.people.values.sorted { $0.id < $1.id }
        let first = team * people.count / max(1, teams)
        let near = Array(people[first..<min(first + 12, people.count)])
        return Roster(units: Set(near.map(\.unit)).compactMap { roster.units[$0] }, people: near)
    }

    private func put(_ plan: Plan) throws {
        silentSince[plan.id] = plan.silentFrom.map { max($0, silentSince[plan.id] ?? day) }
        spoilt[plan.id] = nil
        try life.put(plan, plan.id)
    }

    /// Somebody does what they were told to.
    private func fulfil(_ duty: Obligation) throws {
        guard case .plan(let id) = duty.subject, var plan = try life.station.store.plan(id),
            let open = life.station.book.obligations(of: plan, on: day).first(where: {
                $0.isOpen && $0.rule == duty.rule && $0.instance == duty.instance
            })
        else { return }
        if open.rule == .coordinatorReachable {
            plan.coordinator = colleague(of: plan.coordinator)
        } else {
            plan.fulfil(open, on: day, calendar: .statutory)
        }
        try put(plan)
    }

    /// Somebody else of the same unit.
    private func colleague(of person: PersonID?) -> PersonID? {
        guard let person, let unit = roster.people[person]?.unit else { return person }
        return roster.people.values.filter { $0.unit == unit && $0.id != person }.map(\.id).min() ?? person
    }

    /// What nobody was reminded of: the situation changes, consent is withdrawn, something is undertaken, a document breaks.
    private func surprise() throws {
        guard let id = ids.randomElement(using: &random), var plan = try life.station.store.plan(id) else { return }
        switch Int.random(in: 0..<20, using: &random) {
        case 0: plan.consent.withdrawn = plan.consent.withdrawn ?? day
        case 1: plan.closing = plan.closing ?? Closing(on: day, reason: .noLongerNeeded)
        case 2..<5 where plan.established != nil: plan.changes.append(SituationChange(registered: day))
        case 5..<11 where plan.established != nil:
            guard let owner = plan.principals.randomElement(using: &random)?.contact else { return }
            let due = WorkingCalendar.statutory.after(day, .workingDays(Int.random(in: 1...30, using: &random))).day
            plan.actions.append(Action(id: "insats-\(plan.actions.count + 1)", owner: owner, due: due))
        case 11..<13:
            plan.initiator = colleague(of: plan.initiator)
            plan.coordinator = colleague(of: plan.coordinator)
        case 13:
            spoilt[id] = plan
            return try life.spoil(id)
        case 14..<17:
            return try life.pause(
                PauseOrder(
                    plan: id.text, rule: nil, instance: nil,
                    end: "\(Int.random(in: 1...10, using: &random)) working days",
                    by: "anna", comment: "pågår", kind: .acknowledged))
        case 17:
            if let (id, plan) = spoilt.min(by: { $0.key < $1.key }) {
                spoilt[id] = nil
                try life.put(plan, id)
            }
            return
        case 18:
            // A slip of the pen, or somebody who writes down what is agreed for later.
            let later = day.adding(days: Int.random(in: 1...20, using: &random))
            if Bool.random(using: &random) {
                plan.closing = plan.closing ?? Closing(on: later, reason: .goalsMet)
            } else {
                plan.consent.withdrawn = plan.consent.withdrawn ?? later
            }
        default: plan.lastActivity = day
        }
        try put(plan)
    }

    /// What was told is read by those who are to act.
    private func listen() {
        for entry in life.takeJournaled() where entry.fields["part"] == Reminder.Part.act.rawValue {
            guard let id = PlanID(entry.subject), let plan = try? life.station.store.plan(id) else { continue }
            let duty = life.station.book.obligations(of: plan, on: day).first {
                $0.rule == entry.key?.rule && $0.instance == entry.key?.instance
            }
            if let duty { staff.hear(of: duty, on: day) }
        }
    }

    /// Plans that have been silent for six weeks leave the store.
    private func archive() throws {
        for (id, since) in silentSince.sorted(by: { $0.key < $1.key }) where since.adding(days: 42) < day {
            silentSince[id] = nil
            spoilt[id] = nil
            ids.removeAll { $0 == id }
            try life.put(nil, id)
        }
    }

    // MARK: Ill luck

    /// What befalls the daemon and its machine on this day: stops at the very minute letters go, mostly.
    private func misfortunes() -> [(at: Int, do: () throws -> Void)] {
        var deeds: [(at: Int, do: () throws -> Void)] = []
        let nearSlot = Int.random(in: 475...479, using: &random)
        if happens(perYear: 20) {
            let (effects, isPowerCut) = (Int.random(in: 0...40, using: &random), Bool.random(using: &random))
            let away = Int.random(in: 0...40, using: &random)
            deeds.append(
                (nearSlot, { [life] in try life.kill(effects: effects, isPowerCut: isPowerCut, minutes: away) }))
        }
        if happens(perYear: 6) { deeds.append((minute(), { [life] in try life.restart(minutes: 3) })) }
        if happens(perYear: 1) || (day.parts.month == 12 && day.parts.day == 27 && day.year.isMultiple(of: 3)) {
            let days = Int.random(in: 1...9, using: &random)
            deeds.append((nearSlot, { [life] in try life.restart(minutes: days * 1440) }))
        }
        isMailerAway = happens(perYear: 20)
        if happens(perYear: 3) {
            deeds.append((nearSlot, { [life] in try life.suspend(minutes: 200) }))
        }
        if happens(perYear: 2) {
            let minutes = Int.random(in: -90...90, using: &random)
            deeds.append((minute(), { [life] in try life.setClock(minutes: minutes) }))
        }
        if happens(perYear: 3) {
            let fullness: SimulatedDisk.Fullness = Bool.random(using: &random) ? .bytes : .moves
            deeds.append((nearSlot, { [life] in life.fill(fullness) }))
            deeds.append((510, { [life] in life.fill(nil) }))
        }
        if happens(perYear: 1) { deeds.append((nearSlot, { [life] in life.failSync() })) }
        if happens(perYear: 3) {
            deeds.append((nearSlot, { [life] in life.takeAway() }))
            deeds.append((600, { [life] in try life.bringBack() }))
        }
        if happens(perYear: 3) {
            deeds.append(
                (minute(), { [self] in try life.reload(CountyRoster.settings(roster, in: day.year, &random)) }))
        }
        return deeds
    }
}
