public import SIPRules

/// Some of the checkpoints that a store kept: as many as are for the memory.
public struct CheckpointPage: Sendable {
    /// At most so many.
    static let length = 4096

    /// Whose plans are as they were when these were kept.
    public var checkpoints: [(plan: PlanID, checkpoint: PlanCheckpoint)]
    /// Where the page ends, in the store's own count.
    var end: Int64

    /// A page.
    public init(_ checkpoints: [(plan: PlanID, checkpoint: PlanCheckpoint)] = [], end: Int64) {
        self.checkpoints = checkpoints
        self.end = end
    }
}
