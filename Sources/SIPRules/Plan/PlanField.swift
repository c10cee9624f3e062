/// A value in a plan document, by its path as the published schema writes it: `need.started`, and for each item of a list
/// `meetings.date`. Rules name here what opens, dates and ends their duties; a test holds the list together with
/// `config/sip-plan-1.schema.json`.
public enum PlanField: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    case format
    case id
    case unit
    case initiator
    case convener
    case coordinator
    case responsiblePrincipal

    case principalId = "principals.id"
    case principalContact = "principals.contact"
    case principalDocumented = "principals.documented"
    case principalClosingDocumented = "principals.closingDocumented"

    case needRequested = "need.requested"
    case needRequestedBy = "need.requestedBy"

    case decisionAnswer = "need.decision.answer"
    case decisionOn = "need.decision.on"
    case decisionBy = "need.decision.by"
    case decisionReason = "need.decision.reason"

    case needSeen = "need.seen"
    case needSeenTime = "need.seenTime"
    case needUrgency = "need.urgency"
    case needGround = "need.ground"

    case targetWithin = "need.target.within"
    case targetBy = "need.target.by"
    case targetReason = "need.target.reason"
    case targetSetBy = "need.target.setBy"
    case targetSetOn = "need.target.setOn"

    case needStarted = "need.started"
    case needPrepared = "need.prepared"
    case needParticipantsAgreed = "need.participantsAgreed"
    case needRelativesAsked = "need.relativesAsked"

    case meetingConsentGiven = "consent.meeting.given"
    case meetingConsentForm = "consent.meeting.form"
    case meetingConsentRecord = "consent.meeting.record"

    case sharingGiven = "consent.sharing.given"
    case sharingForm = "consent.sharing.form"
    case sharingRecord = "consent.sharing.record"
    case sharingKinds = "consent.sharing.kinds"
    case sharingReceivers = "consent.sharing.receivers"
    case sharingUntil = "consent.sharing.until"

    case consentRefused = "consent.refused"
    case consentWithdrawn = "consent.withdrawn"

    case cannotConsentSince = "consent.cannotConsent.since"
    case cannotConsentBasis = "consent.cannotConsent.basis"
    case cannotConsentReviewed = "consent.cannotConsent.reviewed"

    case statutoryBasisReference = "consent.statutoryBasis.reference"
    case statutoryBasisReceivers = "consent.statutoryBasis.receivers"
    case statutoryBasisUntil = "consent.statutoryBasis.until"

    case consentRecorder = "consent.recorder"

    case minorTurns18 = "minor.turns18"
    case minorInformed = "minor.informed"
    case minorInformedBy = "minor.informedBy"

    case guardianAnswer = "minor.guardians.answer"
    case guardianOn = "minor.guardians.on"

    case minorConflictDecision = "minor.conflictDecision"

    case refusalDecisionOn = "minor.refusalDecision.on"
    case refusalDecisionReference = "minor.refusalDecision.reference"

    case minorAttendanceDecided = "minor.attendanceDecided"
    case minorAttendanceDecidedBy = "minor.attendanceDecidedBy"
    case minorVoiceNoted = "minor.voiceNoted"
    case minorRenewedAt15 = "minor.renewedAt15"
    case minorRenewedAt18 = "minor.renewedAt18"

    case representativeListed = "representative.listed"
    case representativeConsented = "representative.consented"

    case meetingId = "meetings.id"
    case meetingPurpose = "meetings.purpose"
    case meetingBooked = "meetings.booked"
    case meetingDate = "meetings.date"
    case meetingPlaceSet = "meetings.placeSet"
    case meetingHeld = "meetings.held"
    case meetingCancelled = "meetings.cancelled"

    case moveFrom = "meetings.moves.from"
    case moveReason = "meetings.moves.reason"

    case invitationPerson = "meetings.invitations.person"
    case invitationHasRelation = "meetings.invitations.hasRelation"
    case invitationSent = "meetings.invitations.sent"
    case invitationReplyBy = "meetings.invitations.replyBy"
    case invitationReply = "meetings.invitations.reply"
    case invitationReplied = "meetings.invitations.replied"
    case invitationTentativeUntil = "meetings.invitations.tentativeUntil"

    case substitutePerson = "meetings.invitations.substitute.person"
    case substituteNamed = "meetings.invitations.substitute.named"
    case substituteOtherUnitReason = "meetings.invitations.substitute.otherUnitReason"
    case substituteBriefed = "meetings.invitations.substitute.briefed"

    case invitationContacted = "meetings.invitations.contacted"
    case invitationDecided = "meetings.invitations.decided"
    case invitationReferral = "meetings.invitations.referral"

    case meetingDecision = "meetings.decision"

    case establishedOn = "established.on"
    case establishedEdition = "established.edition"
    case establishedDocumented = "established.documented"
    case establishedOriginal = "established.original"

    case copyTo = "established.copies.to"
    case copyPerson = "established.copies.person"
    case copyOn = "established.copies.on"

    case actionId = "actions.id"
    case actionOwner = "actions.owner"
    case actionDue = "actions.due"
    case actionEnded = "actions.ended"

    case changeRegistered = "changes.registered"
    case changeConvened = "changes.convened"
    case changeMet = "changes.met"

    case closingOn = "closing.on"
    case closingReason = "closing.reason"

    case goalsMet
    case lastActivity
    case dormancyAnswered

    /// As the schema writes it.
    public var description: String { rawValue }

    /// What silences a plan: every rule but those that survive the closing.
    public static let silencing: [PlanField] = [
        .closingOn, .consentWithdrawn, .consentRefused, .decisionAnswer, .decisionOn,
    ]

    /// What names a plan, or one of the items of a list, and is no act of anybody's.
    public static let names: Set<PlanField> = [
        .format, .id, .principalId, .meetingId, .invitationPerson, .actionId,
    ]
}
