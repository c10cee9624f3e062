/// What ends the duties of step 6.
enum Step6Endings {
    static let followUp = PlanEdit(
        [[.set(.meetingHeld)], [.changed(.meetingDate), .set(.moveReason)], [.set(.meetingCancelled)]],
        beside: [.moveFrom],
        earliest: { plan, duty in plan.date(ofMeeting: duty) }
    ) { plan, deed in
        plan.change(meetingOf: deed) { $0.hold(deed.day) }
    }

    static let followUpExists = PlanEdit(
        [[.set(.meetingDate)]], beside: [.meetingId, .meetingPurpose, .meetingBooked, .meetingPlaceSet],
        of: { _ in .next(.followUp) }
    ) { plan, deed in
        plan.bookFollowUp(deed)
    }

    static let followUpDecision = PlanEdit([[.set(.meetingDecision)]]) { plan, deed in
        plan.change(meetingOf: deed) { $0.decision = .unchanged }
    }

    static let editionEstablished = PlanEdit(
        [[.changed(.establishedOn)]],
        beside: [.establishedEdition, .establishedDocumented, .establishedOriginal, .copyTo, .copyPerson, .copyOn],
        of: { _ in .plan }
    ) { plan, deed in
        var established = Established(on: deed.day)
        established.edition = (plan.established?.edition ?? 0) + 1
        plan.established = established
    }
}
