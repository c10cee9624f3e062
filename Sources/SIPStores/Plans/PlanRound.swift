internal import SIPRules

/// What one refresh gathers on its way.
struct PlanRound {
    /// A file that was read.
    struct Document {
        var path: String
        var contents: FileContents
        var plan: Plan?
        var findings: [Finding]
    }

    let folder: RootFolder
    /// Read and not yet in the cache.
    var documents: [Document] = []
    var bytes = 0
    /// Known files that are no more.
    var removed: Set<String> = []
    /// Plans that several files held, before or now.
    var contested: Set<PlanID> = []

    init(_ folder: RootFolder) { self.folder = folder }

    /// Worth a transaction of its own.
    var isFull: Bool { documents.count >= 256 || bytes >= 2 << 20 }
}
