import SIPRules
import SIPTesting
import Testing

@Suite("A unit in a roster document")
struct RosterUnitTests {
    @Test("with an on-call address that is none is refused, as with a mailbox")
    func onCall() {
        let unit = { (address: String) in
            RosterDocumentTests.units(
                "\"syd\": {\"name\": \"Syd\", \"manager\": \"siv\", \"parent\": \"norr\", \"on-call\":\n\"\(address)\"}"
            )
        }
        #expect(unit("jour@x.example") == [])
        #expect(
            unit("jouren") == [
                "r:3:1: error: expected a mail address like name@kommun.example, found a text of 6 characters"
            ])
    }

    @Test(
        "of a unit that is closed for good from 1 March 2026 says that nothing is counted there; to 2199 is long, and no more"
    )
    func closedForGood() {
        let unit = { (last: String) in
            RosterDocumentTests.units(
                "\"syd\": {\"name\": \"Syd\", \"manager\": \"siv\", \"parent\": \"norr\", \"closures\":\n"
                    + "[{\"first\": \"2026-03-01\", \"last\": \"\(last)\", \"name\": \"nedlagd\"}]}")
        }
        #expect(
            unit("2200-12-31") == [
                "r:3:1: warning: closed for good from 2026-02-28 on: no day is counted after that; end the closure, or give its "
                    + "plans to another unit"
            ])
        #expect(unit("2199-12-31") == [])
    }
}
