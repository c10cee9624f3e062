package import SIPRules

/// Who and when of one sample plan.
package struct SampleCast {
    package let id: PlanID?
    package let days: SampleDays
    var dice: SampleDice
    private let end: String

    package init(_ sample: Sample, index: Int, days: SampleDays) {
        // Nine digits at most: with ten the reference could be taken for a personal identity number.
        let year = Sample.digits(sample.around.year % 100, 2)
        id = PlanID("K\(year)-\(Sample.digits(index + 1, max(4, String(sample.plans).count)))")
        end = SampleRoster.suffix(team: index / sample.plansATeam)
        self.days = days
        dice = SampleDice(seed: sample.seed, index: index)
    }

    func person(_ name: String) -> PersonID? { PersonID(name + end) }
    func unit(_ name: String) -> UnitID? { UnitID(name + end) }

    /// One of two who do this work at the unit for assistance.
    mutating func caseworker() -> PersonID? { person(dice.roll(0...1) == 0 ? "anna.lind" : "omar.haddad") }

    /// A plan of which the need alone is known.
    mutating func begun(by initiator: PersonID?) -> Plan? {
        guard let id, let unit = unit("bistand") else { return nil }
        var plan = Plan(id: id, unit: unit)
        plan.initiator = initiator
        var (kommun, region) = (Principal(id: "kommun"), Principal(id: "region"))
        kommun.contact = initiator
        region.contact = person("eva.strand")
        plan.principals = [kommun, region]
        plan.need.ground = Ground.allCases[dice.roll(0...Ground.allCases.count - 1)]
        return plan
    }

    /// Work started on that day, with everything that goes before the meeting.
    mutating func started(_ day: Day, consentUntil: Day? = nil) -> Plan? {
        let initiator = caseworker()
        guard var plan = begun(by: initiator) else { return nil }
        plan.convener = initiator
        plan.need.seen = day
        plan.need.started = day
        plan.need.prepared = day
        plan.need.participantsAgreed = day
        var given = ConsentGiven(given: day, form: .written)
        given.record = "samtycke \(day)"
        plan.consent.meeting = given
        var sharing = SharingConsent(given: given)
        sharing.kinds = ["planerade insatser", "mediciner"]
        sharing.receivers = ["hemtjanst", "sjostad", "psykiatri"].compactMap { unit($0) }
        sharing.until = consentUntil ?? day.adding(months: 12)
        plan.consent.sharing = sharing
        plan.lastActivity = day
        return plan
    }

    /// An invitation that was sent on that day.
    func invited(_ name: String, sent: Day, _ reply: Reply = .needsAction, on replied: Day? = nil) -> Invitation? {
        guard let person = person(name) else { return nil }
        var invitation = Invitation(person: person)
        invitation.sent = sent
        invitation.reply = reply
        invitation.replied = replied
        return invitation
    }

    /// A planning meeting booked for that day.
    func meeting(on date: Day, booked: Day, _ invitations: [Invitation?]) -> Meeting {
        var meeting = Meeting(id: "planering", purpose: .planning)
        meeting.booked = booked
        meeting.date = date
        meeting.placeSet = true
        meeting.invitations = invitations.compactMap { $0 }
        return meeting
    }

    /// A plan established at a meeting on that day, complete and handed over, followed up on another.
    mutating func established(_ held: Day, followUp: Day, consentUntil: Day? = nil) -> Plan? {
        let start = held.adding(days: -dice.roll(14...28))
        guard var plan = started(start, consentUntil: consentUntil ?? followUp.adding(days: dice.roll(40...120))) else {
            return nil
        }
        var planning = meeting(
            on: held, booked: start,
            [
                invited("eva.strand", sent: start, .accepted, on: start.adding(days: 2)),
                invited("viktor.ask", sent: start, .accepted, on: start.adding(days: 3)),
            ])
        planning.held = held
        var next = Meeting(id: "uppfoljning-1", purpose: .followUp)
        next.booked = held
        next.date = followUp
        next.placeSet = true
        next.invitations = ["eva.strand", "viktor.ask"].compactMap {
            invited($0, sent: days.next(held), .accepted, on: days.next(held))
        }
        plan.meetings = [planning, next]
        plan.coordinator = plan.convener
        plan.responsiblePrincipal = "kommun"
        for index in plan.principals.indices { plan.principals[index].documented = "journal \(held)" }
        var established = Established(on: held)
        established.documented = Set(PlanPart.allCases)
        established.original = held
        established.copies = [Copy(to: .relative, on: held)]
        plan.established = established
        plan.lastActivity = max(held, days.ago(dice.roll(20...60)))
        return plan
    }
}
