extension RuleID {
    /// The rule's declaration. A new case without one does not compile.
    public var rule: Rule {
        switch self {
        case .requestAnswered: Step1Need.requestAnswered
        case .denialReason: Step1Need.denialReason
        case .convenerNamed: Step1Need.convenerNamed
        case .groundRecorded: Step1Need.groundRecorded
        case .consentMissing: Step2Consent.consentMissing
        case .consentOralDocumented: Step2Consent.consentOralDocumented
        case .consentScope: Step2Consent.consentScope
        case .consentExpiry: Step2Consent.consentExpiry
        case .consentCoversFollowUp: Step2Consent.consentCoversFollowUp
        case .consentWithdrawn: Step2Consent.consentWithdrawn
        case .cannotConsent: Step2Consent.cannotConsent
        case .representativeConsented: Step2Consent.representativeConsented
        case .childInformed: Step2Minors.childInformed
        case .guardiansConsented: Step2Minors.guardiansConsented
        case .minor15Conflict: Step2Minors.minor15Conflict
        case .comingOfAge: Step2Minors.comingOfAge
        case .childVoice: Step2Minors.childVoice
        case .startWithoutDelay: Step3Preparation.startWithoutDelay
        case .startImmediately: Step3Preparation.startImmediately
        case .targetChanged: Step3Preparation.targetChanged
        case .preparedTogether: Step3Preparation.preparedTogether
        case .participantsAgreed: Step3Preparation.participantsAgreed
        case .invitationSent: Step4Invitation.invitationSent
        case .rsvpPending: Step4Invitation.rsvpPending
        case .substituteNamed: Step4Invitation.substituteNamed
        case .substituteSameUnit: Step4Invitation.substituteSameUnit
        case .substituteBriefed: Step4Invitation.substituteBriefed
        case .contactedSeparately: Step4Invitation.contactedSeparately
        case .actorDecides: Step4Invitation.actorDecides
        case .referralConsidered: Step4Invitation.referralConsidered
        case .meetingOutcome: Step5Meeting.meetingOutcome
        case .responsibleNamed: Step5Meeting.responsibleNamed
        case .planDocumented: Step5Plan.planDocumented
        case .followUpBooked: Step5Meeting.followUpBooked
        case .planHandedOver: Step5Plan.planHandedOver
        case .principalDocumented: Step5Plan.principalDocumented
        case .actionDue: Step5Plan.actionDue
        case .situationChanged: Step5Meeting.situationChanged
        case .coordinatorReachable: Step5Plan.coordinatorReachable
        case .followUp: Step6FollowUp.followUp
        case .followUpExists: Step6FollowUp.followUpExists
        case .followUpDecision: Step6FollowUp.followUpDecision
        case .closingReason: Step7Closing.closingReason
        case .closingDocumented: Step7Closing.closingDocumented
        case .planDormant: Step7Closing.planDormant
        case .unreachableRole: Upkeep.unreachableRole
        case .planUnreadable: Upkeep.planUnreadable
        case .rulesReviewed: Upkeep.rulesReviewed
        case .allChecked: Upkeep.allChecked
        case .lettersHeld: Upkeep.lettersHeld
        case .setAside: Upkeep.setAside
        }
    }
}
