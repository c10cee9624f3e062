import Foundation
import SIPDaemon
public import SIPRules

/// A store that is run, stopped, and changed while nobody runs, at random and the same for the same seed.
public struct RestartedLife {
    /// The store.
    public let house: Installation
    /// When it is.
    public private(set) var now: Instant
    /// When it wants to wake.
    public var next: Instant?
    /// What happened since the last start.
    public private(set) var story: [String] = []
    /// At how many starts few plans were decided about.
    public private(set) var spared = 0
    private var random: SeededGenerator
    private let others: [Installation]

    /// A life that begins early on a day.
    public init(seed: UInt64, from day: Day) throws {
        random = SeededGenerator(seed: seed)
        house = try Installation(plans: 25, around: day)
        // Other versions of the same plans.
        others = try [3, 11].map { try Installation(plans: 25, around: day.adding(days: $0)) }
        now = Zone.stockholm.instant(day, .the("06:30"))
        next = try house.start(at: now)
    }

    /// Runs for a while, stops, and finds something changed; to be started again.
    public mutating func live() throws {
        story = []
        if let round = house.round, round.state.schedule.decided < 15 { spared += 1 }
        for _ in 0..<Int.random(in: 0...3, using: &random) { try happen() }
        let inPeace = Bool.random(using: &random)
        story.append(inPeace ? "stop" : "kill")
        try house.stop(at: now, inPeace: inPeace)
        for _ in 0..<Int.random(in: 0...2, using: &random) { try changeMeanwhile() }
        now = now.adding(seconds: Int64.random(in: 1...(2 * 86_400), using: &random))
    }

    private mutating func happen() throws {
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1:
            story.append("edit")
            try edit()
            next = try house.wake(.changes, at: now)
        case 2:
            let plans = try house.files(in: "plans")
            let plan = String(plans[Int.random(in: 0..<plans.count, using: &random)].dropLast(".json".count))
            let order = PauseOrder(
                plan: plan, rule: nil, instance: nil, end: "3 days", by: "anna.lind", comment: "väntar",
                kind: .snoozed)
            story.append("pause \(plan)")
            guard (try? house.round?.pause(order, at: now)) != nil else { return }
            next = try house.wake(.changes, at: now)
        case 3:
            guard let round = house.round, let pause = round.pauses(at: now).first else { return }
            story.append("resume \(pause.plan)")
            _ = try round.resume(PauseEnd(id: pause.id, by: "anna.lind"), at: now)
            next = try house.wake(.changes, at: now)
        default:
            let end = now.adding(seconds: Int64.random(in: 60...(3 * 86_400), using: &random))
            story.append("pass until \(end)")
            while let next, next <= end {
                now = max(now, next)
                self.next = try house.wake(.changes, at: now)
            }
            now = end
        }
    }

    private mutating func changeMeanwhile() throws {
        switch Int.random(in: 0..<8, using: &random) {
        case 0...2:
            story.append("edit meanwhile")
            try edit()
        case 3:
            let plans = try house.files(in: "plans")
            story.append("remove")
            try FileManager.default.removeItem(
                atPath: house.path("plans/" + plans[Int.random(in: 0..<plans.count, using: &random)]))
        case 4:
            let plans = try house.files(in: "plans")
            story.append("spoil")
            try house.write("plans/" + plans[Int.random(in: 0..<plans.count, using: &random)], "{")
        case 5:
            story.append("roster")
            var people = try house.read("roster.yaml").split(separator: "\n", omittingEmptySubsequences: false)
            // Somebody cannot be written to any more.
            let addresses = people.indices.filter { people[$0].contains(", address:") }
            guard let lost = addresses.randomElement(using: &random),
                let start = people[lost].range(of: ", address:")
            else { return }
            people[lost] = people[lost][..<start.lowerBound] + "}"
            try house.write("roster.yaml", people.joined(separator: "\n"))
        case 6:
            story.append("policy")
            try house.write(
                "policy.yaml", "follow-up-cap: \(Int.random(in: 60...180, using: &random)) days\n")
        default:
            story.append("clock back")
            now = now.adding(seconds: -Int64.random(in: 1...(4 * 86_400), using: &random))
        }
    }

    /// Another version of a plan takes its place, or a copy of it appears beside it.
    private mutating func edit() throws {
        let other = others[Int.random(in: 0..<others.count, using: &random)]
        let plans = try other.files(in: "plans")
        let plan = plans[Int.random(in: 0..<plans.count, using: &random)]
        let place = Int.random(in: 0..<6, using: &random) == 0 ? "also-" + plan : plan
        try house.write("plans/" + place, other.read("plans/" + plan))
    }
}
