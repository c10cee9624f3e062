/// What ends the duties of step 2.
enum Step2Endings {
    static let consentMissing = PlanEdit(
        [[.set(.meetingConsentGiven), .set(.sharingGiven)], [.set(.consentRefused)], [.set(.cannotConsentSince)]],
        also: [.statutoryBasisReference, .statutoryBasisReceivers],
        beside: [.meetingConsentForm, .sharingForm, .sharingKinds, .sharingReceivers, .sharingUntil],
        asks: { recorded, duty in
            switch recorded.field {
            case .meetingConsentGiven: duty.consentLacks.contains(.meeting)
            case .sharingGiven: duty.consentLacks.contains(.sharing)
            default: true
            }
        }
    ) { plan, deed in
        if deed.duty.consentLacks.contains(.meeting) {
            plan.consent.meeting = ConsentGiven(given: deed.day, form: .written)
        }
        if deed.duty.consentLacks.contains(.sharing) { plan.takeConsent(deed) }
    }

    static let consentOralDocumented = PlanEdit(
        [[.set(.meetingConsentRecord)], [.set(.sharingRecord)]],
        asks: { recorded, duty in
            duty.instance == .consent(recorded.field == .meetingConsentRecord ? .meeting : .sharing)
        }
    ) { plan, deed in
        if deed.duty.instance == .consent(.meeting) {
            plan.consent.meeting?.record = deed.reference
        } else {
            plan.consent.sharing?.given.record = deed.reference
        }
    }

    static let consentScope = PlanEdit(
        [[.set(.sharingKinds), .set(.sharingReceivers), .set(.sharingUntil)]],
        asks: { recorded, duty in
            switch recorded.field {
            case .sharingKinds: duty.consentLacks.contains(.kinds)
            case .sharingReceivers: duty.consentLacks.contains(.receivers)
            default: duty.consentLacks.contains(.until)
            }
        }
    ) { plan, deed in
        guard var sharing = plan.consent.sharing else { return }
        if sharing.kinds.isEmpty { sharing.kinds = [deed.reference] }
        if sharing.receivers.isEmpty { sharing.receivers = [plan.unit] }
        sharing.until = sharing.until ?? plan.consentEnd(from: deed.day)
        plan.consent.sharing = sharing
    }

    static let consentExpiry = PlanEdit(
        [[.changed(.sharingUntil)], [.set(.consentWithdrawn)], [.set(.closingOn)]],
        also: [.consentRefused], beside: [.sharingGiven],
        known: { _ in .sharingGiven }
    ) { plan, deed in
        plan.takeConsent(deed)
    }

    static let consentCoversFollowUp = PlanEdit(
        [[.changed(.sharingUntil)], [.changed(.meetingDate)]], beside: [.sharingGiven], of: { _ in .plan },
        known: { _ in .sharingGiven }
    ) { plan, deed in
        plan.takeConsent(deed)
    }

    static let consentWithdrawn = PlanEdit([[.set(.closingOn)]], beside: [.closingReason]) { plan, deed in
        plan.closing = Closing(on: deed.day, reason: .consentWithdrawn)
    }

    static let consentRefused = PlanEdit([[.set(.closingOn)]]) { plan, deed in
        plan.closing = Closing(on: deed.day)
    }

    static let cannotConsent = PlanEdit(
        [[.set(.cannotConsentBasis)], [.changed(.cannotConsentReviewed)]],
        asks: { recorded, duty in
            duty.instance == .basis(recorded.field == .cannotConsentBasis ? .basis : .review)
        }
    ) { plan, deed in
        if deed.duty.instance == .basis(.basis) {
            plan.consent.cannotConsent?.basis = deed.reference
        } else {
            plan.consent.cannotConsent?.reviewed = deed.day
        }
    }

    static let representativeConsented = PlanEdit(
        [[.set(.representativeConsented)], [.removed(.representativeListed)]]
    ) { plan, deed in
        plan.representative?.consented = deed.day
    }

    // When the individual is under 18.

    static let childInformed = PlanEdit([[.set(.minorInformed), .set(.minorInformedBy)]]) { plan, deed in
        guard var minor = plan.minor else { return }
        minor.informed = minor.informed ?? deed.day
        minor.informedBy = minor.informedBy ?? deed.somebody(in: plan)
        plan.minor = minor
    }

    static let guardiansConsented = PlanEdit([[.set(.guardianAnswer)]], beside: [.guardianOn]) { plan, deed in
        let guardians = plan.minor?.guardians ?? []
        let given = Guardian(.given, on: deed.day)
        plan.minor?.guardians = guardians.isEmpty ? [given] : guardians.map { $0.answer == .pending ? given : $0 }
    }

    static let guardianRefused = PlanEdit(
        [[.set(.refusalDecisionOn), .set(.refusalDecisionReference)]], also: [.guardianAnswer]
    ) { plan, deed in
        plan.minor?.refusalDecision = RefusalDecision(on: deed.day, reference: deed.reference)
    }

    static let minor15Conflict = PlanEdit([[.set(.minorConflictDecision)]], also: [.guardianAnswer]) { plan, deed in
        plan.minor?.conflictDecision = deed.reference
    }

    static let comingOfAge = PlanEdit(
        [[.set(.minorRenewedAt15)], [.set(.minorRenewedAt18)]],
        asks: { recorded, duty in duty.instance == .birthday(recorded.field == .minorRenewedAt15 ? 15 : 18) },
        earliest: { _, duty in duty.due.day }
    ) { plan, deed in
        if deed.duty.instance == .birthday(15) {
            plan.minor?.renewedAt15 = deed.day
        } else {
            plan.minor?.renewedAt18 = deed.day
        }
    }

    static let childAttendanceDecided = PlanEdit(
        [[.set(.minorAttendanceDecided), .set(.minorAttendanceDecidedBy)]], of: { _ in .plan }
    ) { plan, deed in
        guard var minor = plan.minor else { return }
        minor.attendanceDecided = minor.attendanceDecided ?? deed.day
        minor.attendanceDecidedBy = minor.attendanceDecidedBy ?? deed.somebody(in: plan)
        plan.minor = minor
    }

    static let childVoice = PlanEdit([[.set(.minorVoiceNoted)]]) { plan, deed in
        plan.minor?.voiceNoted = deed.day
    }
}
