import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("sipd.yaml")
struct ConfigurationDocumentTests {
    static let reading = { @Sendable (yaml: String) -> (configuration: Configuration?, findings: [String]) in
        do throws(DocumentRefused) {
            let document = try YAMLDocument.read(Array(yaml.utf8), path: "c")
            let (configuration, findings) = ConfigurationDocument.read(document)
            return (configuration, findings.map(\.description))
        } catch {
            return (nil, ["\(error)"])
        }
    }

    @Test("gives every setting")
    func values() throws {
        let (read, findings) = Self.reading(
            """
            plans: plans
            state: /srv/sipd/state
            spool: /srv/sipd/spool
            socket: sipd.sock
            policy: policy.yaml
            roster: roster.yaml
            zone: Europe/Helsinki
            window: {opens: 07:30, closes: 16:00, slots: [07:30, 13:00], days: [monday, friday], red-days: false}
            language: en
            mail:
              {from: sip@kommun.example, name: SIP, contact: SIP-stöd 010-123 45 67, trial: off,
              handover: none, sendmail: /usr/bin/msmtp, retry-for: 2 weeks}
            journal: standard-error
            heartbeat: {to: watch@kommun.example, every: day}
            sync: each
            letters-per-round: 50
            loss-percent: 10
            keep-record: {after: 5 years, decision: KS-2026-117}
            """)
        #expect(findings == [])
        var expected = Configuration()
        (expected.plans, expected.state, expected.spool) = ("plans", "/srv/sipd/state", "/srv/sipd/spool")
        (expected.socket, expected.policy, expected.roster) = ("sipd.sock", "policy.yaml", "roster.yaml")
        expected.zone = "Europe/Helsinki"
        let times = ["07:30", "13:00", "16:00"].compactMap { TimeOfDay($0) }
        expected.window = try #require(SendWindow(opens: times[0], closes: times[2], slots: Array(times.prefix(2))))
        (expected.weekdays, expected.redDays) = ([.monday, .friday], false)
        expected.language = .english
        (expected.mail.from, expected.mail.name) = ("sip@kommun.example", "SIP")
        (expected.mail.contact, expected.mail.trial) = ("SIP-stöd 010-123 45 67", nil)
        (expected.mail.handover, expected.mail.sendmail) = (.none, "/usr/bin/msmtp")
        expected.mail.retryFor = .weeks(2)
        #expect(expected.mail.retrySeconds == 14 * 86_400)
        (expected.journal, expected.sync) = (.standardError, .each)
        (expected.lettersPerRound, expected.lossPercent) = (50, 10)
        expected.keepRecord = 60
        expected.heartbeat = Heartbeat(to: .the("watch@kommun.example"), every: .day)
        #expect(Self.reading("heartbeat: off").configuration?.heartbeat == nil)
        #expect(Self.reading("keep-record: always").configuration?.keepRecord == nil)
        // What was written before decisions were asked for removes nothing, and says so.
        let undecided = Self.reading("keep-record: 24 months")
        #expect(undecided.configuration != nil && undecided.configuration?.keepRecord == nil)
        #expect(undecided.findings.count == 1 && undecided.findings[0].contains("warning: no decision is named"))
        #expect(read == expected)
    }

    @Test("that is empty gives the defaults, which write to nobody but root on this machine")
    func empty() {
        #expect(Self.reading("").configuration == Configuration())
        #expect(Configuration().mail.trial == "root@localhost")
        #expect(Self.reading("mail: {name: SIP}").configuration?.mail.trial == "root@localhost")
        #expect(Self.reading("mail:\n  trial:\n").configuration?.mail.trial == "root@localhost")
    }

    @Test("counts slots from opening to closing")
    func slots() {
        let slots = Self.reading("window: {opens: 08:00, closes: 09:00, slots: every 20 minutes}").configuration?.window
            .slots
        #expect(slots?.map(\.description) == ["08:00", "08:20", "08:40"])
        let opening = Self.reading("window: {opens: 09:00}").configuration?.window.slots
        #expect(opening?.map(\.description) == ["09:00"])
    }

