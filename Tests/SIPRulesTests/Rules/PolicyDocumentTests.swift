import SIPRules
import SIPTesting
import Testing

@Suite("A policy document")
struct PolicyDocumentTests {
    static let reading = { @Sendable (json: String) -> (policy: Policy?, findings: [String]) in
        do throws(DocumentRefused) {
            let document = try JSONReader.read(Array(json.utf8), path: "/etc/sipd/policy.yaml")
            let (policy, findings) = PolicyDocument.read(document)
            return (policy, findings.map { "\($0)".replacing("/etc/sipd/policy.yaml", with: "p") })
        } catch {
            return (nil, ["\(error)"])
        }
    }

    /// What the reader says of a ladder with this rung on line 2.
    static let rung = { @Sendable (rung: String) -> (rung: Rung?, findings: [String]) in
        let (policy, findings) = reading("{\"rules\": {\"follow-up\": {\"ladder\": [\n\(rung)]}}}")
        return (policy?.settings[.followUp]?.ladder?.rungs.first, findings)
    }

    @Test("that is empty gives the defaults")
    func empty() {
        #expect(Self.reading("null").policy == Policy() && Self.reading("{}").policy == Policy())
        #expect(Self.reading(#"{"rules": {"follow-up": null}}"#).policy == Policy())
    }

    @Test("gives numbers, ladders and switches, and where they stand")
    func values() {
        let (policy, findings) = Self.reading(
            """
            {"minors": "request-from-15", "follow-up-cap": "12 months", "rules": {
             "start-without-delay": {"within": "10 days"},
             "child-voice": {"on": true},
             "rsvp-pending": {"list": {"ladder": [{"when": "2 working days before due", "to": "convener"}]}}}}
            """)
        #expect(findings == [])
        let start = RuleID.startWithoutDelay.rule
        #expect(policy?.minors == .requestFrom15 && policy?.followUpCap == .months(12))
        #expect(policy?.within(start) == .days(10) && policy?.ladder(start) == start.ladder)
        #expect(policy?.settings[.startWithoutDelay]?.origin == "policy.yaml:2")
        #expect(policy?.isOn(RuleID.childVoice.rule) == true)
        let rsvp = RuleID.rsvpPending.rule
        #expect(policy?.ladder(rsvp, on: .list) == Ladder([.before(.workingDays(2), .convener)]))
        #expect(policy?.ladder(rsvp, on: nil) == rsvp.ladder)
    }

    @Test("reads every rung of every declared ladder as it is printed", arguments: RuleID.allCases)
    func roundTrip(id: RuleID) {
        let ladders = [id.rule.ladder] + id.rule.tracks.values.compactMap(\.ladder)
        for rung in ladders.flatMap(\.rungs) {
            let role = rung.moment == .outOfHours ? "on-call" : "owner"
            #expect(Self.rung("{\"when\": \"\(rung.moment)\", \"to\": \"\(role)\"}").rung?.moment == rung.moment)
        }
    }

    @Test("reads every moment with every span from 0 to 40 as it is printed")
    func moments() {
        for count in 0...40 {
            for span in [Span.days(count), .workingDays(count), .weeks(count), .months(count), .years(count)] {
                for moment: Rung.Moment in [
                    .start(.before(span)), .start(.after(span)), .due(.before(span)), .due(.after(span)),
                    .openingHours(count),
                ] {
                    #expect(Self.rung("{\"when\": \"\(moment)\", \"to\": \"owner\"}").rung?.moment == moment)
                }
            }
        }
    }

