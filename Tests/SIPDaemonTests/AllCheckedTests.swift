import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("Silence means that all was looked through: a letter a week to whoever runs sipd")
struct AllCheckedTests {
    /// Nobody whom reminders cannot reach, and no other rule: these letters are all there are.
    private static let settings: Settings = {
        var ward = Ward()
        ward.roster.administrators = [.the("bo")]
        ward.policy = Policy(
            settings: Dictionary(
                uniqueKeysWithValues: RuleID.allCases.map { rule in
                    var setting = Policy.Setting()
                    setting.isOn = rule == .allChecked
                    return (rule, setting)
                }))
        return Settings(configuration: Configuration(), environment: ward.environment)
    }()

    @Test("Each Monday at 08:00 one letter, after Easter Monday 6 April 2026 on Tuesday, and nothing in between")
    func weekly() throws {
        let station = try Station(Self.settings)
        station.store.put(.sample { $0.closing = Closing(on: .the("2026-03-02"), reason: .goalsMet) })
        var next = try station.wake(.everything, at: .the("2026-03-30T07:00:00+02:00"))
        var wakings: [Instant] = []
        for _ in 1...3 {
            let at = try #require(next)
            wakings.append(at)
            next = try station.wake(at: at)
        }
        #expect(
            wakings == [
                .the("2026-03-30T08:00:00+02:00"), .the("2026-04-07T08:00:00+02:00"), .the("2026-04-13T08:00:00+02:00"),
            ])
        #expect(
            try station.letters == ["20260330t0600z-bo.eml", "20260407t0600z-bo.eml", "20260413t0600z-bo.eml"])
        let letter = try #require(station.letter("20260413t0600z-bo.eml"))
        #expect(letter.contains("den enda planen") && letter.contains("inget hindrar"))
        #expect(try station.told.allSatisfy { $0.subject == "sipd/service" && $0.fields["rule"] == "all-checked" })
    }

    @Test("Away from Wednesday 1 April to Wednesday 22 April 2026, it makes up for the latest Monday alone")
    func away() throws {
        let station = try Station(Self.settings)
        try station.wake(.everything, at: .the("2026-03-30T08:00:00+02:00"))
        try station.restart(at: .the("2026-04-22T13:00:00+02:00"))
        try station.wake(.everything, at: .the("2026-04-22T14:00:00+02:00"))
        #expect(try station.told.map { $0.fields["due"] } == ["2026-03-30", "2026-04-20"])
    }

    @Test("While the plans cannot be read nothing says that they have been looked through; when they can, it comes")
    func storeAway() throws {
        let station = try Station(Self.settings)
        station.store.put(.sample { $0.need.seen = .the("2026-03-02") })
        try station.wake(.everything, at: .the("2026-03-27T08:00:00+01:00"))
        let before = try station.letters
        station.store.isAway = true
        try station.wake(.everything, at: .the("2026-03-30T08:00:00+02:00"))
        #expect(try station.letters == before)
        station.store.isAway = false
        try station.wake(at: .the("2026-03-30T09:00:00+02:00"))
        #expect(try station.letters == before + ["20260330t0600z-bo.eml"])
    }

    @Test("With a document that cannot be read the letter asks for something to be done") func troubled() throws {
        let station = try Station(Self.settings)
        station.store.spoil(.the("SIP-9"))
        try station.wake(.everything, at: .the("2026-03-30T08:00:00+02:00"))
        let letter = try #require(station.letter("20260330t0600z-bo.eml"))
        #expect(letter.contains("sipd coverage") && !letter.contains("och inget hindrar"))
        let words = letter.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("0 av 1 plan bevakas; 1 bevakas inte: SIP-9"), "\(letter)")
    }
}
