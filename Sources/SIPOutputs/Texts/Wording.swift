/// The words of one rule in one language, without dates and names that every rule has.
struct Wording {
    /// To whoever is to do it: an imperative with a capital letter.
    var act: String
    /// What somebody is to see to: goes on after *Se till att*, *See to it that*.
    var ensure: String
    /// How things stand, as a sentence without its capital letter.
    var state: String
    /// The imperative in few words, without a capital letter, for the subject line.
    var brief: String
    /// What makes the reminders stop.
    var stop = Stop.recorded()
    /// The event that the time is counted from, unless it is counted back from a meeting. Nil: the date stands in the plan, or the event has no name.
    var from: String?
    /// Replaces *see to it that* where the reader has something of their own to do.
    var chase: String?
    /// Where a date comes from that nobody counted. Nil: it stands in the plan.
    var given: String?
    /// What the date is, where it is no deadline.
    var dated: Dated?
    /// The whole sentence about the date, where it is only the day on which it began.
    var when: String?

    /// What makes reminders stop: what the rule declares is recorded in the plan, by the reader or by somebody the reader is to see
    /// to, and what else there is to say of it; or a whole sentence.
    enum Stop: ExpressibleByStringLiteral {
        case recorded(also: String? = nil)
        case sentence(String)

        init(stringLiteral sentence: String) { self = .sentence(sentence) }
    }

    /// A date that something happens on: how a sentence about it begins, before and after.
    struct Dated {
        var ahead: String
        var past: String
    }
}

extension String {
    /// With a capital letter.
    var capitalized: String { prefix(1).uppercased() + dropFirst() }
    /// Without a capital letter.
    var uncapitalized: String { prefix(1).lowercased() + dropFirst() }
}
