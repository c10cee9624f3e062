internal import SIPRules

/// Step 4: actors without a relation.
extension EnglishTexts {
    func wording(_ rule: Step4Actors.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .contactedSeparately: contactedSeparately(context)
        case .actorDecides: actorDecides(context)
        case .referralConsidered:
            Wording(
                act: "Consider whether a referral is needed as well",
                ensure: "somebody considers whether a referral is needed as well",
                state: "nobody has considered whether a referral is needed as well",
                brief: "consider a referral",
                from: "contact was made")
        }
    }

    private func contactedSeparately(_ context: ReminderContext) -> Wording {
        let whom = context.facts.invited.map(context.name) ?? "the actor without a relation so far"
        return Wording(
            act: "Contact \(whom) separately about the SIP meeting",
            ensure: "\(whom) is contacted separately about the SIP meeting",
            state: "\(whom) has not been contacted about the SIP meeting",
            brief: "contact an actor separately",
            from: "the meeting was booked and contact could be made")
    }

    private func actorDecides(_ context: ReminderContext) -> Wording {
        let whom = context.facts.invited.map(context.name) ?? "the actor you contacted"
        return Wording(
            act: "Ask whether \(whom) wants to join the SIP meeting",
            ensure: "\(whom) is asked about joining the SIP meeting",
            state: "\(whom) has not decided about the SIP meeting",
            brief: "ask whether the actor wants to join",
            from: "contact was made")
    }
}
