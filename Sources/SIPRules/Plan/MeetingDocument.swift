/// A meeting of steps 4–6 as a document writes it.

extension Meeting {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Meeting? in
        let id = fields.required("id", .key)
        let purpose = fields.required("purpose", .oneOf(Purpose.self))
        let booked = fields.optional("booked", .day)
        let date = fields.optional("date", .day)
        let placeSet = fields.optional("placeSet", .boolean) ?? false
        let held = fields.optional("held", .day)
        let cancelled = fields.optional("cancelled", .day)
        let moves = fields.optional("moves", .list(of: Move.reading, atMost: 64)) ?? []
        let invitations = fields.optional("invitations", .list(of: Invitation.reading)) ?? []
        let decision = fields.optional("decision", .oneOf(FollowUpDecision.self))

        guard let id, let purpose else { return nil }
        var meeting = Meeting(id: id, purpose: purpose)
        meeting.booked = booked
        meeting.date = date
        meeting.placeSet = placeSet
        meeting.held = held
        meeting.cancelled = cancelled
        meeting.moves = moves
        meeting.invitations = invitations
        meeting.decision = decision
        meeting.check(fields)
        return meeting
    }

    private func check(_ fields: Fields) {
        fields.refuseRepeated("invitations", key: "person", invitations.map(\.person))
        if held != nil, cancelled != nil {
            fields.findings.add(fields.place(of: "cancelled"), "the meeting is both held and cancelled: keep one")
        }
        fields.expectOrder(("booked", booked), ("date", date))
        fields.expectOrder(("booked", booked), ("held", held))
        fields.expectOrder(("booked", booked), ("cancelled", cancelled))
        for (item, invitation) in zip(fields.place(of: "invitations").items, invitations) {
            let days: [(KnownWord, Day?)] = [
                ("replyBy", invitation.replyBy), ("tentativeUntil", invitation.tentativeUntil),
            ]
            for (name, day) in days {
                guard let day, let date, day >= date else { continue }
                fields.findings.add(
                    item[name],
                    "\(day) is not before the meeting on \(date), and counts for nothing: correct one of them",
                    .warning)
            }
        }
        if booked != nil, date == nil, isPending {
            fields.warn("booked", "booked for no day: set \"date\"")
        }
        if decision != nil, purpose != .followUp {
            fields.warn("decision", "only a follow-up leads to this decision: set \"purpose\", or remove it")
        } else if decision != nil, held == nil {
            fields.warn("decision", "a decision of a meeting that is not held: set \"held\"")
        }
    }
}

extension Move {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Move? in
        let from = fields.required("from", .day)
        let reason = fields.optional("reason", .reference)

        return from.map { Move(from: $0, reason: reason) }
    }
}
