/// Step 3: preparation, without delay.
extension SwedishTexts {
    var startWithoutDelay: Wording {
        Wording(
            act: "Starta arbetet med SIP:en",
            ensure: "arbetet med SIP:en startar",
            state: "arbetet med SIP:en har inte startat",
            brief: "starta arbetet",
            stop: recording("vilken dag arbetet startade"),
            from: "behovet uppmärksammades")
    }

    var startImmediately: Wording {
        Wording(
            act: "Starta arbetet med SIP:en nu, behovet är omedelbart",
            ensure: "arbetet med SIP:en startar nu, behovet är omedelbart",
            state: "arbetet med SIP:en har inte startat",
            brief: "starta arbetet nu",
            stop: recording("vilken dag arbetet startade"),
            from: "behovet uppmärksammades")
    }

    var targetChanged: Wording {
        Wording(
            act: "Ange varför starttiden är ändrad",
            ensure: "det är angivet varför starttiden är ändrad",
            state: "det är inte angivet varför starttiden är ändrad",
            brief: "ange varför starttiden är ändrad",
            stop: recording("var skälet är dokumenterat"),
            from: "starttiden ändrades")
    }

    var preparedTogether: Wording {
        Wording(
            act: "Förbered mötet tillsammans med den enskilde",
            ensure: "mötet förbereds tillsammans med den enskilde",
            state: "mötet är inte förberett tillsammans med den enskilde",
            brief: "förbered mötet med den enskilde",
            stop: recording("vilken dag ni förberedde mötet"),
            from: "arbetet startade")
    }

    var participantsAgreed: Wording {
        Wording(
            act: "Kom överens med den enskilde om vilka som ska bjudas in",
            ensure: "ni är överens med den enskilde om vilka som ska bjudas in",
            state: "det är inte klart med den enskilde vilka som ska bjudas in",
            brief: "kom överens om vilka som ska bjudas in",
            stop: recording("vilken dag ni kom överens"))
    }
}
