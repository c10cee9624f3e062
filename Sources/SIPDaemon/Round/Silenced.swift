internal import SIPRules
internal import SIPStores

/// The plans that have fallen silent, or are gone, and whose letters are to be taken back.
///
/// A plan is looked at once, when its silence is new to this process: the ledger is not asked about every closed plan each
/// time. One whose silence begins on a day to come is looked at on that day, though its document has not changed then.
struct Silenced {
    /// Those whose letters were not looked for yet.
    var pending: Set<PlanID> = []
    /// From which day each is silent, or will be.
    private var from: [PlanID: Day] = [:]
    private var today: Day?

    /// Takes note of the plans that a refresh told of, and of a day that has begun.
    mutating func note(_ changes: [PlanID: Refreshed.Change], on today: Day) {
        if let last = self.today, last != today {
            for (id, day) in from where (day <= last) != (day <= today) {
                // Where not, the clock was set back: what has begun is yet to come.
                if day <= today { pending.insert(id) } else { pending.remove(id) }
            }
        }
        self.today = today
        for (id, change) in changes {
            switch change {
            case .gone:
                from[id] = nil
                pending.insert(id)
            case .present(let plan): note(id, silentFrom: plan.silentFrom, on: today)
            case .among(let day): note(id, silentFrom: day, on: today)
            }
        }
    }

    private mutating func note(_ id: PlanID, silentFrom day: Day?, on today: Day) {
        let wasSilent = from[id].map { $0 <= today } ?? false
        from[id] = day
        if let day, day <= today {
            if !wasSilent { pending.insert(id) }
        } else {
            pending.remove(id)
        }
    }
}
