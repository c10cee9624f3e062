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
        do throws(DocumentRefused) {
            return try Settings.load(path)
        } catch {
            if let denied = error.denied { throw CommandFailure(denied: denied) }
            throw CommandFailure(.configuration, error.findings.sorted().map(\.description))
        }
    }

    /// As `settings`, or nil when nobody named a file and none is installed: then the shipped defaults apply.
    func settingsIfAny() throws(CommandFailure) -> Settings? {
        if named == nil, unsafe Look(at: path).isAbsent { return nil }
        return try settings()
    }
}

extension ConfigurationOption {
    /// Where the sipd is that runs on this configuration. One that is refused at the moment names its socket as well, or the
    /// standard one does: then it is the running sipd that says what is wrong, and writes it to the journal.
    var places: Configuration { ((try? Settings.configuration(path)) ?? Configuration()).resolved(from: path) }

    /// What names the places: the file, or for an installed sipd whose file is refused the defaults; else nobody knows.
    var knownConfiguration: Configuration? {
        (try? Settings.configuration(path)) ?? (isInstalled ? Configuration() : nil)
    }

    var socket: String { places.socket }
}
