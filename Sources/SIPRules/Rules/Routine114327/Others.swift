private func pending(_ id: RuleID) -> Rule {
    Rule(id, source: .upkeep, kind: .deadline, to: .initiator, isOn: false) { _, _ in [] }
}
enum Step1Need {
    static let requestAnswered = pending(.requestAnswered)
    static let denialReason = pending(.denialReason)
    static let convenerNamed = pending(.convenerNamed)
    static let groundRecorded = pending(.groundRecorded)
}
extension Step2Consent {
    static let consentMissing = pending(.consentMissing)
    static let consentOralDocumented = pending(.consentOralDocumented)
    static let consentScope = pending(.consentScope)
    static let cannotConsent = pending(.cannotConsent)
    static let representativeConsented = pending(.representativeConsented)
}
enum Step2Minors {
    static let childInformed = pending(.childInformed)
    static let guardiansConsented = pending(.guardiansConsented)
    static let minor15Conflict = pending(.minor15Conflict)
    static let comingOfAge = pending(.comingOfAge)
    static let childVoice = pending(.childVoice)
}
extension Step3Preparation {
    static let targetChanged = pending(.targetChanged)
    static let preparedTogether = pending(.preparedTogether)
    static let participantsAgreed = pending(.participantsAgreed)
}
extension Step4Invitation {
    static let substituteSameUnit = pending(.substituteSameUnit)
    static let substituteBriefed = pending(.substituteBriefed)
    static let contactedSeparately = pending(.contactedSeparately)
    static let actorDecides = pending(.actorDecides)
    static let referralConsidered = pending(.referralConsidered)
}
enum Step5Meeting {
    static let meetingOutcome = pending(.meetingOutcome)
    static let responsibleNamed = pending(.responsibleNamed)
    static let followUpBooked = pending(.followUpBooked)
    static let situationChanged = pending(.situationChanged)
}
enum Step5Plan {
    static let planDocumented = pending(.planDocumented)
    static let planHandedOver = pending(.planHandedOver)
    static let principalDocumented = pending(.principalDocumented)
    static let actionDue = pending(.actionDue)
    static let coordinatorReachable = pending(.coordinatorReachable)
}
extension Step6FollowUp {
    static let followUpDecision = pending(.followUpDecision)
}
extension Step7Closing {
    static let closingReason = pending(.closingReason)
    static let planDormant = pending(.planDormant)
}
enum Upkeep {
    static let unreachableRole = pending(.unreachableRole)
    static let planUnreadable = pending(.planUnreadable)
    static let rulesReviewed = pending(.rulesReviewed)
}
