import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("Journal entries")
struct JournalEntryTests {
    static let nouns = [
        ("plan", "SIPD_PLAN"), ("Due-Day", "SIPD_DUE_DAY"), ("_x", "SIPD__X"), ("", "SIPD_"), ("a=b\n", "SIPD_A_B_"),
        ("å", "SIPD___"), (String(repeating: "a", count: 80), "SIPD_" + String(repeating: "A", count: 59)),
    ]

    @Test("A field's name becomes one that journald keeps", arguments: nouns)
    func names(noun: String, name: String) {
        #expect(FieldName(noun).description == name)
        #expect(FieldName(noun).description.utf8.count <= 64)
    }

    @Test("An entry is its message, priority and id, and then its fields in order")
    func assignments() {
        let entry = JournalEntry(.reminderTold, .notice, "Kalla till möte", [.rule: "invite", .plan: "SIP-1\nx"])
        #expect(
            entry.assignments == [
                "MESSAGE=Kalla till möte", "PRIORITY=5", "MESSAGE_ID=915fe85a84284b28ab8b3e4619b468e6",
                "SIPD_RULE=invite", "SIPD_PLAN=SIP-1\nx",
            ])
    }

    @Test("A field of 4095 bytes is whole, a longer one is cut between characters")
    func bounded() {
        let whole = String(repeating: "x", count: 4095 - "SIPD_REASON=".count)
        #expect(JournalEntry(.started, .info, "", [.reason: whole]).fields.first?.value == whole)
        let long = JournalEntry(.started, .info, String(repeating: "å", count: 5000), [.reason: whole + "x"])
        #expect(long.assignments.allSatisfy { $0.utf8.count <= 4095 })
        #expect(long.message.hasSuffix("å…"))
        #expect(long.message.utf8.count >= 4095 - "MESSAGE=".count - 1)
    }

    @Test("On standard error an entry is one line, whatever is in it")
    func line() {
        let entry = JournalEntry(
            .planUnreadable, .warning, "two\nlines", [.path: "nord/a.json", .reason: "a \"b\"\n\u{1B}[31m", .count: ""])
        #expect(
            entry.line == "<4>two\\nlines SIPD_PATH=nord/a.json SIPD_REASON=\"a \\\"b\\\"\\n?[31m\" SIPD_COUNT=\"\"\n")
    }
}
