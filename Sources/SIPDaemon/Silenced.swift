internal import SIPRules

/// The plans that have fallen silent, or are gone, and whose letters are to be taken back.
///
/// A plan is looked at once, when its silence is new to this process: the ledger is not asked about every closed plan each
/// time. One whose silence begins on a day to come is looked at on that day, though its document has not changed then.
struct Silenced {
    /// Those whose letters were not looked for yet.
    var pending: Set<PlanID> = []
    /// Since which day those are silent that were looked at.
    private var known: [PlanID: Day] = [:]
    /// From which day those will be.
    private var coming: [PlanID: Day] = [:]
    private var today: Day?

    /// Takes note of the plans that a refresh told of, and of a day that has begun.
    mutating func note(_ changes: [PlanID: Round.Change], on today: Day) {
        for (id, change) in changes {
            switch change {
            case .gone:
                known[id] = nil
                coming[id] = nil
                pending.insert(id)
            case .present(let plan): note(id, silentFrom: plan.silentFrom, on: today)
            case .among(let day): note(id, silentFrom: day, on: today)
            }
        }
        if let last = self.today, last != today {
            for (id, day) in coming where day <= today { note(id, silentFrom: day, on: today) }
            // A clock that was set back: what has begun is yet to come.
            if today < last {
                for (id, day) in known where day > today { note(id, silentFrom: day, on: today) }
            }
        }
        self.today = today
    }

    private mutating func note(_ id: PlanID, silentFrom day: Day?, on today: Day) {
        if let day, day <= today {
            coming[id] = nil
            if known.updateValue(day, forKey: id) == nil { pending.insert(id) }
        } else {
            known[id] = nil
            coming[id] = day
            pending.remove(id)
        }
    }
}
