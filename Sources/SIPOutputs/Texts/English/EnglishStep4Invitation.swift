internal import SIPRules

/// Step 4: invitation and replies.
extension EnglishTexts {
    var meetingBooked: Wording {
        Wording(
            act: "Book the joint meeting",
            ensure: "the joint meeting is booked",
            state: "the joint meeting is not booked",
            brief: "book the joint meeting",
            from: "nothing stood in the way of booking it")
    }

    func invitationSent(_ context: ReminderContext) -> Wording {
        Wording(
            act: "Send the written invitation to the meeting\(context.englishMeetingDay)",
            ensure: "the invitation to the meeting\(context.englishMeetingDay) is sent",
            state: "the invitation to the meeting\(context.englishMeetingDay) has not been sent to everybody",
            brief: "send the invitation to the meeting",
            from: "the meeting was booked and the invitation could go",
            given: "The date follows from the meeting's day.")
    }

    func rsvpPending(_ context: ReminderContext) -> Wording {
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

    func substituteNamed(_ context: ReminderContext) -> Wording {
        let whom = context.facts.invited.map(context.name) ?? "whoever cannot come"
        return Wording(
            act: "Name a substitute from your unit for the meeting\(context.englishMeetingDay)",
            ensure: "there is a substitute for \(whom) at the meeting\(context.englishMeetingDay)",
            state: "there is no substitute for \(whom) at the meeting\(context.englishMeetingDay)",
            brief: "name a substitute for the meeting",
            stop: context.voice.isOwn
                ? .sentence(
                    "Tell whoever invited \(context.inPlaceOf ?? "you") who is coming. Once the substitute is recorded, the "
                        + "reminders stop.")
                : .recorded(),
            from: "the invitation was declined")
    }

    var substituteSameUnit: Wording {
        Wording(
            act: "State why the substitute is from another unit, or ask for another",
            ensure: "it is stated why the substitute is from another unit",
            state: "the substitute is from another unit and no reason is given",
            brief: "state why the substitute is from another unit",
            from: "the substitute was named")
    }

    func substituteBriefed(_ context: ReminderContext) -> Wording {
        Wording(
            act: "Inform yourself of the case before the meeting\(context.englishMeetingDay)",
            ensure: "the substitute is well informed before the meeting\(context.englishMeetingDay)",
            state: "it is not recorded that the substitute is informed before the meeting\(context.englishMeetingDay)",
            brief: "inform yourself of the case before the meeting",
            stop: context.voice.isOwn
                ? "Tell whoever called the meeting when you are informed. Once it is recorded, the reminders stop."
                : .recorded(),
            from: "the substitute was named")
    }

    func contactedSeparately(_ context: ReminderContext) -> Wording {
        let whom = context.facts.invited.map(context.name) ?? "the actor without a relation so far"
        return Wording(
            act: "Contact \(whom) separately about the SIP meeting",
            ensure: "\(whom) is contacted separately about the SIP meeting",
            state: "\(whom) has not been contacted about the SIP meeting",
            brief: "contact an actor separately",
            from: "the meeting was booked and contact could be made")
    }

    func actorDecides(_ context: ReminderContext) -> Wording {
        let whom = context.facts.invited.map(context.name) ?? "the actor you contacted"
        return Wording(
            act: "Ask whether \(whom) wants to join the SIP meeting",
            ensure: "\(whom) is asked about joining the SIP meeting",
            state: "\(whom) has not decided about the SIP meeting",
            brief: "ask whether the actor wants to join",
            from: "contact was made")
    }

    var referralConsidered: Wording {
        Wording(
            act: "Consider whether a referral is needed as well",
            ensure: "somebody considers whether a referral is needed as well",
            state: "nobody has considered whether a referral is needed as well",
            brief: "consider a referral",
            from: "contact was made")
    }
}
