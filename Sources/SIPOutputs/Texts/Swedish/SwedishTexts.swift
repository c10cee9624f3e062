internal import SIPRules

/// Swedish: the reader is *du*, and the words are those that the routine and the trade use.
struct SwedishTexts: ItemTexts {
    let language = Language.swedish

    func settled(_ state: String) -> String { "Då löser sig också detta: \(state)." }

    /// The case reference, or what the matter is that concerns no plan.
    func heading(of subject: Obligation.Subject) -> String {
        switch subject {
        case .plan(let id): id.text
        case .upkeep(.plans): "Plandokument"
        case .upkeep(.roster): "Bemanningslistan"
        case .upkeep(.rules): "Reglerna"
        case .upkeep(.service): "Driften av sipd"
        }
    }

    var and: String { "och" }
    var or: String { "eller" }

    func seeTo(_ what: String) -> String { "Se till att \(what)" }
    func forInformation(_ state: String) -> String { "För kännedom: \(state)" }

    var nothingToDo: String { "Du behöver inte göra något nu." }
    func record(_ what: String) -> String { "Registrera i planen \(what)." }
    func recorded(_ what: String) -> String { "Någon behöver registrera i planen \(what)." }
    func recordAndStop(_ what: String) -> String {
        "Registrera i planen \(what), så upphör påminnelserna."
    }
    func recordedAndStops(_ what: String) -> String {
        "Påminnelserna upphör när någon har registrerat i planen \(what)."
    }

    func word(for reply: Reply) -> String {
        switch reply {
        case .needsAction: "har inte svarat"
        case .accepted: "kommer"
        case .declined: "kan inte komma"
        case .tentative: "kommer kanske"
        case .delegated: "skickar en ersättare"
        }
    }
}

extension ReminderContext {
    func swedish(_ day: Day) -> String { day.swedish(beside: today) }

    /// ` tisdag 30 mars`, where the meeting's day is known.
    var swedishMeetingDay: String { facts.meeting.map { " \(swedish($0))" } ?? "" }

    /// The invited, by name where it is known.
    func invited(else other: String) -> String { facts.invited.map(name) ?? other }
}
