internal import SIPRules

/// What one refresh gathers on its way.
struct PlanRound {
    let folder: RootFolder
    /// To be read.
    var waiting: [String] = []
    /// Their size as far as it is known.
    var bytes: Int64 = 0
    /// Known files that are no more.
    var removed: Set<String> = []
    /// What there was before.
    var before: CountedBefore

    init(_ folder: RootFolder, _ before: CountedBefore) {
        self.folder = folder
        self.before = before
    }

    /// Enough for one batch of reading and one transaction.
    var isFull: Bool { waiting.count >= 512 || bytes >= 4 << 20 }
}
