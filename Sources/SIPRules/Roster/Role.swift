/// Whom a reminder goes to. The individual, relatives and guardians get no mail from sipd: staff contact them.
public enum Role: String, CaseIterable, Hashable, Sendable {
    /// INI, *initiativtagare*.
    case initiator
    /// CON, *sammankallande*.
    case convener
    /// COO, *ansvarig samordnare*.
    case coordinator
    /// MGR, *enhetschef*: the manager of the unit of whoever has not acted.
    case manager
    /// OWN, *processägare*.
    case processOwner = "process-owner"
    /// PRI: who documents for the principal that the duty is about.
    case principal
    /// Every principal's contact.
    case principals
    /// INV, *inbjuden*: the invited professional that the duty is about.
    case invited
    /// SUB, *ersättare*: the substitute that the duty is about.
    case substitute
    /// Who records the consent.
    case recorder
    /// Who denied the request, changed the target, or owns the action.
    case owner
    /// ADM, *driftansvarig*.
    case administrator
    /// JOUR: whoever is on call for the plan's unit when the send window is closed.
    case onCall = "on-call"
}
