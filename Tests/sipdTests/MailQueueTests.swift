import SIPRules
import Testing

@testable import sipd

@Suite("check --system says whether the mail system's queue moves")
struct MailQueueTests {
    /// Noon on Monday 30 November 2026.
    private static let noon = Instant(seconds: 1_796_036_400)

    private static let postqueue: @Sendable (String, Int64, String?, String) -> String = { name, age, reason, sender in
        let reason = reason.map { #", "delay_reason": "\#($0)""# } ?? ""
        return
            #"{"queue_name": "\#(name)", "queue_id": "4XY", "arrival_time": \#(noon.seconds - age), "message_size": 900, "#
            + #""forced_expire": false, "sender": "\#(sender)", "recipients": [{"address": "a@b.example"\#(reason)}]}"#
            + "\n"
    }

    private static let queue: @Sendable (String) -> (severity: Finding.Severity, words: String)? = {
        MailQueue(postqueue: $0, from: "sip@kommun.example", at: noon).trouble
    }

    @Test("nothing of an empty queue, of other people's letters, and of one that came at 11.55")
    func moving() {
        #expect(Self.queue("") == nil)
        #expect(Self.queue("Mail queue is empty\n") == nil)
        #expect(Self.queue(Self.postqueue("deferred", 90_000, "connection refused", "other@kommun.example")) == nil)
        #expect(Self.queue(Self.postqueue("active", 300, nil, "sip@kommun.example")) == nil)
    }

    @Test("of letters that were put off, how many, since when and why: a warning, after an hour an error")
    func deferred() {
        let young = Self.queue(Self.postqueue("deferred", 120, "Host not found", "SIP@kommun.example"))
        #expect(young?.severity == .warning)
        #expect(
            young?.words
                == "1 letter of sipd's lies in it, for 2 minutes: Host not found; mailq lists them, and sendmail -q "
                + "tries them again")
        let old = Self.queue(
            Self.postqueue("deferred", 7300, "connection refused", "sip@kommun.example")
                + Self.postqueue("deferred", 10_900, "timed out", "sip@kommun.example"))
        #expect(old?.severity == .error)
        #expect(old?.words.hasPrefix("2 letters of sipd's lie in it, the oldest for 3 hours: timed out; ") == true)
    }

    @Test("of letters that nothing takes out of the maildrop, and of those held by hand, what mends it") func stuck() {
        let idle = Self.queue(Self.postqueue("maildrop", 90, nil, "sip@kommun.example"))
        #expect(idle?.words.contains("nothing takes them: systemctl restart postfix") == true)
        let held = Self.queue(Self.postqueue("hold", 90, nil, "sip@kommun.example"))
        #expect(held?.words.contains("held: postsuper -r ALL") == true)
    }

    @Test("another mail system's page is read for the sender and an age, where it has one") func otherPages() {
        let exim = """
             4m   500 1wXabc-000001-2B <sip@kommun.example>
                      anna.lind@kommun.example

             3h   700 1wXabc-000002-2B <sip@kommun.example> *** frozen ***
                      bo.ek@kommun.example

            """
        let queue = MailQueue(mailq: exim, from: "sip@kommun.example").trouble
        #expect(queue?.severity == .error)
        #expect(
            queue?.words.hasPrefix("2 letters of sipd's lie in it, the oldest for 3 hours: frozen by the mail system; ")
                == true)
        let dma = "ID\t: a1.55d0\nFrom\t: sip@kommun.example\nTo\t: anna.lind@kommun.example\n--\n"
        #expect(MailQueue(mailq: dma, from: "sip@kommun.example").trouble?.severity == .warning)
        #expect(MailQueue(mailq: " 5m   500 1wX <sip@kommun.example>\n", from: "sip@kommun.example").trouble == nil)
    }
}
