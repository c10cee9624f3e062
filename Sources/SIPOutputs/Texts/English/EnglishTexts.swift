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

    func action(_ matter: Matter, _ words: Wording) -> String {
        switch matter.voice {
        case .act, .actStill: words.act
        case .ensure: words.chase ?? "See to it that \(words.ensure)"
        case .informed: "For your information: \(words.state)"
        }
    }

    func record(_ matter: Matter, _ words: Wording) -> String {
        switch (matter.voice, words.stop) {
        case (.informed, _): "There is nothing for you to do now."
        case (_, .sentence(let sentence)): sentence
        case (.act, .recorded(let also)), (.actStill, .recorded(let also)),
            (.ensure, .recorded(let also)) where words.chase != nil:
            ["Record in the plan \(recorded(matter)), and the reminders stop.", also].compactMap(\.self)
                .joined(separator: " ")
        case (.ensure, .recorded(let also)):
            ["The reminders stop once somebody has recorded in the plan \(recorded(matter)).", also].compactMap(\.self)
                .joined(separator: " ")
        }
    }

    /// What ends the duty, as its rule declares it.
    private func recorded(_ matter: Matter) -> String {
        matter.recorded(and: "and", or: "or") { phrase($0, matter) }
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
        case .needsAction: "has not replied"
        case .accepted: "is coming"
        case .declined: "cannot come"
        case .tentative: "may come"
        case .delegated: "sends a substitute"
        }
    }
}

extension Matter {
    func english(_ day: Day) -> String { day.english(beside: today) }

    /// ` on Tue 30 Mar`, where the meeting's day is known.
    var englishMeetingDay: String { facts.meeting.map { " on \(english($0))" } ?? "" }
}
