import SIPRules
import Testing

@Suite("Reading a document")
struct ExpectationTests {
    enum Reply: String, CaseIterable { case accepted, declined, tentative }

    struct Meeting: Equatable {
        var place: String
        var replies: [Reply]

        static let read = Expectation.map { @Sendable (fields: inout Fields) -> Meeting? in
            let place = fields.required("place", .text)
            let replies = fields.optional("replies", .list(of: .oneOf(Reply.self), atMost: 1000)) ?? []
            let hours = fields.optional("hours", .integer(1...24))
            let booked = fields.optional("booked", .boolean)
            guard let place, hours != 99, booked != false else { return nil }
            return Meeting(place: place, replies: replies)
        }
    }

    static let meeting = { @Sendable (source: String) -> Result<Meeting, DocumentRefused> in
        Result { () throws(DocumentRefused) in
            try JSONReader.read(Array(source.utf8), path: "p").read(Meeting.read).value
        }
    }

    @Test("gives the value when all is well, fields in any order, null as good as left out")
    func good() {
        let expected = Meeting(place: "Rådhuset", replies: [.accepted, .declined])
        #expect(Self.meeting(#"{"place": "Rådhuset", "replies": ["accepted", "declined"]}"#) == .success(expected))
        #expect(
            Self.meeting(#"{"hours": null, "replies": ["accepted", "declined"], "booked": true, "place": "Rådhuset"}"#)
                == .success(expected))
    }

    @Test("tells everything that is wrong at once, in the document's order")
    func collected() throws {
        let source = """
            {
              "plaice": "x",
              "replies": ["acepted", 3, "declined"],
              "hours": 25,
              "booked": "yes",
              "colour": "red"
            }
            """
        #expect(throws: DocumentRefused.self) { try Self.meeting(source).get() }
        guard case .failure(let refused) = Self.meeting(source) else { return }
        #expect(
            refused.description == """
                p:1:1: error: "place" is missing: write a text
                p:2:3: error: unknown field: did you mean "place"?
                p:3:15: error: expected one of accepted, declined, tentative, found a text of 7 characters: did you mean "accepted"?
                p:3:26: error: expected one of accepted, declined, tentative, found a number of 1 digit
                p:4:12: error: expected a whole number from 1 to 24, found a number of 2 digits
                p:5:13: error: expected true or false, found a text of 3 characters
                p:6:3: error: unknown field: remove it; known here are place, replies, hours, booked
                """)
    }

    @Test("names two hundred errors of a document, and says in the last of them how many more there are")
    func cut() throws {
        let numbers = (1...230).map { "    \($0)" }.joined(separator: ",\n")
        let source = "{\n  \"place\": \"Rådhuset\",\n  \"replies\": [\n\(numbers)\n  ]\n}"
        guard case .failure(let refused) = Self.meeting(source) else {
            Issue.record("it was taken")
            return
        }
        let findings = refused.findings.sorted()
        #expect(findings.map(\.count).reduce(0, +) == 230 && findings.count == 201)
        let last = try #require(findings.last)
        #expect(last.count == 30 && last.line == findings[199].line && last.severity == .error)
        #expect(last.message == "30 more errors are not named: correct those above and look again")
    }

    @Test(
        "names the kind that was found",
        arguments: [
            (#"[]"#, "p:1:1: error: expected a map of named fields, found a list"),
            (#"{"place": {}}"#, "p:1:11: error: expected a text, found a map"),
            (#"{"place": ""}"#, "p:1:11: error: expected a text, found an empty text"),
            (#"{"place": null}"#, "p:1:1: error: \"place\" is missing: write a text"),
            (#"{"place": "a", "replies": true}"#, "p:1:27: error: expected a list, found true"),
        ])
    func kinds(source: String, finding: String) {
        guard case .failure(let refused) = Self.meeting(source) else {
            Issue.record("\(source) was taken")
            return
        }
        #expect(refused.description == finding)
    }

    @Test("is refused for an error that comes after 500 warnings")
    func warningsLeaveRoom() {
        let wary = Expectation.map { @Sendable (fields: inout Fields) -> Bool? in
            for _ in 0..<500 { fields.findings.add(fields.node, "old spelling: use the new one", .warning) }
            return fields.required("place", .text) != nil
        }
        #expect(throws: DocumentRefused.self) { try JSONReader.read(Array("{}".utf8), path: "p").read(wary) }
        let good = try? JSONReader.read(Array(#"{"place": "x"}"#.utf8), path: "p").read(wary)
        #expect(good?.warnings.count == 101)
    }
}
