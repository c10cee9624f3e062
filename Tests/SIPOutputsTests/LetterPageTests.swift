import Foundation
import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

/// The letters that `make letters` looks at in a browser. With SIPD_PAGES it finds them in that folder:
///
///     SIPD_PAGES=/tmp/pages swift test --filter LetterPageTests
@Suite("What a letter says in five seconds")
struct LetterPageTests {
    private static let folder = ProcessInfo.processInfo.environment["SIPD_PAGES"]
    private static let at = "2026-06-15T08:00:00+02:00"

    /// What stands in the letter's first lines, as a reader of text sees it.
    private static let lines: @Sendable (Letter?) throws -> [String] = { letter in
        try CareCentre.shown(letter, at).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The same as one line.
    private static let text: @Sendable (Letter?) throws -> String = { letter in
        try CareCentre.shown(letter, at).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let samples: [(name: String, letter: Letter?)] = {
        let at = "2026-06-17T09:40:00+02:00"
        var urgent = CareCentre.plan(421, "2026-06-17")
        urgent.need.urgency = .immediate
        urgent.need.seenTime = .the("09:40")
        let near = [CareCentre.plan(417, "2026-06-16"), CareCentre.plan(418, "2026-06-16")]
        return [
            ("one", CareCentre.monday(1, .swedish)), ("six", CareCentre.repeated(CareCentre.monday(6, .swedish), 2, 2)),
            ("twelve", CareCentre.monday(12, .swedish)), ("thirty-nine", CareCentre.monday(39, .swedish)),
            ("repeats", CareCentre.repeated(CareCentre.monday(6, .swedish), 100, 2)),
            ("immediate", CareCentre.letter("anna.berg", [urgent], at)),
            ("informed", CareCentre.letter("karin.lind", near, "2026-06-18T08:00:00+02:00")),
            ("english", CareCentre.repeated(CareCentre.monday(6, .english), 2, 2)),
        ]
    }()

    @Test("The samples, as pages for a browser and as text", .enabled(if: folder != nil))
    func pages() throws {
        let folder = URL(fileURLWithPath: try #require(Self.folder))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, letter) in Self.samples {
            let letter = try #require(letter)
            let file = try letter.file(id: "d.sample", sent: .the(Self.at))
            let page = HTML.page(title: file.headers.subject, file.passages)
            try Data(page.utf8).write(to: folder.appending(path: "\(name).html"))
            try Data(try CareCentre.shown(letter, Self.at).utf8).write(to: folder.appending(path: "\(name).txt"))
        }
    }

    @Test("Six things on Monday 15 June 2026: a line each, the most urgent first, and only then how")
    func six() throws {
        let lines = try Self.lines(CareCentre.repeated(CareCentre.monday(6, .swedish), 2, 2))
        #expect(
            lines.prefix(23) == [
                "Subject: SIP: 6 saker att göra, mest försenad: K-2026-203 (3 veckor)",
                "To: Anna Berg <anna.berg@region.example>", "", "Hej Anna Berg!", "",
                "Du har 6 saker att göra: 4 försenade och 2 kommande.", "", "Försenat (4)", "------------", "",
                "- K-2026-203: Fråga om längre samtycke – för 3 veckor sedan, tredje", "  påminnelsen",
                "- K-2026-208: Skicka inbjudan till mötet – för 3 veckor sedan",
                "- K-2026-207: Boka SIP-mötet – för 2 veckor sedan",
                "- K-2026-200: Registrera uppföljningen, eller boka ett nytt datum – för",
                "  5 dagar sedan, tredje påminnelsen", "", "Kommande (2)", "------------", "",
                "- K-2026-303: Påminn om svar: 3 inbjudna har inte svarat – i morgon",
                "- K-2026-206: Kontrollera att alla är inbjudna till uppföljningen – om", "  en vecka",
            ], "\(lines.joined(separator: "\n"))")
        let headings = ["Så gör du", "Därför får du påminnelserna", "Så räknades dagarna"].map {
            lines.firstIndex(of: $0) ?? 0
        }
        #expect(headings == headings.sorted() && (headings.first ?? 0) > 23)
        // The edit that ends each, and the sources, once.
        #expect(lines.filter { $0.hasPrefix("- Registrera i planen") }.count == 5)
        #expect(lines.filter { $0.hasPrefix("Källa: ") }.count == 1)
    }

    @Test("From twelve things on, on Monday 15 June 2026, each section lists its acts, and under each the cases")
    func twelve() throws {
        let lines = try Self.lines(CareCentre.monday(12, .swedish))
        let first = try #require(lines.firstIndex(of: "Försenat (7)"))
        #expect(
            lines[first...].dropFirst(2).prefix(5) == [
                "", "Fråga om längre samtycke (2)", "", "- K-2026-203 och K-2026-209 – för 3 veckor sedan", "",
            ], "\(lines.joined(separator: "\n"))")
        #expect(try !Self.lines(CareCentre.monday(11, .swedish)).contains("Fråga om längre samtycke (2)"))
    }

