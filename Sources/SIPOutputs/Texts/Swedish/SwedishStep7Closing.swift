internal import SIPRules

/// Step 7: closing.
extension SwedishTexts {
    func wording(_ rule: Step7Closing.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .closingRegistered: closingRegistered(context)
        case .closingReason:
            Wording(
                act: "Ange varför planen avslutades",
                ensure: "det anges varför planen avslutades",
                state: "det är inte angivet varför planen avslutades",
                brief: "ange varför planen avslutades",
                from: "planen avslutades")
        case .closingDocumented:
            Wording(
                act: "Dokumentera avslutet i er egen journal eller akt",
                ensure: "avslutet dokumenteras i huvudmannens egen journal eller akt",
                state: "avslutet är inte dokumenterat i huvudmannens egen journal eller akt",
                brief: "dokumentera avslutet",
                from: "planen avslutades eller samtycket återkallades")
        case .planDormant: planDormant(context)
        }
    }

    private func closingRegistered(_ context: ReminderContext) -> Wording {
        // After a guardian's no there is usually no plan yet.
        let what = context.facts.followUp != nil ? "planen" : "arbetet med SIP"
        let (them, closed) = context.facts.followUp != nil ? ("den", "avslutad") : ("det", "avslutat")
        return Wording(
            act: "Avsluta \(what) enligt beslutet",
            ensure: "\(what) avslutas enligt beslutet",
            state: "det är beslutat att avsluta \(what), men \(them) är inte \(closed)",
            brief: "avsluta \(what)",
            from: context.facts.followUp != nil
                ? "uppföljningen hölls" : "det beslutades att inte gå vidare utan vårdnadshavaren")
    }

    private func planDormant(_ context: ReminderContext) -> Wording {
        let from =
            switch context.duty.track {
            case .silent: "något senast hände i planen"
            case .consentExpired: "samtycket gick ut"
            case nil, .replyBy, .list, .beforeMeeting, .review, .meeting, .administrator, .manager: "målen uppfylldes"
            }
        return Wording(
            act: "Ta ställning: ska planen avslutas, förnyas eller följas upp?",
            ensure: "någon tar ställning till om planen ska avslutas, förnyas eller följas upp",
            state: "ingen har tagit ställning till om planen ska avslutas, förnyas eller följas upp",
            brief: "ta ställning till planen",
            from: from)
    }
}
