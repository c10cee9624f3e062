/// The table of what a plan says has happened. A date that is added to a plan belongs here, or among `Plan.planned`; a test
/// compares both with the published schema.
extension Plan {
    /// The dates at which something is to happen, or that nobody brings about. They may well lie ahead.
    public static let planned: Set<String> = [
        "need.target.by", "consent.sharing.until", "consent.statutoryBasis.until", "minor.turns18", "meetings.date",
        "meetings.moves.from",
        "meetings.invitations.replyBy", "meetings.invitations.tentativeUntil", "actions.due",
    ]

    /// Shows a visitor each date of something that happened, with its place in the document, and how the plan stands while it
    /// has not: whatever hangs on the date goes with it. Lists keep their length, so that places hold.
    @inline(__always)
    func forEachHappening<Visitor: HappeningVisitor>(_ visitor: inout Visitor) {
        visitor.see(goalsMet, ["goalsMet"]) { $0.goalsMet = nil }
        visitor.see(lastActivity, ["lastActivity"]) { $0.lastActivity = nil }
        visitor.see(dormancyAnswered, ["dormancyAnswered"]) { $0.dormancyAnswered = nil }
        visitor.see(closing?.on, ["closing", "on"]) { $0.closing = nil }
        visitor.see(representative?.listed, ["representative", "listed"]) { $0.representative = nil }
        visitor.see(representative?.consented, ["representative", "consented"]) { $0.representative?.consented = nil }
        forEachHappeningOfNeed(&visitor)
        forEachHappeningOfConsent(&visitor)
        if minor != nil { forEachHappeningOfMinor(&visitor) }
        for meeting in meetings.indices { forEachHappening(ofMeeting: meeting, &visitor) }
        if established != nil { forEachHappeningOfEdition(&visitor) }
        for index in actions.indices {
            visitor.see(actions[index].ended, ["actions", .item(index), "ended"]) {
                $0.actions[index].ended = nil
            }
        }
        for index in changes.indices {
            visitor.see(changes[index].registered, ["changes", .item(index), "registered"]) {
                $0.changes[index].registered = nil
            }
            visitor.see(changes[index].convened, ["changes", .item(index), "convened"]) {
                $0.changes[index].convened = nil
            }
            visitor.see(changes[index].met, ["changes", .item(index), "met"]) { $0.changes[index].met = nil }
        }
    }

    @inline(__always)
    private func forEachHappeningOfNeed<Visitor: HappeningVisitor>(_ visitor: inout Visitor) {
        visitor.see(need.requested, ["need", "requested"]) { $0.need.requested = nil }
        visitor.see(need.decision?.on, ["need", "decision", "on"]) { $0.need.decision = nil }
        visitor.see(need.seen, ["need", "seen"]) { $0.need.seen = nil }
        visitor.see(need.target?.setOn, ["need", "target", "setOn"]) { $0.need.target = nil }
        visitor.see(need.started, ["need", "started"]) { $0.need.started = nil }
        visitor.see(need.prepared, ["need", "prepared"]) { $0.need.prepared = nil }
        visitor.see(need.participantsAgreed, ["need", "participantsAgreed"]) { $0.need.participantsAgreed = nil }
        visitor.see(need.relativesAsked, ["need", "relativesAsked"]) { $0.need.relativesAsked = nil }
    }

    @inline(__always)
    private func forEachHappeningOfConsent<Visitor: HappeningVisitor>(_ visitor: inout Visitor) {
        visitor.see(consent.meeting?.given, ["consent", "meeting", "given"]) { $0.consent.meeting = nil }
        visitor.see(consent.sharing?.given.given, ["consent", "sharing", "given"]) { $0.consent.sharing = nil }
        visitor.see(consent.refused, ["consent", "refused"]) { $0.consent.refused = nil }
        visitor.see(consent.withdrawn, ["consent", "withdrawn"]) { $0.consent.withdrawn = nil }
        visitor.see(consent.cannotConsent?.since, ["consent", "cannotConsent", "since"]) {
            $0.consent.cannotConsent = nil
        }
        visitor.see(consent.cannotConsent?.reviewed, ["consent", "cannotConsent", "reviewed"]) {
            $0.consent.cannotConsent?.reviewed = nil
        }
    }

