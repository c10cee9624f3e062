internal import SIPRules

/// Step 2, when the individual is under 18.
extension SwedishTexts {
    var childInformed: Wording {
        Wording(
            act: "Informera och fråga barnet innan inbjudan skickas",
            ensure: "barnet är tillfrågat och informerat innan inbjudan skickas",
            state: "barnet är inte tillfrågat och informerat",
            brief: "informera och fråga barnet",
            stop: recording("vilken dag barnet fick informationen och av vem"),
            from: "arbetet startade")
    }

    func guardiansConsented(_ matter: Matter) -> Wording {
        let whom = matter.facts.guardians.flatMap { $0 > 0 ? "\($0) vårdnadshavare" : nil } ?? "varje vårdnadshavare"
        return Wording(
            act: "Fråga \(whom) om samtycke till mötet",
            ensure: "det finns svar från \(whom) om samtycke till mötet",
            state: "svar om samtycke saknas från vårdnadshavare",
            brief: "fråga vårdnadshavare om samtycke",
            stop: recording("varje vårdnadshavares svar"),
            from: "arbetet startade")
    }

    var minor15Conflict: Wording {
        Wording(
            act: "Besluta hur ni går vidare utan vårdnadshavares samtycke",
            ensure: "det finns ett beslut om hur ni går vidare utan vårdnadshavares samtycke",
            state: "det finns inget beslut om hur ni går vidare utan vårdnadshavares samtycke",
            brief: "besluta om begäran utan vårdnadshavares samtycke",
            stop: recording("var beslutet är dokumenterat"),
            from: "begäran kom in")
    }

    // The date is a birthday and is never called one.
    var comingOfAge: Wording {
        Wording(
            act: "Fråga om samtycke på nytt: en åldersgräns passeras",
            ensure: "frågan om samtycke ställs på nytt, eftersom en åldersgräns passeras",
            state: "frågan om samtycke ska ställas på nytt, eftersom en åldersgräns passeras",
            brief: "fråga om samtycke på nytt",
            stop: recording("vilken dag det nya samtycket gavs"))
    }

    var childVoice: Wording {
        Wording(
            act: "Anteckna hur barnets egen röst kom fram på mötet",
            ensure: "det är antecknat hur barnets egen röst kom fram på mötet",
            state: "det är inte antecknat hur barnets egen röst kom fram på mötet",
            brief: "anteckna hur barnets röst kom fram",
            stop: recording("vilken dag barnets önskemål fördes fram"),
            from: "mötet hölls")
    }
}
