import SIPRules
import SIPTesting
import Testing

@Suite("Consent is asked for everybody outside the plan's own units, 17 June 2026")
struct ConsentAskedTests {
    /// What is decided while nothing on record covers the school.
    private static let uncovered = [
        "initiator: held held held held held",
        "convener: held held held held held",
        "coordinator: held held held held held",
        "manager: held held held held held",
        "process-owner: tell held held held tell",
        "principal: own held held held held",
        "principals: own held held held held",
        "invited: own held held held held",
        "substitute: own held held held held",
        "recorder: own held held held held",
        "owner: own held held held held",
        "administrator: tell held held held tell",
    ]

    @Test("With no consent at all only one's own act is told, and to the person alone")
    func none() { #expect(ConsentCase.table() == Self.uncovered) }

    @Test("Consent to passing on to the school until that very day covers everybody there, and the day after nobody")
    func sharing() {
        #expect(ConsentCase.table { $0.plan.consent = .sharing(until: "2026-06-17") } == ConsentCase.all("tell"))
        #expect(ConsentCase.table { $0.plan.consent = .sharing(until: "2026-06-16") } == Self.uncovered)
        let elsewhere = ConsentCase.table {
            $0.plan.consent = .sharing(until: "2026-06-17")
            $0.plan.consent.sharing?.receivers = [.the("clinic")]
        }
        #expect(elsewhere == Self.uncovered)
    }

    @Test("Consent to the meeting covers what step 4 asks about it, and nothing else")
    func meeting() {
        let agreed = ConsentGiven(given: .the("2026-05-04"), form: .written)
        #expect(ConsentCase.table { $0.plan.consent.meeting = agreed } == Self.uncovered)
        let about = ConsentCase.table {
            $0.plan.consent.meeting = agreed
            $0.isAboutMeeting = true
        }
        #expect(about == ConsentCase.all("tell"))
    }

    @Test("Who cannot consent covers everybody, and nothing does after a withdrawal on 16 June 2026")
    func withdrawn() {
        #expect(
            ConsentCase.table { $0.plan.consent.cannotConsent = CannotConsent(since: .the("2026-05-04")) }
                == ConsentCase.all("tell"))
        let withdrawn = ConsentCase.table {
            $0.plan.consent = .sharing(until: "2026-12-31")
            $0.plan.consent.meeting = ConsentGiven(given: .the("2026-05-04"), form: .written)
            $0.plan.consent.cannotConsent = CannotConsent(since: .the("2026-05-04"))
            $0.plan.consent.withdrawn = .the("2026-06-16")
            $0.isAboutMeeting = true
        }
        #expect(withdrawn == Self.uncovered)
    }

    @Test("Inside nobody is asked for: the unit of initiator, convener or coordinator, those above it, and its manager")
    func inside() {
        let name: [WritableKeyPath<Plan, PersonID?>] = [\.initiator, \.convener, \.coordinator]
        for person in name {
            #expect(ConsentCase.table { $0.plan[keyPath: person] = .the("elsa") } == ConsentCase.all("tell"))
        }
        // The ward's clinic stands below the school: the school answers for it.
        let above = ConsentCase.table { $0.ward.roster.units[.the("clinic")]?.parent = .the("school") }
        #expect(above == ConsentCase.all("tell"))
        // The school below the ward is another matter.
        #expect(ConsentCase.table { $0.ward.roster.units[.the("school")]?.parent = .the("ward") } == Self.uncovered)
        // Rita of the school leads the ward: she is reached, and nobody else there.
        let leads = ConsentCase.table { $0.ward.roster.units[.the("ward")]?.manager = .the("rita") }
        #expect(leads[0] == "initiator: held held held tell held")
        // Somebody of the ward stands in for Erik.
        var asked = ConsentCase(.owner, .inPerson)
        asked.ward.away("erik", "2026-06-01", "2026-06-30", by: "bo")
        #expect(asked.word == "tell")
    }

    @Test("A circle of units above one another ends")
    func circle() {
        let round = ConsentCase.table {
            $0.ward.roster.units[.the("clinic")]?.parent = .the("ward")
        }
        #expect(round == Self.uncovered)
    }

    @Test("Who is reached twice is reached as whoever may be told more: the outside manager is also the process owner")
    func twice() {
        var asked = ConsentCase(.manager, .inPerson)
        asked.ward.roster.processOwner = .the("erik")
        let rule = Rule.made(
            [.due(.manager, .processOwner)], since: "2026-06-01", due: "2026-06-17", people: [.manager: .the("erik")],
            source: .routine(step: 5))
        let tells = asked.ward.book([rule]).decisions(
            about: asked.plan, told: NotificationLog(), at: .the("2026-06-17T08:00:00+02:00")
        ).tells
        #expect(tells.map(\.reminder.because.role) == [.processOwner])
    }

