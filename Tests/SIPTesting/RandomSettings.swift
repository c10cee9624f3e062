public import SIPDaemon
public import SIPRules

extension Settings {
    /// The sample's rule environment with people away, units closed, rules switched off and other slots, at random.
    public static func random(
        around first: Day, in zone: Zone = .stockholm, _ random: inout SeededGenerator
    ) -> Settings {
        var configuration = Configuration()
        if Int.random(in: 0..<5, using: &random) == 0 { configuration.lettersPerRound = 3 }
        if Bool.random(using: &random) { configuration.mail.trial = nil }
        var roster = Roster.sample
        for id in roster.people.keys.sorted() {
            if Int.random(in: 0..<6, using: &random) == 0 {
                let days: [Set<Weekday>] = [
                    [.monday, .tuesday], [.wednesday], [.monday, .wednesday, .friday], [.saturday, .sunday],
                ]
                roster.people[id]?.workingWeekdays = days[Int.random(in: 0..<days.count, using: &random)]
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                let away = first.adding(days: Int.random(in: 0...60, using: &random))
                let substitutes = roster.people.keys.sorted()
                let substitute = substitutes[Int.random(in: 0..<substitutes.count, using: &random)]
                roster.people[id]?.absences.append(
                    Absence(
                        first: away, last: away.adding(days: Int.random(in: 0...25, using: &random)),
                        substitute: Bool.random(using: &random) && substitute != id ? substitute : nil))
            }
            if Int.random(in: 0..<20, using: &random) == 0 {
                roster.people[id]?.left = first.adding(days: Int.random(in: 0...60, using: &random))
            }
            if Int.random(in: 0..<20, using: &random) == 0 { roster.people[id]?.address = nil }
        }
        for id in roster.units.keys.sorted() where Int.random(in: 0..<4, using: &random) == 0 {
            let closed = first.adding(days: Int.random(in: 0...60, using: &random))
            roster.units[id]?.closures = [
                Closure(
                    first: closed, last: closed.adding(days: Int.random(in: 0...10, using: &random)), name: "stängt")
            ]
        }
        var policy = Policy.everyRule
        for rule in RuleID.allCases where Int.random(in: 0..<10, using: &random) == 0 {
            var off = Policy.Setting()
            off.isOn = false
            policy.settings[rule] = off
        }
        let sample = RuleEnvironment.sample
        let slots: [[TimeOfDay]] = [[.the("08:00")], [.the("08:00"), .the("13:00")], [.the("09:30")]]
        let window = SendWindow(
            opens: .the("07:30"), closes: .the("17:00"), slots: slots[Int.random(in: 0..<slots.count, using: &random)])
        return Settings(
            configuration: configuration,
            environment: RuleEnvironment(
                policy: policy, roster: roster, zone: zone, window: window ?? sample.window,
                calendar: sample.calendar),
            fingerprint: "\(random.next())")
    }

    /// The same in another zone.
    public func with(_ zone: Zone) -> Settings {
        Settings(
            configuration: configuration,
            environment: RuleEnvironment(
                policy: environment.policy, roster: environment.roster, zone: zone, window: environment.window,
                calendar: environment.calendar),
            fingerprint: fingerprint.map { base in
                "\(base.prefix { $0 != " " }) \(zone.transitions.map { "\($0.at) \($0.offset)" })"
            })
    }
}
