internal import SIPRules

/// The plans that have fallen silent, or are gone, and whose letters are to be taken back.
///
/// A plan is looked at once, when its silence is new to this process: the ledger is not asked about every closed plan each
/// time.
struct Silenced {
    /// Those whose letters were not looked for yet.
    var pending: Set<PlanID> = []
    private var known: Set<PlanID> = []

    /// Takes note of the plans that a refresh told of; nil is one that is gone.
    mutating func note(_ changes: [PlanID: Plan?]) {
        for (id, plan) in changes {
            if let plan, plan.silence == nil {
                known.remove(id)
                pending.remove(id)
            } else if plan == nil {
                known.remove(id)
                pending.insert(id)
            } else if known.insert(id).inserted {
                pending.insert(id)
            }
        }
    }
}
