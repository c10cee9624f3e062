import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting

/// The three YAML files, and life under what they say.
enum YAMLFiles {
    static func meetConfiguration(_ bytes: [UInt8]) {
        guard let settings = read(bytes, .configuration, ConfigurationDocument.read) else { return }
        let usual = Configuration()
        _ = settings.resolved(from: "/etc/sipd/sipd.yaml")
        promise(settings.mail.retrySeconds >= 0, "a retry of \(settings.mail.retrySeconds) s")
        let calendar = WorkingCalendar(workingWeekdays: settings.weekdays, respectsRedDays: settings.redDays)
        let sample = RuleEnvironment.sample
        let environment = RuleEnvironment(
            policy: sample.policy, roster: sample.roster, zone: sample.zone, window: settings.window, calendar: calendar
        )
        do throws(SyntaxError) {
            _ = try Settings(configuration: settings, environment: environment).sender()
        } catch {
            check(printed: "\(error)")
        }
        guard settings.window != usual.window || settings.weekdays != usual.weekdays else { return }
        Office.live(with: Office.plans, environment: environment)
    }

    static func meetPolicy(_ bytes: [UInt8]) {
        guard let policy = read(bytes, .configuration, PolicyDocument.read), policy != Policy() else { return }
        for ladder in policy.settings.values.compactMap(\.ladder) {
            promise(Set(ladder.rungs.map(\.id)).count == ladder.rungs.count, "two rungs share an id: \(ladder)")
        }
        Office.live(with: Office.plans, environment: RuleEnvironment.sample.under(policy))
    }

    static func meetRoster(_ bytes: [UInt8]) {
        guard let roster = read(bytes, .roster, RosterDocument.read), roster != Roster() else { return }
        var environment = RuleEnvironment.sample
        environment = RuleEnvironment(
            policy: environment.policy, roster: roster, zone: environment.zone, window: environment.window,
            calendar: environment.calendar)
        Office.live(with: Office.plans, environment: environment)
    }

    private static func read<Value: Hashable>(
        _ bytes: [UInt8], _ limits: DocumentLimits, _ reader: (DocumentNode) -> (Value?, [Finding])
    ) -> Value? {
        // What YAML takes for the end of a line.
        let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
        do throws(DocumentRefused) {
            let document = try YAMLDocument.read(bytes, path: "file.yaml", limits: limits)
            let (value, findings) = reader(document)
            check(findings, of: bytes, taken: value != nil, breaks: breaks)
            promise(value == nil || !holdsNumber(bytes), "a document with a personal number was taken")
            promise(value == reader(document).0, "another value when read again")
            return value
        } catch {
            check(error.findings, of: bytes, taken: false, breaks: breaks)
            return nil
        }
    }
}
