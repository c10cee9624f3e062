internal import SIPRules

/// Step 7: closing.
extension SwedishTexts {
    var closingReason: Wording {
        Wording(
            act: "Ange varför planen avslutades",
            ensure: "det anges varför planen avslutades",
            state: "det är inte angivet varför planen avslutades",
            brief: "ange varför planen avslutades",
            stop: .recorded("om målen är uppfyllda, samordning inte längre behövs eller samtycket är återkallat"),
            from: "planen avslutades")
    }

    var closingDocumented: Wording {
        Wording(
            act: "Dokumentera avslutet i er egen journal eller akt",
            ensure: "avslutet dokumenteras i huvudmannens egen journal eller akt",
            state: "avslutet är inte dokumenterat i huvudmannens egen journal eller akt",
            brief: "dokumentera avslutet",
            stop: .recorded("var avslutet är dokumenterat hos er"),
            from: "planen avslutades")
    }

    func planDormant(_ matter: Matter) -> Wording {
        let from =
            switch matter.duty.track {
            case .silent: "något senast hände i planen"
            case .consentExpired: "samtycket gick ut"
            case nil, .list, .beforeMeeting, .review, .meeting, .administrator, .manager: "målen uppfylldes"
            }
        return Wording(
            act: "Ta ställning: ska planen avslutas, förnyas eller följas upp?",
            ensure: "någon tar ställning till om planen ska avslutas, förnyas eller följas upp",
            state: "ingen har tagit ställning till om planen ska avslutas, förnyas eller följas upp",
            brief: "ta ställning till planen",
            stop: .recorded("vad ni kom fram till"),
            from: from)
    }
}
