import SIPRules
import SIPStores

/// Who may hear what of a plan, read from the routine's step 2 a second time: from the ledger's line and the plan alone, so
/// that a mistake in the decision does not hide here as well.
struct AskedConsent {
    let plan: Plan
    let roster: Roster
    let today: Day

    /// What is asked of whoever is invited to a meeting, and about them.
    private static let aboutMeetings: Set<RuleID> = [
        .invitationSent, .rsvpPending, .substituteNamed, .substituteSameUnit, .substituteBriefed, .contactedSeparately,
        .actorDecides, .referralConsidered,
    ]

    /// Whether a line could be told to a recipient of that unit.
    func allows(_ entry: LedgerEntry, to unit: UnitID, under rule: Rule) -> Bool {
        let recipient = entry.fields["recipient"] ?? ""
        let own = ownUnits
        if own.contains(unit) { return true }
        if own.contains(where: { roster.units[$0]?.manager?.text == recipient }) { return true }
        if isAgreed(to: unit, about: rule.id) { return true }
        // Nobody and nothing that stands in; the plan or the roster itself names the person in that role.
        let role = entry.fields["role"].flatMap(Role.init(rawValue:))
        guard let role, named(as: role).contains(where: { $0.text == recipient }) else { return false }
        if role == .processOwner || role == .administrator { return true }
        return entry.fields["part"] == "act" || role == rule.to
    }

    private var ownUnits: Set<UnitID> {
        let people = [plan.initiator, plan.convener, plan.coordinator].compactMap { $0 }
        var own = Set([plan.unit] + people.compactMap { roster.people[$0]?.unit })
        while true {
            let above = own.union(own.compactMap { roster.units[$0]?.parent })
            if above == own { return own }
            own = above
        }
    }

    private func isAgreed(to unit: UnitID, about rule: RuleID) -> Bool {
        let consent = plan.consent
        guard consent.withdrawn == nil else { return false }
        if consent.cannotConsent != nil { return true }
        if Self.aboutMeetings.contains(rule), consent.meeting != nil { return true }
        guard let sharing = consent.sharing, sharing.receivers.contains(unit) else { return false }
        return today <= sharing.until ?? .last
    }

    private func named(as role: Role) -> [PersonID] {
        let invitations = plan.meetings.flatMap(\.invitations)
        return switch role {
        case .processOwner: [roster.processOwner].compactMap { $0 }
        case .onCall: []
        case .administrator: roster.administrators
        case .owner:
            plan.actions.map(\.owner) + [plan.need.decision?.by, plan.need.target?.setBy].compactMap { $0 }
        case .invited: invitations.map(\.person)
        case .substitute: invitations.compactMap(\.substitute?.person)
        case .recorder: [plan.consent.recorder].compactMap { $0 }
        case .principal, .principals: plan.principals.compactMap(\.contact)
        case .initiator, .convener, .coordinator, .manager: []
        }
    }
}
