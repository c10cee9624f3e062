import Foundation
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon
@testable import SIPOutputs

@Suite("Text that is refused is not repeated")
struct RefusedTextTests {
    /// No identifier, since it has a space, and nobody's word.
    private static let free = MarkedText("Qxzjwvk Wqzxvjk")
    /// One that may stand where a name does.
    private static let named = MarkedText("Qxzjwvk.Wqzxvjk")

    private static let plan = DrawnValue(allOf: SchemaShape.plan)
    private static let drawn: [DrawnValue] = (UInt64(1)...4).map { seed in
        var drawing = Drawing(Chance(seed: seed), around: .the("2026-06-15"))
        return drawing.plan("K-\(seed)")
    }

    /// What is said of a document, in a file.
    private static let said = { @Sendable (kind: String, bytes: [UInt8]) -> [Finding] in
        if kind == "plan" { return PlanDocument.read(bytes, path: "p").findings }
        do throws(DocumentRefused) {
            let node = try YAMLDocument.read(bytes, path: kind, limits: .roster)
            return switch kind {
            case "roster": RosterDocument.read(node).findings
            case "policy": PolicyDocument.read(node).findings
            default: ConfigurationDocument.read(node).findings
            }
        } catch {
            return error.findings
        }
    }

    @Test("A text in the place of any value or key of a plan, or in all of them, is in no finding about it")
    func plans() {
        var refused = 0
        for mark in [Self.free, Self.named] {
            for plan in [Self.plan] + Self.drawn {
                for placed in mark.placed(in: plan) + [mark.everywhere(in: plan)] {
                    let findings = Self.said("plan", Array(placed.json.utf8))
                    refused += findings.isEmpty ? 0 : 1
                    #expect(!findings.contains { mark.shows(in: $0.description) }, "\(findings)")
                }
            }
        }
        #expect(refused > 1000)
    }

    @Test("A number in the place of any value of a plan is in no finding about it") func numbers() {
        // No four of its digits stand in a line, a column or a year.
        let mark = MarkedText("989796959493")
        for placed in mark.placed(in: Self.plan) {
            let findings = Self.said("plan", Array(placed.json.replacing("\"\(mark.text)\"", with: mark.text).utf8))
            #expect(!findings.contains { mark.shows(in: $0.description) }, "\(findings)")
        }
    }

    @Test("A text that got in between any two characters of a plan is in no finding about it") func syntax() {
        let document = Array(Self.plan.json.utf8)
        for mark in [Self.free, Self.named] {
            for place in document.indices {
                let findings = Self.said(
                    "plan", Array(document[..<place]) + Array(mark.text.utf8) + Array(document[place...]))
                #expect(!findings.contains { mark.shows(in: $0.description) }, "\(findings)")
            }
        }
    }

    @Test(
        "Of the three files a free text is in no finding, in the place of a value or key or between any two characters",
        arguments: ["roster", "policy", "sipd"])
    func settings(kind: String) {
        let shape =
            switch kind {
            case "roster": RosterDocument.shape
            case "policy": PolicyDocument.shape
            default: ConfigurationDocument.shape
            }
        let whole = DrawnValue(allOf: shape)
        // Of policy the rules have the same keys: two of them are enough.
        let file =
            whole["rules"] == nil
            ? whole
            : .map([
                DrawnEntry(key: "rules", value: .map(Array((whole["rules"]?.entries ?? []).prefix(2))))
            ])
        for placed in Self.free.placed(in: file) {
            let findings = Self.said(kind, Array(placed.yaml.utf8))
            #expect(!findings.contains { Self.free.shows(in: $0.description) }, "\(findings)")
        }
        let document = Array(file.yaml.utf8)
        for place in document.indices {
            let findings = Self.said(
                kind, Array(document[..<place]) + Array(Self.free.text.utf8) + Array(document[place...]))
            #expect(!findings.contains { Self.free.shows(in: $0.description) }, "\(findings)")
        }
    }

    @Test(
        "Nor is it in the status, the journal or a letter, when such documents lie in the store from Monday 15 June 2026"
    )
    func told() throws {
        let installation = try Installation(plans: 4, around: .the("2026-06-15"))
        for (number, placed) in Self.free.placed(in: Self.plan).enumerated() {
            try installation.write("plans/x\(number).json", placed.json)
        }
        let scratch = try ScratchFolder()
        try scratch.write("journal", "")
        let journal = try JournalOutput(
            .standardError, capacity: 10_000, standardError: open(scratch.path("journal"), O_WRONLY | O_APPEND))
        try installation.start(at: .the("2026-06-15T09:00:00+02:00"), journal: journal)
        let round = try #require(installation.round)
        var letters = ""
        for day in ["2026-06-16", "2026-06-17", "2026-06-18"] {
            let now: Instant = .the("\(day)T08:00:00+02:00")
            _ = try round.run(.changes, at: now)
            let status = round.status(ControlRequest(.status), startedAt: now, at: now)
            #expect(status.findings.count > 100)
            #expect(!Self.free.shows(in: String(decoding: status.json, as: UTF8.self)))
        }
        for name in try installation.files(in: "spool/outgoing") {
            let read = try ReadLetter(Array(installation.read("spool/outgoing/\(name)").utf8))
            letters += (read.headers.map(\.value) + read.lines).joined(separator: "\n")
        }
        #expect(letters.contains("x1.json"))
        #expect(!Self.free.shows(in: letters))
        _ = journal.drain(milliseconds: 10_000)
        let entries = try String(contentsOfFile: scratch.path("journal"), encoding: .utf8)
        #expect(entries.contains("SIPD_PATH="))
        #expect(!Self.free.shows(in: entries))
    }
}
