/// Every duty that sipd tracks, in the order of the routine's seven steps. The page to read first.
///
/// Add a case, and the compiler asks for its declaration (`Declarations.swift`), title and step in it, and its text in every language.
public enum RuleID: String, CaseIterable, Hashable, Sendable {
    // Step 1: the need.
    /// A request for a SIP is answered.
    case requestAnswered = "request-answered"
    /// The reason for a denial is documented.
    case denialReason = "denial-reason"
    /// Somebody calls the joint meeting.
    case convenerNamed = "convener-named"
    /// The ground for a SIP is recorded.
    case groundRecorded = "ground-recorded"

    // Step 2: consent.
    /// Consent to the meeting and to passing on information.
    case consentMissing = "consent-missing"
    /// Oral consent is documented in the record.
    case consentOralDocumented = "consent-oral-documented"
    /// Consent says which kinds of information, to whom, and for what time.
    case consentScope = "consent-scope"
    /// Consent runs out.
    case consentExpiry = "consent-expiry"
    /// Consent lasts until the next follow-up.
    case consentCoversFollowUp = "consent-covers-follow-up"
    /// Consent was withdrawn.
    case consentWithdrawn = "consent-withdrawn"
    /// Consent was refused.
    case consentRefused = "consent-refused"
    /// The individual cannot consent.
    case cannotConsent = "cannot-consent"
    /// The individual consents to a representative.
    case representativeConsented = "representative-consented"
    /// A child is asked and informed.
    case childInformed = "child-informed"
    /// All guardians consent to the meeting.
    case guardiansConsented = "guardians-consented"
    /// A guardian has refused.
    case guardianRefused = "guardian-refused"
    /// A minor from 15 asked, and a guardian has not consented.
    case minor15Conflict = "minor-15-conflict"
    /// The fifteenth and the eighteenth birthday.
    case comingOfAge = "coming-of-age"
    /// It is decided whether the child attends the meeting.
    case childAttendanceDecided = "child-attendance-decided"
    /// The child's wishes are put forward.
    case childVoice = "child-voice"

    // Step 3: preparation, without delay.
    /// Work starts without delay.
    case startWithoutDelay = "start-without-delay"
    /// An immediate need: work starts the same day.
    case startImmediately = "start-immediately"
    /// Another target than policy's has a reason.
    case targetChanged = "target-changed"
    /// The meeting is prepared together with the individual.
    case preparedTogether = "prepared-together"
    /// The individual is asked whether relatives are to take part.
    case relativesAsked = "relatives-asked"
    /// Who is invited is agreed with the individual.
    case participantsAgreed = "participants-agreed"

    // Step 4: invitation and replies.
    /// The joint meeting is booked.
    case meetingBooked = "meeting-booked"
    /// Invitations are sent, in writing.
    case invitationSent = "invitation-sent"
    /// Those invited say whether they come.
    case rsvpPending = "rsvp-pending"
    /// A substitute is named by who is prevented.
    case substituteNamed = "substitute-named"
    /// The substitute comes from the same unit.
    case substituteSameUnit = "substitute-same-unit"
    /// The substitute is well informed.
    case substituteBriefed = "substitute-briefed"
    /// Actors without a relation are contacted separately.
    case contactedSeparately = "contacted-separately"
    /// Such an actor decides for itself.
    case actorDecides = "actor-decides"
    /// A SIP does not replace a referral.
    case referralConsidered = "referral-considered"

    // Step 5: the meeting and the plan.
    /// What became of the meeting is recorded.
    case meetingOutcome = "meeting-outcome"
    /// A responsible person and the responsible principal are named.
    case responsibleNamed = "responsible-named"
    /// The plan documents all its parts.
    case planDocumented = "plan-documented"
    /// Place and date of the follow-up are documented.
    case followUpBooked = "follow-up-booked"
    /// The plan is handed over.
    case planHandedOver = "plan-handed-over"
    /// Each principal documents in its own record.
    case principalDocumented = "principal-documented"
    /// Everyone carries out their actions.
    case actionDue = "action-due"
    /// A material change means meeting again.
    case situationChanged = "situation-changed"
    /// Somebody is answerable for convening the follow-up.
    case coordinatorReachable = "coordinator-reachable"

    // Step 6: follow-up.
    /// The plan is followed up.
    case followUp = "follow-up"
    /// An established plan has a follow-up ahead.
    case followUpExists = "follow-up-exists"
    /// A held follow-up leads to a decision.
    case followUpDecision = "follow-up-decision"
    /// A plan that is to be revised or replaced gets a new edition.
    case editionEstablished = "edition-established"

    // Step 7: closing.
    /// A plan that is to be closed is closed.
    case closingRegistered = "closing-registered"
    /// A closed plan says which of the three reasons.
    case closingReason = "closing-reason"
    /// Each principal documents the closing.
    case closingDocumented = "closing-documented"
    /// A plan that nobody touches is closed, renewed or followed up.
    case planDormant = "plan-dormant"

    // Running it.
    /// A role that nobody can be reached in.
    case unreachableRole = "unreachable-role"
    /// A plan document that cannot be read, or does not count.
    case planUnreadable = "plan-unreadable"
    /// The rules are compared with their sources again.
    case rulesReviewed = "rules-reviewed"
    /// Every plan has been looked through, so that silence means something.
    case allChecked = "all-checked"
    /// Letters that the cap on a round holds back are looked at and released.
    case lettersHeld = "letters-held"
    /// A plan or a person that an error keeps from being told of, or told.
    case setAside = "set-aside"
    /// The first time that nobody will hear of a plan's open duties, or nothing leads on in it.
    case planUnwatched = "plan-unwatched"
}
