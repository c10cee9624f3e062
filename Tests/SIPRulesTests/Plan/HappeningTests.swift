import SIPRules
import SIPTesting
import Testing

@Suite("A date of something that happened and that lies ahead")
struct HappeningTests {
    private static let june = Day.the("2026-06-18")
    private static let day = Day.the("2027-01-15")

    @Test("The schema has some fifty dates, and every one that is planned is one of them")
    func dates() {
        let fields = Set(DatedDocument.all.map(\.description))
        #expect(fields.count > 40 && fields.count == DatedDocument.all.count)
        #expect(Plan.planned.subtracting(fields).isEmpty)
    }

    @Test(
        "On 18 June 2026 a date of January 2027 is found in its line and does not count; on its day all of the plan does",
        arguments: DatedDocument.all)
    func declared(document: DatedDocument) throws {
        let plan = try #require(document.read.plan, "\(document.read.findings)\n\(document.text)")
        let ahead = plan.happenings(after: Self.june)
        guard !Plan.planned.contains(document.description) else {
            #expect(ahead.isEmpty)
            #expect(plan.known(on: Self.june).plan == plan)
            return
        }
        #expect(ahead.map(\.field) == [document.description], "declare it in Plan.forEachHappening or Plan.planned")
        #expect(ahead.map(\.day) == [Self.day])
        let known = plan.known(on: Self.june)
        #expect(known.changes == Self.day && known.plan != plan)
        #expect(known.plan.happenings(after: Self.june).isEmpty, "not undone")
        #expect(plan.known(on: Self.day.adding(days: -1)) == known)
        #expect(plan.known(on: Self.day).plan == plan)

        let lines = document.text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("2027-01-15") })
        let findings = plan.findings(aheadOf: Self.june, path: "p", in: Array(document.text.utf8))
        #expect(findings.map(\.line) == [line + 1] && findings.map(\.severity) == [.warning])
    }

    @Test("A slip of the year is told from one of a day, and says how far off it is")
    func words() {
        let plan = Plan.sample {
            $0.need.started = .the("2026-06-19")
            var follow = Meeting(id: "f1", purpose: .followUp)
            follow.held = .the("2027-06-15")
            $0.meetings = [Meeting(id: "m1", purpose: .planning), follow]
            $0.closing = Closing(on: .the("2026-07-01"))
        }
        #expect(
            plan.findings(aheadOf: Self.june, path: "K.json").map(\.description) == [
                "K.json: warning: \"closing.on\" is 2026-07-01, which lies 13 days ahead: it counts from that day; "
                    + "correct it if it is a slip",
                "K.json: warning: \"need.started\" is 2026-06-19, which lies 1 day ahead: it counts from that day; "
                    + "correct it if it is a slip",
                "K.json: warning: \"meetings[2].held\" is 2027-06-15, which lies 362 days ahead: it counts from that "
                    + "day; correct the year if it is a slip",
            ])
        #expect(plan.findings(aheadOf: .the("2027-06-15"), path: "K.json").isEmpty)
    }

    @Test("Of thirty dates ahead twenty are named, and the rest counted")
    func many() {
        let plan = Plan.sample { plan in
            plan.actions = (1...30).map { number in
                var action = Action(id: "a\(number)", owner: .the("anna.berg"), due: .the("2026-06-30"))
                action.ended = .the("2026-12-0\(number % 9 + 1)")
                return action
            }
        }
        let findings = plan.findings(aheadOf: Self.june, path: "K.json")
        #expect(findings.count == 21)
        #expect(findings.last?.description == "K.json: warning: 10 more dates lie ahead: correct them")
    }

    @Test("What hangs on the date goes with it: the reply, the guardian's answer, the decision, the substitute")
    func hanging() {
        var meeting = Meeting(id: "f1", purpose: .followUp)
        meeting.date = .the("2026-06-23")
        meeting.held = .the("2026-06-23")
        meeting.decision = .closed
        var accepted = Invitation(person: .the("hans.jarl"))
        accepted.reply = .tentative
        accepted.replied = .the("2026-06-20")
        accepted.tentativeUntil = .the("2026-06-22")
        var delegated = Invitation(person: .the("ida.kull"))
        delegated.reply = .delegated
        delegated.replied = .the("2026-06-20")
        delegated.substitute = Substitute(person: .the("gus.ivarsson"))
        meeting.invitations = [accepted, delegated]
        let plan = Plan.sample {
            $0.meetings = [meeting]
            $0.minor = Minor(turns18: .the("2030-01-01"))
            $0.minor?.guardians = [Guardian(.given, on: .the("2026-06-20")), Guardian(.given, on: .the("2026-06-01"))]
            $0.changes = ["2026-06-20", "2026-06-01"].map { SituationChange(registered: .the($0)) }
        }
        let known = plan.known(on: Self.june)
        #expect(known.changes == .the("2026-06-20"))
        #expect(known.plan.meetings[0].isPending && known.plan.meetings[0].decision == nil)
        #expect(known.plan.meetings[0].date == .the("2026-06-23"))
        #expect(known.plan.meetings[0].invitations == ["hans.jarl", "ida.kull"].map { Invitation(person: .the($0)) })
        #expect(known.plan.minor?.guardians == [Guardian(.pending), Guardian(.given, on: .the("2026-06-01"))])
        // The second change stays the second.
        #expect(known.plan.changes.map(\.registered) == [nil, .the("2026-06-01")])
        let midsummer = plan.known(on: .the("2026-06-20"))
        #expect(midsummer.changes == .the("2026-06-22"))
        #expect(midsummer.plan.meetings[0].invitations == [accepted, delegated])
        // A tentative reply is owed again from the day it named.
        let again = plan.known(on: .the("2026-06-22"))
        #expect(again.changes == .the("2026-06-23") && !again.isOfAge)
        #expect(again.plan.meetings[0].invitations[0].reply == .needsAction)
        #expect(again.plan.meetings[0].invitations[0].replyBy == .the("2026-06-22"))
        #expect(plan.known(on: .the("2030-01-01")).isOfAge && !plan.known(on: .the("2029-12-31")).isOfAge)
    }

    @Test("Silent from a day and silent on a day are the same, for random plans on each day of June and July 2026")
    func silence() {
        var random = SeededGenerator(seed: 7)
        var silent = 0
        for _ in 0..<200 {
            let plan = Plan.random(.the("SIP-1"), &random)
            for offset in 0..<61 {
                let day = Day.the("2026-06-01").adding(days: offset)
                let isSilent = plan.silence(on: day) != nil
                #expect(isSilent == plan.silentFrom.map { $0 <= day } ?? false)
                silent += isSilent ? 1 : 0
            }
        }
        #expect(silent > 100)
    }
}
