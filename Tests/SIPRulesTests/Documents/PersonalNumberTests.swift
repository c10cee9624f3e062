import SIPTesting
import Testing

@testable import SIPRules

/// The numbers are the ones that everybody uses in examples, and others made up with a right check digit.
@Suite("A personal identity number")
struct PersonalNumberTests {
    @Test(
        "is found however it is written",
        arguments: [
            "191212121212", "1212121212", "121212-1212", "19121212-1212", "121212+1212", "121212 1212",
            "1912-12-12-1212", "1912 12 12 1212", "12-12-12-1212", "19 12 12 12 1212", "121212 - 1212",
            "121212-\r\n1212", "181212121212", "Anna, 121212-1212, ringer", "pnr121212-1212x", "x1212121212y",
            "K-2026-0417-121212-1212", "5 121212-1212", "2026-03-30 121212-1212", "121212-12121 121212-1212",
        ])
    func found(text: String) {
        #expect(PersonalNumber.found(in: text.utf8))
    }

    @Test("is found in each of over a hundred forms, and starred out of it", arguments: NumberForms.all)
    func forms(form: NumberForms.Form) {
        #expect(PersonalNumber.found(in: form.text.utf8))
        for shown in [VisibleText.of(form.text), VisibleText.starred(form.text), VisibleText.of(name: form.text.utf8)] {
            #expect(!NumberForms.isLegible(form.digits, in: shown), "\(shown)")
        }
    }

    @Test("is not seen in a false friend of theirs", arguments: NumberForms.friends) func friends(text: String) {
        #expect(!PersonalNumber.found(in: text.utf8))
        #expect(VisibleText.of(text) == text)
    }

