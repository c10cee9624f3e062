internal import SIPRules

extension RuleID {
    /// The rule in one sentence.
    var title: String {
        switch self {
        case .requestAnswered: "A request for a SIP is answered."
        case .denialReason: "The reason for a denial is documented."
        case .convenerNamed: "Somebody calls the joint meeting."
        case .groundRecorded: "The ground for a SIP is recorded."
        case .consentMissing: "Consent to the meeting and to passing on information."
        case .consentOralDocumented: "Oral consent is documented in the record."
        case .consentScope: "Consent says which kinds of information, to whom, and for what time."
        case .consentExpiry: "Consent runs out."
        case .consentCoversFollowUp: "Consent lasts until the next follow-up."
        case .consentWithdrawn: "Consent was withdrawn."
        case .consentRefused: "Consent was refused."
        case .cannotConsent: "The individual cannot consent."
        case .representativeConsented: "The individual consents to a representative."
        case .childInformed: "A child is asked and informed."
        case .guardiansConsented: "All guardians consent to the meeting."
        case .guardianRefused: "A guardian has refused, and what follows is decided."
        case .minor15Conflict: "A minor from 15 asked, and a guardian has not consented."
        case .comingOfAge: "The fifteenth and the eighteenth birthday."
        case .childAttendanceDecided: "It is decided whether the child attends the meeting."
        case .childVoice: "The child's wishes are put forward."
        case .startWithoutDelay: "Work starts without delay."
        case .startImmediately: "An immediate need: work starts the same day."
        case .targetChanged: "Another target than policy's has a reason."
        case .preparedTogether: "The meeting is prepared together with the individual."
        case .relativesAsked: "The individual is asked about relatives."
        case .participantsAgreed: "Who is invited is agreed with the individual."
        case .meetingBooked: "The joint meeting is booked."
        case .invitationSent: "Invitations are sent, in writing."
        case .rsvpPending: "Those invited say whether they come."
        case .substituteNamed: "A substitute is named by who is prevented."
        case .substituteSameUnit: "The substitute comes from the same unit."
        case .substituteBriefed: "The substitute is well informed."
        case .contactedSeparately: "Actors without a relation are contacted separately."
        case .actorDecides: "Such an actor decides for itself."
        case .referralConsidered: "A SIP does not replace a referral."
        case .meetingOutcome: "What became of the meeting is recorded."
        case .responsibleNamed: "A responsible person and the responsible principal are named."
        case .planDocumented: "The plan documents all its parts."
        case .followUpBooked: "Place and date of the follow-up are documented."
        case .planHandedOver: "The plan is handed over."
        case .principalDocumented: "Each principal documents in its own record."
        case .actionDue: "Everyone carries out their actions."
        case .situationChanged: "A material change means meeting again."
        case .coordinatorReachable: "Somebody is answerable for convening the follow-up."
        case .followUp: "The plan is followed up."
        case .followUpExists: "An established plan has a follow-up ahead."
        case .followUpDecision: "A held follow-up leads to a decision."
        case .editionEstablished: "A plan that is to be revised gets a new edition."
        case .closingRegistered: "A plan that is to be closed is closed."
        case .closingReason: "A closed plan says which of the three reasons."
        case .closingDocumented: "Each principal documents the closing."
        case .planDormant: "A plan that nobody touches is closed, renewed or followed up."
        case .unreachableRole: "A role that nobody can be reached in."
        case .planUnreadable: "A plan document that cannot be read, or does not count."
        case .rulesReviewed: "The rules are compared with their sources again."
        case .allChecked: "Every plan has been looked through: a letter that says so."
        case .lettersHeld: "Letters that the cap holds back are looked at and released."
        case .setAside: "What an error keeps from being told, while all else is."
        case .planUnwatched: "Nobody will hear of a plan's open duties, or nothing leads on in it."
        }
    }
}

extension Source {
    /// `page, routine step 3`; the routine is Region Jönköpings län's document 114327, version 3.0.
    var words: String {
        var parts = citizenPage ? ["page"] : []
        if !routineSteps.isEmpty {
            parts.append("routine step \(routineSteps.map(String.init).joined(separator: ", "))")
        }
        return parts.isEmpty ? "sipd" : parts.joined(separator: ", ")
    }
}
