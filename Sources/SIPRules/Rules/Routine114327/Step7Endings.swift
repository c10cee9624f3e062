/// What ends the duties of step 7.
enum Step7Endings {
    static let closingRegistered = PlanEdit(
        [[.set(.closingOn)]], beside: [.closingReason], of: { _ in .plan }
    ) { plan, deed in
        plan.closing = Closing(on: deed.day, reason: .noLongerNeeded)
    }

    static let closingReason = PlanEdit([[.set(.closingReason)]], also: [.consentRefused]) { plan, _ in
        plan.closing?.reason = .goalsMet
    }

    static let closingDocumented = PlanEdit([[.set(.principalClosingDocumented)]]) { plan, deed in
        plan.change(principalOf: deed) { $0.closingDocumented = deed.reference }
    }

    static let planDormant = PlanEdit(
        [[.changed(.sharingUntil)], [.set(.dormancyAnswered)]], also: [.lastActivity], beside: [.sharingGiven],
        asks: { recorded, duty in recorded.field == .dormancyAnswered || duty.isOfExpiredConsent },
        known: { $0.isOfExpiredConsent ? .sharingGiven : nil }
    ) { plan, deed in
        if deed.duty.isOfExpiredConsent { plan.takeConsent(deed) } else { plan.dormancyAnswered = deed.day }
    }
}

extension Duty {
    fileprivate var isOfExpiredConsent: Bool { instance == .dormant(.consentExpired) }
}
