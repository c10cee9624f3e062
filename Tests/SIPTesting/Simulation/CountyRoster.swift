import SIPDaemon
import SIPSample
import SIPRules
import SIPStores

/// Who works in a county, who is away, and by which rules.
enum CountyRoster {
    /// The sample's people, so many times over.
    static func roster(teams: Int) throws -> Roster {
        let sample = Sample(plans: teams * SampleRoster.plansOfTeam, around: SimulatedYears.first)
        let document = try YAMLDocument.read(
            Array(SampleRoster(sample).text.utf8), path: "roster.yaml", limits: .roster)
        guard let roster = RosterDocument.read(document).roster else { throw Broken("the sample's roster is none") }
        return roster
    }

    /// What a year brings: holidays in summer, illness, some who leave, closed units, a rule switched on or off, one slot a
    /// day or two; and from 2031 on no summer time any more.
    static func settings(_ roster: Roster, in year: Int, _ random: inout SeededGenerator) -> Settings {
        var roster = roster
        let summer = Day.the("\(year)-06-15")
        let winter = Day.the("\(year)-01-01")
        for id in roster.people.keys.sorted() {
            let colleagues = roster.people.values.filter { $0.unit == roster.people[id]?.unit && $0.id != id }.map(\.id)
            let substitute = colleagues.min()
            func isAway(_ first: Day, _ days: Int, _ substitute: PersonID?) {
                roster.people[id]?.absences.append(
                    Absence(first: first, last: first.adding(days: days), substitute: substitute))
            }
            isAway(
                summer.adding(days: Int.random(in: 0...40, using: &random)), Int.random(in: 13...27, using: &random),
                Int.random(in: 0..<5, using: &random) == 0 ? nil : substitute)
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                isAway(
                    winter.adding(days: Int.random(in: 0...360, using: &random)), Int.random(in: 0...9, using: &random),
                    Bool.random(using: &random) ? substitute : nil)
            }
            if Int.random(in: 0..<10, using: &random) == 0 {
                roster.people[id]?.workingWeekdays = [.monday, .tuesday, .wednesday, .thursday]
            }
            if Int.random(in: 0..<40, using: &random) == 0 {
                roster.people[id]?.left = winter.adding(days: Int.random(in: 30...300, using: &random))
            }
        }
        for id in roster.units.keys.sorted() where Int.random(in: 0..<3, using: &random) == 0 {
            let closed = summer.adding(days: Int.random(in: 14...40, using: &random))
            roster.units[id]?.closures = [
                Closure(first: closed, last: closed.adding(days: 13), name: "semesterstängt"),
                Closure(first: .the("\(year)-12-23"), last: .the("\(year)-12-30"), name: "julstängt"),
            ]
        }
        var policy = Policy()
        if let rule = RuleID.allCases.randomElement(using: &random) {
            var setting = Policy.Setting()
            setting.isOn = !rule.rule.isOn
            policy.settings[rule] = setting
        }
        let slots: [TimeOfDay] =
            Int.random(in: 0..<4, using: &random) == 0 ? [.the("08:00"), .the("13:00")] : [.the("08:00")]
        let sample = RuleEnvironment.sample
        let window = SendWindow(opens: .the("07:30"), closes: .the("17:00"), slots: slots) ?? sample.window
        let zone = year < 2031 ? sample.zone : Zone.stockholm(by: "CET-1", from: .the("2031-01-01"))
        var configuration = Configuration()
        configuration.lettersPerRound = 100_000
        if Int.random(in: 0..<4, using: &random) > 0 { configuration.mail.trial = nil }
        return Settings(
            configuration: configuration,
            environment: RuleEnvironment(
                policy: policy, roster: roster, zone: zone, window: window, calendar: sample.calendar),
            fingerprint: "\(random.next())")
    }
}
