import Foundation
import SIPTesting
import Testing

@testable import sipd

@Suite("No personal number goes in to be kept or comes out legibly")
struct NumberPlacesTests {
    @Test("wherever text is printed or written each form is starred out", arguments: NumberDoor.all)
    func out(door: NumberDoor) {
        for form in NumberForms.all {
            let printed = door.comesOut(form.text)
            #expect(!NumberForms.isLegible(form.digits, in: printed), "\(form) as \(printed)")
            #expect(printed.contains("*****"), "\(form) as \(printed)")
        }
        for friend in NumberForms.friends {
            #expect(!door.comesOut(friend).contains("*****"), "\(friend) as \(door.comesOut(friend))")
        }
    }

    @Test("wherever text is kept each form is refused, without being repeated", arguments: NumberGate.all)
    func into(gate: NumberGate) {
        let words = "personal identity number"
        for form in NumberForms.all where gate.description != "a comment of theirs" || Self.isOfOneLine(form.text) {
            let said = gate.isSaid(form.text).joined(separator: "\n")
            // What is refused for a control character before is not kept either.
            #expect(said.contains(words) || said.contains("control character"), "\(form): \(said)")
            #expect(!NumberForms.isLegible(form.digits, in: said), "\(said)")
        }
        for friend in NumberForms.friends {
            #expect(!gate.isSaid(friend).contains { $0.contains(words) }, "\(friend)")
        }
    }

    private static let isOfOneLine = { @Sendable (text: String) in
        !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }

    @Test("a telephone number that is refused is told what it is, in a plan, the settings and a comment on a pause")
    func telephone() {
        for gate in NumberGate.all where !gate.description.contains("escaped") {
            #expect(gate.isSaid("0701123457").contains { $0.contains("if it is a telephone number, write it as +46") })
            #expect(!gate.isSaid("+46 70 112 34 57").contains { $0.contains("personal identity number") })
        }
    }

    @Test("a number that begins in one comment of the settings and ends in the next is refused, at its place")
    func comments() {
        let gate = NumberGate.all.first { $0.description == "a comment of theirs" }
        let said = gate?.isSaid("640823-\n  # 3234") ?? []
        #expect(said.count == 1 && said[0].hasPrefix("p:1:6: error: a personal identity number"), "\(said)")
    }

    @Test(
        "whatever the files and folders are called that plans lie in, no verb, letter, entry or record repeats a number"
    )
    func names() throws {
        let sample = try MadeSample(around: "2026-06-18")
        #expect(try Ran("sample", sample.path + "2", "--always-open").status == 0)
        let configuration = sample.path + "2/sipd.yaml"
        let plan = try Data(contentsOf: URL(fileURLWithPath: sample.path + "2/plans/K26-0001.json"))
        let names = NumberForms.all.filter { !$0.text.contains("\u{0}") && !$0.text.contains("/") }
        let disk = FileManager.default
        for (number, form) in names.enumerated() {
            // Of each a file, a file in a folder of the name, and what only looks like a plan.
            let name = form.text + [".json", "", ".json.bak"][number % 3]
            var file = URL(fileURLWithPath: sample.path + "2/plans").appendingPathComponent(name)
            if number % 3 == 1 {
                try? disk.createDirectory(at: file, withIntermediateDirectories: false)
                file.appendPathComponent("K-7-\(number).json")
            }
            #expect(disk.createFile(atPath: file.path, contents: plan), "\(form)")
        }
        let place = ["-c", configuration]
        var printed = ""
        for line in [
            ["check"], ["check", "--json"], ["run", "--once"], ["status"], ["status", "--json"], ["coverage"],
            ["coverage", "--json"], ["preview"], ["preview", "--json"], ["audit"], ["audit", "--json"],
            ["explain", "K26-0001"],
        ] {
            let ran = try Ran(list: line + place)
            if line == ["run", "--once"] {
                #expect(ran.status == 0 && !ran.errors.contains("set aside"), "\(ran.errors.prefix(2000))")
            }
            printed += ran.output + ran.errors
        }
        let letters = try disk.contentsOfDirectory(atPath: sample.path + "2/spool/outgoing")
        #expect(letters.contains { $0.contains("sam.dahl") })
        for letter in letters { printed += try Ran("show", sample.path + "2/spool/outgoing/" + letter).output + letter }
        let ledger = try Data(contentsOf: URL(fileURLWithPath: sample.path + "2/state/ledger.sqlite"))
        printed += String(decoding: ledger, as: Unicode.ASCII.self)
        for digits in Set(names.map(\.digits)) {
            #expect(!NumberForms.isLegible(digits, in: printed), "\(digits)")
        }
        #expect(printed.contains("**********.json: error: the name"))
    }

    @Test("a number as any word on a command line is in no answer") func words() throws {
        let sample = try MadeSample(around: "2026-06-18")
        let place = ["-c", sample.configuration]
        for form in NumberForms.all.filter({ !$0.text.contains("\u{0}") }).enumerated().filter({ $0.offset % 30 == 0 })
        {
            let (text, digits) = (form.element.text, form.element.digits)
            let lines: [[String]] = [
                [text], ["--" + text], ["explain", text] + place, ["explain", text + ".json"] + place,
                ["status", "--unit", text] + place, ["status", "--plan", text] + place, ["check", "./" + text] + place,
                ["preview", "--for", text] + place, ["preview", "--days", text] + place, ["show", text],
                ["calendar", text] + place, ["rules", "-c", text], ["run", "--once", "-c", text],
                ["sample", "/dev/null/" + text],
                ["ack", text, "x", "--for", "1 day", "--by", text] + place,
                ["ack", "K26-0001", text, "--for", text, "--by", "anna.lind"] + place,
                ["pauses", "--end", text] + place,
                ["backup", "/dev/null/" + text] + place, ["audit", "--since", text] + place, ["deliver", "-c", text],
            ]
            for line in lines {
                let ran = try Ran(list: line)
                #expect(
                    !NumberForms.isLegible(digits, in: ran.output + ran.errors), "\(line): \(ran.output)\(ran.errors)")
            }
        }
    }
}
