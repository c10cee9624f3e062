/// Whether a reminder comes in time: what coverage asks of it, and what those who decide look ahead for.
struct InTime {
    let environment: RuleEnvironment
    /// The last day on which a reminder is in time, but for the recipient's own days.
    let limit: Day

    /// An overdue duty is heard of within so many days.
    private static let longest = 31

    /// For an open duty of a plan of a unit: when it is overdue, within thirty-one days, and when not, by the day it is due;
    /// both moved to the unit's next open day.
    init(_ obligation: Obligation, of unit: UnitID, _ environment: RuleEnvironment, on today: Day) {
        self.environment = environment
        let last = obligation.due <= today ? today.adding(days: Self.longest) : obligation.due
        limit = environment.calendar(of: unit).nextOpen(onOrAfter: last)
    }

    /// Whether somebody who is told at an instant is told in time: by the limit, moved to the recipient's next own day.
    func holds(_ at: Instant, for recipient: Recipient) -> Bool {
        environment.zone.day(of: at) <= environment.calendar(of: recipient).nextOpen(onOrAfter: limit)
    }

    /// The first day on which what is too late for an overdue duty today is in time: it is no further off then. Nil: there is none.
    func day(onWhichTimely answer: Decided, of unit: UnitID, after today: Day) -> Day? {
        guard answer.obligation.due <= today, let upcoming = upcoming(answer),
            !holds(upcoming.at, for: upcoming.recipient)
        else { return nil }
        var day = environment.zone.day(of: upcoming.at).adding(days: -Self.longest)
        while day > today.adding(days: 1) {
            let before = InTime(answer.obligation, of: unit, environment, on: day.adding(days: -1))
            guard before.holds(upcoming.at, for: upcoming.recipient) else { break }
            day = day.adding(days: -1)
        }
        return day
    }

    /// When and to whom an answer lets a reminder go later; nil: it lets none go. What is told now is not to come any more:
    /// who hears next is what is asked.
    func upcoming(_ answer: Decided) -> (at: Instant, recipient: Recipient)? {
        // Those on call hear once, and whose duty it is afterwards.
        guard case .wait(let until) = answer.decision, let recipient = answer.recipient, !recipient.isOnCall else {
            return nil
        }
        return (until, recipient)
    }

    /// Whether an answer alone makes the duty a watched one: in time, and not to a mailbox that is meant for nobody.
    func isWatched(by answer: Decided) -> Bool {
        guard let upcoming = upcoming(answer) else { return false }
        return holds(upcoming.at, for: upcoming.recipient) && !isUnintendedMailbox(upcoming.recipient)
    }

    /// A function mailbox of which the roster does not say that somebody reads it daily.
    func isUnintendedMailbox(_ recipient: Recipient) -> Bool {
        recipient.isMailbox && environment.roster.units[recipient.unit]?.isMailboxMeant != true
    }
}
