import SIPRules
import SIPTesting
import Testing

@Suite("A roster document")
struct RosterDocumentTests {
    static let reading = { @Sendable (json: String) -> (roster: Roster?, findings: [String]) in
        do throws(DocumentRefused) {
            let document = try JSONReader.read(Array(json.utf8), path: "r", limits: .roster)
            let (roster, findings) = RosterDocument.read(document)
            return (roster, findings.map(\.description))
        } catch {
            return (nil, error.findings.map(\.description))
        }
    }

    /// What the reader says of a roster with a sound unit and two people, and these further people from line 2 on.
    static let people = { @Sendable (people: String) -> [String] in
        reading(
            #"""
            {"units": {"norr": {"name": "Norr", "manager": "bo"}}, "people": {"bo": {"name": "Bo", "unit": "norr", "address": "bo@x.example"}, "siv": {"name": "Siv", "unit": "norr", "address": "siv@x.example"},
            """# + "\n\(people)}}"
        ).findings
    }

    /// The same with these further units on line 2.
    static let units = { @Sendable (units: String) -> [String] in
        reading(
            #"""
            {"people": {"bo": {"name": "Bo", "unit": "norr", "address": "bo@x.example"}, "siv": {"name": "Siv", "unit": "norr", "address": "siv@x.example"}}, "units": {"norr": {"name": "Norr", "manager": "bo"},
            """# + "\n\(units)}}"
        ).findings
    }

    @Test("gives units, people, absences, closures and roles")
    func values() throws {
        let (roster, findings) = Self.reading(
            #"""
            {"process-owner": "eva", "administrators": ["bo"],
             "units": {
               "kommun": {"name": "Socialförvaltningen", "manager": "eva"},
               "norr": {"name": "Hemtjänst Norr", "parent": "kommun", "manager": "bo", "mailbox": "norr@kommun.example",
                        "closures": [{"first": "2026-06-18", "name": "städdag"},
                                     {"first": "2026-07-06", "last": "2026-07-31", "name": "sommar"}]}},
             "people": {
               "eva": {"name": "Eva Ek", "unit": "kommun", "address": "eva@kommun.example", "language": "en"},
               "bo": {"name": "Bo Å", "unit": "norr", "address": "bo@kommun.example", "days": ["monday", "friday"],
                      "absences": [{"first": "2026-07-06", "last": "2026-07-10", "substitute": "eva"}],
                      "left": "2027-01-01"}}}
            """#)
        #expect(
            findings == [
                "r:4:70: warning: bo, the manager of norr, does not work here from 2027-01-01 on: name another"
            ])
        let read = try #require(roster)
        let (eva, bo) = (try #require(PersonID("eva")), try #require(PersonID("bo")))
        let norr = try #require(UnitID("norr"))
        #expect(read.processOwner == eva && read.administrators == [bo])
        #expect(read.units[norr]?.parent?.text == "kommun" && read.units[norr]?.manager == bo)
        let cleaning = try #require(Day("2026-06-18"))
        #expect(
            read.units[norr]?.closures == [
                Closure(first: cleaning, last: cleaning, name: "städdag"),
                Closure(first: .the("2026-07-06"), last: .the("2026-07-31"), name: "sommar"),
            ])
        #expect(read.people[bo]?.workingWeekdays == [.monday, .friday] && read.people[eva]?.language == .english)
        let away = try #require(Day("2026-07-08"))
        #expect(read.reach(bo, on: away).recipient?.id == "eva" && read.people[bo]?.left == Day("2027-01-01"))
    }

    @Test("that is empty is an empty roster")
    func empty() {
        #expect(Self.reading("null").roster == Roster() && Self.reading("{}").roster == Roster())
    }

    @Test(
        "with a name that nobody bears is refused, with the nearest",
        arguments: [
            (
                #""eva": {"name": "E", "unit": "nor", "address": "e@x.example"}"#,
                #"r:2:30: error: there is no unit "nor": did you mean "norr"?"#
            ),
            (
                #""eva": {"name": "E", "unit": "söder", "address": "e@x.example"}"#,
                "r:2:30: error: expected a name of 1 to 64 letters a–z, digits, '.', '_' and '-' that begins with a letter "
                    + "or digit, found a text of 5 characters"
            ),
            (
                #""eva": {"name": "E", "unit": "norr", "address": "e@x.example", "absences": [{"first": "2026-07-06", "substitute": "bosse"}]}"#,
                #"r:2:115: error: there is no person "bosse": add it under "people""#
            ),
            (
                #""../x": {"name": "E", "unit": "norr"}"#,
                "r:2:1: error: expected a name of 1 to 64 letters a–z, digits, '.', '_' and '-' that begins with a letter or "
                    + "digit, found a text of 4 characters"
            ),
            (#""eva": {"nmae": "E", "unit": "norr"}"#, #"r:2:9: error: unknown field: did you mean "name"?"#),
        ])
    func unknown(people: String, finding: String) {
        #expect(Self.people(people).contains(finding), "\(Self.people(people))")
    }

    @Test("names the unknown process owner and administrators")
    func roles() {
        let findings = Self.reading(
            """
            {"process-owner": "eva",
             "administrators": ["boo", "bo", "bo"],
             "units": {"norr": {"name": "Norr", "manager": "bo"}},
             "people": {"bo": {"name": "Bo", "unit": "norr", "address": "bo@x.example"},
                        "siv": {"name": "Siv", "unit": "norr", "address": "siv@x.example"}}}
            """
        ).findings
        #expect(
            findings == [
                #"r:1:19: error: there is no person "eva": add it under "people""#,
                "r:2:20: error: somebody stands here twice: remove one",
                #"r:2:21: error: there is no person "boo": did you mean "bo"?"#,
            ])
    }

    @Test(
        "with an address that a letter cannot have is refused",
        arguments: [
            "eva", "eva@", "@x.example", "eva@x@y.example", "Eva <eva@x.example>", "eva@x..example", "-eva@x.example",
            "eva@x.example,bo@x.example", "evå@x.example", "eva @x.example", "eva@127.0.0.1", "eva@[127.0.0.1]",
        ])
    func addresses(address: String) {
        #expect(
            Self.people("\"eva\": {\"name\": \"E\", \"unit\": \"norr\", \"address\":\n\"\(address)\"}") == [
                "r:3:1: error: expected a mail address like name@kommun.example, found \(address.isEmpty ? "an empty text" : "a text of \(address.unicodeScalars.count) characters")"
            ])
    }

    @Test("with a name of 120 characters is read, of 121 refused") func longNames() {
        let said = [120, 121].map { length in
            Self.people(
                "\"eva\": {\"unit\": \"norr\", \"address\": \"eva@x.example\", \"name\":\n\""
                    + String(repeating: "E", count: length) + "\"}")
        }
        #expect(said[0].isEmpty)
        #expect(said[1].count == 1 && said[1][0].contains("120"), "\(said[1])")
    }

    @Test(
        "with a line break in a name or an address is refused",
        arguments: [
            #""eva": {"unit": "norr", "address": "eva@x.example", "name": "E\r\nBcc: x@y.example"}"#,
            #""eva": {"unit": "norr", "name": "E", "address": "eva@x.example\r\nBcc: x@y.example"}"#,
            #""eva": {"unit": "norr", "name": "E", "address": "eva@x.example\u0000"}"#,
        ])
    func lineBreaks(people: String) {
        let message = "error: a line break, tab or other control character in a text: write one line of text"
        #expect(Self.people(people).count == 1 && Self.people(people)[0].hasSuffix(message))
    }

    @Test("with substitutes that lead back on the same day is told so once; one after the other is no circle")
    func substitutes() {
        let circle = { (first: String, more: String) in
            """
            "eva": {"name": "E", "unit": "norr", "address": "e@x.example",
             "absences": [{"first": "2026-07-06", "last": "2026-07-10", "substitute": "ida"}\(more)]},
            "ida": {"name": "I", "unit": "norr", "address": "i@x.example",
             "absences": [{"first": "\(first)", "last": "2026-07-17", "substitute": "eva"}]},
            "kim": {"name": "K", "unit": "norr", "left": "2026-07-01"}
            """
        }
        let back = [
            "r:3:75: warning: on 2026-07-10 the substitutes lead back: eva → ida → eva; name somebody who is there"
        ]
        #expect(Self.people(circle("2026-07-10", "")) == back)
        // Who is named first is to be there, also where somebody who has left is named beside.
        let kim = #", {"first": "2026-07-10", "last": "2026-07-10", "substitute": "kim"}"#
        #expect(Self.people(circle("2026-07-10", kim)) == back)
        #expect(Self.people(circle("2026-07-11", "")) == [])
    }

    @Test("with a unit above itself, or days the wrong way round, is refused")
    func circles() {
        #expect(
            Self.units(
                #""a": {"name": "A", "manager": "bo", "parent": "b"}, "b": {"name": "B", "manager": "bo", "parent": "a"}"#
            )
                == [
                    "r:2:47: error: units stand above themselves: a → b → a; correct \"parent\""
                ])
        #expect(
            Self.units(
                #""a": {"name": "A", "manager": "bo", "closures": [{"first": "2026-07-31", "last": "2026-07-06", "name": "x"}]}"#
            )
                == [
                    "r:2:82: error: \"last\" is 2026-07-06, before \"first\" on 2026-07-31: correct one of them"
                ])
    }

    @Test("says who could not be reached, and takes it all the same")
    func warnings() {
        #expect(
            Self.units(#""a": {"name": "A"}"#)
                == ["r:2:6: warning: the unit a has no manager: set \"manager\", or nobody hears what is late"])
        #expect(
            Self.people(#""eva": {"name": "E", "unit": "norr"}"#)
                == ["r:2:8: warning: eva has no address: set \"address\", or others are told instead"])
        #expect(
            Self.people(#""eva": {"name": "E", "unit": "norr", "address": "BO@x.example"}"#)
                == ["r:2:49: warning: bo has the same address: give each their own, or use a unit's mailbox"])
        #expect(
            Self.people(
                #""eva": {"name": "E", "unit": "norr", "address": "e@x.example", "absences": [{"first": "2026-07-06"}]}"#
            )
                == ["r:2:77: warning: nobody stands in for eva, and norr has no mailbox: set \"substitute\""])
    }

    @Test("with somebody away whose substitute is away too says from when on")
    func transitively() {
        #expect(
            Self.people(
                #"""
                "eva": {"name": "E", "unit": "norr", "address": "e@x.example", "absences": [
                {"first": "2026-07-06", "last": "2026-07-31", "substitute": "ida"}]},
                "ida": {"name": "I", "unit": "norr", "address": "i@x.example", "absences": [
                {"first": "2026-07-13", "last": "2026-07-17", "substitute": "kim"}, {"first": "2026-07-06", "last": "2026-07-08"},
                {"first": "2026-07-06", "last": "2026-07-08", "substitute": "bo"}]},
                "kim": {"name": "K", "unit": "norr", "left": "2026-07-01"}
                """#
            )
                == [
                    "r:3:1: warning: nobody stands in for eva from 2026-07-13 on, since ida is away too until 2026-07-17, and "
                        + "norr has no mailbox: name another \"substitute\"",
                    "r:5:1: warning: nobody stands in for ida from 2026-07-13 on, since kim does not work here then, and "
                        + "norr has no mailbox: name another \"substitute\"",
                ])
    }

    @Test("says which manager has left, shares the unit's mailbox, or is alone under nobody")
    func managers() {
        let findings = Self.reading(
            #"""
            {"units": {
            "a": {"name": "A", "manager": "eva"},
            "b": {"name": "B", "mailbox": "b@x.example", "manager": "ida"},
            "c": {"name": "C", "manager": "kim"},
            "d": {"name": "D", "parent": "c"}},
            "people": {
            "eva": {"name": "E", "unit": "a", "address": "e@x.example", "left": "2026-07-01"},
            "ida": {"name": "I", "unit": "b", "address": "B@x.example"},
            "kim": {"name": "K", "unit": "c", "address": "k@x.example"},
            "lo": {"name": "L", "unit": "d", "address": "l@x.example"}}}
            """#
        ).findings
        #expect(
            findings == [
                "r:2:31: warning: eva, the manager of a, does not work here from 2026-07-01 on: name another",
                "r:3:57: warning: what ida should hear as manager ends in the mailbox of b, as the reminders before it do: "
                    + "give ida an \"address\" of their own",
            ])
        let alone = Self.reading(
            #"""
            {"units": {"a": {"name": "A", "manager": "eva"}},
            "people": {"eva": {"name": "E", "unit": "a", "address": "e@x.example"}}}
            """#
        ).findings
        #expect(
            alone == [
                "r:1:42: warning: eva is alone in a and nobody stands above: set \"parent\", or nobody else hears what is late"
            ])
    }

    @Test("of two thousand people in one circle names five of them, and of as many units above themselves as well")
    func circlesOfMany() {
        let people = (0..<2_000).map {
            #""p\#($0)":{"name":"P","unit":"norr","address":"p\#($0)@x.example","absences":"#
                + #"[{"first":"2026-07-06","last":"2026-07-31","substitute":"p\#(($0 + 1) % 2_000)"}]}"#
        }
        #expect(
            Self.people(people.joined(separator: ",\n")) == [
                "r:2:124: warning: on 2026-07-06 the substitutes lead back: p0 → p1 → p2 → p3 → p4 → … (2000 in all); "
                    + "name somebody who is there"
            ])
        let units = (0..<2_000).map { #""u\#($0)":{"name":"U","manager":"bo","parent":"u\#(($0 + 1) % 2_000)"}"# }
        #expect(
            Self.units(units.joined(separator: ",\n")) == [
                "r:2:42: error: units stand above themselves: u0 → u1 → u2 → u3 → u4 → … (2000 in all); "
                    + "correct \"parent\""
            ])
    }

    @Test("of two thousand people is read in a moment")
    func large() {
        let people = (0..<2_000).map {
            "\"p\($0)\": {\"name\": \"P\", \"unit\": \"norr\", \"address\": \"p\($0)@x.example\"}"
        }
        #expect(Self.people(people.joined(separator: ",\n")) == [])
    }
}
