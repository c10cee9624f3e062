internal import SIPRules

/// Step 7: closing.
extension SwedishTexts {
    func closingRegistered(_ matter: Matter) -> Wording {
        let afterFollowUp = matter.facts.followUp != nil
        return Wording(
            act: "Avsluta planen enligt beslutet",
            ensure: "planen avslutas enligt beslutet",
            state: "planen är inte avslutad, trots beslutet",
            brief: "avsluta planen",
            from: afterFollowUp ? "uppföljningen hölls" : "det beslutades att inte gå vidare utan vårdnadshavaren")
    }

    var closingReason: Wording {
        Wording(
            act: "Ange varför planen avslutades",
            ensure: "det anges varför planen avslutades",
            state: "det är inte angivet varför planen avslutades",
            brief: "ange varför planen avslutades",
            from: "planen avslutades")
    }

    var closingDocumented: Wording {
        Wording(
            act: "Dokumentera avslutet i er egen journal eller akt",
            ensure: "avslutet dokumenteras i huvudmannens egen journal eller akt",
            state: "avslutet är inte dokumenterat i huvudmannens egen journal eller akt",
            brief: "dokumentera avslutet",
            from: "planen avslutades")
    }

    func planDormant(_ matter: Matter) -> Wording {
        let from =
            switch matter.duty.track {
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
