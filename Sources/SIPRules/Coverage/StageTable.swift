extension Stage {
    /// The way of a plan through the seven steps, in order: what brings it to each stage, and which rules ask for what leads on.
    ///
    /// A plan that is neither closed, denied, withdrawn nor refused has at each stage but the first an act that is open or dated;
    /// a test draws plans from the schema and looks.
    public static let table: [Row] = [
        Row(.unbegun, leading: [], since: { _ in nil }, isReached: { _ in true }),
        Row(.requested, leading: [.requestAnswered], since: { $0.need.requested }),
        Row(
            .granted, leading: [.startWithoutDelay, .startImmediately], since: { $0.need.answered(.start) }),
        Row(.needSeen, leading: [.startWithoutDelay, .startImmediately], since: { $0.need.seen }),
        Row(
            .started,
            leading: [
                .consentMissing, .cannotConsent, .guardiansConsented, .guardianRefused, .minor15Conflict,
                .closingRegistered, .convenerNamed, .meetingBooked,
            ], since: { $0.need.started }),
        Row(
            .consented, leading: [.convenerNamed, .meetingBooked], since: { $0.consented },
            isReached: { $0.need.started != nil && $0.consented != nil }),
        Row(
            .convenerNamed, leading: [.meetingBooked], since: { $0.consented },
            isReached: { $0.need.started != nil && $0.consented != nil && $0.convener != nil }),
        Row(
            .booked, leading: [.invitationSent, .rsvpPending, .meetingOutcome],
            since: { $0.planningMeetings.filter { $0.date != nil }.compactMap(\.booked).max() },
            isReached: { $0.planningMeetings.contains { $0.date != nil } }),
        Row(
            .invited, leading: [.rsvpPending, .meetingOutcome],
            since: { $0.planningMeetings.compactMap(\.wasInvitedTo).max() }),
        Row(
            .held, leading: [.responsibleNamed, .planDocumented, .followUpBooked],
            since: { $0.lastHeld(.planning) }),
        Row(
            .responsibleNamed, leading: [.planDocumented, .followUpBooked], since: { $0.lastHeld(.planning) },
            isReached: {
                $0.lastHeld(.planning) != nil && $0.coordinator != nil && $0.responsiblePrincipal != nil
            }),
        Row(
            .established,
            leading: [
                .planDocumented, .planHandedOver, .principalDocumented, .followUp, .followUpExists, .followUpBooked,
                .situationChanged,
            ], since: { $0.established?.on }),
        Row(
            .documented, leading: [.planHandedOver, .followUp, .followUpExists], since: { $0.established?.on },
            isReached: { $0.established?.documented.count == PlanPart.allCases.count }),
        Row(
            .handedOver, leading: [.followUp, .followUpExists], since: { $0.established?.on },
            isReached: { plan in
                plan.established.map { $0.original != nil && $0.copies.allSatisfy { $0.on != nil } } ?? false
            }),
        Row(
            .followedUp, leading: [.followUpDecision], since: { $0.lastHeld(.followUp) },
            isReached: { $0.lastHeld(.followUp) != nil && $0.lastDecision == nil }),
        Row(.toGoOn, leading: [.followUp, .followUpExists], since: { $0.decided(.unchanged) }),
        Row(.toBeRevised, leading: [.editionEstablished], since: { $0.decided(.revised) ?? $0.decided(.replaced) }),
        Row(.toBeClosed, leading: [.closingRegistered], since: { $0.decided(.closed) }),
        Row(.closed, leading: [.closingReason, .closingDocumented], since: { $0.closing?.on }),
        Row(
            .closingDocumented, leading: [], since: { $0.closing?.on },
            isReached: { $0.closing != nil && $0.principals.allSatisfy { $0.closingDocumented != nil } }),
    ]
}

extension Plan {
    /// The day from which the individual has consented to all that is asked for, or cannot consent. Step 2.
    fileprivate var consented: Day? {
        if let cannot = consent.cannotConsent { return cannot.since }
        guard let meeting = consent.meeting?.given else { return nil }
        if let sharing = consent.sharing?.given.given { return max(meeting, sharing) }
        return consent.coveringBasis == nil ? nil : meeting
    }

    /// The day of the last follow-up, if it led to that and no edition has come since.
    fileprivate func decided(_ decision: FollowUpDecision) -> Day? {
        guard let last = lastDecision, last.decision == decision else { return nil }
        let isDone = (decision == .revised || decision == .replaced) && established(since: last.held) != nil
        return isDone ? nil : last.held
    }
}

extension Meeting {
    /// The day on which the last of those who are to come was invited; nil: somebody is not, or nobody is to come.
    fileprivate var wasInvitedTo: Day? {
        invitations.contains { $0.hasRelation && $0.sent == nil } ? nil : invitations.compactMap(\.sent).max()
    }
}
