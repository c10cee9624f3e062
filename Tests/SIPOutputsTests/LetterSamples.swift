import SIPRules
import SIPTesting

@testable import SIPOutputs

/// A care centre and a home-help unit around SIPs, in June 2026: Tuesday 16 June is the Tuesday before Midsummer.
enum CareCentre {
    static let roster: Roster = {
        var centre = Unit(id: unit("vc-rosenlund"), name: "Vårdcentralen Rosenlund")
        centre.manager = person("karin.lind")
        centre.mailbox = .the("vc.rosenlund@region.example")
        var homeHelp = Unit(id: unit("bistand"), name: "Biståndsenheten")
        homeHelp.manager = person("olle.dahl")
        let staff = [
            ("anna.berg", "Anna Berg", centre.id), ("bo.ek", "Bo Ek", centre.id),
            ("karin.lind", "Karin Lind", centre.id),
            ("eva.strom", "Eva Ström", homeHelp.id), ("olle.dahl", "Olle Dahl", homeHelp.id),
            ("sara.nord", "Sara Nord", homeHelp.id),
        ]
        let people = staff.map { id, name, unit in
            var someone = Person(id: person(id), name: name, unit: unit)
            someone.address = .the(id + "@region.example")
            return someone
        }
        return Roster(
            units: [centre, homeHelp], people: people, processOwner: person("olle.dahl"),
            administrators: [person("bo.ek")])
    }()

    static let environment: RuleEnvironment = {
        guard let window = SendWindow(opens: .the("07:30"), closes: .the("17:00"), slots: [.the("08:00")]) else {
            preconditionFailure("the sample's window is sound")
        }
        return RuleEnvironment(policy: Policy(), roster: roster, zone: .stockholm, window: window, calendar: .statutory)
    }()

    /// A plan whose need Anna Berg has seen that day.
    static let plan: @Sendable (_ number: Int, _ seen: String) -> Plan = { number, seen in
        guard let id = PlanID("K-2026-\(number)") else { preconditionFailure("no such case reference") }
        var plan = Plan(id: id, unit: unit("vc-rosenlund"))
        plan.initiator = person("anna.berg")
        plan.need.seen = .the(seen)
        return plan
    }

    /// A started plan with consent, convened by Anna Berg, with a meeting that day.
    static let started: @Sendable (_ number: Int, _ meeting: String) -> Plan = { number, meeting in
        var plan = plan(number, "2026-05-18")
        plan.need.started = .the("2026-05-19")
        plan.convener = person("anna.berg")
        plan.consent.meeting = ConsentGiven(given: .the("2026-05-19"), form: .written)
        var sharing = SharingConsent(given: ConsentGiven(given: .the("2026-05-19"), form: .written))
        sharing.kinds = ["insatser"]
        sharing.receivers = [unit("bistand")]
        sharing.until = .the("2026-12-18")
        plan.consent.sharing = sharing
        var planning = Meeting(id: "m1", purpose: .planning)
        planning.booked = .the("2026-05-20")
        planning.date = .the(meeting)
        planning.invitations = ["eva.strom", "olle.dahl", "sara.nord"].map { id in
            var invitation = Invitation(person: person(id))
            invitation.sent = .the("2026-05-21")
            return invitation
        }
        plan.meetings = [planning]
        return plan
    }

    static let person: @Sendable (String) -> PersonID = { id in
        guard let id = PersonID(id) else { preconditionFailure("no such person") }
        return id
    }

    static let unit: @Sendable (String) -> UnitID = { id in
        guard let id = UnitID(id) else { preconditionFailure("no such unit") }
        return id
    }

    static let sender: Sender = {
        do {
            return Sender(
                from: try Mailbox(parsing: "SIP-påminnelser <sip@region.example>"),
                contact: "SIP-stödet, sip-stod@region.example", domain: try MailDomain("sip.region.example"))
        } catch {
            preconditionFailure("the sample's own addresses are sound: \(error)")
        }
    }()

