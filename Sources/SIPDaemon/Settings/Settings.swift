public import SIPRules
internal import SIPStores

/// All that sipd rests on beside the plans: `sipd.yaml` and the files that it names, read at the start and at a reload.
public struct Settings: Sendable {
    /// What `sipd.yaml` says, paths as it gives them.
    public internal(set) var configuration: Configuration
    /// Policy, roster, zone, window and calendar, for the rules.
    public let environment: RuleEnvironment
    /// The same, its paths leading where they lead.
    public let places: Configuration
    /// What somebody should look at; none of it an error.
    public let findings: [Finding]
    /// The day the roster was last changed: what it lacks, it lacks since then.
    public let rosterChanged: Day
    /// Tells these settings from any others, sipd's own version included: a decision rests on nothing else beside plans,
    /// ledger and clock. Nil where that cannot be said.
    package let fingerprint: String?

    /// Reads everything and tells all that is wrong at once.
    ///
    /// - Parameter path: of `sipd.yaml`; the files that it names stand beside it unless it says where.
    public static func load(_ path: String) throws(DocumentRefused) -> Settings {
        var reading = SettingsReading()
        let isKnown = reading.fingerprint.add(identityOf: "/proc/self/exe")
        reading.fingerprint.add(Array(Version.text.utf8))
        let configuration = try reading.configuration(path)
        let places = configuration.resolved(from: path)
        reading.findings += Collisions(places, at: path).findings
        let policy: Policy? = reading.document(places.policy, .configuration, PolicyDocument.read)?.value
        let roster: (value: Roster, written: Instant)? = reading.document(places.roster, .roster, RosterDocument.read)
        let zone = reading.zone(configuration.zone, path)
        guard let policy, let roster, let zone, !reading.findings.contains(where: { $0.severity == .error }) else {
            throw reading.refused
        }

        reading.findings += Self.vacancies(in: roster.value, places.roster)

        // The rules see the zone's changes and nothing else of its file.
        reading.fingerprint.add(
            Array(zone.transitions.map { "\($0.at.seconds) \($0.offset)" }.joined(separator: ",").utf8))
        let environment = RuleEnvironment(
            policy: policy, roster: roster.value, zone: zone, window: configuration.window,
            calendar: WorkingCalendar(
                workingWeekdays: configuration.weekdays, respectsRedDays: configuration.redDays))
        return Settings(
            configuration: configuration, environment: environment, places: places, findings: reading.findings.sorted(),
            rosterChanged: zone.day(of: roster.written), fingerprint: isKnown ? reading.fingerprint.text : nil)
    }

    /// Posts that nobody holds in a roster that somebody has written.
    private static func vacancies(in roster: Roster, _ path: String) -> [Finding] {
        guard !roster.people.isEmpty else { return [] }
        var findings: [Finding] = []
        if roster.processOwner == nil {
            findings.append(
                Finding(
                    .warning, path: path,
                    message:
                        "no process owner: write process-owner: and who answers for SIP, or what no manager acts on "
                        + "ends with nobody"))
        }
        if roster.administrators.isEmpty {
            findings.append(
                Finding(
                    .warning, path: path,
                    message:
                        "no administrators: write administrators: and who runs sipd, or nobody hears of plans that "
                        + "cannot be read"))
        }
        return findings
    }

    /// As `findings`, with what is wrong only where there are plans.
    public func findings(beside plans: Int) -> [Finding] {
        guard plans > 0, environment.roster.people.isEmpty else { return findings }
        let empty = Finding(
            .warning, path: places.roster,
            message:
                "nobody is in it, and there are \(plans, "plan"): nobody can be told of them; write the people and units "
                + "that they name, then sipd reload")
        return (findings + [empty]).sorted()
    }

    /// Reads `sipd.yaml` alone.
    public static func configuration(_ path: String) throws(DocumentRefused) -> Configuration {
        var reading = SettingsReading()
        return try reading.configuration(path)
    }
}
