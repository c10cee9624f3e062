import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting

/// Words on a command line, in a name or in a field: what reads them, and what makes them fit to be printed.
enum Words {
    static func meet(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let span = try? Span(parsing: text) {
            promise((try? Span(parsing: span.description)) == span, "another span: \(span)")
            for day in [Day.first, Day("2026-06-18") ?? .first, .last] {
                for counted in [
                    WorkingCalendar.statutory.after(day, span), WorkingCalendar.statutory.before(day, span),
                ] {
                    check(printed: counted.englishWords)
                    check(printed: counted.swedishWords)
                }
            }
        }
        if let day = Day(text) { promise(day.description == text, "another day: \(day)") }
        if let time = TimeOfDay(text) { promise(time.description == text, "another time: \(time)") }
        if let instant = Instant(utc: text) { promise(instant.description == text, "another instant: \(instant)") }
        _ = Instant(iso: text)
        check(printed: Finding(path: text, line: 1, message: "\(path: text)").description)
        let starred = VisibleText.starred(text)
        promise(!holdsNumber(Array(starred.utf8)), "not all is starred: \(starred)")
        promise(PersonalNumber.found(in: bytes) || !holdsNumber(bytes), "a number is not found: \(text)")
        _ = NearestName.to(text, among: RuleID.allCases.map(\.rawValue))
        names(text)
    }

    /// Two people never share a letter's name.
    private static func names(_ text: String) {
        let parts = text.split(separator: "\n", maxSplits: 1).map(String.init)
        guard let one = parts.first, let other = parts.last else { return }
        let names = [one, other].map { name in
            LetterName(
                Digest(
                    recipient: Recipient(id: name, name: "", address: .the("reader@example.org"), unit: Office.unit),
                    slot: .earliest,
                    reminders: []))
        }
        for name in names {
            promise(name.text.utf8.count <= 120, "a name of \(name.text.utf8.count) bytes")
            promise(
                name.text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789.-".utf8.contains($0) }
                    && !name.text.contains(".."), "a name of other letters: \(name)")
        }
        promise(one.utf8.elementsEqual(other.utf8) || names[0] != names[1], "\(one) and \(other) share a name")
    }
}
