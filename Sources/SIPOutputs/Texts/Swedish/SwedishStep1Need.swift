internal import SIPRules

/// Step 1: the need.
extension SwedishTexts {
    func wording(_ rule: Step1Need.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .requestAnswered:
            Wording(
                act: "Svara på begäran om SIP",
                ensure: "begäran om SIP får ett svar",
                state: "begäran om SIP har inte fått något svar",
                brief: "svara på begäran om SIP",
                from: "begäran kom in")
        case .denialReason:
            Wording(
                act: "Dokumentera varför begäran om SIP nekades",
                ensure: "det dokumenteras varför begäran om SIP nekades",
                state: "det är inte dokumenterat varför begäran om SIP nekades",
                brief: "dokumentera varför SIP nekades",
                from: "begäran nekades")
        case .convenerNamed:
            Wording(
                act: "Utse någon som sammankallar till SIP-mötet",
                ensure: "någon utses att sammankalla till SIP-mötet",
                state: "ingen är utsedd att sammankalla till SIP-mötet",
                brief: "utse sammankallande",
                from: "arbetet startade")
        case .groundRecorded:
            Wording(
                act: "Ange grunden för SIP",
                ensure: "grunden för SIP anges",
                state: "grunden för SIP är inte angiven",
                brief: "ange grunden för SIP",
                from: "behovet uppmärksammades")
        }
    }
}
