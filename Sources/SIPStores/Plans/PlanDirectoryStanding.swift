internal import SIPRules

extension PlanDirectory {
    /// How the documents stand, as the last look left them; by path relative to the root.
    struct Standing {
        var problems: [String: Problem] = [:]
        /// Plans that several files hold.
        var contests: [PlanID: Contest] = [:]
        /// The files that do not count, and their plan.
        var duplicates: [String: PlanID] = [:]
        /// Plans of which other files may have come to count.
        var unsettled: Set<PlanID> = []
        /// What looks like a plan by its name, or by what stands in it, and is none to be read.
        var strays: [String: Stray] = [:]
    }

    /// What was told of, and what is to be.
    struct Telling {
        /// By path.
        var told: [String: Told] = [:]
        /// Paths of which something else may be to be told.
        var unsaid: Set<String> = []
        /// Folders whose changes nothing tells of, and that a refresh has told of.
        var toldUnwatched: Set<String> = []
        /// Nothing has been told of yet.
        var isFirst = true
        /// Checkpoints were told of: the plans that have one need not be.
        var isRecalled = false
    }

    /// What is to be looked at again though nothing tells of a change.
    struct Doubts {
        /// Files.
        var doubtful: Set<String> = []
        /// Places that an error of the disk hid: nothing tells when it has passed.
        var hidden: Set<String> = []
        /// Places that this look was refused; the folder itself is "".
        var refused: Set<String> = []
        /// Something may have been missed.
        var needsScan = true
    }

    /// Which of several files counts.
    struct Contest: Equatable {
        var counts: String
        var others: [String]
    }

    /// Why somebody is told of a path.
    struct Told: Equatable {
        var why: PassedOver
        var findings: [Finding]
    }

    /// What is wrong with one path.
    struct Problem: Equatable {
        var findings: [Finding]
        /// The document cannot be taken, as opposed to one that somebody should look at.
        var isRefused: Bool
        /// The plan that it held before.
        var plan: PlanID?
        /// What stands there instead of a file.
        var noFile: PassedOver.NoFile?
        /// What its name alone says.
        var ofName: Finding?
        /// What is there, or below it, cannot be told.
        var isHidden = false

        /// Why the document is passed over, if it is refused.
        var why: PassedOver { noFile.map { .noFile($0, plan) } ?? .unreadable(plan) }
    }
}
