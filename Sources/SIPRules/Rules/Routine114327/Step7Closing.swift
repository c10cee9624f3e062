/// Routine step 7: the plan is closed, and each principal documents it.
enum Step7Closing {
    /// Each principal documents the closing in its own record, within three working days. It outlives the plan, and begins
    /// with the closing or with withdrawn consent. Until each has a reference.
    static let closingDocumented = Rule(
        .closingDocumented, source: .routine(step: 7), kind: .deadline, to: .principal, within: .workingDays(3),
        ladder: Ladder([
            .due(.principal),
            .after(.workingDays(2), .principal),
            .after(.workingDays(5), .manager),
        ]), survivesClosing: true
    ) { plan, terms in
        guard let ended = plan.ended else { return [] }
        return plan.principals.map { principal in
            Duty(
                principal.id, since: ended, due: terms.due(from: ended), met: Met(principal.closingDocumented != nil),
                people: principal.people, facts: [.principal(principal.id)])
        }
    }
}

extension Principal {
    /// Who holds the role in a duty of this principal.
    var people: [Role: PersonID] { contact.map { [.principal: $0] } ?? [:] }
}
