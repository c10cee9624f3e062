public import SIPRules
internal import SIPStores

/// All that sipd rests on beside the plans: `sipd.yaml` and the files that it names, read at the start and at a reload.
public struct Premises: Sendable {
    /// What `sipd.yaml` says, paths as it gives them.
    public internal(set) var configuration: Configuration
    /// Policy, roster, zone, window and calendar, for the rules.
    public let practice: Practice
    /// The same, its paths leading where they lead.
    public let places: Configuration
    /// What somebody should look at; none of it an error.
    public let findings: [Finding]
    /// The day the roster was last changed: what it lacks, it lacks since then.
    public let rosterChanged: Day
    /// Tells these premises from any others, sipd's own version included: a decision rests on nothing else beside plans,
    /// ledger and clock. Nil where that cannot be said.
    package let fingerprint: String?

    /// Reads everything and tells all that is wrong at once.
    ///
    /// - Parameter path: of `sipd.yaml`; the files that it names stand beside it unless it says where.
    public static func load(_ path: String) throws(PremisesRefused) -> Premises {
        var findings: [Finding] = []
        var denied: String?
        var fingerprint = Fingerprint()
        let isKnown = fingerprint.add(identityOf: "/proc/self/exe")
        fingerprint.add(Array(Version.text.utf8))
        let configuration = try configuration(path, &findings, &denied, &fingerprint)
        findings += Collisions(configuration.resolved(from: path), at: path).findings
        let policyPath = Configuration.resolved(configuration.policy, from: path)
        let rosterPath = Configuration.resolved(configuration.roster, from: path)
        let policy: Policy? = document(
            policyPath, .configuration, PolicyDocument.read, &findings, &denied, &fingerprint)
        var rosterWritten: Instant?
        let roster: Roster? = document(
            rosterPath, .roster, RosterDocument.read, &findings, &denied, &fingerprint, written: &rosterWritten)
        let zone = zone(configuration.zone, path, &findings)
        guard let policy, let roster, let rosterWritten, let zone, !findings.contains(where: { $0.severity == .error })
        else {
            throw PremisesRefused(findings: findings.sorted(), denied: denied)
        }

        // The rules see the zone's changes and nothing else of its file.
        fingerprint.add(Array(zone.transitions.map { "\($0.at.seconds) \($0.offset)" }.joined(separator: ",").utf8))
        let practice = Practice(
            policy: policy, roster: roster, zone: zone, window: configuration.window,
            calendar: WorkingCalendar(
                workingWeekdays: configuration.weekdays, respectsRedDays: configuration.redDays))
        return Premises(
            configuration: configuration, practice: practice, places: configuration.resolved(from: path),
            findings: findings.sorted(),
            rosterChanged: zone.day(of: rosterWritten),
            fingerprint: isKnown ? fingerprint.text : nil)
    }

    /// Reads `sipd.yaml` alone.
    public static func configuration(_ path: String) throws(PremisesRefused) -> Configuration {
        var findings: [Finding] = []
        var denied: String?
        var fingerprint = Fingerprint()
        return try configuration(path, &findings, &denied, &fingerprint)
    }

    private static func configuration(
        _ path: String, _ findings: inout [Finding], _ denied: inout String?, _ fingerprint: inout Fingerprint
    ) throws(PremisesRefused) -> Configuration {
        if let read: Configuration = document(
            path, .configuration, ConfigurationDocument.read, &findings, &denied, &fingerprint)
        {
            return read
        }
        throw PremisesRefused(findings: findings.sorted(), denied: denied)
    }

    private static func document<Value>(
        _ path: String, _ limits: DocumentLimits, _ read: (DocumentNode) -> (Value?, [Finding]),
        _ findings: inout [Finding], _ denied: inout String?, _ fingerprint: inout Fingerprint
    ) -> Value? {
        var written: Instant?
        return document(path, limits, read, &findings, &denied, &fingerprint, written: &written)
    }

    /// `written`: when what was read was written last.
    private static func document<Value>(
        _ path: String, _ limits: DocumentLimits, _ read: (DocumentNode) -> (Value?, [Finding]),
        _ findings: inout [Finding], _ denied: inout String?, _ fingerprint: inout Fingerprint,
        written: inout Instant?
    ) -> Value? {
        do {
            let contents = try FileContents.following(path, limit: limits.bytes)
            fingerprint.add(contents.bytes)
            written = Instant(seconds: contents.stamp.modified / 1_000_000_000)
            let (value, found) = read(try YAMLDocument.read(contents.bytes, path: path, limits: limits))
            findings += found
            return value
        } catch let refused as DocumentRefused {
            findings += refused.findings
        } catch let error as FileError {
            if case .permission = error { denied = denied ?? path }
            findings.append(Finding(path: path, message: message(error, limits)))
        } catch {
            findings.append(
                Finding(path: path, message: "cannot be read: \(system: "\(error)"); let sipd's user read it"))
        }
        return nil
    }

    private static func message(_ error: FileError, _ limits: DocumentLimits) -> Finding.Message {
        switch error {
        case .notRegular: "not a regular file; write the settings in one"
        case .tooLarge(let size): "\(size) bytes: at most \(limits.bytes) are read"
        case .link: "links that lead in a circle; correct them"
        case .vanished: "no such file; write it, or correct the path"
        default: error.message
        }
    }

    private static func zone(_ name: String, _ path: String, _ findings: inout [Finding]) -> Zone? {
        do throws(ZoneFileError) {
            return try ZoneFile.read(name)
        } catch {
            let message: Finding.Message =
                switch error {
                case .badName, .missing: "write one such as Europe/Stockholm, or install tzdata"
                case .outside, .unreadable, .malformed: "reinstall tzdata"
                }
            findings.append(
                Finding(
                    path: path,
                    message: "the zone of \(name.unicodeScalars.count, "character") cannot be read: \(message)"))
            return nil
        }
    }
}

/// sipd does not start, or does not reload, on these.
public struct PremisesRefused: Error, Hashable, Sendable, CustomStringConvertible {
    /// In order of place; at least one of them an error.
    public let findings: [Finding]
    /// The first file that whoever reads may not read. What it says may be in order.
    public let denied: String?

    /// The findings, a line each.
    public var description: String { findings.map(\.description).joined(separator: "\n") }
}
