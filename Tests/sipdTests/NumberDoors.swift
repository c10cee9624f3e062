import SIPRules
@testable import SIPStores
import SIPTesting

@testable import SIPDaemon
@testable import SIPOutputs
@testable import sipd

/// A place where text from outside is printed or written: what comes out of it when a text goes in.
struct NumberDoor: Sendable, CustomStringConvertible {
    var description: String
    var comesOut: @Sendable (String) -> String

    init(_ description: String, _ comesOut: @escaping @Sendable (String) -> String) {
        self.description = description
        self.comesOut = comesOut
    }

    private static let kept = { @Sendable (text: String) in
        LedgerEntry(
            number: 1, at: .the("2026-06-18T08:00:00+02:00"), kind: .acknowledged, subject: text,
            fields: [
                "by": text, "comment": text, "until": text, "rule": "telephony", "instance": text, "account": text,
            ])
    }

    private static let status = { @Sendable (text: String) in
        SIPDaemon.Status(
            version: "1", now: "", startedAt: "", health: .degraded, troubles: [text], trial: text, plans: 1,
            findings: [text], rules: [],
            overdue: [
                .init(
                    plan: text, unit: text, rule: "follow-up", instance: text, due: "", workingDaysLate: 1,
                    counted: text,
                    told: text)
            ], overduePlans: 1,
            pauses: [
                .init(
                    id: 1, plan: text, rule: "follow-up", instance: text, until: "", kind: "ack", by: text, uid: 1,
                    account: text, comment: text, at: "")
            ], next: .init(at: "", plans: 1, reminders: 1, recipients: [text]),
            spool: .init(folder: text, waiting: 3, oldest: nil, deferred: 0, nextTry: nil, failed: 0),
            lastRoundAt: nil, lastLetterAt: nil, lettersToday: 31, held: 0, refused: 1,
            setAside: [.init(what: text, reason: text, since: "2026-06-18")], unreadable: 0, unreachable: 0)
    }

    private static let unread = { @Sendable (path: String) in
        Upkeep.obligations(
            unreadable: [path: .init(since: .the("2026-06-18"), .duplicate(.the("K-1"), counts: path))],
            roster: .sample, changed: .the("2026-06-18"), held: nil, checkup: nil, on: .the("2026-06-18"))
    }

    static let all: [NumberDoor] = [
        NumberDoor("a finding's path") { Finding(path: $0, line: 1, message: "wrong").description },
        NumberDoor("a path in a finding") { Finding(path: "p", message: "as \(path: $0) has").description },
        NumberDoor("the system's words in a finding") {
            Finding(path: "p", message: "it said \(system: $0)").description
        },
        NumberDoor("a quotation") { VisibleText.quoted($0) },
        NumberDoor("a file's name") { VisibleText.of(name: $0.utf8) },
        NumberDoor("an entry of the journal") {
            JournalEntry(.setAside, .error, $0, [.path: $0, .reason: $0, .instance: $0]).assignments.joined()
        },
        NumberDoor("an entry on standard error") {
            JournalEntry(.setAside, .error, $0, [.path: $0, .reason: $0, .instance: $0]).line
        },
        NumberDoor("a long entry, which is cut") {
            JournalEntry(.setAside, .error, $0 + String(repeating: "x", count: 5000)).line
        },
        NumberDoor("a trouble of sipd's") { JournalEntry.blocked(by: Trouble(.full(path: $0), $0)).line },
        NumberDoor("a document that is passed over") {
            JournalEntry.unreadable($0, [Finding(path: $0, message: "x")]).line
        },
        NumberDoor("the ledger's word for a document") {
            unread($0).map { "\($0.instance.parts) \($0.duty.facts)" }.joined()
        },
        NumberDoor("a piece of a page") { Styled($0).rendered(inColour: true) },
        NumberDoor("a line of a page") {
            var page = Page(for: .plain)
            page.add(paragraph: Styled($0))
            return page.text
        },
        NumberDoor("a table") {
            var page = Page(for: .plain)
            var table = Table("<", "what", "why")
            table.add(Styled("x"), Styled($0))
            page.add(table)
            return page.text
        },
        NumberDoor("the audit") { Styled(kept($0).words(LocalTime(zone: .stockholm, now: .earliest))).text },
        NumberDoor("JSON") { JSONValue.sorted([$0: .list([.text($0)])]).document },
        NumberDoor("JSON in a line") { JSONValue.text($0).line },
        NumberDoor("the status as JSON") { String(decoding: status($0).json, as: UTF8.self) },
        NumberDoor("the status as a page") {
            var page = Page(for: .plain)
            StatusPage(status: status($0)).show(on: &page)
            return page.text
        },
        NumberDoor("the line of a monitor") { PluginLine(.unknown, $0).text },
        NumberDoor("the line for systemctl") { ServiceManager.line($0) },
        NumberDoor("the log for who mends sipd") { DebugLog.line("woken: \($0)") },
        NumberDoor("a refusal of a pause") {
            CommandFailure.pauseRefused("no plan \(VisibleText.quoted($0))").description
        },
        NumberDoor("what the mail system says") { OutboxNote(attempts: 1, reason: "said: \($0)").text },
        NumberDoor("a complaint") { Terminal.printable([$0]).joined() },
    ]
}

/// A place where text comes in to be kept: what is said of it there. Nothing: it is taken.
struct NumberGate: Sendable, CustomStringConvertible {
    var description: String
    var isSaid: @Sendable (String) -> [String]

    init(_ description: String, _ isSaid: @escaping @Sendable (String) -> [String]) {
        self.description = description
        self.isSaid = isSaid
    }

    private static let plan = { @Sendable (json: String) in
        PlanDocument.read(Array(json.utf8), path: "p").findings.map(\.description)
    }

    private static let yaml = { @Sendable (text: String) -> [String] in
        do throws(DocumentRefused) {
            let node = try YAMLDocument.read(Array(text.utf8), path: "p", limits: .roster)
            return (RosterDocument.read(node).findings + PolicyDocument.read(node).findings).map(\.description)
        } catch {
            return error.findings.map(\.description)
        }
    }

    /// As somebody writes it who stars nothing out.
    private static let json = { @Sendable (text: String) in
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
                "\\u" + String(String(scalar.value + 0x1_0000, radix: 16).suffix(4))
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    static let all: [NumberGate] = [
        NumberGate("a value of a plan") { plan("{\"format\": \(json($0))}") },
        NumberGate("a text in a list of a plan") { plan("{\"meetings\": [{\"id\": \(json($0))}]}") },
        NumberGate("a key of a plan") { plan("{\(json($0)): 1}") },
        NumberGate("a text of a plan, each character escaped") { text in
            let escaped = text.utf16.map { "\\u" + String(String(Int($0) + 0x1_0000, radix: 16).suffix(4)) }
            return plan("{\"format\": \"\(escaped.joined())\"}")
        },
        NumberGate("a quoted text of a roster, a policy, or the settings") { yaml("people: \(json($0))") },
        NumberGate("a key of theirs") { yaml("people:\n  \(json($0)): {name: Anna}") },
        NumberGate("a comment of theirs") { yaml("a: 1 # \($0)\nb: 2") },
        NumberGate("the comment of a pause") {
            [PauseOrder.objection(to: $0, called: "the comment")].compactMap(\.self)
        },
    ]
}