    @Test(
        "An action's owner away, her substitute held: at each step the next above who may be told acts, and reads why")
    func nextAbove() {
        var asked = ConsentCase(.owner, .substitute)
        asked.plan.actions = [Action(id: "A3", owner: .the("erik"), due: .the("2026-06-15"))]
        asked.plan.established = Established(on: .the("2026-05-04"))
        var rehearsal = Rehearsal(
            asked.ward.book([RuleID.actionDue.rule]), asked.plan, from: "2026-06-01T07:00:00+02:00")
        #expect(
            rehearsal.saidOfThoseBelow(through: "2026-07-03T12:00:00+02:00") == [
                "disa 5 working days before due, Elsa uncovered", "disa due, Elsa uncovered",
                "disa 3 working days after due, Elsa uncovered", "disa 5 working days after due, Elsa uncovered",
                // The school's manager is not told either; Erik is back on 1 July, and it is still his to do.
                "disa 10 working days after due",
                "olle 10 working days after due, Elsa uncovered, Disa told(2026-06-23), Rita uncovered",
                "erik 10 working days after due",
            ])
    }

    @Test(
        "Consent that ends on 16 June 2026 between two steps: the second is for the coordinator, above her who is held")
    func ends() {
        var asked = ConsentCase(.owner, .substitute)
        asked.plan.consent = .sharing(until: "2026-06-16")
        asked.plan.actions = [Action(id: "A3", owner: .the("erik"), due: .the("2026-06-15"))]
        asked.plan.established = Established(on: .the("2026-05-04"))
        var rehearsal = Rehearsal(
            asked.ward.book([RuleID.actionDue.rule]), asked.plan, from: "2026-06-12T07:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-06-24T12:00:00+02:00") == [
                "2026-06-12T08:00 elsa: 5 working days before due", "2026-06-15T08:00 elsa: due",
                "2026-06-18T08:00 disa: 3 working days after due", "2026-06-23T08:00 disa: 5 working days after due",
            ])
    }

    @Test("Consent ends on 16 June 2026 and Elsa works on Thursdays alone: Disa acts on the 17th, not on the 18th")
    func endsUnheard() {
        var asked = ConsentCase(.owner, .substitute)
        asked.ward.roster.people[.the("elsa")]?.workingWeekdays = [.thursday]
        asked.plan.consent = .sharing(until: "2026-06-16")
        asked.plan.actions = [Action(id: "A3", owner: .the("erik"), due: .the("2026-06-15"))]
        asked.plan.established = Established(on: .the("2026-05-04"))
        var rehearsal = Rehearsal(
            asked.ward.book([RuleID.actionDue.rule]), asked.plan, from: "2026-06-12T07:00:00+02:00")
        #expect(rehearsal.said(through: "2026-06-17T12:00:00+02:00") == ["2026-06-17T08:00 disa: due"])
    }

    @Test("What Elsa was told before her consent ended on 16 June 2026 is told to nobody above her")
    func endsHeard() {
        var asked = ConsentCase(.owner, .substitute)
        asked.plan.consent = .sharing(until: "2026-06-16")
        asked.plan.actions = [Action(id: "A3", owner: .the("erik"), due: .the("2026-06-15"))]
        asked.plan.established = Established(on: .the("2026-05-04"))
        let book = asked.ward.book([RuleID.actionDue.rule])
        var rehearsal = Rehearsal(book, asked.plan, from: "2026-06-15T07:00:00+02:00")
        #expect(rehearsal.said(through: "2026-06-16T12:00:00+02:00") == ["2026-06-15T08:00 elsa: due"])
        // Somebody who has no agenda, as at a start, says no more of that step.
        var told = rehearsal.told
        told.processedThrough = nil
        #expect(book.effects(about: asked.plan, told: told, at: .the("2026-06-17T12:00:00+02:00")).tells.isEmpty)
    }

    @Test("Disa, above Elsa who is held, is away until 17 June 2026: Olle acts on the 15th, she when she is back")
    func aboveIsBack() {
        var asked = ConsentCase(.owner, .substitute)
        asked.ward.away("disa", "2026-06-10", "2026-06-17", by: "elsa")
        asked.plan.actions = [Action(id: "A3", owner: .the("erik"), due: .the("2026-06-15"))]
        asked.plan.established = Established(on: .the("2026-05-04"))
        var setting = Policy.Setting()
        setting.ladder = Ladder([.due(.owner), .after(.workingDays(20), .coordinator)])
        asked.ward.policy = Policy(settings: [.actionDue: setting])
        var rehearsal = Rehearsal(
            asked.ward.book([RuleID.actionDue.rule]), asked.plan, from: "2026-06-15T07:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-06-19T12:00:00+02:00") == [
                "2026-06-15T08:00 olle: due", "2026-06-18T08:00 disa: due",
            ])
    }
}
