import SIPRules
import SIPTesting
import Testing

@Suite("Gaps in a roster")
struct GapsTests {
    private let day = Day.the("2026-07-15")

    /// Anna, Bo, Cecilia, Disa and Olle of the ward, Pia and Rut of the clinic above; Pia leads the clinic.
    private let ward = { (change: (inout Roster) -> Void) -> Roster in
        var roster = Ward().roster
        roster.people[.the("rut")] = Person(named: "rut", unit: "clinic")
        change(&roster)
        return roster
    }

    /// The gaps on 15 July 2026.
    private let gaps = { (change: (inout Roster) -> Void) -> [Gap] in
        var roster = Ward().roster
        roster.people[.the("rut")] = Person(named: "rut", unit: "clinic")
        change(&roster)
        return roster.gaps(on: .the("2026-07-15"))
    }

    @Test("A roster in order has none, whoever was away, left or is closed before 15 July 2026")
    func none() {
        #expect(gaps { _ in } == [])
        let past = gaps {
            $0.people[.the("anna")]?.absences = [Absence(first: .the("2026-06-01"), last: .the("2026-07-14"))]
            $0.people[.the("bo")]?.left = .the("2025-01-01")
            $0.people[.the("bo")]?.address = nil
            $0.units[.the("ward")]?.closures = [Closure(first: day, last: day, name: "stängt")]
        }
        #expect(past == [])
    }

    @Test("A unit without a manager has one only when nobody above leads it either")
    func unmanaged() {
        #expect(gaps { $0.units[.the("ward")]?.manager = nil } == [])
        let both = gaps {
            $0.units[.the("ward")]?.manager = nil
            $0.units[.the("clinic")]?.manager = nil
        }
        #expect(both == [Gap(.unmanaged(.the("clinic"))), Gap(.unmanaged(.the("ward")))])
    }

