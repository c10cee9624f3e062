/// Steps 5 and 7 as a document writes them.

extension Established {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Established? in
        let day = fields.required("on", .day)
        let edition = fields.optional("edition", .integer(1...1000)) ?? 1
        let documented = fields.optional("documented", .list(of: .oneOf(PlanPart.self))) ?? []
        let original = fields.optional("original", .day)
        let copies = fields.optional("copies", .list(of: Copy.reading)) ?? []

        guard let day else { return nil }
        fields.expectOrder(("on", day), ("original", original))
        var established = Established(on: day)
        established.edition = edition
        established.documented = Set(documented)
        established.original = original
        established.copies = copies
        return established
    }
}

extension Copy {
    private enum To: String, CaseIterable { case relative, attendee }

    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Copy? in
        let to = fields.required("to", .oneOf(To.self))
        let person = fields.optional("person", .person)
        let day = fields.optional("on", .day)

        switch (to, person) {
        case (.attendee, let person?): return Copy(to: .attendee(person), on: day)
        case (.relative, nil): return Copy(to: .relative, on: day)
        case (.attendee, nil):
            fields.findings.add(fields.node, "an attendee without a name: set \"person\"")
            return nil
        case (.relative, _?):
            fields.findings.add(fields.place(of: "person"), "relatives are not named: remove \"person\"")
            return nil
        case (nil, _): return nil
        }
    }
}

extension Action {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Action? in
        let id = fields.required("id", .key)
        let owner = fields.required("owner", .person)
        let due = fields.required("due", .day)
        let ended = fields.optional("ended", .day)

        guard let id, let owner, let due else { return nil }
        var action = Action(id: id, owner: owner, due: due)
        action.ended = ended
        return action
    }
}

extension SituationChange {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> SituationChange? in
        let registered = fields.required("registered", .day)
        let convened = fields.optional("convened", .day)
        let met = fields.optional("met", .day)

        guard let registered else { return nil }
        fields.expectOrder(("registered", registered), ("convened", convened), ("met", met))
        var change = SituationChange(registered: registered)
        change.convened = convened
        change.met = met
        return change
    }
}

extension Closing {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Closing? in
        let day = fields.required("on", .day)
        let reason = fields.optional("reason", .oneOf(Reason.self))

        return day.map { Closing(on: $0, reason: reason) }
    }
}
