public import SIPRules

extension SharingConsent {
    /// Written, given on 1 June 2026, complete, valid until and including 30 June.
    public static let sample: SharingConsent = {
        var sharing = SharingConsent(given: ConsentGiven(given: .the("2026-06-01"), form: .written))
        sharing.kinds = ["rehabilitation"]
        sharing.receivers = [.the("soc-vuxen")]
        sharing.until = .the("2026-06-30")
        return sharing
    }()
}

extension Meeting {
    /// The planning meeting, held on Thursday 25 June 2026.
    public static let heldPlanning = planning(on: "2026-06-25", booked: "2026-06-01") { $0.held = .the("2026-06-25") }

    /// A planning meeting `m1`.
    public static func planning(on date: String, booked: String, _ change: (inout Meeting) -> Void = { _ in })
        -> Meeting
    {
        meeting("m1", .planning, on: date, booked: booked, change)
    }

    /// A follow-up.
    public static func followUp(
        _ id: String = "f1", on date: String, booked: String, _ change: (inout Meeting) -> Void = { _ in }
    ) -> Meeting {
        meeting(id, .followUp, on: date, booked: booked, change)
    }

    private static func meeting(
        _ id: String, _ purpose: Purpose, on date: String, booked: String, _ change: (inout Meeting) -> Void
    ) -> Meeting {
        var meeting = Meeting(id: id, purpose: purpose)
        meeting.date = .the(date)
        meeting.booked = .the(booked)
        change(&meeting)
        return meeting
    }

    /// It is held on its day, and leads to that.
    public mutating func hold(leadingTo decision: FollowUpDecision) {
        held = date
        self.decision = decision
    }

    /// A planning meeting on Thursday 25 June 2026, booked on 1 June, with one invitation, sent that day.
    public static func inviting(_ change: (inout Invitation) -> Void) -> Meeting {
        planning(on: "2026-06-25", booked: "2026-06-01") { meeting in
            var invitation = Invitation(person: .the("hans.jarl"))
            invitation.sent = .the("2026-06-01")
            change(&invitation)
            meeting.invitations = [invitation]
        }
    }
}

extension Invitation {
    /// Declines on a day.
    public mutating func decline(on day: String) {
        reply = .declined
        replied = .the(day)
    }

    /// Declines on a day, and names who comes instead on another.
    public mutating func decline(on day: String, sending person: String, on named: String) {
        decline(on: day)
        var substitute = Substitute(person: .the(person))
        substitute.named = .the(named)
        self.substitute = substitute
    }
}
