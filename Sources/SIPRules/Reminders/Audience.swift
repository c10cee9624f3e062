/// Somebody's place among the holders of an obligation's roles: a role of its ladder, and one of those who hold it.
struct Seat: Hashable {
    var role: Int
    var holder: Int
}

/// Somebody whom a rung is addressed to.
struct Addressee {
    let seat: Seat
    let role: Role
    let holder: Holder
    var part: Reminder.Part
    let reached: Reached
}

/// Those to whom a rung speaks.
struct Audience {
    /// Nil: everybody it is addressed to.
    var seats: Set<Seat>?
    /// Recipients to whom a later rung speaks.
    var heard: [String] = []
    /// The next day on which those can be others.
    var changes: Day?
    /// That rung's place.
    var current = 0
}

extension DecisionBuilder {
    /// Whom a rung is addressed to on a day: each recipient once, acting before informed, and as whoever may be told most.
    /// And the next day on which that can change.
    mutating func addressees(
        of timed: TimedRung, _ context: ObligationContext, on day: Day, among seats: Set<Seat>? = nil
    ) -> (found: [Addressee], changes: Day?) {
        var found: [Addressee] = []
        var changes: Day?
        let rung = context.ladder.rungs[timed.place]
        for (roles, part) in [(rung.to, Reminder.Part.act), (rung.copy, .informed)] {
            for role in roles {
                for (place, holder) in context.holdersByRole[role].enumerated() {
                    let seat = Seat(role: role, holder: place)
                    if let seats, !seats.contains(seat) { continue }
                    let addressee = addressee(in: seat, holder, part, context, on: day)
                    let reached = addressee.reached
                    if let change = reached.changes { changes = changes.map { min($0, change) } ?? change }
                    let twin = reached.recipient.flatMap { recipient in
                        found.firstIndex { $0.reached.recipient?.id == recipient.id }
                    }
                    guard let twin else {
                        found.append(addressee)
                        continue
                    }
                    if disclosure(to: found[twin], context, on: day) < disclosure(to: addressee, context, on: day) {
                        found[twin] = addressee
                    }
                }
            }
        }
        guard seats == nil else { return (found, changes) }
        guard isWithheld(timed, from: found, context, on: day) else {
            if let end = plan?.consent.sharing?.until, end >= day, changes.map({ end < $0 }) ?? true,
                isWithheld(timed, from: found, context, on: end.adding(days: 1))
            {
                changes = end.adding(days: 1)
            }
            return (found, changes)
        }
        let above = above(timed, context, on: day)
        if above.found.isEmpty {
            // Nobody higher may be told: those in copy have something to do then.
            for place in found.indices where disclosure(to: found[place], context, on: day) != .nothing {
                found[place].part = .act
            }
        }
        for addressee in above.found {
            found.removeAll { $0.reached.recipient?.id == addressee.reached.recipient?.id }
        }
        return (found + above.found, [changes, above.changes].compactMap(\.self).min())
    }

    func addressee(
        in seat: Seat, _ holder: Holder, _ part: Reminder.Part, _ context: ObligationContext, on day: Day
    ) -> Addressee {
        let known = context.reached[seat.role][seat.holder]
        // No day asked about lies before today: what is known holds until it changes.
        let holds = known.changes.map { day < $0 } ?? true
        let reached = holds ? known : environment.reach(holder, plan: plan, on: day)
        return Addressee(
            seat: seat, role: context.ladder.roles[seat.role], holder: holder, part: part, reached: reached)
    }

    /// Whether a rung reaches nobody who is to act on it, since consent withholds it or there is nobody to reach, and none of
    /// them was told before.
    private mutating func isWithheld(
        _ timed: TimedRung, from found: [Addressee], _ context: ObligationContext, on day: Day
    ) -> Bool {
        var isWithheld = false
        for addressee in found where addressee.part == .act {
            if let recipient = addressee.reached.recipient,
                disclosure(to: addressee, context, on: day) != .nothing || whenTold(timed, context, recipient) != nil
            {
                return false
            }
            isWithheld = true
        }
        return isWithheld
    }

