/// An invitation of step 4 as a document writes it.

extension Invitation {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Invitation? in
        let person = fields.required("person", .person)
        let hasRelation = fields.optional("hasRelation", .boolean) ?? true
        let sent = fields.optional("sent", .day)
        let replyBy = fields.optional("replyBy", .day)
        let reply = fields.optional("reply", .oneOf(Reply.self)) ?? .needsAction
        let replied = fields.optional("replied", .day)
        let tentativeUntil = fields.optional("tentativeUntil", .day)
        let substitute = fields.optional("substitute", Substitute.reading)
        let contacted = fields.optional("contacted", .day)
        let decided = fields.optional("decided", .day)
        let referral = fields.optional("referral", Referral.reading)

        guard let person else { return nil }
        var invitation = Invitation(person: person)
        invitation.hasRelation = hasRelation
        invitation.sent = sent
        invitation.replyBy = replyBy
        invitation.reply = reply
        invitation.replied = replied
        invitation.tentativeUntil = tentativeUntil
        invitation.substitute = substitute
        invitation.contacted = contacted
        invitation.decided = decided
        invitation.referral = referral
        invitation.check(fields)
        return invitation
    }

    private func check(_ fields: Fields) {
        fields.expectOrder(("sent", sent), ("replied", replied))
        fields.expectOrder(("sent", sent), ("replyBy", replyBy))
        fields.expectOrder(("contacted", contacted), ("decided", decided))
        if replied != nil, reply == .needsAction {
            fields.warn("replied", "the day of a reply that is not there: set \"reply\"")
        }
        if tentativeUntil != nil, reply != .tentative {
            fields.warn("tentativeUntil", "only a tentative reply becomes definite: remove it")
        }
        if !hasRelation, sent != nil {
            fields.warn(
                "sent", "an actor without a relation is contacted separately: write \"contacted\" instead of \"sent\"")
        }
        if substitute?.person == person {
            fields.warn("substitute", "the substitute is the one who is invited: name somebody else")
        }
    }
}

extension Substitute {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Substitute? in
        let person = fields.required("person", .person)
        let named = fields.optional("named", .day)
        let otherUnitReason = fields.optional("otherUnitReason", .reference)
        let briefed = fields.optional("briefed", .day)

        guard let person else { return nil }
        fields.expectOrder(("named", named), ("briefed", briefed))
        var substitute = Substitute(person: person)
        substitute.named = named
        substitute.otherUnitReason = otherUnitReason
        substitute.briefed = briefed
        return substitute
    }
}

extension Referral {
    static let reading = Expectation<Referral>.text("the date of the referral, or not-needed") { text in
        text == "not-needed" ? .notNeeded : Day(text).map(Referral.sent)
    }
}
