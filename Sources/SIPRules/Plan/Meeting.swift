/// A meeting of the plan. Routine steps 4–6.
public struct Meeting: Hashable, Sendable {
    /// What calls for the meeting.
    public enum Purpose: String, CaseIterable, Hashable, Sendable {
        /// The meeting at which the plan is established.
        case planning
        /// A follow-up of the plan. Step 6.
        case followUp = "follow-up"
        /// A meeting after a material change. Step 5.
        case change
    }

    /// Unique within the plan.
    public var id: String
    /// Decides which duties it gives rise to.
    public var purpose: Purpose
    /// The day it was booked.
    public var booked: Day?
    /// The day of the meeting. Nil while only the intention is recorded.
    public var date: Day?
    /// Whether the place is documented.
    public var placeSet: Bool = false
    /// The day it was held.
    public var held: Day?
    /// The day it was cancelled.
    public var cancelled: Day?
    /// Earlier dates it was moved from, with where the reason is recorded.
    public var moves: [Move] = []
    /// One for each person who is asked to come. Step 4.
    public var invitations: [Invitation] = []
    /// What a held follow-up led to. Step 6.
    public var decision: FollowUpDecision?

    /// A meeting that is intended: no date, nobody invited.
    public init(id: String, purpose: Purpose) {
        self.id = id
        self.purpose = purpose
    }

    /// Neither held nor cancelled.
    public var isPending: Bool { held == nil && cancelled == nil }
}

/// A meeting moved away from a date.
public struct Move: Hashable, Sendable {
    /// The day on which it was to have been held.
    public var from: Day
    /// Where the reason is recorded. Without one, a follow-up's old date stands beside the new.
    public var reason: String?

    /// A move; a nil reason is yet to be recorded.
    public init(from: Day, reason: String? = nil) {
        self.from = from
        self.reason = reason
    }
}

/// What a held follow-up led to: the plan is revised, replaced by a new one, or closed. Routine step 6.
public enum FollowUpDecision: String, CaseIterable, Hashable, Sendable { case unchanged, revised, replaced, closed }
