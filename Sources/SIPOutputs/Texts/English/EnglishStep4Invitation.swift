internal import SIPRules

/// Step 4: invitation and replies.
extension EnglishTexts {
    func wording(_ rule: Step4Invitation.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .invitationSent:
            Wording(
                act: "Send the written invitation to the meeting\(context.englishMeetingDay)",
                ensure: "the invitation to the meeting\(context.englishMeetingDay) is sent",
                state: "the invitation to the meeting\(context.englishMeetingDay) has not been sent to everybody",
                brief: "send the invitation to the meeting",
                from: "the meeting was booked and the invitation could go",
                given: "The date follows from the meeting's day.")
        case .rsvpPending: rsvpPending(context)
        }
    }

    private func rsvpPending(_ context: ReminderContext) -> Wording {
        let pending = context.facts.pending ?? []
        let single = pending.first ?? context.facts.invited
        let who =
            pending.count > 1 ? "\(pending.count) of those invited" : single.map(context.name) ?? "an invited person"
        return Wording(
            act: "Reply to the invitation to the meeting\(context.englishMeetingDay)",
            ensure: "the invitation to the meeting\(context.englishMeetingDay) is answered by \(who)",
            state: "no reply yet to the invitation to the meeting\(context.englishMeetingDay): \(who)",
            brief: "reply to the invitation",
            stop: context.voice.isOwn
                ? .sentence(
                    "Tell whoever invited \(context.inPlaceOf ?? "you"). Once the reply is recorded in the plan, the "
                        + "reminders stop.")
                : .recorded(),
            from: "the invitation was sent",
            chase: context.role == .convener ? "Ask for replies: still missing from \(who)" : nil,
            // The list has no deadline of its own: it is counted from the meeting, and says so.
            dated: context.duty.track == .list ? .init(ahead: "The meeting is", past: "The meeting was to be") : nil)
    }
}
