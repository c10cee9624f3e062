internal import SIPRules

/// Swedish: the reader is *du*, and the words are those that the routine and the trade use.
struct SwedishTexts: ItemTexts {
    let language = Language.swedish

    func settled(_ state: String) -> String { "Då löser sig också detta: \(state)." }

    /// The case reference, or what the matter is that concerns no plan.
    func heading(of subject: Obligation.Subject) -> String {
        switch subject {
        case .plan(let id): id.text
        case .upkeep(.plans): "Plandokument"
        case .upkeep(.roster): "Bemanningslistan"
        case .upkeep(.rules): "Reglerna"
        case .upkeep(.service): "Driften av sipd"
        }
    }

    var and: String { "och" }
    var or: String { "eller" }

    func seeTo(_ what: String) -> String { "Se till att \(what)" }
    func forInformation(_ state: String) -> String { "För kännedom: \(state)" }

    var nothingToDo: String { "Du behöver inte göra något nu." }
    func recordAndStop(_ what: String) -> String {
        "Registrera i planen \(what), så upphör påminnelserna."
    }
    func recordedAndStops(_ what: String) -> String {
        "Påminnelserna upphör när någon har registrerat i planen \(what)."
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
        case .needsAction: "har inte svarat"
        case .accepted: "kommer"
        case .declined: "kan inte komma"
        case .tentative: "kommer kanske"
        case .delegated: "skickar en ersättare"
        }
    }
}

extension ReminderContext {
    func swedish(_ day: Day) -> String { day.swedish(beside: today) }

    /// ` tisdag 30 mars`, where the meeting's day is known.
    var swedishMeetingDay: String { facts.meeting.map { " \(swedish($0))" } ?? "" }

    /// The invited, by name where it is known.
    func invited(else other: String) -> String { facts.invited.map(name) ?? other }
}