    @Test("A manager who left on 1 July 2026, or whom nobody knows: the manager above is told")
    func managers() {
        let left = gaps { $0.people[.the("cecilia")]?.left = .the("2026-07-01") }
        #expect(
            left == [Gap(.managerLeft(.the("ward"), .the("cecilia")), since: .the("2026-07-01"), manager: .the("pia"))])
        #expect(gaps { $0.people[.the("cecilia")]?.left = .the("2026-07-16") } == [])
        let unknown = gaps { $0.units[.the("ward")]?.manager = .the("nobody") }
        #expect(unknown == [Gap(.managerUnknown(.the("ward"), .the("nobody")), manager: .the("pia"))])
    }

    @Test("Whoever is away 13–24 July 2026 with nobody standing in, on the days on which nobody does")
    func unattended() {
        let away: (inout Roster) -> Void = {
            $0.people[.the("anna")]?.absences = [
                Absence(first: .the("2026-07-06"), last: .the("2026-07-31"), substitute: .the("bo"))
            ]
            $0.people[.the("bo")]?.absences = [
                Absence(first: .the("2026-07-13"), last: .the("2026-07-20")),
                Absence(first: .the("2026-07-13"), last: .the("2026-07-24")),
            ]
        }
        let expected = ["anna", "bo"].map {
            Gap(.unattended(.the($0), until: .the("2026-07-24")), since: .the("2026-07-13"), manager: .the("cecilia"))
        }
        #expect(gaps(away) == expected)
        let roster = ward(away)
        #expect(roster.gaps(on: .the("2026-07-12")) == [] && roster.gaps(on: .the("2026-07-25")) == [])
        #expect(roster.gapsChange(after: .the("2026-07-05")) == .the("2026-07-06"))
        #expect(roster.gapsChange(after: .the("2026-07-06")) == .the("2026-07-13"))
        #expect(roster.gapsChange(after: .the("2026-07-20")) == .the("2026-07-21"))
        #expect(roster.gapsChange(after: .the("2026-07-31")) == .the("2026-08-01"))
        let box = gaps {
            away(&$0)
            $0.units[.the("ward")]?.mailbox = .the("ward@example.org")
        }
        #expect(box == [])
    }

    @Test("A unit and a person of one name are told apart")
    func names() {
        let both = gaps {
            $0.people[.the("ward")] = Person(id: .the("ward"), name: "Ward", unit: .the("clinic"))
            $0.people[.the("cecilia")]?.left = .the("2026-07-01")
        }
        #expect(both.map(\.instance) == [.unit(.the("ward")), .person(.the("ward"))])
        let duties = both.map { Upkeep.obligation($0, changed: day) }
        #expect(duties.map(\.due) == [.the("2026-07-01"), day])
        #expect(duties.map(\.duty.people) == [[.manager: .the("pia")], [.manager: .the("pia")]])
    }

    @Test("To climb tells nobody new where the manager has no address but the unit's mailbox")
    func sameMailbox() {
        let shared = Gap(.sameMailbox(.the("ward"), .the("cecilia")), manager: .the("pia"))
        let own = gaps {
            $0.units[.the("ward")]?.mailbox = .the("ward@example.org")
            $0.people[.the("cecilia")]?.address = .the("Ward@example.org")
        }
        #expect(own == [shared])
        let without = gaps {
            $0.units[.the("ward")]?.mailbox = .the("ward@example.org")
            $0.people[.the("cecilia")]?.address = nil
        }
        #expect(without == [shared, Gap(.noAddress(.the("cecilia")), manager: .the("pia"))])
        #expect(gaps { $0.units[.the("ward")]?.mailbox = .the("ward@example.org") } == [])
    }

    @Test("Anna away from 6 July and Cecilia, who leads, from 13 July 2026: the mailbox has the letters of both")
    func sameMailboxToday() {
        let roster = ward {
            $0.units[.the("ward")]?.mailbox = .the("ward@example.org")
            $0.people[.the("anna")]?.absences = [Absence(first: .the("2026-07-06"), last: .the("2026-07-31"))]
            $0.people[.the("cecilia")]?.absences = [Absence(first: .the("2026-07-13"), last: .the("2026-07-24"))]
        }
        let gap = Gap(.sameMailbox(.the("ward"), .the("cecilia")), since: .the("2026-07-13"), manager: .the("pia"))
        #expect(roster.gaps(on: .the("2026-07-12")) == [])
        #expect(roster.gaps(on: .the("2026-07-13")) == [gap])
        #expect(roster.gaps(on: .the("2026-07-25")) == [])
        #expect(roster.reach(.the("anna"), on: day).recipient == roster.reach(.the("cecilia"), on: day).recipient)
    }

    @Test("A manager alone in a unit that stands under none and over none is told of by nobody")
    func alone() {
        let alone = gaps {
            for name in ["anna", "bo", "disa", "olle"] { $0.people[.the(name)]?.left = .the("2026-07-01") }
            $0.units[.the("ward")]?.parent = nil
        }
        #expect(alone == [Gap(.alone(.the("ward"), .the("cecilia")))])
        #expect(gaps { $0.people[.the("rut")] = nil } == [])
        // Pia stands above: to climb tells somebody new.
        #expect(
            gaps {
                for name in ["anna", "bo", "disa", "olle"] { $0.people[.the(name)]?.left = .the("2026-07-01") }
            } == [])
    }

    @Test("Units in a line of twenty thousand and as many people away are read once each")
    func large() {
        let count = 20_000
        let roster = Roster(
            units: (0..<count).map { number in
                var unit = Unit(id: .the("u\(number)"), name: "U")
                unit.parent = number == 0 ? nil : .the("u\(number - 1)")
                unit.manager = number == 0 ? .the("p0") : .the("p1")
                return unit
            },
            people: (0..<count).map { number in
                var person = Person(named: "p\(number)", unit: "u\(number)")
                if number > 1 {
                    person.absences = [
                        Absence(
                            first: day, last: .the("2026-07-31"),
                            substitute: .the("p\(number == 2 ? count - 1 : number - 1)"))
                    ]
                }
                return person
            })
        let gaps = roster.gaps(on: day)
        #expect(gaps.count == count - 2)
        #expect(gaps.allSatisfy { $0.manager == .the("p1") && $0.since == day })
        #expect(roster.gaps(on: .the("2026-08-01")) == [])
        #expect(roster.manager(over: .the("p1"), else: .the("u9")) == .the("p0"))
    }

    @Test(
        "Of 60 people of Cecilia's and 3 of Pia's, none with an address, 20 are named to whoever runs sipd and 43 counted"
    )
    func many() throws {
        let roster = ward { roster in
            roster.administrators = [.the("bo")]
            for number in 100...162 {
                var person = Person(named: "p\(number)", unit: number < 160 ? "ward" : "clinic")
                person.address = nil
                roster.people[person.id] = person
            }
        }
        var whole = Ward()
        whole.roster = roster
        let obligations = Upkeep.obligations(roster.gaps(on: day), changed: .the("2026-07-01"))
        let tells = whole.book().decisions(
            aboutUpkeep: obligations, told: NotificationLog(), at: .the("2026-07-15T08:00:00+02:00")
        ).tells
        var heard: [String: [String]] = [:]
        for reminder in tells.map(\.reminder) {
            let duty = reminder.obligation.duty
            let more = duty.facts == [.further(40)] ? "40 more" : nil
            heard[reminder.recipient.id, default: []].append(more ?? duty.instance.description)
        }
        let people = (100...162).map { "p\($0)" }
        #expect(heard["bo"]?.dropLast() == people[..<20] && heard["bo"]?.last == "…")
        #expect(heard["cecilia"] == people[..<20] + ["40 more"])
        // Nobody else's are more than twenty: Pia hears of hers by name.
        #expect(heard["pia"] == people[60...] + [])
        #expect(heard.count == 3)
    }

    @Test("A unit that keeps plans and is not in the roster is one, since 13 July 2026 when that was noticed")
    func unknownUnit() {
        let norr = UnitID.the("norr")
        let gaps = ward { _ in }.gaps(on: day, unknown: [norr: .the("2026-07-13")])
        #expect(gaps == [Gap(.unknownUnit(norr), since: .the("2026-07-13"))])
    }

    @Test("Told on 15 July 2026 at 08:00, it is not told at 13:00 though the roster was edited, but on the 16th")
    func onceADay() {
        var ward = Ward()
        ward.roster.administrators = [.the("bo")]
        ward.roster.people[.the("disa")]?.address = nil
        ward.window = SendWindow(opens: .the("07:00"), closes: .the("17:00"), slots: [.the("08:00"), .the("13:00")])
        var told = NotificationLog()
        let heard = { (now: String, changed: String) -> [String] in
            let obligations = Upkeep.obligations(ward.roster.gaps(on: day), changed: .the(changed))
            let digests = Digest.gathered(
                ward.book().decisions(aboutUpkeep: obligations, told: told, at: .the(now)).tells)
            told.tell(digests, at: .the(now))
            told.processedThrough = .the(now)
            return digests.map(\.recipient.id).sorted()
        }
        #expect(heard("2026-07-15T08:00:00+02:00", "2026-07-14") == ["bo", "cecilia"])
        #expect(heard("2026-07-15T13:00:00+02:00", "2026-07-15") == [])
        #expect(heard("2026-07-16T08:00:00+02:00", "2026-07-15") == ["bo", "cecilia"])
    }

    @Test(
        "A ladder in policy.yaml for the administrators alone is one for what is counted, and managers hear of nothing")
    func policy() {
        var setting = Policy.Setting()
        setting.ladder = Ladder([.due(.administrator, every: .weeks(1))])
        let policy = Policy(settings: [.unreachableRole: setting])
        let rule = RuleID.unreachableRole.rule
        #expect(policy.ladder(rule, on: .administrator) == setting.ladder)
        #expect(policy.ladder(rule, on: .manager).rungs.isEmpty)
        setting.tracks[.manager] = .init(ladder: Ladder([.due(.manager)]))
        #expect(Policy(settings: [.unreachableRole: setting]).ladder(rule, on: .manager) == Ladder([.due(.manager)]))
        #expect(Policy().ladder(rule, on: .manager) == Ladder([.due(.manager, every: .workingDays(1))]))
    }
}
