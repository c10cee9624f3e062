internal import SIPRules

/// A document that holds a plan, by its last good version.
struct PlanHolder: Equatable {
    /// Its number in the cache. A later document has a greater one.
    var document: Int64
    /// Relative to the plan folder.
    var path: String
    var inode: Int64
    var size: Int64
    var modified: Int64

    /// Whether this may be the other under a new name: moving a file changes nothing of it but that.
    func isMoved(from other: PlanHolder) -> Bool {
        inode == other.inode && size == other.size && modified == other.modified
    }
}

/// What there was when a look at the folder began: by it we know which documents are new in that look.
struct CountedBefore {
    /// The greatest number that a document had.
    var last = Int64.max
    /// Documents that were there and have come to hold another plan since.
    var newcomers: Set<Int64> = []

    /// The only document that held a plan, if it still does.
    func sole(among holders: [PlanHolder]) -> PlanHolder? {
        let old = holders.filter { $0.document <= last && !newcomers.contains($0.document) }
        return old.count == 1 ? old.first : nil
    }
}
