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
    /// Plans that several files held, before or now.
    var contested: Set<PlanID> = []

    init(_ folder: RootFolder) { self.folder = folder }

    /// Enough for one batch of reading and one transaction.
    var isFull: Bool { waiting.count >= 512 || bytes >= 4 << 20 }
}
