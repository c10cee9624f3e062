internal import SIPRules

/// Step 5: the meeting.
extension SwedishTexts {
    func wording(_ rule: Step5Meeting.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .meetingOutcome:
            Wording(
                act: "Registrera om mötet blev av",
                ensure: "det registreras om mötet blev av",
                state: "det är inte registrerat om mötet blev av",
                brief: "registrera om mötet blev av",
                from: "mötet skulle hållas")
        case .responsibleNamed:
            Wording(
                act: "Ange vem som är samordnare och vilken huvudman som är ansvarig",
                ensure: "samordnare och ansvarig huvudman anges",
                state: "samordnare eller ansvarig huvudman är inte angiven",
                brief: "ange samordnare och huvudman",
                from: "mötet hölls")
        case .planDocumented: planDocumented(context)
        case .followUpBooked:
            Wording(
                act: "Bestäm plats och datum för uppföljningen",
                ensure: "plats och datum för uppföljningen bestäms",
                state: "plats eller datum för uppföljningen saknas",
                brief: "boka uppföljningen",
                from: "mötet hölls eller uppföljningen ställdes in")
        }
    }

    private func planDocumented(_ context: ReminderContext) -> Wording {
        let missing = context.facts.parts.map { $0.count.counted("del", "delar") } ?? "något"
        return Wording(
            act: "Komplettera planen: \(missing) saknas",
            ensure: "planen kompletteras: \(missing) saknas",
            state: "planen är inte komplett: \(missing) saknas",
            brief: "komplettera planen",
            from: "mötet hölls")
    }
}
