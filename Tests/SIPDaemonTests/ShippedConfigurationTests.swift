import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("The shipped files")
struct ShippedConfigurationTests {
    static let tree = { @Sendable (text: String, path: String) throws -> DocumentNode in
        try YAMLDocument.read(Array(text.utf8), path: path, limits: .roster)
    }

    /// Every name in the maps of a configuration, those of `window` and `mail` with it before them.
    static let names = { @Sendable (document: DocumentNode) -> [String] in
        document.entries.flatMap { key, value in
            [key.text ?? ""] + value.entries.map { "\(key.text ?? "").\($0.key.text ?? "")" }
        }.sorted()
    }

    @Test("sipd.yaml gives the defaults, as shipped and with every comment mark removed")
    func configuration() throws {
        let path = "config/sipd.yaml"
        for text in [try ProjectFile.text(path), try ProjectFile.uncommented(path)] {
            let (configuration, findings) = ConfigurationDocument.read(try Self.tree(text, path))
            #expect(findings.isEmpty, "\(findings)")
            #expect(configuration == Configuration())
        }
    }

    @Test("sipd.yaml shows every option that there is")
    func options() throws {
        let shown = Self.names(try Self.tree(try ProjectFile.uncommented("config/sipd.yaml"), "c"))
        let (_, findings) = ConfigurationDocument.read(try Self.tree("'?': 1\nwindow: {'?': 1}\nmail: {'?': 1}\n", "c"))
        let known = findings.map { finding in
            finding.message.text.split(separator: "known here are ").last?.split(separator: ", ").map(String.init) ?? []
        }
        #expect(known.count == 3)
        #expect(
            shown == (known[0] + known[1].map { "window.\($0)" } + known[2].map { "mail.\($0)" }).sorted())
    }

    @Test("policy.yaml gives the defaults, as shipped and with every comment mark removed")
    func policy() throws {
        let path = "config/policy.yaml"
        let shipped = PolicyDocument.read(try Self.tree(try ProjectFile.text(path), path))
        #expect(shipped.findings.isEmpty && shipped.policy == Policy())
        let (read, findings) = PolicyDocument.read(try Self.tree(try ProjectFile.uncommented(path), path))
        #expect(findings.isEmpty, "\(findings)")
        let policy = try #require(read)
        #expect(policy.minors == Policy().minors && policy.followUpCap == Policy().followUpCap)
        #expect(Set(policy.settings.keys) == Set(RuleID.allCases))
        for rule in RuleID.allCases.map(\.rule) {
            #expect(policy.isOn(rule) == rule.isOn && policy.within(rule) == rule.within, "\(rule.id)")
            #expect(policy.ladder(rule) == rule.ladder && policy.settings[rule.id]?.tracks == rule.tracks, "\(rule.id)")
        }
    }

    @Test("roster.yaml is empty, and its example is sound")
    func roster() throws {
        let path = "config/roster.yaml"
        let shipped = RosterDocument.read(try Self.tree(try ProjectFile.text(path), path))
        #expect(shipped.findings.isEmpty && shipped.roster == Roster())
        let (roster, findings) = RosterDocument.read(try Self.tree(try ProjectFile.uncommented(path), path))
        #expect(findings.isEmpty, "\(findings)")
        #expect(roster?.people.count == 4 && roster?.units.count == 2)
    }

    @Test("policies of two regions are sound", arguments: ["jonkoping", "varmland"])
    func profiles(name: String) throws {
        let path = "config/profiles/\(name).yaml"
        let (policy, findings) = PolicyDocument.read(try Self.tree(try ProjectFile.text(path), path))
        #expect(findings.isEmpty, "\(findings)")
        let within = try #require(policy).within(RuleID.startWithoutDelay.rule)
        #expect(within == (name == "varmland" ? .days(10) : .workingDays(3)))
    }

    @Test("the sample plans name only people and units of the sample roster")
    func samples() throws {
        let path = "config/samples/roster.yaml"
        let (read, findings) = RosterDocument.read(try Self.tree(try ProjectFile.text(path), path))
        #expect(findings.isEmpty, "\(findings)")
        let roster = try #require(read)
        for name in try ProjectFile.names(in: "config/samples", ending: ".json") {
            let plan = try #require(
                PlanDocument.read(try ProjectFile.bytes("config/samples/\(name)"), path: name).plan)
            let invitations = plan.meetings.flatMap(\.invitations)
            let people =
                [plan.initiator, plan.convener, plan.coordinator, plan.consent.recorder, plan.minor?.informedBy]
                + [plan.need.decision?.by, plan.need.target?.setBy] + plan.principals.map(\.contact)
                + invitations.flatMap { [$0.person, $0.substitute?.person] } + plan.actions.map(\.owner)
            for person in people.compactMap({ $0 }) { #expect(roster.people[person] != nil, "\(name): \(person)") }
            for unit in [plan.unit] + (plan.consent.sharing?.receivers ?? []) {
                #expect(roster.units[unit] != nil, "\(name): \(unit)")
            }
        }
    }
}
