internal import SIPRules

/// How a reminder speaks to its reader.
enum Voice: CaseIterable, Hashable, Sendable {
    /// Do it.
    case act
    /// It is another's to do, and the reader is to see that it gets done: a manager, whoever convenes.
    case ensure
    /// It is still the reader's to do, and others have been told that it is not done.
    case actStill
    /// To know, not to do.
    case informed

    init(_ reminder: Reminder) {
        if let checkup = reminder.obligation.duty.facts.checkup, checkup.troubles == 0, checkup.unwatched == nil {
            self = .informed
            return
        }
        let role = reminder.because.role
        let duty = reminder.obligation.rule.rule.to
        let isAnothers: Bool =
            switch role {
            case _ where role == duty: false
            case .manager, .processOwner, .administrator, .onCall: true
            case .initiator, .convener, .coordinator, .principal, .principals, .invited, .substitute, .recorder, .owner:
                // Who is invited, or recorded the consent, does that alone; everybody else works on the same plan and can do it as well.
                duty == .invited || duty == .substitute || duty == .owner || duty == .recorder
            }
        self =
            switch (reminder.part, isAnothers) {
            case (.act, false): .act
            case (.act, true): .ensure
            case (.informed, false): .actStill
            case (.informed, true): .informed
            }
    }

    /// It is the reader's own to do.
    var isOwn: Bool {
        switch self {
        case .act, .actStill: true
        case .ensure, .informed: false
        }
    }
}