    @Test("is found in a text whose other characters were escaped before") func escapedBefore() {
        for form in NumberForms.all {
            let escaped = form.text.unicodeScalars.map {
                $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16))}"
            }
            #expect(PersonalNumber.found(in: escaped.joined().utf8), "\(escaped)")
        }
    }

    @Test(
        "is looked for in one pass: a megabyte of digits and what parts them takes as many looks as twelve for each run"
    )
    func linear() {
        for piece in ["1-", "13 ", "1912-12-12 1213 ", "121212-1213 ", "1\u{AD}", "1", "\\x31-", "-", "1 /\n"] {
            let text = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
            var search = NumberSearch(text)
            while search.next() != nil {}
            #expect(search.looks <= 12 * DigitRuns(text).runs.count)
            #expect(!PersonalNumber.found(in: text))
        }
    }

    @Test("is not what stands after a plus and a country, and one with a nought in front may be a telephone number")
    func telephones() {
        #expect(!PersonalNumber.found(in: "+46 1112-3458".utf8) && PersonalNumber.found(in: "+461112-3458".utf8))
        #expect(PersonalNumber.found(in: "0701123457".utf8) && PersonalNumber.mayBeTelephone(in: "0701123457".utf8))
        #expect(!PersonalNumber.mayBeTelephone(in: "640823-3234".utf8))
        #expect(PersonalNumber.advice(on: "ring 0701123457".utf8).text.contains("+46"))
    }

    @Test("is found as a coordination number, with 60 added to the day", arguments: ["701063-2391", "197010632391"])
    func coordinationNumber(text: String) {
        #expect(PersonalNumber.found(in: text.utf8))
    }

    @Test(
        "is found behind other scripts' digits, dashes and invisible characters",
        arguments: [
            "１２１２１２－１２１２", "١٢١٢١٢-١٢١٢", "121212\u{AD}1212", "1212\u{200B}12-1212", "121212\u{A0}1212",
            "121212–1212", "121212\u{2011}1212", "121212\u{2212}1212", "1\u{FE0F}\u{20E3}21212-1212",
            "12121212\u{202E}12",
        ])
    func evasion(text: String) {
        #expect(PersonalNumber.found(in: text.utf8))
    }

    @Test(
        "is found however it is parted by what may stand in an identifier",
        arguments: [
            "19121212_1212", "121212_1212", "121212.1212", "19121212.1212", "1912_12_12_1212", "1912.12.12.1212",
            "121212__1212", "121212-_1212", "121212--1212", "19121212..1212", "1912-1212-1212", "19-121212-1212",
            "12-1212-1212", "1.9.1.2.1.2.1.2.1.2.1.2", "12_12_12_12_12", "19_12_12_12_12_12", "K-121212_1212",
            "plan_19121212_1212.json",
            "nord.121212.1212.x", "121212\u{FF3F}1212",
        ])
    func parted(text: String) {
        #expect(PersonalNumber.found(in: text.utf8))
        #expect(VisibleText.starred(text).contains("**********"))
    }

    @Test("is starred whole, with what parts it", arguments: [("K-1912_12_12.1212.x", "K-**********.x")])
    func starred(text: String, shown: String) {
        #expect(VisibleText.starred(text) == shown)
    }

    @Test(
        "is found beside an invisible character and more digits, which an escape parts from it",
        arguments: ["191912121942\0\0\02", "1212\u{AD}191212121212", "191212121212\\u{202E}1", "1\u{200B}121212-1212"])
    func besideInvisible(text: String) {
        #expect(PersonalNumber.found(in: text.utf8))
        for shown in [VisibleText.starred(text), VisibleText.of(text)] {
            #expect(shown.contains("**********") && !PersonalNumber.found(in: shown.utf8), "\(shown)")
        }
    }

    @Test(
        "that was starred out parts what stands around it as it did before",
        arguments: [
            ("19121212 – 2012121212 – 2012", "19121212 – ********** – 2012"),
            ("12-12-12-12-1213-19121212-1212", "12-12-12-12-1213-**********"),
            ("12 12 12 12 12-191212121212", "12 12 12 12 12-**********"),
        ])
    func starredBetween(text: String, shown: String) {
        #expect(VisibleText.starred(text) == shown)
        #expect(VisibleText.starred(shown) == shown)
    }

    @Test(
        "is not seen in what only looks like one",
        arguments: [
            "K-2026-0417", "2026-03-30", "2026-03-30T08:00:00Z", "20260330T080000", "036-12 34 56 78", "070-121 21 21",
            "556012-5790", "165560125790", "121212-1213", "121312-1212", "121200-1212", "121232-1212", "121292-1212",
            "211212121212", "11212121212", "1212121212121", "19121212121212",
            "2026-03-30–2026-04-01", "2026-03-30 - 2026-04-02", "+46 36 12 12 12", "", "1212", "åäö 12 \u{1F600}",
        ])
    func lookAlike(text: String) {
        #expect(!PersonalNumber.found(in: text.utf8))
    }

    @Test("is not seen in any day followed by any full hour, nor in any two days of a year")
    func datesAndTimes() {
        for month in 1...12 {
            for day in 1...28 {
                let date = "2026-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
                for hour in 10...23 {
                    #expect(!PersonalNumber.found(in: "\(date) \(hour)00".utf8))
                }
                for year in 2020...2030 {
                    #expect(!PersonalNumber.found(in: "\(date)–\(year)-01-01".utf8))
                    #expect(!PersonalNumber.found(in: "\(date) - \(year)-01-01".utf8))
                }
            }
        }
    }

    @Test("is not seen in a date with a time of day, however they are joined, nor in two dates of a file's name")
    func namesOfFiles() {
        for month in 1...12 {
            for day in 1...28 {
                let (month, day) = ((month < 10 ? "0" : "") + "\(month)", (day < 10 ? "0" : "") + "\(day)")
                let date = "2026-\(month)-\(day)"
                for hour in 10...23 {
                    for end in ["_HH00", ".HH30", "_HH.15", "-HH-45", "THH.00", "_HH_30_00"] {
                        let time = end.replacing("HH", with: "\(hour)")
                        #expect(!PersonalNumber.found(in: "K-7_\(date)\(time).json".utf8), "\(date)\(time)")
                        #expect(!PersonalNumber.found(in: "\(date)\(time)".utf8), "\(date)\(time)")
                    }
                }
                for year in 2020...2030 {
                    #expect(!PersonalNumber.found(in: "\(date)_\(year)-\(month)-\(day)".utf8))
                    #expect(!PersonalNumber.found(in: "\(date).\(year)\(month)\(day)".utf8))
                }
                #expect(!PersonalNumber.found(in: "2026\(month)\(day)t0600z-anna.berg.eml".utf8))
            }
        }
    }

    @Test("is found in bytes that are not valid UTF-8")
    func invalidBytes() {
        #expect(PersonalNumber.found(in: [0xFF] + Array("121212-1212".utf8) + [0xC3]))
    }
}
