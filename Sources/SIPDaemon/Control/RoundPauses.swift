package import SIPRules
package import SIPStores
internal import SIPOutputs

/// Pauses that the command asks for.
extension Round {
    /// Begins a pause. The plan is to be decided again in the next round.
    package func pause(_ order: PauseOrder, from account: Account? = nil, at now: Instant) throws -> ControlResponse {
        if let objection = PauseOrder.objection(toName: order.by, called: "the name")
            ?? PauseOrder.objection(to: order.comment, called: "the comment")
        {
            throw CommandFailure.pauseRefused(objection)
        }
        guard let kind = Pause.Kind(rawValue: order.kind) else {
            throw CommandFailure.pauseRefused("no such kind of pause")
        }
        guard let id = PlanID(order.plan), let plan = try store.plan(id) else {
            throw CommandFailure.pauseRefused("no plan \(VisibleText.quoted(order.plan)); see sipd status", .noInput)
        }
        let rule = try order.rule.map { name in
            guard let rule = RuleID(rawValue: name) else {
                throw CommandFailure.pauseRefused("no rule \(VisibleText.quoted(name)); see sipd rules")
            }
            return rule
        }
        let environment = settings.environment
        let open = book.obligations(of: plan, on: environment.zone.day(of: now)).filter(\.isOpen)
        let meant = open.filter {
            (rule ?? $0.rule) == $0.rule && (order.instance ?? "\($0.instance)") == "\($0.instance)"
        }
        guard let first = meant.first else {
            throw CommandFailure.pauseRefused("nothing open in \(id.text) matches; see sipd explain \(id.text)")
        }
        let pause = Pause(
            plan: id, rule: rule, instance: order.instance == nil ? nil : first.instance,
            until: try PauseOrder.end(
                order.end, from: now, zone: environment.zone, calendar: environment.calendar(of: plan.unit)),
            by: order.by, comment: order.comment, kind: kind)
        guard try ledger.pauses(about: id, at: now).count < PauseOrder.mostOfPlan else {
            throw CommandFailure.pauseRefused(
                "\(PauseOrder.mostOfPlan) pauses of \(id.text) hold already: end some first; see sipd pauses")
        }
        try ledger.order(pause, from: account, at: now)
        state.schedule.agenda.set(id, at: now)
        let words = "\(id.text) rests until \(environment.zone.localISO(pause.until))"
        journal.send(.paused(id, words, by: Author(claimed: order.by, account: account)))
        return ControlResponse(messages: [words])
    }

    /// Ends a pause before its time.
    package func resume(_ end: PauseEnd, from account: Account? = nil, at now: Instant) throws -> ControlResponse {
        if let objection = PauseOrder.objection(toName: end.by, called: "the name") {
            throw CommandFailure.pauseRefused(objection)
        }
        guard let found = try ledger.pauses(at: now).first(where: { $0.id == end.id }),
            try ledger.end(end.id, by: end.by, from: account, at: now)
        else { throw CommandFailure.pauseRefused("no pause \(end.id) holds; see sipd pauses", .noInput) }
        state.schedule.agenda.set(found.pause.plan, at: now)
        let words = "pause \(end.id) of \(found.pause.plan) is ended"
        journal.send(.resumed(found.pause.plan, words, by: Author(claimed: end.by, account: account)))
        return ControlResponse(messages: [words])
    }

    /// Lets go what the cap holds: the next round looks at the present slot again, without a cap.
    package func release() { state.cap.release() }

    /// The same, for somebody.
    package func release(by author: Author, at now: Instant) throws -> ControlResponse {
        let held = state.cap.held.letters
        guard held > 0 else { return ControlResponse(messages: ["nothing is held"]) }
        try ledger.note(.released, by: author, ["letters": "\(held)"], at: now)
        journal.send(.released(held, by: author))
        release()
        return ControlResponse(messages: [held.counted("letter is", "letters are") + " released"])
    }
}
