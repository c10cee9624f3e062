public import SIPRules
public import SIPStores

/// A plan folder with its store, written to as an export would.
public final class PlanFolder: PlanStoreSubject {
    private let scratch: ScratchFolder
    /// The store as it was opened last.
    public private(set) var directory: PlanDirectory
    /// The store.
    public var store: any PlanStore { directory }

    private let lossShare: Int

    /// An empty folder, of which everything may be gone at once unless it is said how much.
    public init(lossShare: Int = 100) throws {
        self.lossShare = lossShare
        scratch = try ScratchFolder()
        try scratch.makeFolder("plans")
        directory = try PlanDirectory(
            scratch.path("plans"), cache: scratch.path("cache"), lossShare: lossShare, parse: PlanDocument.read)
    }

    /// The store after a restart.
    public func reopen() throws { try reopen(parse: PlanDocument.read) }
    /// The same, with another reader.
    public func reopen(parse: @escaping PlanDirectory.Parse) throws {
        directory = try PlanDirectory(
            scratch.path("plans"), cache: scratch.path("cache"), lossShare: lossShare, parse: parse)
    }

    /// The full path of something in the folder; "" is the folder.
    public func path(_ name: String) -> String { scratch.path(name.isEmpty ? "plans" : "plans/" + name) }
    /// The cache's file.
    public var cache: String { scratch.path("cache") }

    /// Writes a file in place.
    public func write(_ name: String, _ text: String) throws { try scratch.write("plans/" + name, text) }
    /// Makes a folder.
    public func makeFolder(_ name: String) throws { try scratch.makeFolder("plans/" + name) }
    /// Renames.
    public func move(_ old: String, to new: String) throws { try scratch.move("plans/" + old, to: "plans/" + new) }
    /// Removes a file or an empty folder.
    public func delete(_ name: String) throws { try scratch.delete("plans/" + name) }
    /// Writes over the cache.
    public func writeCache(_ text: String) throws { try scratch.write("cache", text) }

    /// Writes a plan to a file.
    public func write(_ name: String, plan: String, lastActivity: String = "2026-11-23") throws {
        try write(
            name,
            #"{"format": "sip-plan/1", "id": "\#(plan)", "unit": "vc-ekeby", "lastActivity": "\#(lastActivity)"}"#)
    }

    /// Looks at the folder; what is told of.
    @discardableResult
    public func look(_ scope: PlanScope = .everything, at now: Instant) throws -> [PlanChange] {
        var changes: [PlanChange] = []
        try directory.refresh(scope, at: now) { changes.append($0) }
        return changes
    }

    /// Writes a version of a plan.
    public func put(_ id: PlanID, lastActivity: Day) throws {
        try write("\(id).json", plan: id.text, lastActivity: lastActivity.description)
    }
    /// Removes a plan.
    public func remove(_ id: PlanID) throws { try delete("\(id).json") }
    /// Makes its document one that cannot be taken.
    public func spoil(_ id: PlanID) throws { try write("\(id).json", #"{"format": "sip-plan/1", "id": "#) }
    /// Writes a second document of the plan, under a name that comes before the first by path.
    public func putCopy(_ id: PlanID, lastActivity: Day) throws {
        try write("\(id) (1).json", plan: id.text, lastActivity: lastActivity.description)
    }
    /// Removes it.
    public func removeCopy(_ id: PlanID) throws { try delete("\(id) (1).json") }
    /// Takes the store away.
    public func takeAway() throws { try scratch.move("plans", to: "unmounted") }
    /// Brings it back.
    public func bringBack() throws { try scratch.move("unmounted", to: "plans") }
}
