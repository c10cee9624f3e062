internal import SIPRules

/// English, for those on the staff who read it better than Swedish.
struct EnglishTexts: ItemTexts {
    let language = Language.english

    func settled(_ state: String) -> String { "That settles this too: \(state)." }

    /// The case reference, or what the matter is that concerns no plan.
    func heading(of subject: Obligation.Subject) -> String {
        switch subject {
        case .plan(let id): id.text
        case .upkeep(.plans): "Plan documents"
        case .upkeep(.roster): "The roster"
        case .upkeep(.rules): "The rules"
        case .upkeep(.service): "Running sipd"
        }
    }

    var and: String { "and" }
    var or: String { "or" }

    func seeTo(_ what: String) -> String { "See to it that \(what)" }
    func forInformation(_ state: String) -> String { "For your information: \(state)" }

    var nothingToDo: String { "There is nothing for you to do now." }
    func record(_ what: String) -> String { "Record in the plan \(what)." }
    func recorded(_ what: String) -> String { "Somebody is to record in the plan \(what)." }
    func recordAndStop(_ what: String) -> String {
        "Record in the plan \(what), and the reminders stop."
    }
    func recordedAndStops(_ what: String) -> String {
        "The reminders stop once somebody has recorded in the plan \(what)."
    }

    func word(for reply: Reply) -> String {
        switch reply {
        case .needsAction: "has not replied"
        case .accepted: "is coming"
        case .declined: "cannot come"
        case .tentative: "may come"
        case .delegated: "sends a substitute"
        }
    }
}

extension ReminderContext {
    func english(_ day: Day) -> String { day.english(beside: today) }

    /// ` on Tue 30 Mar`, where the meeting's day is known.
    var englishMeetingDay: String { facts.meeting.map { " on \(english($0))" } ?? "" }
}