    @Test("leads paths that are not absolute from its own folder")
    func paths() {
        #expect(Configuration.resolved("/a/b", from: "/etc/sipd/sipd.yaml") == "/a/b")
        #expect(Configuration.resolved("policy.yaml", from: "/etc/sipd/sipd.yaml") == "/etc/sipd/policy.yaml")
        #expect(Configuration.resolved("policy.yaml", from: "sipd.yaml") == "policy.yaml")
    }

    @Test(
        "that cannot be meant is refused",
        arguments: [
            (
                "mail: {retry-for: 5 working days}",
                #"c:1:19: error: expected a number of hours, days or weeks, such as 5 days, found a text of 14 characters"#
            ),
            (
                "mail: {sendmail: sendmail}",
                #"c:1:18: error: expected an absolute path like /usr/sbin/sendmail, found a text of 8 characters"#
            ),
            ("plan: x\n", #"c:1:1: error: unknown field: did you mean "plans"?"#),
            ("mail: {form: a@b}\n", #"c:1:8: error: unknown field: did you mean "from"?"#),
            (
                "language: se\n",
                #"c:1:11: error: expected one of sv, en, found a text of 2 characters: did you mean "sv"?"#
            ),
            (
                "keep-record: 1 month\n",
                "c:1:14: error: expected always, or a time and a decision, such as {after: 24 months, decision: KS-2026-117}, found a text of 7 characters"
            ),
            (
                "keep-record: {after: 2 months, decision: a}\n",
                "c:1:22: error: expected from 3 to 1200 months, such as 24 months or 2 years, found a text of 8 characters"
            ),
            (
                "keep-record: {after: 24 months}\n",
                #"c:1:14: error: "decision" is missing: write one line of 1 to 64 visible characters"#
            ),
            (
                "heartbeat: {to: a@b.example, every: hour}\n",
                "c:1:37: error: expected one of slot, day, week, found a text of 4 characters"
            ),
            (
                "heartbeat: every slot\n",
                "c:1:12: error: expected off, or an address and how often, such as {to: watch@kommun.example, every: slot}, found a text of 10 characters"
            ),
            (
                "loss-percent: 0\n",
                #"c:1:15: error: expected a whole number from 1 to 100, found a text of 1 character"#
            ),
            (
                "letters-per-round: many\n",
                #"c:1:20: error: expected a whole number from 1 to 100000, found a text of 4 characters"#
            ),
            ("window: {opens: 8}\n", #"c:1:17: error: expected a time like 08:00, found a text of 1 character"#),
            (
                "window: {opens: 18:00}\n",
                "c:1:9: error: the window closes at 17:00, not after it opens at 18:00: correct one of them"
            ),
            (
                "window: {slots: [07:00]}\n",
                "c:1:17: error: a slot outside the window 08:00–17:00, or not after the one before it: correct \"slots\""
            ),
            (
                "window: {slots: every 0 minutes}\n",
                #"c:1:17: error: expected a list, or every 5 minutes, found a text of 15 characters"#
            ),
            ("window: {days: []}\n", "c:1:16: error: expected at least one weekday, found none"),
            ("window: {red-days: no}\n", #"c:1:20: error: expected true or false, found a text of 2 characters"#),
            (
                "mail: {trial: nobody}\n",
                #"c:1:15: error: expected off, or a mail address like root@localhost, found a text of 6 characters"#
            ),
            (
                "mail: {from: \"a@b.example\\r\\nBcc: c@d\"}\n",
                "c:1:14: error: a line break or control character in a text: write one line of text"
            ),
            (
                "state: /var/lib/sipd/plans\n",
                #"c:1:8: error: "state" and "plans" are the same folder: keep them apart"#
            ),
            (
                "spool: /var/lib/sipd/state\n",
                #"c:1:8: error: "spool" and "state" are the same folder: keep them apart"#
            ),
            ("- x\n", "c:1:1: error: expected a map of named fields, found a list"),
        ])
    func refused(yaml: String, finding: String) {
        let (configuration, findings) = Self.reading(yaml)
        #expect(configuration == nil && findings == [finding])
    }

    @Test("with a socket's path that the kernel would cut is refused")
    func socket() {
        let (_, findings) = Self.reading("socket: /run/\(String(repeating: "s", count: 95))\n")
        #expect(findings.count == 1 && findings[0].hasPrefix("c:1:9: error: expected a path of at most 99 bytes"))
    }
}
