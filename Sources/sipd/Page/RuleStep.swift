internal import SIPRules

/// The routine's seven steps, and what keeps sipd itself running.
enum RuleStep: Int, CaseIterable {
    case need = 1
    case consent, preparation, invitation, meeting, followUp, closing, upkeep

    /// `Step 3: preparation`.
    var title: String {
        switch self {
        case .need: "Step 1: the need"
        case .consent: "Step 2: consent"
        case .preparation: "Step 3: preparation, without delay"
        case .invitation: "Step 4: invitation and replies"
        case .meeting: "Step 5: the meeting and the plan"
        case .followUp: "Step 6: follow-up"
        case .closing: "Step 7: closing"
        case .upkeep: "Running it"
        }
    }

    /// The rules under this heading, in the order declared.
    var rules: [RuleID] { RuleID.allCases.filter { $0.step == self } }
}

extension RuleID {
    /// Where the rule stands in the list; a rule may rest on a later step as well.
    var step: RuleStep {
        switch self {
        case .requestAnswered, .denialReason, .convenerNamed, .groundRecorded: .need
        case .consentMissing, .consentOralDocumented, .consentScope, .consentExpiry, .consentCoversFollowUp,
            .consentWithdrawn, .consentRefused, .cannotConsent, .representativeConsented, .childInformed,
            .guardiansConsented, .guardianRefused, .minor15Conflict, .comingOfAge, .childAttendanceDecided, .childVoice:
            .consent
        case .startWithoutDelay, .startImmediately, .targetChanged, .preparedTogether, .relativesAsked,
            .participantsAgreed:
            .preparation
        case .meetingBooked, .invitationSent, .rsvpPending, .substituteNamed, .substituteSameUnit, .substituteBriefed,
            .contactedSeparately, .actorDecides, .referralConsidered:
            .invitation
        case .meetingOutcome, .responsibleNamed, .planDocumented, .followUpBooked, .planHandedOver,
            .principalDocumented, .actionDue, .situationChanged, .coordinatorReachable:
            .meeting
        case .followUp, .followUpExists, .followUpDecision, .editionEstablished: .followUp
        case .closingRegistered, .closingReason, .closingDocumented, .planDormant: .closing
        case .unreachableRole, .planUnreadable, .rulesReviewed, .allChecked, .lettersHeld,
            .setAside, .planUnwatched:
            .upkeep
        }
    }
}
