import SIPRules
import SIPTesting
import Testing

@Suite("A plan document")
struct PlanDocumentTests {
    /// What the reader says of a plan with these fields, which stand on line 2.
    static let findings = { @Sendable (fields: String) -> String in
        let source = "{\"format\": \"sip-plan/1\", \"id\": \"K-1\", \"unit\": \"norr\",\n\(fields)}"
        return PlanDocument.read(Array(source.utf8), path: "p").findings.map(\.description).joined(separator: "\n")
    }

    static let plan = { @Sendable (source: String) in PlanDocument.read(Array(source.utf8), path: "p") }

    @Test("needs format, id and unit, and nothing else")
    func smallest() {
        let (plan, findings) = Self.plan(#"{"unit": "norr", "id": "K-1", "format": "sip-plan/1", "need": null}"#)
        #expect(findings.isEmpty)
        #expect(plan?.id.text == "K-1" && plan?.unit.text == "norr" && plan?.need == Need())
    }

    @Test(
        "of another format, or of none, gets one finding",
        arguments: [
            ("{}", #"p:1:1: error: "format" is missing: write "format": "sip-plan/1" first"#),
            (
                #"{"format": "sip-plan/2", "when": 1}"#,
                #"p:1:12: error: expected "format": "sip-plan/1", found a text of 10 characters: export in that format"#
            ),
            (
                #"{"format": 1}"#,
                #"p:1:12: error: expected "format": "sip-plan/1", found a number of 1 digit: export in that format"#
            ),
            ("[]", "p:1:1: error: expected a map of named fields, found a list"),
            ("", "p:1:1: error: the document is empty: write a JSON object"),
        ])
    func format(source: String, finding: String) {
        let (plan, findings) = Self.plan(source)
        #expect(plan == nil && findings.map(\.description) == [finding])
    }

    @Test("gives the dates, people and references that stand in it")
    func values() throws {
        let path = "config/samples/16-situation-changed.json"
        let plan = try #require(PlanDocument.read(try ProjectFile.bytes(path), path: path).plan)
        #expect(plan.need.target?.limit == .within(.days(14)) && plan.need.target?.reason == "journal 2026-02-23")
        #expect(plan.consent.sharing?.receivers.map(\.text) == ["bistand"])
        #expect(plan.consent.sharing?.until == Day("2027-03-02"))
        #expect(plan.meetings.map(\.purpose) == [.planning, .followUp] && plan.meetings[1].isPending)
        #expect(plan.established?.documented == Set(PlanPart.allCases))
        #expect(plan.actions.map(\.ended) == [nil, Day("2026-05-04")])
        #expect(plan.changes == [SituationChange(registered: try #require(Day("2026-06-15")))])
        #expect(plan.principals.map(\.contact?.text) == ["olga.hed", "anna.lind"])
    }

    @Test("tells a relative's copy from an attendee's, and a referral from none needed")
    func sums() throws {
        let (plan, findings) = Self.plan(
            #"""
            {"format": "sip-plan/1", "id": "K-1", "unit": "norr",
             "established": {"on": "2026-04-22", "edition": 2,
                             "copies": [{"to": "relative"}, {"to": "attendee", "person": "bo", "on": "2026-04-23"}]},
             "meetings": [{"id": "m", "purpose": "planning", "invitations": [
                {"person": "eva", "hasRelation": false, "referral": "not-needed"},
                {"person": "bo", "hasRelation": false, "referral": "2026-04-02"}]}]}
            """#)
        #expect(findings.isEmpty)
        let bo = try #require(PersonID("bo"))
        #expect(plan?.established?.copies == [Copy(to: .relative), Copy(to: .attendee(bo), on: Day("2026-04-23"))])
        #expect(plan?.established?.edition == 2)
        #expect(
            plan?.meetings.first?.invitations.map(\.referral) == [.notNeeded, Day("2026-04-02").map(Referral.sent)])
    }

    @Test(
        "that sipd cannot interpret is refused",
        arguments: [
            (#""nede": 1"#, #"p:2:1: error: unknown field: did you mean "need"?"#),
            (#""need": {"start": "2026-03-30"}"#, #"p:2:10: error: unknown field: did you mean "started"?"#),
            (
                #""need": {"seen": "30/3 2026"}"#,
                #"p:2:18: error: expected a date like 2026-03-30, found a text of 9 characters"#
            ),
            (
                #""need": {"seen": "2026-02-29"}"#,
                #"p:2:18: error: expected a date like 2026-03-30, found a text of 10 characters"#
            ),
            (
                #""need": {"seen": "2201-01-01"}"#,
                #"p:2:18: error: no date from 1900-01-01 to 2200-12-31: write one, or leave it out"#
            ),
            (
                #""consent": {"sharing": {"given": "2026-04-02", "form": "oral", "until": "9999-12-31"}}"#,
                #"p:2:73: error: no date from 1900-01-01 to 2200-12-31: write one, or leave it out"#
            ),
            (
                #""need": {"seen": "2201-02-29"}"#,
                #"p:2:18: error: expected a date like 2026-03-30, found a text of 10 characters"#
            ),
            (
                #""need": {"target": {"within": 3}}"#,
                "p:2:31: error: a span that does not say which days: write for example '3 days', '3 working days' or '3 hours'"
            ),
            (
                #""need": {"target": {"within": "P3D"}}"#,
                "p:2:31: error: a span that does not say which days: write for example '3 days', '3 working days' or '3 hours'"
            ),
            (
                #""need": {"target": {"within": "3 days", "by": "2026-04-01"}}"#,
                #"p:2:47: error: "within" and "by" are both set: keep one"#
            ),
            (
                #""need": {"target": {"reason": "x"}}"#,
                #"p:2:20: error: a target without a limit: write "within", a span, or "by", a date"#
            ),
            (
                #""meetings": [{"id": "m", "purpose": "planning"}, {"id": "m", "purpose": "follow-up"}]"#,
                #"p:2:57: error: the same "id" as number 1 in "meetings" has: give each its own"#
            ),
            (
                #""meetings": [{"id": "m", "purpose": "planning", "invitations": [{"person": "bo"}, {"person": "bo"}]}]"#,
                #"p:2:94: error: the same "person" as number 1 in "invitations" has: give each its own"#
            ),
            (
                #""meetings": [{"id": "m", "purpose": "planning", "held": "2026-04-01", "cancelled": "2026-04-01"}]"#,
                "p:2:84: error: the meeting is both held and cancelled: keep one"
            ),
            (
                #""actions": [{"id": "a", "owner": "bo", "due": "2026-04-01"}, {"id": "a", "owner": "eva", "due": "2026-04-01"}]"#,
                #"p:2:69: error: the same "id" as number 1 in "actions" has: give each its own"#
            ),
            (
                #""responsiblePrincipal": "regoin", "principals": [{"id": "region"}]"#,
                #"p:2:25: error: no principal has this "id": did you mean number 1 in "principals"?"#
            ),
            (
                #""responsiblePrincipal": "kommun""#,
                #"p:2:25: error: no principal has this "id": add it to "principals""#
            ),
            (#""closing": {"reason": "goals-met"}"#, #"p:2:12: error: "on" is missing: write a date like 2026-03-30"#),
            (
                #""established": {"on": "2026-04-01", "copies": [{"to": "attendee"}]}"#,
                #"p:2:48: error: an attendee without a name: set "person""#
            ),
            (
                #""established": {"on": "2026-04-01", "copies": [{"to": "relative", "person": "mamma"}]}"#,
                #"p:2:77: error: relatives are not named: remove "person""#
            ),
            (
                #""minor": {"turns18": "2030-01-01", "guardians": [1, 2, 3, 4, 5, 6, 7, 8, 9]}"#,
                "p:2:49: error: the list has 9 values: keep at most 8"
            ),
        ])
    func refused(fields: String, finding: String) {
        #expect(Self.findings(fields) == finding)
    }

    @Test(
        "with dates that contradict each other is taken, with a warning",
        arguments: [
            (
                #""need": {"seen": "2026-04-02", "started": "2026-04-01"}"#,
                #"p:2:43: warning: "started" is 2026-04-01, before "seen" on 2026-04-02: correct one of them"#
            ),
            (
                #""need": {"seen": "2026-04-02", "target": {"by": "2026-04-01"}}"#,
                #"p:2:49: warning: "by" is 2026-04-01, before the need on 2026-04-02: correct one of them"#
            ),
            (
                #""need": {"seen": "2150-04-02", "target": {"within": "100 years"}}"#,
                #"p:2:53: warning: 2150-04-02 and 100 years end after 2200: correct one of them"#
            ),
            (
                #""minor": {"turns18": "2028-02-29"}"#,
                "p:2:22: warning: nobody turns 18 on 29 February: there was none eighteen years before; write 28 February or 1 March"
            ),
            (
                #""meetings": [{"id": "m", "purpose": "planning", "booked": "2026-04-02", "held": "2026-04-01"}]"#,
                #"p:2:81: warning: "held" is 2026-04-01, before "booked" on 2026-04-02: correct one of them"#
            ),
            (
                #""consent": {"meeting": {"given": "2026-04-02", "form": "oral"}, "withdrawn": "2026-04-01"}"#,
                #"p:2:78: warning: "withdrawn" is 2026-04-01, before "meeting" on 2026-04-02: correct one of them"#
            ),
            (
                #""consent": {"sharing": {"given": "2026-04-02", "form": "oral", "until": "2026-04-01"}}"#,
                #"p:2:73: warning: "until" is 2026-04-01, before "given" on 2026-04-02: correct one of them"#
            ),
            (
                #""consent": {"cannotConsent": {"since": "2026-04-02", "reviewed": "2026-04-01"}}"#,
                #"p:2:66: warning: "reviewed" is 2026-04-01, before "since" on 2026-04-02: correct one of them"#
            ),
            (
                #""need": {"seen": "2026-04-02"}, "established": {"on": "2026-04-01"}"#,
                #"p:2:48: warning: "established" is 2026-04-01, before "need" on 2026-04-02: correct one of them"#
            ),
            (
                #""closing": {"on": "2026-04-01", "reason": "consent-withdrawn"}"#,
                #"p:2:12: warning: closed because consent was withdrawn: set "withdrawn" in "consent""#
            ),
            (
                #""need": {"urgency": "immediate"}"#,
                #"p:2:21: warning: an immediate need without the day it was seen: set "seen", or nobody is reminded"#
            ),
            (
                #""meetings": [{"id": "m", "purpose": "planning", "invitations": [{"person": "bo", "hasRelation": false, "sent": "2026-04-01"}]}]"#,
                #"p:2:112: warning: an actor without a relation is contacted separately: write "contacted" instead of "sent""#
            ),
            (
                #""minor": {"turns18": "2030-01-01", "guardians": [{"answer": "pending", "on": "2026-04-01"}]}"#,
                "p:2:78: warning: the day of an answer that is pending: write the answer, or remove the day"
            ),
        ])
    func warned(fields: String, finding: String) {
        #expect(Self.findings(fields) == finding)
        let source = "{\"format\": \"sip-plan/1\", \"id\": \"K-1\", \"unit\": \"norr\",\n\(fields)}"
        #expect(Self.plan(source).plan != nil)
    }
}
