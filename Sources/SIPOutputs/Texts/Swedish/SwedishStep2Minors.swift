internal import SIPRules

/// Step 2, when the individual is under 18.
extension SwedishTexts {
    var childInformed: Wording {
        Wording(
            act: "Informera och fråga barnet innan inbjudan skickas",
            ensure: "barnet blir tillfrågat och informerat innan inbjudan skickas",
            state: "barnet är inte tillfrågat och informerat",
            brief: "informera och fråga barnet",
            stop: .recorded("vilken dag barnet fick informationen och av vem"),
            from: "arbetet startade")
    }

    func guardiansConsented(_ matter: Matter) -> Wording {
        let unanswered = matter.facts.guardians.flatMap { $0 > 0 ? "\($0) vårdnadshavare har inte svarat" : nil }
        return Wording(
            act: unanswered.map { "Fråga om samtycke till mötet: \($0)" }
                ?? "Fråga varje vårdnadshavare om samtycke till mötet",
            ensure: "varje vårdnadshavare får frågan om samtycke till mötet",
            state: "svar från vårdnadshavare om samtycke till mötet saknas",
            brief: "fråga vårdnadshavare om samtycke",
            stop: .recorded("varje vårdnadshavares svar"),
            from: "arbetet startade")
    }

    var minor15Conflict: Wording {
        Wording(
            act: "Besluta hur ni går vidare när vårdnadshavares samtycke saknas",
            ensure: "det blir beslutat hur ni går vidare när vårdnadshavares samtycke saknas",
            state: "det är inte beslutat hur ni går vidare när vårdnadshavares samtycke saknas",
            brief: "besluta hur ni går vidare med begäran",
            stop: .recorded("var beslutet är dokumenterat"),
            from: "begäran kom in")
    }

    // The date is a birthday and is never called one.
    var comingOfAge: Wording {
        Wording(
            act: "Fråga om nytt samtycke: den enskilde når en åldersgräns",
            ensure: "frågan om nytt samtycke ställs, eftersom den enskilde når en åldersgräns",
            state: "nytt samtycke behövs, eftersom den enskilde når en åldersgräns",
            brief: "fråga om nytt samtycke",
            stop: .recorded("vilken dag det nya samtycket gavs"),
            dated: .init(ahead: "Nytt samtycke behövs från", past: "Nytt samtycke skulle ha funnits"))
    }

    var childVoice: Wording {
        Wording(
            act: "Anteckna hur barnets önskemål och behov kom fram på mötet",
            ensure: "det antecknas hur barnets önskemål och behov kom fram på mötet",
            state: "det är inte antecknat hur barnets önskemål och behov kom fram på mötet",
            brief: "anteckna barnets önskemål",
            stop: .recorded("vilken dag barnets önskemål fördes fram"),
            from: "mötet hölls")
    }
}
