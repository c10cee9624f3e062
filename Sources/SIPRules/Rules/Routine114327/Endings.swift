/// What several edits write. They are what a coordinator would record, so that a simulated year is a plausible one.
extension Plan {
    /// The individual consents to passing on information, anew or for the first time: until a year after whatever it must cover.
    mutating func takeConsent(_ deed: Deed) {
        if consent.sharing == nil {
            var sharing = SharingConsent(given: ConsentGiven(given: deed.day, form: .written))
            sharing.kinds = [deed.reference]
            sharing.receivers = [unit]
            consent.sharing = sharing
        }
        let end = consentEnd(from: deed.day)
        consent.sharing?.given.given = deed.day
        consent.sharing?.until = end
    }

    /// A day on which consent that is given on a day may well end.
    func consentEnd(from day: Day) -> Day {
        let covered = datedFollowUps.map(\.date) + [consent.sharing?.until].compactMap(\.self)
        return max(day, covered.max() ?? day).adding(months: 12)
    }

    /// A follow-up is booked, with its place, three months ahead: the one that lacks least, or a new one.
    mutating func bookFollowUp(_ deed: Deed) {
        let from = max(drawnUp ?? deed.day, deed.day)
        let pending = meetings.indices.filter { index in
            let meeting = meetings[index]
            return meeting.purpose == .followUp && meeting.isPending
                && meeting.date.map { $0 > drawnUp ?? .first } ?? true
        }
        let dated = pending.first { meetings[$0].date != nil }
        guard let index = dated ?? pending.first else {
            book(.followUp, at: from.adding(months: 3), deed)
            return
        }
        meetings[index].date = meetings[index].date ?? from.adding(months: 3)
        meetings[index].placeSet = true
    }

    /// A meeting is booked for a day.
    mutating func book(_ purpose: Meeting.Purpose, at date: Day, _ deed: Deed) {
        var number = 1
        while meetings.contains(where: { $0.id == "\(purpose.rawValue)-\(number)" }) { number += 1 }
        var meeting = Meeting(id: "\(purpose.rawValue)-\(number)", purpose: purpose)
        meeting.booked = deed.day
        meeting.date = date
        meeting.placeSet = true
        meetings.append(meeting)
    }

    /// Something becomes of the meeting that a duty is about.
    mutating func change(meetingOf deed: Deed, _ change: (inout Meeting) -> Void) {
        guard case .meeting(let id) = Act.Item(deed.duty.instance) else { return }
        for index in meetings.indices where meetings[index].id == id { change(&meetings[index]) }
    }

    /// Something becomes of the invitation that a duty is about.
    mutating func change(invitationOf deed: Deed, _ change: (inout Invitation) -> Void) {
        guard case .invitation(let person, let id) = deed.duty.instance else { return }
        for index in meetings.indices where meetings[index].id == id {
            for invited in meetings[index].invitations.indices
            where meetings[index].invitations[invited].person == person {
                change(&meetings[index].invitations[invited])
            }
        }
    }

    /// Something becomes of the principal that a duty is about.
    mutating func change(principalOf deed: Deed, _ change: (inout Principal) -> Void) {
        guard case .principal(let id, _) = deed.duty.instance else { return }
        for index in principals.indices where principals[index].id == id { change(&principals[index]) }
    }

    /// The day of the meeting that a duty is about.
    func date(ofMeeting duty: Duty) -> Day? {
        guard case .meeting(let id) = Act.Item(duty.instance) else { return nil }
        return meetings.first { $0.id == id }?.date
    }
}

extension Meeting {
    /// It was held on its day, as is recorded on another.
    mutating func hold(_ day: Day) { held = date.map { min($0, day) } ?? day }
}

extension Duty {
    /// What consent lacks.
    var consentLacks: [ConsentPart] { facts.consentLacks ?? [] }

    /// What is to be set and is not.
    var unset: [Unset] { facts.unset ?? [] }
}
