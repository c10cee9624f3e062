internal import SIPRules

/// English, for those on the staff who read it better than Swedish.
struct EnglishTexts: ItemTexts {
    let language = Language.english

    func settled(_ state: String) -> String { "That settles this too: \(state)." }

    /// The case reference, or what the matter is that concerns no plan.
    func heading(of subject: Obligation.Subject) -> String {
        switch subject {
        case .plan(let id): id.text
        case .upkeep(.plans): "Plan documents"
        case .upkeep(.roster): "The roster"
        case .upkeep(.rules): "The rules"
        case .upkeep(.service): "Running sipd"
        }
    }

    var and: String { "and" }
    var or: String { "or" }

    func seeTo(_ what: String) -> String { "See to it that \(what)" }
    func forInformation(_ state: String) -> String { "For your information: \(state)" }

    var nothingToDo: String { "There is nothing for you to do now." }
    func recordAndStop(_ what: String) -> String {
        "Record in the plan \(what), and the reminders stop."
    }
    func recordedAndStops(_ what: String) -> String {
        "The reminders stop once somebody has recorded in the plan \(what)."
    }

    func wording(_ context: ReminderContext) -> Wording {
        switch context.rule {
        case .requestAnswered: requestAnswered
        case .denialReason: denialReason
        case .convenerNamed: convenerNamed
        case .groundRecorded: groundRecorded
        case .consentMissing: consentMissing(context)
        case .consentOralDocumented: consentOralDocumented
        case .consentScope: consentScope
        case .consentExpiry: consentExpiry(context)
        case .consentCoversFollowUp: consentCoversFollowUp
        case .consentWithdrawn: consentWithdrawn(context)
        case .consentRefused: consentRefused
        case .cannotConsent: cannotConsent(context)
        case .representativeConsented: representativeConsented
        case .childInformed: childInformed
        case .guardiansConsented: guardiansConsented(context)
        case .guardianRefused: guardianRefused
        case .minor15Conflict: minor15Conflict
        case .comingOfAge: comingOfAge(context)
        case .childAttendanceDecided: childAttendanceDecided
        case .childVoice: childVoice
        case .startWithoutDelay: startWithoutDelay
        case .startImmediately: startImmediately
        case .targetChanged: targetChanged
        case .preparedTogether: preparedTogether
        case .relativesAsked: relativesAsked
        case .participantsAgreed: participantsAgreed
        case .meetingBooked: meetingBooked
        case .invitationSent: invitationSent(context)
        case .rsvpPending: rsvpPending(context)
        case .substituteNamed: substituteNamed(context)
        case .substituteSameUnit: substituteSameUnit
        case .substituteBriefed: substituteBriefed(context)
        case .contactedSeparately: contactedSeparately(context)
        case .actorDecides: actorDecides(context)
        case .referralConsidered: referralConsidered
        case .meetingOutcome: meetingOutcome
        case .responsibleNamed: responsibleNamed
        case .planDocumented: planDocumented(context)
        case .followUpBooked: followUpBooked
        case .planHandedOver: planHandedOver
        case .principalDocumented: principalDocumented
        case .actionDue: actionDue(context)
        case .situationChanged: situationChanged(context)
        case .coordinatorReachable: coordinatorReachable(context)
        case .followUp: followUp(context)
        case .followUpExists: followUpExists
        case .followUpDecision: followUpDecision
        case .editionEstablished: editionEstablished
        case .closingRegistered: closingRegistered(context)
        case .closingReason: closingReason
        case .closingDocumented: closingDocumented
        case .planDormant: planDormant(context)
        case .unreachableRole: unreachableRole(context)
        case .planUnreadable: planUnreadable(context)
        case .rulesReviewed: rulesReviewed
        case .allChecked: allChecked(context)
        case .lettersHeld: lettersHeld(context)
        case .setAside: setAside(context)
        case .planUnwatched: planUnwatched(context)
        }
    }

    func word(for reply: Reply) -> String {
        switch reply {
        case .needsAction: "has not replied"
        case .accepted: "is coming"
        case .declined: "cannot come"
        case .tentative: "may come"
        case .delegated: "sends a substitute"
        }
    }
}

extension ReminderContext {
    func english(_ day: Day) -> String { day.english(beside: today) }

    /// ` on Tue 30 Mar`, where the meeting's day is known.
    var englishMeetingDay: String { facts.meeting.map { " on \(english($0))" } ?? "" }
}
