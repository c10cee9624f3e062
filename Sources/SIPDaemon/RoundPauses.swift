package import SIPRules
internal import SIPStores

/// Pauses that the command asks for.
extension Round {
    /// Begins a pause. The plan is to be decided again in the next round.
    package func pause(_ order: PauseOrder, at now: Instant) throws -> Answer {
        for (text, name) in [(order.by, "the name"), (order.comment, "the comment")] {
            if let objection = PauseOrder.objection(to: text, called: name) { throw PauseRefused(objection) }
        }
        guard let kind = Pause.Kind(rawValue: order.kind) else { throw PauseRefused("no such kind of pause") }
        guard let id = PlanID(order.plan), let plan = try store.plan(id) else {
            throw PauseRefused("no plan \(VisibleText.quoted(order.plan)); see sipd status", .noInput)
        }
        let rule = try order.rule.map { name in
            guard let rule = RuleID(rawValue: name) else {
                throw PauseRefused("no rule \(VisibleText.quoted(name)); see sipd rules")
            }
            return rule
        }
        let practice = premises.practice
        let pause = Pause(
            subject: id.text, rule: rule, instance: order.instance,
            until: try PauseOrder.end(
                order.end, from: now, zone: practice.zone, calendar: practice.calendar(of: plan.unit)),
            by: order.by, comment: order.comment, kind: kind)
        let open = book.obligations(of: plan, on: practice.zone.day(of: now)).filter(\.isOpen)
        guard open.contains(where: { pause.holds($0, at: now) }) else {
            throw PauseRefused("nothing open in \(id.text) matches; see sipd explain \(id.text)")
        }
        try ledger.order(pause, at: now)
        agenda.set(id, at: now)
        return Answer(messages: ["\(id.text) rests until \(practice.zone.localISO(pause.until))"])
    }

    /// Ends a pause before its time.
    package func resume(_ end: PauseEnd, at now: Instant) throws -> Answer {
        if let objection = PauseOrder.objection(to: end.by, called: "the name") { throw PauseRefused(objection) }
        guard let found = try ledger.pauses(at: now).first(where: { $0.id == end.id }),
            try ledger.end(end.id, by: end.by, at: now)
        else { throw PauseRefused("no pause \(end.id) holds; see sipd pauses", .noInput) }
        agenda.set(PlanID(found.pause.subject), at: now)
        return Answer(messages: ["pause \(end.id) of \(found.pause.subject) is ended"])
    }

    /// The pauses that hold, for `status`.
    package func pauses(at now: Instant) -> [Status.Pause] {
        ((try? ledger.pauses(at: now)) ?? []).map { ordered in
            let (pause, zone) = (ordered.pause, premises.practice.zone)
            return Status.Pause(
                id: ordered.id, plan: pause.subject, rule: pause.rule?.rawValue, instance: pause.instance,
                until: zone.localISO(pause.until), kind: pause.kind.rawValue, by: pause.by, comment: pause.comment,
                at: zone.localISO(ordered.at))
        }
    }
}
