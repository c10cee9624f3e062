public import SIPRules
internal import SIPStores

/// The three files of an installation, and the answers that are put into them. Whatever else stands there stays.
///
/// An answer is taken when the readers of the files take what it makes of them; until `write` nothing is written.
public struct Setup: Sendable {
    /// The files, in the order in which they are written: what they say before and after.
    public struct File: Sendable {
        /// Where it is, or will be.
        public let path: String
        /// Whether it was not there; then it is made from the shipped one.
        public let isNew: Bool
        /// What stands there; in a new file what is shipped.
        public let before: [UInt8]
        /// What is to stand there.
        public internal(set) var after: [UInt8]
        /// Staff are named in it: not everybody may read it.
        let isDiscreet: Bool

        /// Whether there is anything to write.
        public var isChanged: Bool { isNew || before != after }
    }

    /// Of sipd.yaml.
    public let path: String
    /// What the settings are, the answers among them.
    public private(set) var configuration: Configuration
    /// Who is who, the answers among them.
    public private(set) var roster: Roster
    /// Where those work whom an answer adds to the roster.
    var unit: UnitID?
    /// The same, when an answer has made it.
    var newUnit: UnitID?
    private var settings: Settled
    private var staff: Settled
    private let policy: File

    /// One of the two files that answers go into.
    struct Settled: Sendable {
        var file: File
        var edit: YAMLEdit

        mutating func set(_ keys: [String], to value: YAMLValue) throws(DocumentRefused) {
            do throws(DocumentRefused) {
                try edit.set(keys, to: value)
            } catch {
                // On its own, it is refused at the line that the file has it on now.
                var unchanged = try YAMLEdit(file.before, path: file.path, limits: .roster)
                try unchanged.set(keys, to: value)
                throw error
            }
            file.after = edit.bytes
        }
    }

    /// Reads the files that are there.
    ///
    /// - Parameters:
    ///   - path: that of `sipd.yaml`.
    ///   - isInstalled: in the place of the package's. A new file elsewhere names places in its own folder.
    /// - Throws: when one of them cannot be taken as it stands.
    public init(_ path: String, isInstalled: Bool) throws(DocumentRefused) {
        self.path = path
        var reading = SettingsReading()
        do throws(DocumentRefused) {
            settings = try reading.settled(path, .configuration, shipped: ConfigurationDocument.shipped)
            if settings.file.isNew, !isInstalled {
                for (key, place) in [
                    ("plans", "plans"), ("state", "state"), ("spool", "spool"), ("socket", "sipd.sock"),
                ] {
                    try settings.set([key], to: .text(place))
                }
            }
            configuration = try Self.read(settings, ConfigurationDocument.read)
            let places = configuration.resolved(from: path)
            policy = try reading.file(places.policy, .configuration, shipped: PolicyTemplate.text())
            staff = try reading.settled(
                places.roster, .roster, shipped: RosterDocument.shipped, isDiscreet: true)
            roster = try Self.read(staff, RosterDocument.read)
        } catch {
            reading.findings += error.findings
            throw reading.refused
        }
        unit = roster.units.count == 1 ? roster.units.keys.first : nil
    }

    /// The files that are written.
    public var files: [File] { [policy, staff.file, settings.file] }

    /// Sets a key of sipd.yaml, when its reader takes it.
    mutating func set(_ keys: [String], to value: String) throws(DocumentRefused) {
        try settings.set(keys, to: .text(value))
        configuration = try Self.answered { () throws(DocumentRefused) in
            try Self.read(settings, ConfigurationDocument.read)
        }
    }

    /// Sets keys of the roster, when its reader takes all of them together.
    mutating func set(_ values: [(keys: [String], value: YAMLValue)]) throws(DocumentRefused) {
        for (keys, value) in values { try staff.set(keys, to: value) }
        roster = try Self.answered { () throws(DocumentRefused) in try Self.read(staff, RosterDocument.read) }
    }

    private static func read<Value>(
        _ settled: Settled, _ reader: (DocumentNode) -> (Value?, [Finding])
    ) throws(DocumentRefused) -> Value {
        let (value, findings) = reader(settled.edit.document)
        if let refused = DocumentRefused(findings) { throw refused }
        guard let value else {
            throw DocumentRefused(Finding(path: settled.file.path, message: "this cannot be read: correct it"))
        }
        return value
    }
}

extension SettingsReading {
    /// A file as it stands, or else as it is shipped.
    mutating func file(
        _ path: String, _ limits: DocumentLimits, shipped: String, isDiscreet: Bool = false
    ) throws(DocumentRefused) -> Setup.File {
        do throws(FileError) {
            let bytes = try FileContents.following(path, limit: limits.bytes).bytes
            return Setup.File(path: path, isNew: false, before: bytes, after: bytes, isDiscreet: isDiscreet)
        } catch {
            guard error == .vanished else { throw DocumentRefused(refusal(of: path, error, limits)) }
            let bytes = Array(shipped.utf8)
            return Setup.File(path: path, isNew: true, before: bytes, after: bytes, isDiscreet: isDiscreet)
        }
    }

    /// The same, to be edited.
    fileprivate mutating func settled(
        _ path: String, _ limits: DocumentLimits, shipped: String, isDiscreet: Bool = false
    ) throws(DocumentRefused) -> Setup.Settled {
        let file = try file(path, limits, shipped: shipped, isDiscreet: isDiscreet)
        return Setup.Settled(
            file: file, edit: try YAMLEdit(file.before, path: path, limits: limits, shipped: shipped))
    }
}
