internal import SIPRules

/// Step 4: substitutes.
extension SwedishTexts {
    func wording(_ rule: Step4Substitutes.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .substituteNamed: substituteNamed(context)
        case .substituteSameUnit:
            Wording(
                act: "Ange varför ersättaren kommer från en annan enhet, eller be om en annan ersättare",
                ensure: "det anges varför ersättaren kommer från en annan enhet",
                state: "ersättaren kommer från en annan enhet utan angivet skäl",
                brief: "ange varför ersättaren är från en annan enhet",
                from: "ersättaren utsågs")
        case .substituteBriefed:
            Wording(
                act: "Sätt dig in i ärendet före mötet\(context.swedishMeetingDay)",
                ensure: "ersättaren är insatt i ärendet före mötet\(context.swedishMeetingDay)",
                state:
                    "det är inte registrerat att ersättaren är insatt i ärendet före mötet\(context.swedishMeetingDay)",
                brief: "sätt dig in i ärendet före mötet",
                stop: context.voice.isOwn
                    ? "Säg till den som bjöd in till mötet när du är insatt. När det är registrerat upphör påminnelserna."
                    : .recorded(),
                from: "ersättaren utsågs")
        }
    }

    private func substituteNamed(_ context: ReminderContext) -> Wording {
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
}
