/// Steps 1 and 3 as a document writes them.

extension Need {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Need? in
        var need = Need()
        need.requested = fields.optional("requested", .day)
        need.requestedBy = fields.optional("requestedBy", .oneOf(Requester.self))
        need.decision = fields.optional("decision", RequestDecision.reading)
        need.seen = fields.optional("seen", .day)
        need.seenTime = fields.optional("seenTime", .timeOfDay)
        need.urgency = fields.optional("urgency", .oneOf(Urgency.self)) ?? .routine
        need.ground = fields.optional("ground", .oneOf(Ground.self))
        need.target = fields.optional("target", StartTarget.reading)
        need.started = fields.optional("started", .day)
        need.prepared = fields.optional("prepared", .day)
        need.participantsAgreed = fields.optional("participantsAgreed", .day)
        need.relativesAsked = fields.optional("relativesAsked", .day)

        fields.expectOrder(("requested", need.requested), ("decision", need.decision?.on))
        fields.expectOrder(("seen", need.seen), ("started", need.started))
        if case .by(let day) = need.target?.limit, let first = need.seen ?? need.requested, day < first {
            fields.findings.add(
                fields.place(of: "target")["by"],
                "\"by\" is \(day), before the need on \(first): correct one of them", .warning)
        }
        if case .within(let span) = need.target?.limit, let seen = need.seen,
            seen.moved(by: span, direction: .after) == .last
        {
            fields.findings.add(
                fields.place(of: "target")["within"], "\(seen) and \(span) end after 2200: correct one of them",
                .warning)
        }
        if need.seenTime != nil, need.seen == nil {
            fields.warn("seenTime", "a time without its day: set \"seen\"")
        }
        if need.urgency == .immediate, need.known == nil {
            fields.warn("urgency", "an immediate need without the day it was seen: set \"seen\", or nobody is reminded")
        }
        if need.requestedBy != nil, need.requested == nil {
            fields.warn("requestedBy", "somebody asked, but not when: set \"requested\"")
        }
        return need
    }
}

extension RequestDecision {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> RequestDecision? in
        let answer = fields.required("answer", .oneOf(Answer.self))
        let day = fields.required("on", .day)
        let by = fields.optional("by", .person)
        let reason = fields.optional("reason", .reference)

        guard let answer, let day else { return nil }
        var decision = RequestDecision(answer, on: day)
        decision.by = by
        decision.reason = reason
        return decision
    }
}

extension StartTarget {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> StartTarget? in
        let within = fields.optional("within", .span)
        let by = fields.optional("by", .day)
        let reason = fields.optional("reason", .reference)
        let setBy = fields.optional("setBy", .person)
        let setOn = fields.optional("setOn", .day)

        let limit: Limit
        switch (within, by) {
        case (let within?, nil): limit = .within(within)
        case (nil, let by?): limit = .by(by)
        case (_?, _?):
            fields.findings.add(fields.place(of: "by"), "\"within\" and \"by\" are both set: keep one")
            return nil
        case (nil, nil):
            // One that is there and wrong has its own finding.
            if !fields.node.entries.contains(where: { $0.key.text == "within" || $0.key.text == "by" }) {
                fields.findings.add(
                    fields.node, "a target without a limit: write \"within\", a span, or \"by\", a date")
            }
            return nil
        }
        var target = StartTarget(limit)
        target.reason = reason
        target.setBy = setBy
        target.setOn = setOn
        return target
    }
}
