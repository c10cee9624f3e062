internal import SIPRules

extension Explanation {
    /// Why or why not, in words.
    func words(_ decided: Decided) -> String {
        guard let until = forgottenUntil(decided) else { return words(decided.decision) }
        return "counts as told: what was told until \(time.words(until)) is not known any more"
    }

    /// Why or why not, in words.
    func words(_ decision: Decision) -> String {
        switch decision {
        case .met(.on(let day)): "not needed: met \(time.words(day))"
        case .met(.recorded): "not needed: met"
        case .met(.passed(let day)): "not needed: passed \(time.words(day))"
        case .silenced(let silence): "not needed: \(words(silence))"
        case .told(let at): "told \(time.words(at))"
        case .lapsed(let rung): "lapsed: its time passed untold, \"\(rung)\" speaks instead"
        case .wait(let until): "waits until \(time.words(until))"
        case .held(let reason): "held: \(words(reason))"
        case .unreachable(let role): "nobody can be reached as \(role.rawValue)"
        case .tell(let reminder, let slot):
            (slot.map { "to be told now, in the digest of \(time.words($0))" } ?? "to be told now, alone, at once")
                + (full.contains(reminder.recipient.id) ? "; held until an hour has passed since earlier letters" : "")
                + reminder.because.instead.map { ", \(words($0))" }.joined()
                + (reminder.outOfHours.map { "; \(words($0))" } ?? "")
                + reminder.below.map { "; \(words($0))" }.joined()
        }
    }

    private func words(_ outOfHours: OutOfHours) -> String {
        switch outOfHours {
        case .others(let opening): "out of hours, the others from \(time.words(opening))"
        case .onCall(let unit, let at): "whoever is on call for \(unit) was told \(time.words(at))"
        case .waited(let since): "since \(time.words(since)), out of hours, and nobody on call was told"
        }
    }

    private func words(_ below: Below) -> String {
        switch below.hearing {
        case .told(let day): "\(below.name) was told \(time.words(day))"
        case .comes(let day): "\(below.name) will be told \(time.words(day))"
        case .uncovered: "\(below.name) is not told: no consent on record covers the unit"
        }
    }

    /// Why a plan is silent.
    func words(_ silence: Obligation.Silence) -> String {
        switch silence {
        case .closed(let day): "closed \(time.words(day))"
        case .withdrawn(let day): "consent withdrawn \(time.words(day))"
        case .refused(let day): "consent refused \(time.words(day))"
        case .denied(let day): "request denied \(time.words(day))"
        }
    }

    private func words(_ reason: Guard) -> String {
        switch reason {
        case .consent: "no consent on record covers the recipient's unit"
        case .meetingConsent: "the individual has not consented to the meeting"
        case .guardians: "a guardian has not answered"
        case .guardianRefused: "a guardian has refused, and it is not decided what follows"
        case .minor15Conflict: "a minor from 15 asked alone, and it is not decided what applies"
        case .representative: "the individual has not consented to the representative"
        case .childInformed: "the child has not been informed"
        case .participantsAgreed: "it is not agreed with the individual who is invited"
        case .paused: "somebody paused it"
        }
    }

    private func words(_ instead: DeliveryReason.Instead) -> String {
        switch instead {
        case .absent(let person, let until): "for \(name(person)), away until \(time.words(until))"
        case .left(let person): "for \(name(person)), who has left"
        case .vacant(let role): "since nobody is \(role.rawValue)"
        case .noAddress(let person): "for \(name(person)), who has no address"
        case .others: "for others, who are not there either"
        }
    }

    /// What needs somebody stands out.
    func ink(_ decision: Decision) -> Ink {
        switch decision {
        case .tell: .bold
        case .told: .green
        case .held, .unreachable: .yellow
        case .wait: .plain
        case .met, .silenced, .lapsed: .dim
        }
    }
}
