internal import SIPRules

/// Step 3: preparation, without delay.
extension SwedishTexts {
    func wording(_ rule: Step3Preparation.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .startWithoutDelay:
            Wording(
                act: "Starta arbetet med SIP",
                ensure: "arbetet med SIP startar",
                state: "arbetet med SIP har inte startat",
                brief: "starta arbetet",
                from: "behovet uppmärksammades")
        case .startImmediately:
            Wording(
                act: "Starta arbetet med SIP nu: omedelbar planering behövs",
                ensure: "arbetet med SIP startar nu: omedelbar planering behövs",
                state: "arbetet med SIP har inte startat",
                brief: "starta arbetet",
                from: "behovet uppmärksammades")
        case .targetChanged:
            Wording(
                act: "Dokumentera varför tidsgränsen för start är ändrad",
                ensure: "det dokumenteras varför tidsgränsen för start är ändrad",
                state: "det är inte dokumenterat varför tidsgränsen för start är ändrad",
                brief: "dokumentera varför tidsgränsen är ändrad",
                from: "tidsgränsen ändrades")
        case .preparedTogether:
            Wording(
                act: "Förbered mötet tillsammans med den enskilde",
                ensure: "mötet förbereds tillsammans med den enskilde",
                state: "mötet är inte förberett tillsammans med den enskilde",
                brief: "förbered mötet med den enskilde",
                from: "arbetet startade")
        case .relativesAsked:
            Wording(
                act: "Fråga den enskilde om närstående ska vara med",
                ensure: "den enskilde får frågan om närstående ska vara med",
                state: "den enskilde har inte fått frågan om närstående ska vara med",
                brief: "fråga den enskilde om närstående",
                given: "Frågan ska ställas innan någon bjuds in.")
        case .participantsAgreed:
            Wording(
                act: "Kom överens med den enskilde om vilka som ska bjudas in",
                ensure: "den enskilde är med och bestämmer vilka som ska bjudas in",
                state: "det är inte klart med den enskilde vilka som ska bjudas in",
                brief: "kom överens om vilka som ska bjudas in",
                given: "Överenskommelsen ska finnas innan någon bjuds in.")
        }
    }
}
