import SIPRules
import SIPTesting
import Testing

@Suite("Who is reached")
struct ReachTests {
    private let midsummerWeek = Day.the("2026-06-17")

    @Test("Anna away over Midsummer is represented by Bo, and he, away, by Disa")
    func substitutes() {
        var ward = Ward()
        ward.away("anna", "2026-06-15", "2026-06-26", by: "bo")
        ward.away("bo", "2026-06-17", "2026-06-18", by: "disa")
        let reached = ward.roster.reach(.the("anna"), on: midsummerWeek)
        #expect(reached.recipient?.id == "disa")
        #expect(
            reached.instead == [
                .absent(.the("anna"), until: .the("2026-06-26")), .absent(.the("bo"), until: .the("2026-06-18")),
            ])
        #expect(reached.changes == .the("2026-06-19"))
    }

    @Test("Two who stand in for each other end at the function mailbox, or at the manager without one")
    func circle() {
        var ward = Ward()
        ward.away("anna", "2026-06-15", "2026-06-26", by: "bo")
        ward.away("bo", "2026-06-15", "2026-06-26", by: "anna")
        #expect(ward.roster.reach(.the("anna"), on: midsummerWeek).recipient?.id == "cecilia")
        ward.roster.units[.the("ward")]?.mailbox = .the("ward@example.org")
        #expect(ward.roster.reach(.the("anna"), on: midsummerWeek).recipient?.id == "@ward")
        #expect(ward.roster.reach(.the("anna"), on: .the("2026-06-27")).recipient?.id == "anna")
    }

    @Test("With Cecilia away too, the manager above is reached, until the first of them is back")
    func upwards() {
        var ward = Ward()
        ward.away("anna", "2026-06-15", "2026-06-26")
        ward.away("cecilia", "2026-06-15", "2026-06-21")
        let reached = ward.roster.reach(.the("anna"), on: midsummerWeek)
        #expect(reached.recipient?.id == "pia")
        #expect(reached.changes == .the("2026-06-22"))
        ward.roster.people[.the("pia")]?.address = nil
        #expect(ward.roster.reach(.the("anna"), on: midsummerWeek).recipient == nil)
    }

    @Test("Who has left, has no address or is unknown leads to the unit")
    func gone() {
        var ward = Ward()
        ward.roster.people[.the("anna")]?.left = midsummerWeek
        ward.roster.people[.the("bo")]?.address = nil
        #expect(ward.roster.reach(.the("anna"), on: .the("2026-06-16")).recipient?.id == "anna")
        #expect(ward.roster.reach(.the("anna"), on: midsummerWeek).instead == [.left(.the("anna"))])
        #expect(ward.roster.reach(.the("bo"), on: midsummerWeek).instead == [.noAddress(.the("bo"))])
        #expect(ward.roster.reach(.the("nobody"), on: midsummerWeek).recipient == nil)
        #expect(ward.roster.reach(unit: .the("ward"), on: midsummerWeek).recipient?.id == "cecilia")
    }

    @Test("Who leaves on Wednesday 17 June 2026 is here on Tuesday, and a gap without an address until then")
    func leaving() throws {
        var ward = Ward()
        ward.roster.people[.the("anna")]?.left = midsummerWeek
        ward.roster.people[.the("anna")]?.address = nil
        let anna = try #require(ward.roster.people[.the("anna")])
        #expect(anna.isHere(on: .the("2026-06-16")) && !anna.isHere(on: midsummerWeek))
        let roster = ward.roster
        let (before, after) = (roster.gaps(on: .the("2026-06-16")), roster.gaps(on: midsummerWeek))
        #expect(before.map(\.instance).contains(.person(.the("anna"))))
        #expect(!after.map(\.instance).contains(.person(.the("anna"))))
        #expect(roster.gapsChange(after: .the("2026-06-16")) == midsummerWeek)
        #expect(roster.gapsChange(after: midsummerWeek) == nil)
    }

    @Test("Of two who may stand in on 17 June 2026 the first named who is there does, else whoever stands in for them")
    func several() {
        var ward = Ward()
        ward.away("anna", "2026-06-15", "2026-06-26", by: "bo")
        ward.away("anna", "2026-06-17", "2026-06-19", by: "disa")
        let reached = { ward.roster.reach(.the("anna"), on: midsummerWeek) }
        #expect(reached().recipient?.id == "bo")
        ward.away("bo", "2026-06-17", "2026-06-17", by: "olle")
        #expect(reached().recipient?.id == "disa")
        #expect(reached().instead == [.absent(.the("anna"), until: .the("2026-06-26"))])
        ward.away("disa", "2026-06-17", "2026-06-17")
        #expect(reached().recipient?.id == "olle")
        #expect(reached().changes == .the("2026-06-18"))
    }

    @Test("Of seven in a line who are all away on 17 June 2026 five are named")
    func named() {
        var ward = Ward()
        for (person, substitute) in zip(
            ["anna", "bo", "disa", "olle", "pia", "cecilia"], ["bo", "disa", "olle", "pia", "cecilia", "anna"])
        {
            ward.away(person, "2026-06-15", "2026-06-26", by: substitute)
        }
        ward.roster.units[.the("ward")]?.mailbox = .the("ward@example.org")
        let reached = ward.roster.reach(.the("anna"), on: midsummerWeek)
        #expect(reached.recipient?.id == "@ward" && reached.changes == .the("2026-06-27"))
        #expect(reached.instead.count == 6 && reached.instead.last == .others)
    }

    @Test("Of two absences on one day, the one with a substitute counts")
    func overlapping() {
        var ward = Ward()
        ward.away("anna", "2026-06-15", "2026-06-26")
        ward.away("anna", "2026-06-17", "2026-06-17", by: "bo")
        #expect(ward.roster.reach(.the("anna"), on: midsummerWeek).recipient?.id == "bo")
        #expect(ward.roster.reach(.the("anna"), on: midsummerWeek).changes == .the("2026-06-18"))
    }

    @Test("Before a coordinator is named the convener stands in, then the initiator; the letter says so")
    func vacant() {
        let ward = Ward()
        let rule = Rule.made([.due(.coordinator)], since: "2026-06-01", due: "2026-06-17", to: .coordinator)
        let duty = Duty(since: .the("2026-06-01"), due: .given(midsummerWeek), met: nil)
        var plan = ward.plan()
        plan.coordinator = nil
        let holders = ward.environment.holders(of: .coordinator, in: duty, of: rule, plan: plan)
        #expect(holders == [Holder(person: .the("anna"), vacant: [.coordinator, .convener])])
        let reached = ward.environment.reach(.coordinator, in: duty, of: rule, plan: plan, on: midsummerWeek)
        #expect(reached.map(\.instead) == [[.vacant(.coordinator), .vacant(.convener)]])
        plan.initiator = nil
        let unit = ward.environment.reach(.coordinator, in: duty, of: rule, plan: plan, on: midsummerWeek)
        #expect(unit.map(\.recipient?.id) == ["cecilia"])
    }

    @Test("A manager who has not acted is answered for by the manager above")
    func managersManager() {
        let ward = Ward()
        #expect(ward.roster.manager(over: .the("anna"), else: .the("ward")) == .the("cecilia"))
        #expect(ward.roster.manager(over: .the("cecilia"), else: .the("ward")) == .the("pia"))
        #expect(ward.roster.manager(over: .the("pia"), else: .the("ward")) == nil)
    }
}
