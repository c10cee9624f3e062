import SIPRules
import SIPTesting
import Testing

@Suite("The shipped policy")
struct PolicyTemplateTests {
    /// Record it anew with `SIPD_RECORD=1 swift test --filter PolicyTemplateTests`.
    @Test("is what the declarations say")
    func golden() throws {
        let golden = try ProjectFile.golden("config/policy.yaml", recording: PolicyTemplate.text())
        #expect(golden == PolicyTemplate.text(), "run SIPD_RECORD=1 swift test --filter PolicyTemplateTests")
    }

    @Test("names every rule once")
    func everyRule() {
        let lines = PolicyTemplate.text().split(separator: "\n")
        for id in RuleID.allCases { #expect(lines.count { $0 == "#  \(id.rawValue):" } == 1) }
    }
}