    @Test(
        "with a rung that cannot be meant is refused",
        arguments: [
            (
                #"{"when": "3 before due", "to": "owner"}"#,
                "p:2:10: error: a span that does not say which days: write for example '3 days', '3 working days' or '3 hours'"
            ),
            (
                #"{"when": "P3D after start", "to": "owner"}"#,
                "p:2:10: error: a span that does not say which days: write for example '3 days', '3 working days' or '3 hours'"
            ),
            (
                #"{"when": "3 hours after due", "to": "owner"}"#,
                "p:2:10: error: a ladder counts hours only as opening hours after start: write days or working days"
            ),
            (
                #"{"when": "2 opening hours before start", "to": "owner"}"#,
                "p:2:10: error: a ladder counts hours only as opening hours after start: write days or working days"
            ),
            (
                #"{"when": "tomorrow", "to": "owner"}"#,
                "p:2:10: error: expected due, start, out of hours, at once, end of day, or a span before or after one, like 2 working "
                    + "days before due, found a text of 8 characters"
            ),
            (
                #"{"when": "due", "to": []}"#,
                "p:2:23: error: expected a list of roles, each once, found none"
            ),
            (
                #"{"when": "due", "to": ["owner", "owner"]}"#,
                "p:2:23: error: expected a list of roles, each once, found one twice"
            ),
            (
                #"{"when": "due", "to": "manger"}"#,
                "p:2:23: error: expected one of \(Role.allCases.map(\.rawValue).joined(separator: ", ")), found a text of 6 characters: "
                    + "did you mean \"manager\"?"
            ),
            (
                #"{"when": "due", "to": ["owner", "on-call"]}"#,
                "p:2:23: error: those on call hear out of hours, alone, and nobody else then: write \"out of hours\" and "
                    + "\"on-call\" together"
            ),
            (
                #"{"when": "out of hours", "to": "manager"}"#,
                "p:2:32: error: those on call hear out of hours, alone, and nobody else then: write \"out of hours\" and "
                    + "\"on-call\" together"
            ),
            (#"{"when": "due"}"#, "p:2:1: error: \"to\" is missing: write a role, or a list of roles"),
            (
                #"{"when": "due", "to": "owner", "every": "same day"}"#,
                "p:2:41: error: 'same day' is no time at all: write at least 1 day"
            ),
            (
                #"{"when": "due", "to": "owner", "every": "5 hours"}"#,
                "p:2:41: error: '5 hours' is counted in hours: write days, working days, weeks or months"
            ),
            (
                #"{"when": "at once", "to": "owner", "every": "1 week"}"#,
                "p:2:45: error: a rung that waits for no digest goes once: remove \"every\""
            ),
            (
                #"{"when": "due", "to": "owner"}, {"when": "due", "to": "manager"}"#,
                "p:2:33: error: two rungs stand at \"due\": make them one"
            ),
        ])
    func refusedRungs(rung: String, finding: String) {
        #expect(Self.rung(rung).findings == [finding])
    }

    @Test(
        "with a rule, a field or a number that is not one is refused",
        arguments: [
            (
                #"{"rules": {"folow-up": {}}}"#,
                #"p:1:12: error: unknown rule: did you mean "follow-up"?"#
            ),
            (
                #"{"rules": {"telephony": {}}}"#,
                #"p:1:12: error: unknown rule: see sipd rules for their names"#
            ),
            (
                #"{"rules": {"follow-up": {"list": {}}}}"#,
                #"p:1:26: error: unknown field: remove it; known here are on, within, ladder, then"#
            ),
            (
                #"{"rules": {"start-without-delay": {"within": 10}}}"#,
                "p:1:46: error: a span that does not say which days: write for example '3 days', '3 working days' or '3 hours'"
            ),
            (#"{"follow-up-cap": "0 months"}"#, "p:1:19: error: '0 months' is no time at all: write at least 1 day"),
            (
                #"{"minors": "aks"}"#,
                "p:1:12: error: expected one of routine-114327, request-from-15, ask, found a text of 3 characters: did you mean \"ask\"?"
            ),
            (#"{"rules": []}"#, "p:1:11: error: expected a map of rules, found a list"),
        ])
    func refused(json: String, finding: String) {
        #expect(Self.reading(json).findings == [finding])
    }

    @Test("with a number for a rule whose date stands in the plan is taken, with a warning")
    func superfluous() {
        #expect(
            Self.reading(#"{"rules": {"action-due": {"within": "3 days"}}}"#).findings == [
                "p:1:37: warning: the due date of action-due stands in the plan: remove \"within\""
            ])
    }

    @Test("with 25 rungs in a ladder is refused")
    func rungs() {
        let rungs = (1...25).map { "{\"when\": \"\($0) days after due\", \"to\": \"owner\"}" }
        #expect(
            Self.rung(rungs.joined(separator: ",")).findings == [
                "p:1:36: error: the list has 25 values: keep at most 24"
            ])
    }
}
