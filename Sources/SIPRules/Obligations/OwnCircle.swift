/// Those who need not be asked for before they are told something of a plan: the unit that keeps it, the units of its
/// initiator, convener and coordinator, those above each of these, and the managers who answer for them.
struct OwnCircle {
    private var units: [UnitID] = []
    private var managers: [PersonID] = []

    init(of plan: Plan, in roster: Roster) {
        let people = [plan.initiator, plan.convener, plan.coordinator].compactMap { $0.flatMap { roster.people[$0] } }
        for start in [plan.unit] + people.map(\.unit) {
            var next: UnitID? = start
            while let id = next, !units.contains(id) {
                units.append(id)
                guard let unit = roster.units[id] else { break }
                if let manager = unit.manager { managers.append(manager) }
                next = unit.parent
            }
        }
    }

    func holds(_ recipient: Recipient) -> Bool {
        units.contains(recipient.unit) || managers.contains { $0.text == recipient.id }
    }
}

/// How much of a plan may be told to a recipient, the least first. Routine step 2.
enum Disclosure: Comparable {
    /// Nothing: nobody has agreed to it.
    case nothing
    /// The recipient's own act, and nothing more.
    case ownAct
    /// Whatever the reminder says.
    case everything
}

/// How a recipient is reached for whoever holds a role.
enum Way: CaseIterable, Hashable {
    /// The recipient holds it.
    case inPerson
    /// The recipient stands in: a substitute, or a manager of whom there is nobody below to reach.
    case standIn
    /// A unit's function mailbox.
    case mailbox

    init(to recipient: Recipient, for holder: Holder) {
        if recipient.id.utf8.first == UInt8(ascii: "@") {
            self = .mailbox
        } else {
            self = holder.person?.text == recipient.id ? .inPerson : .standIn
        }
    }
}

extension DecisionBuilder {
    /// How much may be told to an addressee on a day. Outside the own circle consent is asked for, for whoever it is and
    /// however reached; without it only those who have something to do in person hear of it, and of nothing else.
    mutating func disclosure(to addressee: Addressee, _ context: ObligationContext, on day: Day) -> Disclosure {
        guard let plan, let recipient = addressee.reached.recipient, recipient.unit != plan.unit else {
            return .everything
        }
        let circle = self.circle ?? OwnCircle(of: plan, in: environment.roster)
        self.circle = circle
        if circle.holds(recipient)
            || plan.consentCovers(recipient.unit, toMeeting: context.rule.isAboutMeeting, on: day)
        {
            return .everything
        }
        switch (Way(to: recipient, for: addressee.holder), addressee.role) {
        case (.inPerson, .processOwner), (.inPerson, .administrator):
            return .everything
        case (.inPerson, .owner), (.inPerson, .invited), (.inPerson, .substitute), (.inPerson, .recorder),
            (.inPerson, .principal), (.inPerson, .principals):
            // A copy of what is another's to do is no act of one's own.
            return addressee.part == .act || addressee.role == context.rule.to ? .ownAct : .nothing
        case (.inPerson, .initiator), (.inPerson, .convener), (.inPerson, .coordinator), (.inPerson, .manager),
            (.inPerson, .onCall):
            return .nothing
        case (.standIn, _), (.mailbox, _):
            return .nothing
        }
    }
}

extension Rule {
    /// It is about who comes to a meeting: consent to the meeting covers it. Routine step 4.
    var isAboutMeeting: Bool { source.routineSteps == [4] }
}

extension Plan {
    /// Whether what is recorded of consent lets something of this plan, as it is known (`known`), be told to a unit outside on
    /// a day. Routine step 2.
    public func consentCovers(_ unit: UnitID, toMeeting: Bool, on day: Day) -> Bool {
        if consent.withdrawn != nil || consent.refused != nil { return false }
        if consent.cannotConsent != nil || (toMeeting && consent.meeting != nil) { return true }
        if let basis = consent.statutoryBasis, basis.receivers.contains(unit), basis.until.map({ day <= $0 }) ?? true {
            return true
        }
        guard let sharing = consent.sharing, sharing.receivers.contains(unit) else { return false }
        return sharing.until.map { day <= $0 } ?? true
    }
}
