internal import SIPRules

/// Step 5: the meeting.
extension SwedishTexts {
    var meetingOutcome: Wording {
        Wording(
            act: "Registrera om mötet blev av",
            ensure: "det registreras om mötet blev av",
            state: "det är inte registrerat om mötet blev av",
            brief: "registrera om mötet blev av",
            from: "mötet skulle hållas")
    }

    var responsibleNamed: Wording {
        Wording(
            act: "Ange vem som är samordnare och vilken huvudman som är ansvarig",
            ensure: "samordnare och ansvarig huvudman anges",
            state: "samordnare eller ansvarig huvudman är inte angiven",
            brief: "ange samordnare och huvudman",
            from: "mötet hölls")
    }

    var followUpBooked: Wording {
        Wording(
            act: "Bestäm plats och datum för uppföljningen",
            ensure: "plats och datum för uppföljningen bestäms",
            state: "plats eller datum för uppföljningen saknas",
            brief: "boka uppföljningen",
            from: "mötet hölls eller uppföljningen ställdes in")
    }

    func situationChanged(_ context: ReminderContext) -> Wording {
        if context.duty.track == .meeting {
            Wording(
                act: "Håll det nya mötet: situationen har förändrats",
                ensure: "det nya mötet hålls, eftersom situationen har förändrats",
                state: "situationen har förändrats men det nya mötet har inte hållits",
                brief: "håll det nya mötet",
                from: "förändringen registrerades")
        } else {
            Wording(
                act: "Bjud in till ett nytt möte: situationen har förändrats",
                ensure: "någon bjuder in till ett nytt möte, eftersom situationen har förändrats",
                state: "situationen har förändrats men ingen har bjudit in till ett nytt möte",
                brief: "bjud in till ett nytt möte",
                from: "förändringen registrerades")
        }
    }
}
