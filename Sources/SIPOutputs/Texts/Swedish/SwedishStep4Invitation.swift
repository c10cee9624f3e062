internal import SIPRules

/// Step 4: invitation and replies.
extension SwedishTexts {
    var meetingBooked: Wording {
        Wording(
            act: "Boka SIP-mötet",
            ensure: "SIP-mötet bokas",
            state: "SIP-mötet är inte bokat",
            brief: "boka SIP-mötet",
            from: "mötet kunde bokas")
    }

    func invitationSent(_ context: ReminderContext) -> Wording {
        Wording(
            act: "Skicka skriftlig inbjudan till mötet\(context.swedishMeetingDay)",
            ensure: "inbjudan till mötet\(context.swedishMeetingDay) skickas",
            state: "inbjudan till mötet\(context.swedishMeetingDay) är inte skickad till alla",
            brief: "skicka inbjudan till mötet",
            from: "mötet var bokat och inbjudan fick skickas", given: "Datumet följer av mötesdagen.")
    }

    func rsvpPending(_ context: ReminderContext) -> Wording {
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

    func substituteNamed(_ context: ReminderContext) -> Wording {
        let whom = context.invited(else: "den som inte kan komma")
        return Wording(
            act: "Utse en ersättare från din enhet till mötet\(context.swedishMeetingDay)",
            ensure: "det finns en ersättare för \(whom) till mötet\(context.swedishMeetingDay)",
            state: "det finns ingen ersättare för \(whom) till mötet\(context.swedishMeetingDay)",
            brief: "utse en ersättare till mötet",
            stop: context.voice.isOwn
                ? .sentence(
                    "Säg till den som bjöd in \(context.inPlaceOf ?? "dig") vem som kommer. När ersättaren är registrerad "
                        + "upphör påminnelserna.")
                : .recorded(),
            from: "återbudet kom")
    }

    var substituteSameUnit: Wording {
        Wording(
            act: "Ange varför ersättaren kommer från en annan enhet, eller be om en annan ersättare",
            ensure: "det anges varför ersättaren kommer från en annan enhet",
            state: "ersättaren kommer från en annan enhet utan angivet skäl",
            brief: "ange varför ersättaren är från en annan enhet",
            from: "ersättaren utsågs")
    }

    func substituteBriefed(_ context: ReminderContext) -> Wording {
        Wording(
            act: "Sätt dig in i ärendet före mötet\(context.swedishMeetingDay)",
            ensure: "ersättaren är insatt i ärendet före mötet\(context.swedishMeetingDay)",
            state: "det är inte registrerat att ersättaren är insatt i ärendet före mötet\(context.swedishMeetingDay)",
            brief: "sätt dig in i ärendet före mötet",
            stop: context.voice.isOwn
                ? "Säg till den som bjöd in till mötet när du är insatt. När det är registrerat upphör påminnelserna."
                : .recorded(),
            from: "ersättaren utsågs")
    }

    func contactedSeparately(_ context: ReminderContext) -> Wording {
        let whom = context.invited(else: "den aktör som ännu inte har någon relation till den enskilde")
        return Wording(
            act: "Kontakta \(whom) separat om SIP-mötet",
            ensure: "\(whom) blir kontaktad separat om SIP-mötet",
            state: "\(whom) är inte kontaktad om SIP-mötet",
            brief: "kontakta en aktör separat",
            from: "mötet var bokat och kontakten fick tas")
    }

    func actorDecides(_ context: ReminderContext) -> Wording {
        let whom = context.invited(else: "den aktör du kontaktade")
        return Wording(
            act: "Fråga om \(whom) vill delta i SIP-mötet",
            ensure: "\(whom) får frågan om att delta i SIP-mötet",
            state: "\(whom) har inte lämnat besked om SIP-mötet",
            brief: "fråga om aktören vill delta",
            from: "kontakten togs")
    }

    var referralConsidered: Wording {
        Wording(
            act: "Ta ställning till om det också behövs en remiss",
            ensure: "någon tar ställning till om det också behövs en remiss",
            state: "ingen har tagit ställning till om det också behövs en remiss",
            brief: "ta ställning till remiss",
            from: "kontakten togs")
    }
}