    @Test("A letter of repeats alone says what would end them all, once; one that has something new does not")
    func repeats() throws {
        let text = { (count: Int) in try Self.text(CareCentre.repeated(CareCentre.monday(6, .swedish), count, 2)) }
        let all = try text(100)
        #expect(
            all.contains("Inget av det här är nytt: det är tredje påminnelsen om allt. Alla påminnelserna upphör när"))
        #expect(all.matches(of: /tredje påminnelsen/).count == 1 && !all.contains("upphör när det är registrerat"))
        let some = try text(2)
        #expect(!some.contains("Inget av det här är nytt") && some.contains("upphör när det är registrerat"))
        let one = try Self.text(CareCentre.repeated(CareCentre.monday(1, .swedish), 1, 11))
        #expect(one.contains("för 3 veckor sedan. Tolfte påminnelsen.") && !one.contains("Inget av det här"))
    }

    @Test("What is only to be known is counted apart and comes last; of one thing to do the letter still says that one")
    func informed() throws {
        let known = try #require(
            CareCentre.letter(
                "karin.lind", [CareCentre.plan(417, "2026-06-16"), CareCentre.plan(418, "2026-06-16")],
                "2026-06-18T08:00:00+02:00"))
        for count in [1, 3] {
            var letter = try #require(CareCentre.monday(count, .swedish))
            letter.digest = Digest(
                recipient: letter.digest.recipient, slot: letter.digest.slot,
                reminders: letter.digest.reminders + known.digest.reminders)
            let lines = try Self.lines(letter)
            let heading = try #require(lines.firstIndex(of: "För kännedom (2)"))
            #expect(lines[heading...].dropFirst(3).first == "Du behöver inte göra något nu.")
            #expect(lines[..<heading].allSatisfy { !$0.contains("K-2026-417") })
            #expect(lines[0].contains(count == 1 ? "K-2026-203 FÖRSENAT" : "3 saker att göra"), "\(lines[0])")
            #expect(try Self.text(letter).contains("2 saker till är för kännedom.") == (count > 1))
            #expect(lines.contains("Så gör du") == (count > 1))
        }
    }

    @Test("Every sample has one heading of the first level, and no level is skipped")
    func headings() throws {
        for (name, letter) in Self.samples {
            let file = try #require(letter).file(id: "d.sample", sent: .the(Self.at))
            let levels = HTML.page(title: file.headers.subject, file.passages).matches(of: /<h(\d)/).compactMap {
                Int($0.1)
            }
            #expect(levels.first == 1 && levels.count { $0 == 1 } == 1, "\(name): \(levels)")
            #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(name): \(levels)")
        }
    }

    @Test("The rules count how often the reader was told: twice before Monday 29 June 2026, of a start due on the 22nd")
    func earlier() {
        let book = RuleBook(CareCentre.environment)
        let plan = CareCentre.plan(417, "2026-06-16")
        var told = NotificationLog()
        var counts: [Int] = []
        for day in ["17", "18", "22", "23", "24", "29"] {
            let now = Instant.the("2026-06-\(day)T08:00:00+02:00")
            let tells = book.decisions(about: plan, told: told, at: now).tells
            counts += tells.filter { $0.reminder.recipient.id == "anna.berg" }.map(\.reminder.earlier)
            told.tell(Digest.gathered(tells), at: now)
        }
        #expect(counts.count > 2 && counts == Array(0..<counts.count), "\(counts)")
    }

    @Test("An action that is numbered insats-1 is not called insats insats-1")
    func action() {
        let words = ["insats-1", "A3"].map { id -> String in
            let reminder = AnyReminder.make(.actionDue, .owner, .act, "2026-06-22", [.action(id)])
            return Language.swedish.texts.item(LetterLine(reminder), on: AnyReminder.occasion).action
        }
        #expect(words == ["Utför insats-1 enligt planen", "Utför insats A3 enligt planen"])
    }
}
