/// A second clock of one rule: duties that count another time, or climb another ladder, than the rule's own.
///
/// Local policy overrides a track as it overrides the rule itself, under the track's name.
public enum Track: String, CaseIterable, Hashable, Sendable {
    /// The plan gives a day to reply by, or a tentative reply named one. `rsvp-pending`.
    case replyBy = "reply-by"
    /// The convener's list of those who have not replied. `rsvp-pending`.
    case list
    /// However late something is booked, this long before the meeting. `invitation-sent`.
    case beforeMeeting = "before-meeting"
    /// The basis for going on without consent is looked through again. `cannot-consent`.
    case review
    /// Those responsible meet, once they are convened. `situation-changed`.
    case meeting
    /// What is counted to the administrators and named to nobody. `unreachable-role`.
    case administrator
    /// What a manager is told of beside what is named to the administrators. `unreachable-role`.
    case manager
    /// Nothing has been done in the plan. `plan-dormant`.
    case silent
    /// Consent ran out and nobody renewed it. `plan-dormant`.
    case consentExpired = "consent-expired"

    /// The one role that the track is for.
    var role: Role? {
        switch self {
        case .administrator: .administrator
        case .manager: .manager
        case .replyBy, .list, .beforeMeeting, .review, .meeting, .silent, .consentExpired: nil
        }
    }
}

extension Rule {
    /// What a track has of its own. Nil parts: the rule's.
    public struct Timing: Hashable, Sendable {
        /// The time given, counted as the track says.
        public var within: Span?
        /// When its reminders go, and to whom.
        public var ladder: Ladder?

        /// Without arguments: a clock of its own that counts as the rule does.
        public init(within: Span? = nil, ladder: Ladder? = nil) {
            self.within = within
            self.ladder = ladder
        }
    }
}

extension Policy {
    /// The time given on a track of a rule; nil: on the rule's own.
    public func within(_ rule: Rule, on track: Track?) -> Span? {
        track.flatMap { settings[rule.id]?.tracks[$0]?.within ?? rule.tracks[$0]?.within } ?? within(rule)
    }

    /// The ladder of a track of a rule; nil: the rule's own. A track for one role alone climbs, where policy says nothing of it,
    /// what policy says of the rule for that role.
    public func ladder(_ rule: Rule, on track: Track?) -> Ladder {
        guard let track else { return ladder(rule) }
        let setting = settings[rule.id]
        if let own = setting?.tracks[track]?.ladder { return own }
        if let role = track.role, let ladder = setting?.ladder { return ladder.only(role) }
        return rule.tracks[track]?.ladder ?? ladder(rule)
    }
}
