import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon
@testable import SIPSample

@Suite("A year of 500 plans")
struct YearTests {
    static let first = Day.the("2026-01-05")
    static let last = Day.the("2026-12-31")
    /// Eight teams with two caseworkers each: some thirty plans a caseworker.
    static let teams = 8

    /// The sample's people, eight times over.
    static let roster: @Sendable () throws -> Roster = {
        let sample = Sample(plans: teams * SampleRoster.plansOfTeam, around: first)
        let document = try YAMLDocument.read(
            Array(SampleRoster(sample).text.utf8), path: "roster.yaml", limits: .roster)
        return try #require(RosterDocument.read(document).roster)
    }

    /// Half of the plans are established before the year begins; the others turn up on a day of the year, each in one of the
    /// sample's states.
    static let plans: @Sendable () -> [Day: [Plan]] = {
        var arriving: [Day: [Plan]] = [:]
        for number in 0..<500 {
            let isOld = number.isMultiple(of: 2)
            let day = isOld ? first : WorkingCalendar.statutory.nextOpen(onOrAfter: first.adding(days: number * 7 / 10))
            let sample = Sample(plans: teams * SampleRoster.plansOfTeam, around: day, seed: 12)
            let team = number % teams
            var cast = SampleCast(
                sample, index: team * SampleRoster.plansOfTeam + number / teams, days: SampleDays(sample))
            let stories = SampleStories.Story.allCases
            guard let plan = cast.plan(isOld ? .quiet : stories[number / 2 % stories.count]) else { continue }
            arriving[day, default: []].append(plan)
        }
        return arriving
    }

    @Test(
        "from 5 January to 31 December 2026 nobody gets more than one letter a slot, and coordinators few enough to read",
        .disabled(if: Seeds.isOne)
    )
    func year() throws {
        let shared = RuleEnvironment.sample
        let environment = RuleEnvironment(
            policy: Policy(), roster: try Self.roster(), zone: shared.zone, window: shared.window,
            calendar: shared.calendar)
        let arriving = Self.plans()
        #expect(arriving.values.map(\.count).reduce(0, +) == 500)
        var staff = PlausibleStaff(seed: 2026, calendar: .statutory)
        var plans: [PlanID: Plan] = [:]
        var rehearsal = Rehearsal(RuleBook(environment), from: environment.zone.instant(Self.first, .midnight))
        var slots: Set<String> = []
        var letters: [String: [(day: Day, items: Int)]] = [:]
        var immediate = 0

        var day = Self.first
        while day <= Self.last {
            for plan in arriving[day] ?? [] {
                plans[plan.id] = plan
                rehearsal.put(plan)
            }
            for duty in staff.done(on: day) {
                guard case .plan(let id) = duty.subject, var plan = plans[id] else { continue }
                plan.fulfil(duty, on: day, calendar: .statutory)
                plans[id] = plan
                rehearsal.put(plan)
            }
            let end = environment.zone.instant(day.adding(days: 1), .midnight).adding(seconds: -1)
            rehearsal.run(through: end) { now, digests in
                for digest in digests {
                    let calendar = environment.calendar(of: digest.recipient)
                    #expect(calendar.isOpen(environment.zone.day(of: now)), "\(digest.recipient.id) \(now)")
                    if let slot = digest.slot {
                        let isFirst = slots.insert("\(digest.recipient.id) \(slot)").inserted
                        #expect(isFirst, "a second letter to \(digest.recipient.id) at \(slot)")
                        letters[digest.recipient.id, default: []].append((day, digest.reminders.count))
                    } else {
                        immediate += 1
                    }
                    staff.read(digest, on: day)
                }
            }
            day = day.adding(days: 1)
        }

        let coordinators = Set(plans.values.compactMap { ($0.coordinator ?? $0.convener ?? $0.initiator)?.text })
        let counts = coordinators.map { letters[$0]?.count ?? 0 }.sorted()
        let items = coordinators.flatMap { letters[$0]?.map(\.items) ?? [] }.sorted()
        let all = letters.values.map(\.count).sorted()
        let weeks = coordinators.flatMap { id in
            Dictionary(grouping: letters[id] ?? [], by: { ($0.day.number + 3) / 7 }).values.map(\.count)
        }
        let median = try #require(counts.dropFirst(counts.count / 2).first)
        let medianItems = try #require(items.dropFirst(items.count / 2).first)
        let most = try #require(counts.last)
        let mostItems = try #require(items.last)
        let (mostAWeek, mostOfAll) = (weeks.max() ?? 0, all.last ?? 0)
        let tenthsAWeek = median * 70 / Int(Self.last.number - Self.first.number + 1)
        print(
            """
            a year of 500 plans: \(coordinators.count) coordinators get \(median) letters each (median; most \(most)), \
            \(tenthsAWeek / 10).\(tenthsAWeek % 10) a week (most \(mostAWeek)), with \(medianItems) items \
            (median; most \(mostItems)). All \(letters.count) recipients: \(all.reduce(0, +)) letters, most \(mostOfAll), \
            and \(immediate) at once.
            """)
        #expect(coordinators.count == 2 * Self.teams)
        // Some three and a half short letters a week, never more than one a working day.
        #expect(tenthsAWeek <= 37)
        #expect(mostAWeek <= 5)
        #expect(most <= 210)
        #expect(medianItems <= 5)
        #expect(median > 20, "a year in which next to nothing is said shows nothing")
    }
}
