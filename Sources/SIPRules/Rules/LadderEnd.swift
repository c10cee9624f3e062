/// A ladder that policy ends, and what that means for a duty that is due on a day.
public struct LadderEnd: Hashable, Sendable {
    /// The rule.
    public var rule: RuleID
    /// The second clock of the rule; nil: its own.
    public var track: Track?
    /// The day on which a duty is due.
    public var due: Day
    /// The day after which nobody hears of it, by the installation's calendar.
    public var last: Day

    /// The rule and, where it has one, the clock: `plan-dormant silent`.
    public var name: String { rule.rawValue + (track.map { " \($0.rawValue)" } ?? "") }

    /// `of what is due on 2026-06-18 nobody would hear after 2026-07-02`.
    public var words: String { "of what is due on \(due) nobody would hear after \(last)" }
}

extension RuleBook {
    /// The ladders in force that end where those shipped do not, by a duty that is due on a day.
    public func ladderEnds(dueOn day: Day) -> [LadderEnd] {
        inForce.map(\.rule).flatMap { rule in
            ([nil] + rule.tracks.keys.sorted { $0.rawValue < $1.rawValue }).compactMap { track in
                let shipped = track.flatMap { rule.tracks[$0]?.ladder } ?? rule.ladder
                let ladder = environment.policy.ladder(rule, on: track)
                guard shipped.end == nil, ladder.end != nil else { return nil }
                return last(of: ladder, rule, on: track, dueOn: day).map {
                    LadderEnd(rule: rule.id, track: track, due: day, last: $0)
                }
            }
        }
    }

    private func last(of ladder: Ladder, _ rule: Rule, on track: Track?, dueOn day: Day) -> Day? {
        let calendar = environment.calendar
        let since = environment.policy.within(rule, on: track).map { calendar.before(day, $0).day } ?? day
        let duty = Duty(on: track, since: since, due: .given(day), met: nil)
        let timedRungs = environment.timedRungs(of: duty, ladder: LadderInForce(ladder), plan: nil, at: .latest)
        return timedRungs.map { environment.zone.day(of: $0.moment) }.max()
    }
}
