internal import SIPRules

/// Step 4: invitation and replies.
extension SwedishTexts {
    func wording(_ rule: Step4Invitation.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .invitationSent:
            Wording(
                act: "Skicka skriftlig inbjudan till mötet\(context.swedishMeetingDay)",
                ensure: "inbjudan till mötet\(context.swedishMeetingDay) skickas",
                state: "inbjudan till mötet\(context.swedishMeetingDay) är inte skickad till alla",
                brief: "skicka inbjudan till mötet",
                from: "mötet var bokat och inbjudan fick skickas", given: "Datumet följer av mötesdagen.")
        case .rsvpPending: rsvpPending(context)
        }
    }

    private func rsvpPending(_ context: ReminderContext) -> Wording {
        let pending = context.facts.pending ?? []
        let many = pending.count > 1
        let who =
            many
            ? "\(pending.count) inbjudna"
            : pending.first.map(context.name) ?? context.invited(else: "en inbjuden")
        return Wording(
            act: "Svara på inbjudan till mötet\(context.swedishMeetingDay)",
            ensure: "\(who) svarar på inbjudan till mötet\(context.swedishMeetingDay)",
            state: "\(who) har inte svarat på inbjudan till mötet\(context.swedishMeetingDay)",
            brief: "svara på inbjudan",
            stop: context.voice.isOwn
                ? .sentence(
                    "Svara den som bjöd in \(context.inPlaceOf ?? "dig"). När svaret är registrerat i planen upphör "
                        + "påminnelserna.")
                : .recorded(),
            from: context.duty.track == .replyBy ? "svaret skulle ha kommit" : "inbjudan skickades",
            chase: context.role == .convener ? "Påminn om svar: \(who) har inte svarat" : nil,
            // The list has no deadline of its own: it is counted from the meeting, and says so.
            dated: context.duty.track == .list ? .init(ahead: "Mötet är", past: "Mötet skulle ha varit") : nil)
    }
}
