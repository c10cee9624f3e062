/// A duty that sipd tracks: a step of the routine, and the rule among those that its file declares. Read them in this order.
public enum RuleID: Hashable, Sendable, CustomStringConvertible {
    /// Step 1: the need.
    case step1Need(Step1Need.ID)
    /// Step 2: consent.
    case step2Consent(Step2Consent.ID)
    /// Step 2, when consent is withdrawn, refused or cannot be given.
    case step2WithoutConsent(Step2WithoutConsent.ID)
    /// Step 2, when the individual is under 18.
    case step2Minors(Step2Minors.ID)
    /// Step 3: preparation, without delay.
    case step3Preparation(Step3Preparation.ID)
    /// Step 4: the booking.
    case step4Booking(Step4Booking.ID)
    /// Step 4: invitation and replies.
    case step4Invitation(Step4Invitation.ID)
    /// Step 4: substitutes.
    case step4Substitutes(Step4Substitutes.ID)
    /// Step 4: actors without a relation.
    case step4Actors(Step4Actors.ID)
    /// Step 5: the meeting.
    case step5Meeting(Step5Meeting.ID)
    /// Step 5: the plan.
    case step5Plan(Step5Plan.ID)
    /// Step 6: follow-up.
    case step6FollowUp(Step6FollowUp.ID)
    /// Step 7: closing.
    case step7Closing(Step7Closing.ID)
    /// Running it.
    case upkeep(Upkeep.ID)

    /// Every one, in the order of the routine's seven steps.
    public static let allCases: [RuleID] =
        Step1Need.ID.allCases.map(Self.step1Need)
        + Step2Consent.ID.allCases.map(Self.step2Consent)
        + Step2WithoutConsent.ID.allCases.map(Self.step2WithoutConsent)
        + Step2Minors.ID.allCases.map(Self.step2Minors)
        + Step3Preparation.ID.allCases.map(Self.step3Preparation)
        + Step4Booking.ID.allCases.map(Self.step4Booking)
        + Step4Invitation.ID.allCases.map(Self.step4Invitation)
        + Step4Substitutes.ID.allCases.map(Self.step4Substitutes)
        + Step4Actors.ID.allCases.map(Self.step4Actors)
        + Step5Meeting.ID.allCases.map(Self.step5Meeting)
        + Step5Plan.ID.allCases.map(Self.step5Plan)
        + Step6FollowUp.ID.allCases.map(Self.step6FollowUp)
        + Step7Closing.ID.allCases.map(Self.step7Closing)
        + Upkeep.ID.allCases.map(Self.upkeep)

    private static let named = Dictionary(allCases.map { ($0.rawValue, $0) }) { first, _ in first }

    /// The rule of that name, if there is one.
    public init?(rawValue name: String) {
        guard let id = Self.named[name] else { return nil }
        self = id
    }

    /// Its name in policies and letters and in the ledger.
    public var rawValue: String { inStep.rawValue }

    /// The same.
    public var description: String { rawValue }

    /// What is declared of it.
    public var rule: Rule { inStep.rule }

    /// Its name, as a finding may repeat it.
    var word: KnownWord { KnownWord(inStep) }

    private var inStep: any StepRule {
        switch self {
        case .step1Need(let id): id
        case .step2Consent(let id): id
        case .step2WithoutConsent(let id): id
        case .step2Minors(let id): id
        case .step3Preparation(let id): id
        case .step4Booking(let id): id
        case .step4Invitation(let id): id
        case .step4Substitutes(let id): id
        case .step4Actors(let id): id
        case .step5Meeting(let id): id
        case .step5Plan(let id): id
        case .step6FollowUp(let id): id
        case .step7Closing(let id): id
        case .upkeep(let id): id
        }
    }
}