    private func forEachHappeningOfMinor<Visitor: HappeningVisitor>(_ visitor: inout Visitor) {
        visitor.see(minor?.informed, ["minor", "informed"]) {
            $0.minor?.informed = nil
            $0.minor?.informedBy = nil
        }
        visitor.see(minor?.refusalDecision?.on, ["minor", "refusalDecision", "on"]) {
            $0.minor?.refusalDecision = nil
        }
        visitor.see(minor?.attendanceDecided, ["minor", "attendanceDecided"]) {
            $0.minor?.attendanceDecided = nil
            $0.minor?.attendanceDecidedBy = nil
        }
        visitor.see(minor?.voiceNoted, ["minor", "voiceNoted"]) { $0.minor?.voiceNoted = nil }
        visitor.see(minor?.renewedAt15, ["minor", "renewedAt15"]) { $0.minor?.renewedAt15 = nil }
        visitor.see(minor?.renewedAt18, ["minor", "renewedAt18"]) { $0.minor?.renewedAt18 = nil }
        for index in (minor?.guardians ?? []).indices {
            visitor.see(minor?.guardians[index].on, ["minor", "guardians", .item(index), "on"]) {
                $0.minor?.guardians[index] = Guardian(.pending)
            }
        }
    }

    private func forEachHappening<Visitor: HappeningVisitor>(ofMeeting index: Int, _ visitor: inout Visitor) {
        // The date of a meeting that is said to be booked later stands already, and may be reminded of.
        visitor.see(meetings[index].booked, place(index, "booked")) { $0.meetings[index].booked = nil }
        visitor.see(meetings[index].held, place(index, "held")) {
            $0.meetings[index].held = nil
            $0.meetings[index].decision = nil
        }
        visitor.see(meetings[index].cancelled, place(index, "cancelled")) { $0.meetings[index].cancelled = nil }
        for invited in meetings[index].invitations.indices {
            forEachHappening(ofInvitation: invited, to: index, &visitor)
        }
    }

    private func forEachHappening<Visitor: HappeningVisitor>(
        ofInvitation index: Int, to meeting: Int, _ visitor: inout Visitor
    ) {
        visitor.see(meetings[meeting].invitations[index].sent, place(meeting, index, "sent")) {
            $0.meetings[meeting].invitations[index].sent = nil
        }
        visitor.see(meetings[meeting].invitations[index].replied, place(meeting, index, "replied")) {
            $0.meetings[meeting].invitations[index].takeBackReply()
        }
        visitor.see(
            meetings[meeting].invitations[index].substitute?.named, place(meeting, index, "substitute", "named")
        ) {
            $0.meetings[meeting].invitations[index].substitute = nil
        }
        visitor.see(
            meetings[meeting].invitations[index].substitute?.briefed, place(meeting, index, "substitute", "briefed")
        ) {
            $0.meetings[meeting].invitations[index].substitute?.briefed = nil
        }
        visitor.see(meetings[meeting].invitations[index].contacted, place(meeting, index, "contacted")) {
            $0.meetings[meeting].invitations[index].contacted = nil
        }
        visitor.see(meetings[meeting].invitations[index].decided, place(meeting, index, "decided")) {
            $0.meetings[meeting].invitations[index].decided = nil
        }
        visitor.see(meetings[meeting].invitations[index].referral?.day, place(meeting, index, "referral")) {
            $0.meetings[meeting].invitations[index].referral = nil
        }
    }

    private func place(_ meeting: Int, _ field: Happening.Step) -> [Happening.Step] {
        ["meetings", .item(meeting), field]
    }

    private func place(_ meeting: Int, _ invited: Int, _ fields: Happening.Step...) -> [Happening.Step] {
        place(meeting, "invitations") + [Happening.Step.item(invited)] + fields
    }

    private func forEachHappeningOfEdition<Visitor: HappeningVisitor>(_ visitor: inout Visitor) {
        visitor.see(established?.on, ["established", "on"]) { $0.established = nil }
        visitor.see(established?.original, ["established", "original"]) { $0.established?.original = nil }
        for index in (established?.copies ?? []).indices {
            visitor.see(established?.copies[index].on, ["established", "copies", .item(index), "on"]) {
                $0.established?.copies[index].on = nil
            }
        }
    }
}

extension Invitation {
    /// Nobody has answered yet, nor sent somebody else with the answer.
    fileprivate mutating func takeBackReply() {
        replied = nil
        reply = .needsAction
        tentativeUntil = nil
        // One that has no day of its own was named with the reply.
        if substitute?.named == nil { substitute = nil }
    }
}

extension Referral {
    fileprivate var day: Day? { if case .sent(let day) = self { day } else { nil } }
}

/// What looks at each date of something that happened.
protocol HappeningVisitor {
    /// Takes a date, its place, and the change that makes a plan one in which it has not happened.
    mutating func see(_ day: Day?, _ place: @autoclosure () -> [Happening.Step], _ undo: (inout Plan) -> Void)
}
