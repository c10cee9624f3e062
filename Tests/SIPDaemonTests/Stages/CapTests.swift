import SIPRules
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("The stage that caps letters, alone") struct CapTests {
    private static let (eight, noon) = (StageBench.eight, Instant.the("2026-06-02T12:00:00+02:00"))

    private static let plans = { @Sendable (digests: [Digest]) in
        digests.flatMap(\.reminders).map(\.obligation.subject.text)
    }

    @Test(
        "Of three letters on 2 June 2026 a cap of 2 lets the two longest overdue go; the third waits for 3 June, 08:00")
    func ofRound() throws {
        let reminders = [
            try Reminder(stage: "SIP-1", due: "2026-05-29", to: "anna.berg"),
            try Reminder(stage: "SIP-2", due: "2026-05-27", to: "bo.ek"),
            try Reminder(stage: "SIP-3", due: "2026-05-28", to: "cia.dahl"),
        ]
        var state = CapState()
        let capped = Cap(ofRound: 2).run(Gather.Gathered(reminders), had: [:], &state, at: Self.eight)
        #expect(Self.plans(capped.going) == ["SIP-2", "SIP-3"])
        #expect(capped.digests.count == 3 && capped.isNews)
        #expect(capped.again.map(\.entry) == [.the("SIP-1")])
        #expect(capped.again.map(\.at) == [.the("2026-06-03T08:00:00+02:00")])
        #expect(state.held.ofRound == 1 && state.phase == .holding)
        let second = Cap(ofRound: 2).run(Gather.Gathered([]), had: [:], &state, at: Self.noon)
        #expect(second.going.isEmpty && !second.isNews, "nobody is told again of as many")
        #expect(state.held.ofRound == 1)
        _ = Cap().run(Gather.Gathered([]), had: [:], &state, at: .the("2026-06-03T08:00:00+02:00"))
        #expect(state.held.isEmpty && state.phase == .open)
    }

    @Test("What is immediate goes before what is longer overdue, and waits a minute where there is no room")
    func immediate() throws {
        var gathered = Gather.Gathered([try Reminder(stage: "SIP-1", due: "2026-05-20", to: "bo.ek")])
        let soon = try ["SIP-8", "SIP-9"].map { try Reminder(stage: $0, due: "2026-06-02") }
        var batch = gathered.batch
        batch.tells += soon.map { ($0, nil) }
        gathered = Gather.Gathered(recalled: gathered.recalled, batch: batch)
        var state = CapState()
        let capped = Cap(ofRound: 1).run(gathered, had: [:], &state, at: Self.eight)
        #expect(Self.plans(capped.going) == ["SIP-8"])
        let turns = Dictionary(capped.again.map { ($0.entry, $0.at) }, uniquingKeysWith: max)
        #expect(turns[.the("SIP-9")] == Self.eight.adding(seconds: 60))
        #expect(turns[.the("SIP-1")] == .the("2026-06-03T08:00:00+02:00"))
    }

    @Test("Of what is due on the same day that of the first by name goes")
    func byName() throws {
        let reminders = try ["cia.dahl", "anna.berg", "bo.ek"].map {
            try Reminder(stage: "SIP-1", due: "2026-05-29", to: $0)
        }
        var state = CapState()
        let capped = Cap(ofRound: 2).run(Gather.Gathered(reminders), had: [:], &state, at: Self.eight)
        #expect(capped.going.map(\.recipient.id) == ["anna.berg", "bo.ek"])
    }

    @Test(
        "Whoever has had 20 letters since 07:30 has the next at 08:30, or in the next slot if the window is closed then"
    )
    func ofHour() throws {
        let gathered = Gather.Gathered([
            try Reminder(stage: "SIP-1", due: "2026-05-29"),
            try Reminder(stage: "SIP-2", due: "2026-05-29", to: "bo.ek"),
        ])
        let first = Instant.the("2026-06-02T07:30:00+02:00")
        var state = CapState()
        let capped = Cap().run(
            gathered, had: ["anna.berg": (20, first), "bo.ek": (19, first)], &state, at: Self.eight)
        #expect(Self.plans(capped.going) == ["SIP-2"])
        #expect(state.held.ofHour == 1 && state.held.next == .the("2026-06-02T08:30:00+02:00"))
        #expect(capped.again.isEmpty, "the hour itself brings it back")

        let late = Instant.the("2026-06-02T23:30:00+02:00")
        var night = CapState()
        _ = Cap().run(gathered, had: ["anna.berg": (20, late)], &night, at: late)
        #expect(night.held.next == .the("2026-06-03T08:00:00+02:00"))
    }

    @Test("Once somebody has let them go all go, whatever was held, and the longest overdue first")
    func released() throws {
        let reminders = [
            try Reminder(stage: "SIP-1", due: "2026-05-29"),
            try Reminder(stage: "SIP-2", due: "2026-05-27", to: "bo.ek"),
        ]
        var state = CapState()
        _ = Cap(ofRound: 1).run(Gather.Gathered(reminders), had: [:], &state, at: Self.eight)
        state.release()
        #expect(state.phase == .released && state.report(Configuration()) == nil)
        let capped = Cap(ofRound: 1).run(Gather.Gathered(reminders), had: [:], &state, at: Self.noon)
        #expect(Self.plans(capped.going) == ["SIP-2", "SIP-1"])
        #expect(state.held.isEmpty && state.phase == .released, "until they have gone")
        state.close()
        #expect(state.phase == .open)
        state.release()
        #expect(state.phase == .open, "there is nothing to let go")
    }

    @Test("It is pure: the same digests and the same hour give the same letters, for drawn caps")
    func pure() throws {
        var random = SeededGenerator(seed: 16)
        for _ in 1...50 {
            let reminders = try (0..<Int.random(in: 1...12, using: &random)).map { number in
                try Reminder(
                    stage: "SIP-\(number)", due: "2026-05-\(Int.random(in: 10...29, using: &random))",
                    to: ["anna.berg", "bo.ek", "cia.dahl"].randomElement(using: &random) ?? "anna.berg")
            }
            let cap = Cap(
                ofRound: .random(in: 0...5, using: &random), ofHour: .random(in: 1...3, using: &random))
            var (one, other) = (CapState(), CapState())
            let first = cap.run(Gather.Gathered(reminders), had: [:], &one, at: Self.eight)
            let second = cap.run(Gather.Gathered(reminders), had: [:], &other, at: Self.eight)
            #expect(first.going == second.going && one.held.letters == other.held.letters)
            #expect(first.going.count <= cap.configuration.lettersPerRound)
            let told = Set(Self.plans(first.going))
            let held = Set(Self.plans(first.digests)).subtracting(told)
            #expect(told.count + held.count == reminders.count && (held.isEmpty == (one.held.letters == 0)))
        }
    }
}

extension Cap {
    /// In the sample's environment.
    fileprivate init(ofRound: Int = 2000, ofHour: Int = 20) {
        var configuration = Configuration()
        (configuration.lettersPerRound, configuration.lettersPerHour) = (ofRound, ofHour)
        self.init(environment: .sample, configuration: configuration)
    }
}
