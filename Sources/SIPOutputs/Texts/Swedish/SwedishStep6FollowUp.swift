internal import SIPRules

/// Step 6: follow-up.
extension SwedishTexts {
    func wording(_ rule: Step6FollowUp.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .followUp: followUp(context)
        case .followUpExists:
            Wording(
                act: "Boka en uppföljning av planen",
                ensure: "planen får ett datum för uppföljning",
                state: "planen har ingen bokad uppföljning",
                brief: "boka en uppföljning",
                from: "planen blev utan bokad uppföljning")
        case .followUpDecision:
            Wording(
                act: "Besluta om planen ska gälla som den är, revideras, ersättas eller avslutas",
                ensure: "det finns ett beslut om planen efter uppföljningen",
                state: "det finns inget beslut om planen efter uppföljningen",
                brief: "besluta om planen efter uppföljningen",
                from: "uppföljningen hölls")
        case .editionEstablished:
            Wording(
                act: "Upprätta den nya versionen av planen",
                ensure: "den nya versionen av planen upprättas",
                state: "den nya versionen av planen är inte upprättad",
                brief: "upprätta den nya versionen",
                from: "uppföljningen hölls")
        }
    }

    /// What is left to do depends on how near it is: call it, see that all are invited, hold it.
    private func followUp(_ context: ReminderContext) -> Wording {
        let (act, ensure, state) =
            switch context.nearness {
            case .ahead(11...):
                ("Bjud in till uppföljningen", "någon bjuder in till uppföljningen", "uppföljningen närmar sig")
            case .ahead(4...):
                (
                    "Kontrollera att alla är inbjudna till uppföljningen", "alla är inbjudna till uppföljningen",
                    "uppföljningen närmar sig"
                )
            case .ahead, .tomorrow, .today:
                ("Håll uppföljningen", "uppföljningen blir av", "uppföljningen närmar sig")
            case .overdue:
                (
                    "Registrera uppföljningen, eller boka ett nytt datum",
                    "uppföljningen hålls eller får ett nytt datum", "uppföljningen är inte registrerad"
                )
            }
        let isBefore = if case .ahead(4...) = context.nearness { true } else { false }
        return Wording(
            act: act, ensure: ensure, state: state, brief: act.uncapitalized,
            // What is asked now is not what ends it.
            stop: isBefore
                ? "Påminnelserna fortsätter tills det är registrerat vilken dag uppföljningen hölls." : .recorded(),
            dated: .init(ahead: "Uppföljningen är", past: "Uppföljningen skulle ha hållits"))
    }
}
