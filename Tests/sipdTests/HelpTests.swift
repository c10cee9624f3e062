import SIPTesting
import Testing

@Suite("Help teaches, and changes only when somebody has read the change")
struct HelpTests {
    static let verbs = [
        "run", "status", "reload", "release", "deliver", "check", "preview", "simulate", "explain", "show", "rules",
        "calendar", "sample", "ack", "snooze", "pauses", "audit", "backup", "coverage", "setup",
    ]

    @Test("each verb's help is as it was read", arguments: HelpTests.verbs) func verb(_ verb: String) throws {
        let ran = try Ran(verb, "--help")
        #expect(ran.status == 0)
        #expect(
            GoldenFile.difference(
                ran.output, is: "help-\(verb).txt", why: "what sipd \(verb) --help says, 80 columns wide") == nil)
    }

    @Test("the command's own help names every verb and every exit status") func whole() throws {
        let ran = try Ran("--help")
        #expect(ran.status == 0)
        // A verb that is not in the list here would have its help read by nobody.
        let named = ran.output.matches(of: /\n  ([a-z]+) {2,}[A-Z]/).map { String($0.1) }
        #expect(Set(named) == Set(HelpTests.verbs))
        #expect(GoldenFile.difference(ran.output, is: "help.txt", why: "what sipd --help says, 80 columns wide") == nil)
    }

    @Test("without a verb it helps") func nothing() throws {
        let ran = try Ran()
        #expect(ran.output.contains("USAGE: sipd"))
    }

    @Test("shells get their completions", arguments: ["bash", "zsh", "fish"]) func completions(_ shell: String) throws {
        let ran = try Ran("--generate-completion-script", shell)
        #expect(ran.status == 0)
        for verb in HelpTests.verbs { #expect(ran.output.contains(verb)) }
    }
}
