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

    func action(_ matter: Matter, _ words: Wording) -> String {
        switch matter.voice {
        case .act, .actStill: words.act
        case .ensure: words.chase ?? "Se till att \(words.ensure)"
        case .informed: "För kännedom: \(words.state)"
        }
    }

    func record(_ matter: Matter, _ words: Wording) -> String {
        switch (matter.voice, words.stop) {
        case (.informed, _): "Du behöver inte göra något nu."
        case (_, .sentence(let sentence)): sentence
        case (.act, .recorded(let also)), (.actStill, .recorded(let also)),
            (.ensure, .recorded(let also)) where words.chase != nil:
            ["Registrera i planen \(recorded(matter)), så upphör påminnelserna.", also].compactMap(\.self)
                .joined(separator: " ")
        case (.ensure, .recorded(let also)):
            ["Påminnelserna upphör när någon har registrerat i planen \(recorded(matter)).", also].compactMap(\.self)
                .joined(separator: " ")
        }
    }

    /// What ends the duty, as its rule declares it.
    private func recorded(_ matter: Matter) -> String {
        matter.recorded(and: "och", or: "eller") { phrase($0, matter) }
    }

    func wording(_ matter: Matter) -> Wording {
        switch matter.rule {
        case .requestAnswered: requestAnswered
        case .denialReason: denialReason
        case .convenerNamed: convenerNamed
        case .groundRecorded: groundRecorded
        case .consentMissing: consentMissing(matter)
        case .consentOralDocumented: consentOralDocumented
        case .consentScope: consentScope
        case .consentExpiry: consentExpiry(matter)
        case .consentCoversFollowUp: consentCoversFollowUp
        case .consentWithdrawn: consentWithdrawn(matter)
        case .consentRefused: consentRefused
        case .cannotConsent: cannotConsent(matter)
        case .representativeConsented: representativeConsented
        case .childInformed: childInformed
        case .guardiansConsented: guardiansConsented(matter)
        case .guardianRefused: guardianRefused
        case .minor15Conflict: minor15Conflict
        case .comingOfAge: comingOfAge(matter)
        case .childAttendanceDecided: childAttendanceDecided
        case .childVoice: childVoice
        case .startWithoutDelay: startWithoutDelay
        case .startImmediately: startImmediately
        case .targetChanged: targetChanged
        case .preparedTogether: preparedTogether
        case .relativesAsked: relativesAsked
        case .participantsAgreed: participantsAgreed
        case .meetingBooked: meetingBooked
        case .invitationSent: invitationSent(matter)
        case .rsvpPending: rsvpPending(matter)
        case .substituteNamed: substituteNamed(matter)
        case .substituteSameUnit: substituteSameUnit
        case .substituteBriefed: substituteBriefed(matter)
        case .contactedSeparately: contactedSeparately(matter)
        case .actorDecides: actorDecides(matter)
        case .referralConsidered: referralConsidered
        case .meetingOutcome: meetingOutcome
        case .responsibleNamed: responsibleNamed
        case .planDocumented: planDocumented(matter)
        case .followUpBooked: followUpBooked
        case .planHandedOver: planHandedOver
        case .principalDocumented: principalDocumented
        case .actionDue: actionDue(matter)
        case .situationChanged: situationChanged(matter)
        case .coordinatorReachable: coordinatorReachable(matter)
        case .followUp: followUp(matter)
        case .followUpExists: followUpExists
        case .followUpDecision: followUpDecision
        case .editionEstablished: editionEstablished
        case .closingRegistered: closingRegistered(matter)
        case .closingReason: closingReason
        case .closingDocumented: closingDocumented
        case .planDormant: planDormant(matter)
        case .unreachableRole: unreachableRole(matter)
        case .planUnreadable: planUnreadable(matter)
        case .rulesReviewed: rulesReviewed
        case .allChecked: allChecked(matter)
        case .lettersHeld: lettersHeld(matter)
        case .setAside: setAside(matter)
        case .planUnwatched: planUnwatched(matter)
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

extension Matter {
    func swedish(_ day: Day) -> String { day.swedish(beside: today) }

    /// ` tisdag 30 mars`, where the meeting's day is known.
    var swedishMeetingDay: String { facts.meeting.map { " \(swedish($0))" } ?? "" }

    /// The invited, by name where it is known.
    func invited(else other: String) -> String { facts.invited.map(name) ?? other }
}
