public import SIPRules

/// What counts in a folder, as anybody would say it who looks at the folder now and then: files by path, and for each what
/// it held when it could be read last.
public struct FolderModel {
    /// A file.
    public struct File {
        /// What the file is, wherever it is moved to; another after each writing.
        var identity: Int
        /// Nil: it cannot be read.
        public var plan: String?
        /// Tells its versions apart.
        public var activity: Day
    }

    /// As they are.
    public private(set) var files: [String: File] = [:]
    /// What each file held when it could be read last, as the last look left it.
    public private(set) var held: [String: File] = [:]
    /// The file that counts of each plan.
    public private(set) var counts: [String: String] = [:]

    private var written = 0
    /// As they were at the last look.
    private var seen: [String: File] = [:]

    /// An empty folder.
    public init() {}

    /// For each plan the names from the one that counts first when none counted before.
    public static let orders = [
        "K-1": [
            "K-1.json", "nord/K-1.json", "K-1.JSON", "K-2.json", "a.json", "K-1 (1).json", "K-1 - kopia.json",
        ],
        "K-2": [
            "K-2.json", "K-1.JSON", "K-1.json", "a.json", "nord/K-1.json", "K-1 (1).json", "K-1 - kopia.json",
        ],
    ]
    private static let names = orders["K-1"] ?? []

    /// Looks at the folder.
    public mutating func look() {
        defer { seen = files }
        for path in held.keys where files[path] == nil { held[path] = nil }
        for (path, file) in files where file.plan != nil { held[path] = file }
        for (plan, order) in Self.orders {
            let holders = held.filter { $0.value.plan == plan }
            if let known = counts[plan], holders[known] != nil { continue }
            // A file that was moved is the same file, readable or not.
            let old = counts[plan].flatMap { files[$0] == nil ? seen[$0]?.identity : nil }
            let moved = holders.keys.filter { old != nil && files[$0]?.identity == old }.min()
            counts[plan] = moved ?? order.first { holders[$0] != nil }
        }
    }

    /// Why each file is passed over.
    public func passedOver(_ path: (String) -> String) -> [String: PassedOver] {
        var passed: [String: PassedOver] = [:]
        for (name, file) in held {
            guard let plan = file.plan, let id = PlanID(plan), let counts = counts[plan], counts != name else {
                continue
            }
            passed[path(name)] = .duplicate(id, counts: path(counts))
        }
        for (name, file) in files where file.plan == nil {
            passed[path(name)] = .unreadable(held[name]?.plan.flatMap { PlanID($0) })
        }
        return passed
    }

    /// Something happens to a file, here and in the folder.
    public mutating func change(
        _ folder: PlanFolder, _ story: inout [String], _ random: inout SeededGenerator
    ) throws {
        written += 1
        guard let name = Self.names.randomElement(using: &random) else { return }
        let other = Self.names.randomElement(using: &random) ?? name
        let day = Day.the("2026-01-01").adding(days: written)
        switch Int.random(in: 0..<9, using: &random) {
        case 0..<4:
            let plan = Int.random(in: 0..<4, using: &random) == 0 ? "K-2" : "K-1"
            let file = File(identity: written, plan: plan, activity: day)
            if Bool.random(using: &random) {
                try folder.write(name, plan: plan, lastActivity: day.description)
            } else {
                try folder.write(".new", plan: plan, lastActivity: day.description)
                try folder.move(".new", to: name)
            }
            files[name] = file
            story.append("\(name) = \(plan)")
        case 4, 5:
            guard let file = files[name], name != other else { return }
            try folder.move(name, to: other)
            files[name] = nil
            files[other] = file
            story.append("\(name) -> \(other)")
        case 6:
            guard files[name] != nil else { return }
            try folder.write(name, "{")
            files[name] = File(identity: written, plan: nil, activity: day)
            story.append("\(name) spoilt")
        default:
            guard files.removeValue(forKey: name) != nil else { return }
            try folder.delete(name)
            story.append("\(name) removed")
        }
    }
}
