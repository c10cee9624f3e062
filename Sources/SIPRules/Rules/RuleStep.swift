/// The routine's seven steps, and what keeps sipd itself running.
public enum RuleStep: Int, CaseIterable, Hashable, Sendable {
    /// Somebody needs coordination.
    case need = 1
    /// The individual consents, or another for them.
    case consent
    /// The meeting is prepared.
    case preparation
    /// Those who are to meet are invited, and reply.
    case invitation
    /// They meet, and agree on a plan.
    case meeting
    /// The plan is followed up.
    case followUp
    /// The plan is closed.
    case closing
    /// sipd is kept running.
    case upkeep

    /// `Step 3: preparation`.
    public var title: String {
        switch self {
        case .need: "Step 1: the need"
        case .consent: "Step 2: consent"
        case .preparation: "Step 3: preparation, without delay"
        case .invitation: "Step 4: invitation and replies"
        case .meeting: "Step 5: the meeting and the plan"
        case .followUp: "Step 6: follow-up"
        case .closing: "Step 7: closing"
        case .upkeep: "Running it"
        }
    }

    /// The rules under this heading, in the order declared.
    public var rules: [RuleID] { RuleID.allCases.filter { $0.rule.step == self } }
}
