internal import SIPRules

/// Step 1: the need.
extension EnglishTexts {
    func wording(_ rule: Step1Need.ID, _ context: ReminderContext) -> Wording {
        switch rule {
        case .requestAnswered:
            Wording(
                act: "Answer the request for a SIP",
                ensure: "the request for a SIP is answered",
                state: "the request for a SIP has not been answered",
                brief: "answer the request for a SIP",
                from: "the request came in")
        case .denialReason:
            Wording(
                act: "Document why the request for a SIP was denied",
                ensure: "it is documented why the request for a SIP was denied",
                state: "it is not documented why the request for a SIP was denied",
                brief: "document why the SIP was denied",
                from: "the request was denied")
        case .convenerNamed:
            Wording(
                act: "Name who convenes the SIP meeting",
                ensure: "somebody is named to convene the SIP meeting",
                state: "nobody is named to convene the SIP meeting",
                brief: "name the convener",
                from: "the work started")
        case .groundRecorded:
            Wording(
                act: "State the ground on which a SIP is needed",
                ensure: "the ground for the SIP is stated",
                state: "the ground for the SIP is not stated",
                brief: "state the ground for the SIP",
                from: "the need was seen")
        }
    }
}
