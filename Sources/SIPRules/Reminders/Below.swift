/// What whoever is above on a ladder hears of somebody below: whether that one has been told.
public struct Below: Hashable, Sendable {
    /// The person's name, or the unit's.
    public var name: String
    /// Whether, and on which day.
    public var hearing: Hearing

    /// Somebody, and whether they have been told.
    public init(name: String, _ hearing: Hearing) {
        self.name = name
        self.hearing = hearing
    }

    /// Whether somebody has been told of a duty.
    public enum Hearing: Hashable, Sendable {
        /// Last on that day.
        case told(Day)
        /// Not yet: on that day, their next working day.
        case comes(Day)
        /// No: nothing on record covers their unit.
        case uncovered
    }
}

extension DecisionBuilder {
    /// What the letter to somebody who is to act says of those who were to act before. Nobody reads about themselves.
    mutating func below(_ addressee: Addressee, at timed: TimedRung, _ context: ObligationContext) -> [Below] {
        guard addressee.part == .act, let reader = addressee.reached.recipient else { return [] }
        let rung = context.ladder.rungs[timed.place]
        var named = [reader.id]
        var found: [Below] = []
        // Whoever acts instead, or though in copy, reads about those who are not told as well.
        let withheld = rung.to.contains(addressee.seat.role) ? [] : rung.to
        for role in rung.below[addressee.seat.role] + withheld {
            for (place, holder) in context.holdersByRole[role].enumerated() {
                let one = Addressee(
                    seat: Seat(role: role, holder: place), role: context.ladder.roles[role], holder: holder,
                    part: rung.to.contains(role) ? .act : .informed, reached: context.reached[role][place])
                guard let (id, below) = hearing(of: one, at: timed, context), !named.contains(id) else { continue }
                named.append(id)
                found.append(below)
            }
        }
        return found
    }

    private mutating func hearing(
        of one: Addressee, at timed: TimedRung, _ context: ObligationContext
    ) -> (id: String, below: Below)? {
        if let recipient = one.reached.recipient, let at = lastTold(recipient.id, of: context) {
            return (recipient.id, Below(name: recipient.name, .told(environment.zone.day(of: at))))
        }
        if let person = one.holder.person, let at = lastTold(person.text, of: context) {
            let name = environment.roster.people[person]?.name ?? person.text
            return (person.text, Below(name: name, .told(environment.zone.day(of: at))))
        }
        var (day, reached) = (today, one.reached)
        // Nobody's roster has so many absences ahead.
        for _ in 0..<100 {
            if let recipient = reached.recipient {
                // What fell in a time of which the memory is gone may have been told: nothing is said.
                if whenTold(timed, context, recipient) != nil { return nil }
                let reachedThen = Addressee(
                    seat: one.seat, role: one.role, holder: one.holder, part: one.part, reached: reached)
                let at = earliest(for: recipient, as: one.seat.role, from: day, at: timed, context)
                let on = environment.zone.day(of: at)
                if at < .latest, reached.changes.map({ on < $0 }) ?? true {
                    let isCovered = disclosure(to: reachedThen, context, on: on) != .nothing
                    return (recipient.id, Below(name: recipient.name, isCovered ? .comes(on) : .uncovered))
                }
            }
            guard let changes = reached.changes else { return nil }
            (day, reached) = (changes, environment.reach(one.holder, plan: plan, on: changes))
        }
        return nil
    }

    private func earliest(
        for recipient: Recipient, as role: Int, from day: Day, at timed: TimedRung, _ context: ObligationContext
    ) -> Instant {
        guard day == today else {
            return opening(
                for: recipient, immediate: isImmediate(timed, context, to: recipient, as: role),
                from: environment.zone.instant(day, .midnight))
        }
        switch turn(of: recipient, as: role, at: timed, context) {
        case .now: return now
        case .wait(let until): return until
        }
    }
}
