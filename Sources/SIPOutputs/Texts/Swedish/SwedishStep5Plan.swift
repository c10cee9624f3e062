internal import SIPRules

/// Step 5: the plan.
extension SwedishTexts {
    func planDocumented(_ context: ReminderContext) -> Wording {
        let missing = context.facts.parts.map { $0.count.counted("del", "delar") } ?? "något"
        return Wording(
            act: "Komplettera planen: \(missing) saknas",
            ensure: "planen kompletteras: \(missing) saknas",
            state: "planen är inte komplett: \(missing) saknas",
            brief: "komplettera planen",
            from: "mötet hölls")
    }

    var planHandedOver: Wording {
        Wording(
            act: "Lämna planen till alla som ska ha den",
            ensure: "alla som ska ha planen får den",
            state: "planen är inte lämnad till alla som ska ha den",
            brief: "lämna över planen",
            from: "planen upprättades")
    }

    var principalDocumented: Wording {
        Wording(
            act: "Dokumentera SIP i er egen journal eller akt",
            ensure: "SIP dokumenteras i huvudmannens egen journal eller akt",
            state: "SIP är inte dokumenterad i huvudmannens egen journal eller akt",
            brief: "dokumentera SIP i er egen journal eller akt",
            from: "planen upprättades")
    }

    func actionDue(_ context: ReminderContext) -> Wording {
        let action = context.facts.action.map { "insats \($0)" } ?? "insatsen"
        return Wording(
            act: "Utför \(action) enligt planen",
            ensure: "\(action) utförs enligt planen",
            state: "\(action) är inte registrerad som utförd",
            brief: "utför \(action)")
    }

    func coordinatorReachable(_ context: ReminderContext) -> Wording {
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
