internal import SIPRules

/// The plans that have fallen silent, or are gone, and whose letters are to be taken back.
///
/// A plan is looked at once, when its silence is new to this process: the ledger is not asked about every closed plan each
/// time.
struct Silenced {
    /// Those whose letters were not looked for yet.
    var pending: Set<PlanID> = []
    private var known: Set<PlanID> = []

    /// Takes note of the plans that a refresh told of.
    mutating func note(_ changes: [PlanID: Round.Change]) {
        for (id, change) in changes {
            switch change {
            case .gone:
                known.remove(id)
                pending.insert(id)
            case .present(let plan): note(id, isSilent: plan.silence != nil)
            case .among(let isSilent): note(id, isSilent: isSilent)
            }
        }
    }

    private mutating func note(_ id: PlanID, isSilent: Bool) {
        if !isSilent {
            known.remove(id)
            pending.remove(id)
        } else if known.insert(id).inserted {
            pending.insert(id)
        }
    }
}
