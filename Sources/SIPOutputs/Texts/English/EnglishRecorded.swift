internal import SIPRules

extension EnglishTexts {
    /// What is recorded, after *Record in the plan*; nil: no letter asks for it by itself.
    func phrase(_ what: PlanEdit.Recorded, _ context: ReminderContext) -> String? {
        let isNew = what.how == .changed
        switch what.field {
        case .convener: return "who convenes"
        case .coordinator: return isNew ? "who is the new coordinator" : "who coordinates"
        case .responsiblePrincipal: return "which principal is responsible"
        case .principalDocumented: return "where it is documented with \(context.voice.isOwn ? "you" : "the principal")"
        case .principalClosingDocumented:
            return "where the closing is documented with \(context.voice.isOwn ? "you" : "the principal")"

        case .decisionAnswer: return "whether the work starts or the request is denied"
        case .decisionReason, .targetReason: return "where the reason is documented"
        case .needGround: return "which of the three grounds applies"
        case .needStarted: return "the day the work started"
        case .needPrepared: return "the day you prepared the meeting"
        case .needRelativesAsked: return "the day the individual was asked"
        case .needParticipantsAgreed: return "the day you agreed"

        case .meetingConsentGiven: return "consent to the SIP meeting"
        case .sharingGiven: return "consent to passing on information"
        case .meetingConsentRecord, .sharingRecord: return "where in the record the consent stands"
        case .sharingKinds: return "which information the consent covers"
        case .sharingReceivers: return "who may have the information"
        case .sharingUntil: return isNew ? "the consent's new end date" : "for how long the consent holds"
        case .consentRefused: return "that the individual refuses a SIP"
        case .consentWithdrawn: return "that the consent is withdrawn"
        case .cannotConsentSince: return "that the individual cannot consent"
        case .cannotConsentBasis: return "where the basis is documented"
        case .cannotConsentReviewed: return "the day the basis was reviewed"
        case .representativeListed: return "that the representative does not take part"
        case .representativeConsented: return "the day the individual consented"

        case .minorInformed: return "the day the child was informed"
        case .minorInformedBy, .minorAttendanceDecidedBy: return "by whom"
        case .guardianAnswer: return "each guardian's answer"
        case .refusalDecisionOn: return "the day it was decided"
        case .minorConflictDecision, .refusalDecisionReference: return "where the decision is documented"
        case .minorAttendanceDecided: return "the day it was decided"
        case .minorVoiceNoted: return "the day the child's wishes were put forward"
        case .minorRenewedAt15, .minorRenewedAt18: return "the day the new consent was given"

        case .meetingDate where context.isAboutFollowUp:
            return isNew ? "a new date of the follow-up" : "the date of the follow-up"
        case .meetingDate: return isNew ? "the meeting's new date" : "the day of the meeting"
        case .meetingPlaceSet: return context.asksForDate ? "its place" : "the place of the follow-up"
        case .meetingHeld where context.isAboutFollowUp: return "the day the follow-up was held"
        case .meetingHeld, .changeMet: return "the day the meeting was held"
        case .meetingCancelled where context.isAboutFollowUp: return "that the follow-up was cancelled"
        case .meetingCancelled: return "that the meeting was cancelled"
        case .meetingDecision: return "what you decided"
        case .moveReason: return "why it was moved"
        case .invitationSent: return "the day each invitation was sent"
        case .invitationReply:
            return context.facts.pending.map { $0.count > 1 } ?? false ? "the replies" : "the reply"
        case .invitationContacted: return "the day contact was made"
        case .invitationDecided: return "the day the decision came"
        case .invitationReferral: return "the day the referral was sent or that none is needed"
        case .substitutePerson: return isNew ? "a substitute from the same unit" : "who the substitute is"
        case .substituteOtherUnitReason: return "the reason"
        case .substituteBriefed: return "the day the substitute was informed"

        case .establishedOn: return "the day the new edition was established"
        case .establishedDocumented: return "the parts that are missing"
        case .establishedOriginal: return "the day the individual got the plan"
        case .copyOn: return "the day each of the others got a copy"
        case .actionEnded: return "that the action is done, changed or dropped"
        case .changeConvened: return "the day the invitation was sent"
        case .closingOn where context.endsBeforePlan: return "the day the work with SIP ended"
        case .closingOn: return "the day the plan was closed"
        case .closingReason:
            return "the reason: the goals are met, coordination is no longer needed or consent is withdrawn"
        case .dormancyAnswered: return "the day you took a decision"

        case .format, .id, .unit, .initiator, .principalId, .principalContact, .needRequested, .needRequestedBy,
            .decisionOn, .decisionBy, .needSeen, .needSeenTime, .needUrgency, .targetWithin, .targetBy, .targetSetBy,
            .targetSetOn, .meetingConsentForm, .sharingForm, .consentRecorder, .statutoryBasisReference,
            .statutoryBasisReceivers,
            .statutoryBasisUntil, .minorTurns18, .guardianOn,
            .meetingId, .meetingPurpose, .meetingBooked, .moveFrom, .invitationPerson, .invitationHasRelation,
            .invitationReplyBy, .invitationReplied, .invitationTentativeUntil, .substituteNamed,
            .establishedEdition, .copyTo, .copyPerson, .actionId, .actionOwner, .actionDue, .changeRegistered,
            .goalsMet, .lastActivity:
            return nil
        }
    }
}
