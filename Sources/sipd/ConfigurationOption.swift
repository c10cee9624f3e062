internal import ArgumentParser
internal import SIPDaemon
internal import SIPFiles
internal import SIPRules

/// `--configuration`, which nearly every verb has.
struct ConfigurationOption: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The configuration file. (default: $SIPD_CONFIGURATION, else \(Self.standard))", valueName: "path"),
        completion: .file(extensions: ["yaml"]))
    var configuration: String?

    /// Where an installed sipd has its configuration.
    static let standard = "/etc/sipd/sipd.yaml"

    /// The file named by the option, the environment, or nobody.
    var path: String { named ?? Self.standard }

    /// Whether it is the installed sipd's, which runs as a user of its own.
    var isInstalled: Bool { path == Self.standard }

    private var named: String? { configuration ?? Environment.value("SIPD_CONFIGURATION") }

    /// The configuration with policy and roster, and what is to be said about them.
    func settings() throws(CommandFailure) -> Settings {
        do throws(SettingsRefused) {
            return try Settings.load(path)
        } catch {
            if let denied = error.denied { throw CommandFailure(denied: denied) }
            throw CommandFailure(.configuration, error.findings.sorted().map(\.description))
        }
    }

    /// As `settings`, or nil when nobody named a file and none is installed: then the shipped defaults apply.
    func settingsIfAny() throws(CommandFailure) -> Settings? {
        if named == nil, Look(at: path).isAbsent { return nil }
        return try settings()
    }
}