    /// The letters that a round writes at a moment: what the rules decide, gathered.
    static let letters:
        @Sendable (_ plans: [Plan], _ at: String, _ environment: RuleEnvironment, _ sender: Sender) -> [Letter] =
            {
                plans, at, environment, sender in
                let book = RuleBook(environment)
                let now = Instant.the(at)
                let tells = plans.flatMap { book.decisions(about: $0, told: NotificationLog(), at: now).tells }
                let known = Dictionary(plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
                let occasion = Occasion(today: environment.zone.day(of: now), environment: environment, plans: known)
                return Digest.gathered(tells).map { Letter($0, on: occasion, from: sender) }
            }

    /// The letter to somebody in the sample's rule environment.
    static let letter: @Sendable (_ recipient: String, _ plans: [Plan], _ at: String) -> Letter? = {
        recipient, plans, at in
        letters(plans, at, environment, sender).first { $0.digest.recipient.id == recipient }
    }

    /// What a reader of text sees: header fields, body, and the attached calendar.
    static let shown: @Sendable (Letter?, _ sent: String) throws -> String = { letter, sent in
        guard let letter else { return "no letter" }
        let file = try letter.file(id: "d.sample", sent: .the(sent))
        var text = "Subject: \(file.headers.subject)\nTo: \(file.headers.to)\n"
        if let thread = file.headers.thread.last { text += "References: \(thread)\n" }
        text += "\n" + PlainText.rendered(file.passages)
        for item in file.items { text += "\nsip.ics: \(item.day) \(item.summary)\n\(item.details)\n" }
        return text
    }

    /// Three times fourteen plans that Anna Berg has left everything in, until Monday 15 June 2026.
    static let neglected: [Plan] = {
        let days = [
            "2026-06-15", "2026-06-12", "2026-06-11", "2026-06-10", "2026-06-09", "2026-06-08", "2026-06-05",
            "2026-06-04", "2026-06-03", "2026-06-02", "2026-06-01", "2026-05-29", "2026-05-28", "2026-05-27",
        ]
        var plans: [Plan] = []
        for (number, day) in days.enumerated() {
            plans.append(plan(100 + number, day))
            var follow = plan(200 + number, "2026-03-02")
            follow.need.started = .the("2026-03-03")
            follow.coordinator = person("anna.berg")
            follow.convener = follow.coordinator
            var meeting = Meeting(id: "f1", purpose: .followUp)
            meeting.booked = .the("2026-03-09")
            meeting.date = Day.the("2026-06-10").adding(days: 2 * number)
            meeting.placeSet = true
            follow.meetings = [meeting]
            follow.consent = started(1, "2026-06-17").consent
            follow.consent.sharing?.until = Day.the("2026-06-12").adding(days: number)
            plans.append(follow)
            plans.append(started(300 + number, number < 7 ? "2026-06-16" : "2026-06-18"))
        }
        return plans
    }()

    /// Her letter of that Monday with so many lines of all there are, from the first to the last.
    static let monday: @Sendable (_ lines: Int, _ language: Language) -> Letter? = { count, language in
        guard var letter = letter("anna.berg", neglected, "2026-06-15T08:00:00+02:00") else { return nil }
        let lines = letter.digest.lines
        var recipient = letter.digest.recipient
        recipient.language = language
        let some = (0..<count).map { lines[$0 * lines.count / count] }
        letter.digest = Digest(
            recipient: recipient, slot: letter.digest.slot,
            reminders: some.flatMap(\.reminders).map { reminder in
                var reminder = reminder
                reminder.recipient = recipient
                return reminder
            })
        return letter
    }

    /// The same letter, in which so many were told before, so often.
    static let repeated: @Sendable (Letter?, _ count: Int, _ earlier: Int) -> Letter? = { letter, count, earlier in
        guard var letter else { return nil }
        for place in letter.digest.reminders.indices.prefix(count) {
            letter.digest.reminders[place].earlier = earlier
        }
        return letter
    }
}