    /// Those who act instead where consent withholds a rung: of the rungs above the first that may be told. Routine step 2, as
    /// we read it: nobody is to be forgotten because somebody may not be told.
    private mutating func above(
        _ timed: TimedRung, _ context: ObligationContext, on day: Day
    ) -> (found: [Addressee], changes: Day?) {
        let rung = context.ladder.rungs[timed.place]
        var changes: Day?
        for next in context.ladder.rungs.dropFirst(timed.place + 1) {
            var found: [Addressee] = []
            for role in next.to where !rung.to.contains(role) {
                for (place, holder) in context.holdersByRole[role].enumerated() {
                    let addressee = addressee(in: Seat(role: role, holder: place), holder, .act, context, on: day)
                    // Who is not there today may be one of them tomorrow.
                    if let change = addressee.reached.changes { changes = changes.map { min($0, change) } ?? change }
                    guard let recipient = addressee.reached.recipient,
                        !found.contains(where: { $0.reached.recipient?.id == recipient.id }),
                        disclosure(to: addressee, context, on: day) != .nothing
                    else { continue }
                    found.append(addressee)
                }
            }
            if !found.isEmpty { return (found, changes) }
        }
        return ([], changes)
    }

    /// The rungs before the current one that still speak, and to whom: to those for whom nobody worked between the rung and
    /// the next one, when no rung that has come since is addressed to them. Everybody hears on their own next working day.
    mutating func audiences(before current: Int, of context: ObligationContext) -> [Int: Audience] {
        guard current > 0 else { return [:] }
        var audiences: [Int: Audience] = [:]
        var covered = context.ladder.rungs[context.timedRungs[current].place].roles
        for index in (0..<current).reversed() {
            let timed = context.timedRungs[index]
            let rung = context.ladder.rungs[timed.place]
            guard rung.roles & ~covered != 0 else { continue }
            // Of rungs that stand at the same moment the last speaks.
            let next = context.timedRungs[index...].first { $0.moment > timed.moment }?.moment ?? .latest
            for role in rung.to + rung.copy where covered & RungInForce.bit(role) == 0 {
                for (place, holder) in context.holdersByRole[role].enumerated()
                where nobodyWorked(for: holder, at: timed, until: next, context) {
                    audiences[index, default: Audience(seats: [], current: current)].seats?
                        .insert(Seat(role: role, holder: place))
                }
            }
            covered |= rung.roles
        }
        guard !audiences.isEmpty else { return [:] }
        var later = Audience()
        for index in (0...current).reversed() {
            audiences[index]?.heard = later.heard
            audiences[index]?.changes = later.changes
            guard index == current || audiences[index] != nil else { continue }
            let (found, changes) = addressees(
                of: context.timedRungs[index], context, on: today, among: audiences[index]?.seats)
            later.heard += found.compactMap { $0.reached.recipient?.id }
            later.changes = [later.changes, changes].compactMap(\.self).min()
        }
        return audiences
    }

    /// Whether nobody who is reached for a holder could be told of a rung before the next one came.
    private func nobodyWorked(for holder: Holder, at timed: TimedRung, until end: Instant, _ context: ObligationContext)
        -> Bool
    {
        var from = timed.moment
        var day = environment.zone.day(of: from)
        while from < end {
            let reached = environment.reach(holder, plan: plan, on: day)
            let over = reached.changes.map { environment.zone.instant($0, .midnight) } ?? .latest
            if let recipient = reached.recipient,
                opening(for: recipient, immediate: isImmediate(timed, context), from: from) < min(end, over)
            {
                return false
            }
            guard let changes = reached.changes else { break }
            (day, from) = (changes, over)
        }
        return true
    }

    /// Somebody who was to act on an earlier rung, and has not heard of the duty at all before it climbed: in copy now, and
    /// to act all the same. Whose duty it is knows that from any copy.
    func isToActYet(_ addressee: Addressee, at timed: TimedRung, _ context: ObligationContext) -> Bool {
        guard addressee.part == .informed, addressee.role != context.rule.to,
            let recipient = addressee.reached.recipient,
            context.ladder.rungs[..<timed.place].contains(where: { $0.to.contains(addressee.seat.role) })
        else { return false }
        return lastTold(recipient.id, of: context) == nil
    }
}
