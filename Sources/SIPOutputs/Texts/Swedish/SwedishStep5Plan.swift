internal import SIPRules

/// Step 5: the plan.
extension SwedishTexts {
    func wording(_ rule: Step5Plan.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .planHandedOver:
            Wording(
                act: "Lämna planen till alla som ska ha den",
                ensure: "alla som ska ha planen får den",
                state: "planen är inte lämnad till alla som ska ha den",
                brief: "lämna över planen",
                from: "planen upprättades")
        case .principalDocumented:
            Wording(
                act: "Dokumentera SIP i er egen journal eller akt",
                ensure: "SIP dokumenteras i huvudmannens egen journal eller akt",
                state: "SIP är inte dokumenterad i huvudmannens egen journal eller akt",
                brief: "dokumentera SIP i er egen journal eller akt",
                from: "planen upprättades")
        case .actionDue: actionDue(context)
        case .situationChanged: situationChanged(context)
        case .coordinatorReachable:
            Wording(
                act: "Utse en samordnare som går att nå",
                ensure: "planen får en samordnare som går att nå",
                state: "planen har ingen samordnare som går att nå",
                brief: "utse en samordnare",
                stop: .recorded(
                    also: context.isAboutAbsence
                        ? "Är samordnaren bara borta en tid räcker det att ordna en ersättare." : nil),
                from: "planen blev utan samordnare")
        }
    }

    private func actionDue(_ context: ReminderContext) -> Wording {
        // Some number them as insats-1.
        let action =
            context.facts.action.map { $0.lowercased().hasPrefix("insats") ? $0 : "insats \($0)" } ?? "insatsen"
        return Wording(
            act: "Utför \(action) enligt planen",
            ensure: "\(action) utförs enligt planen",
            state: "\(action) är inte registrerad som utförd",
            brief: "utför \(action)")
    }

    private func situationChanged(_ context: ReminderContext) -> Wording {
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
