/// A plan as it is known on a day. What its document says happened later has not happened yet: it is read as if it were not
/// there, until its day.
public struct KnownPlan: Hashable, Sendable {
    /// Without what lies ahead.
    public let plan: Plan
    /// The next day on which something happens that the document says already. Nil: all of that has.
    public let happens: Day?
    /// The next day on which something ends by itself: a tentative reply, what is asked of guardians. Nil: nothing does.
    public let ends: Day?
    /// Whether the individual's eighteenth birthday has come: nobody is asked in a minor's place any more.
    public let isOfAge: Bool

    /// The next day on which the reading is another.
    public var changes: Day? { [happens, ends].compactMap(\.self).min() }

    /// A reading of a plan, and the days on which it is another.
    public init(plan: Plan, happens: Day? = nil, ends: Day? = nil, isOfAge: Bool = false) {
        self.plan = plan
        self.happens = happens
        self.ends = ends
        self.isOfAge = isOfAge
    }
}

extension Plan {
    /// The plan as it is known on a day.
    public func known(on day: Day) -> KnownPlan {
        // Nearly every plan, nearly always: nothing is copied.
        let isAhead = lastHappening.map { $0 > day } ?? false
        guard isAhead || hasTerms else { return KnownPlan(plan: self) }
        var reading = KnownReading(plan: self, day: day)
        if isAhead { forEachHappening(&reading) }
        reading.endTerms()
        return KnownPlan(plan: reading.plan, happens: reading.happens, ends: reading.ends, isOfAge: reading.isOfAge)
    }

    /// Something in it holds until a day, or from a day on, by itself.
    private var hasTerms: Bool {
        minor != nil || meetings.contains { $0.invitations.contains { $0.tentativeUntil != nil } }
    }

    /// The last day on which something is said to have happened: from then on all of the document counts.
    public var lastHappening: Day? {
        var last = LastHappening()
        forEachHappening(&last)
        return last.day
    }

    /// What is said to have happened after a day, in the order of the table.
    public func happenings(after day: Day) -> [Happening] {
        guard let last = lastHappening, last > day else { return [] }
        var ahead = HappeningsAhead(day: day)
        forEachHappening(&ahead)
        return ahead.found
    }

    /// The first day on which the plan's reminders are silent, whether that has come or not. Nil: there is none.
    public var silentFrom: Day? {
        [closing?.on, consent.withdrawn, consent.refused, need.answered(.deny)].compactMap { $0 }.min()
    }

    /// Why the plan's reminders are silent on a day, if they are.
    public func silence(on day: Day) -> Obligation.Silence? { known(on: day).silence }
}

extension KnownPlan {
    /// Why the plan's reminders are silent, if they are: it is closed, consent was withdrawn or refused, or the request was
    /// denied.
    public var silence: Obligation.Silence? {
        if let closing = plan.closing { return .closed(closing.on) }
        if let withdrawn = plan.consent.withdrawn { return .withdrawn(withdrawn) }
        if let refused = plan.consent.refused { return .refused(refused) }
        return plan.need.answered(.deny).map { .denied($0) }
    }
}

private struct LastHappening: HappeningVisitor {
    var day: Day?

    @inline(__always)
    mutating func see(_ day: Day?, _ place: @autoclosure () -> [Happening.Step], _ undo: (inout Plan) -> Void) {
        guard let day else { return }
        self.day = self.day.map { max($0, day) } ?? day
    }
}

private struct KnownReading: HappeningVisitor {
    var plan: Plan
    let day: Day
    var happens: Day?
    var ends: Day?
    var isOfAge = false

    mutating func see(_ day: Day?, _ place: @autoclosure () -> [Happening.Step], _ undo: (inout Plan) -> Void) {
        guard let day, day > self.day else { return }
        undo(&plan)
        happens = happens.map { min($0, day) } ?? day
    }
}

extension KnownReading {
    /// What the plan says holds until a day is over from that day on: a tentative reply, which is owed again by the day it named,
    /// and what is asked of guardians, at eighteen.
    fileprivate mutating func endTerms() {
        for (index, meeting) in plan.meetings.enumerated() {
            for (invited, invitation) in meeting.invitations.enumerated() {
                guard invitation.reply == .tentative, let until = invitation.tentativeUntil, isOver(at: until) else {
                    continue
                }
                plan.meetings[index].invitations[invited].endTentativeReply()
            }
        }
        if let minor = plan.minor { isOfAge = isOver(at: minor.turns18) }
    }

    /// Whether that day has come; one that has not is one on which the plan is another.
    private mutating func isOver(at end: Day) -> Bool {
        if end <= day { return true }
        ends = ends.map { min($0, end) } ?? end
        return false
    }
}

extension Invitation {
    /// The reply is asked for again, by the day on which it was to become definite.
    fileprivate mutating func endTentativeReply() {
        replyBy = tentativeUntil
        reply = .needsAction
        replied = nil
        tentativeUntil = nil
    }
}

private struct HappeningsAhead: HappeningVisitor {
    let day: Day
    var found: [Happening] = []

    mutating func see(_ day: Day?, _ place: @autoclosure () -> [Happening.Step], _ undo: (inout Plan) -> Void) {
        guard let day, day > self.day else { return }
        found.append(Happening(place: place(), day: day))
    }
}
