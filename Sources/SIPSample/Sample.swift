package import SIPFiles
public import SIPRules

/// A made-up store around a day: plans in every state, the people whom they name, and a configuration to run it with. The
/// same arguments always give the same bytes.
public struct Sample: Hashable, Sendable {
    /// How many plans, 1 to a million.
    public var plans: Int
    /// The day on which several things are due.
    public var around: Day
    /// Another seed gives other dates and people.
    public var seed: UInt64
    /// How many people coordinate the plans, two in each team; nil: two for a thousand plans.
    public var coordinators: Int?
    /// Letters may go at any minute of any day, so that something comes whenever it is tried out.
    public var isAlwaysOpen: Bool

    /// A sample with these particulars.
    public init(plans: Int = 12, around: Day, seed: UInt64 = 1, coordinators: Int? = nil, isAlwaysOpen: Bool = false) {
        self.coordinators = coordinators
        self.plans = min(max(plans, 1), Self.mostPlans)
        self.around = around
        self.seed = seed
        self.isAlwaysOpen = isAlwaysOpen
    }

    /// No sample is larger.
    public static let mostPlans = 1_000_000
    /// Plans in one folder; beyond, there are subfolders.
    static let plansInFolder = 1000

    /// Who work together: two of them coordinate.
    var teams: Int { (plans + plansATeam - 1) / plansATeam }

    /// Plans that one team takes care of.
    var plansATeam: Int {
        guard let coordinators else { return SampleRoster.plansOfTeam }
        let teams = max(1, (coordinators + 1) / 2)
        return max(1, (plans + teams - 1) / teams)
    }

    /// Writes the store into a folder that is new or empty, and answers where its configuration is.
    package func write(to folder: String) throws(SystemError) -> String {
        let root = try SampleFolder(making: folder)
        for name in ["plans", "state", "spool"] { try root.make(name) }
        try root.write("sipd.yaml", SampleSettings(self).text)
        try root.write("policy.yaml", PolicyTemplate.text())
        try root.write("roster.yaml", SampleRoster(self).text)
        let stories = SampleStories(self)
        for index in 0..<plans {
            var place = "plans"
            if plans > Self.plansInFolder {
                place += "/" + Self.digits(index / Self.plansInFolder, 3)
                if index.isMultiple(of: Self.plansInFolder) { try root.make(place) }
            }
            guard let plan = stories.plan(index) else {
                throw SystemError(place, because: "no name for plan \(index + 1)")
            }
            try root.write("\(place)/\(plan.id).json", JSONValue(plan).document)
        }
        return root.path + "/sipd.yaml"
    }

    /// Drops a plan with an immediate need, seen at that instant, into a store: as an export does it, under a temporary
    /// name first. Answers the file.
    package static func addImmediate(to folder: String, under environment: RuleEnvironment, at now: Instant)
        throws(SystemError)
        -> String
    {
        let roster = environment.roster
        let initiator = roster.people.values.sorted { $0.id < $1.id }
            .first {
                $0.address != nil && roster.units[$0.unit]?.manager != nil
                    && $0.isHere(on: environment.zone.day(of: now))
            }
        guard let initiator else {
            throw SystemError("roster.yaml", because: "nobody in it has an address and a manager; add somebody")
        }
        let root = try SampleFolder(existing: folder)
        var number = 1
        while try root.has("AKUT-\(number).json") { number += 1 }
        guard let id = PlanID("AKUT-\(number)") else { throw SystemError(folder, because: "no name for the plan") }
        var plan = Plan(id: id, unit: initiator.unit)
        plan.initiator = initiator.id
        plan.need.seen = environment.zone.day(of: now)
        plan.need.seenTime = environment.zone.time(of: now)
        plan.need.urgency = .immediate
        plan.lastActivity = plan.need.seen
        try root.write(".\(id).tmp", JSONValue(plan).document)
        try root.move(".\(id).tmp", to: "\(id).json")
        return root.path + "/\(id).json"
    }

    /// The number with zeros before it.
    static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
