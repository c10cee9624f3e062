internal import SIPDaemon
internal import SIPRules

/// Where the files and folders are that a configuration names, and how much may be gone from the plans' at once.
struct Places {
    let plans: String
    /// In percent.
    let lossPercent: Int
    let ledger: String
    /// The daemon's cache of plans.
    let cache: String
    let socket: String

    /// Paths in `sipd.yaml` count from its own folder.
    init(_ configuration: Configuration, in path: String) {
        let resolved = configuration.resolved(from: path)
        plans = resolved.plans
        lossPercent = configuration.lossPercent
        ledger = resolved.state + "/ledger.sqlite"
        cache = resolved.state + "/plans.sqlite"
        socket = resolved.socket
    }
}

extension ConfigurationOption {
    /// Where the sipd is that runs on this configuration. One that is refused at the moment names its socket as well, or the
    /// standard one does: then it is the running sipd that says what is wrong, and writes it to the journal.
    var places: Places { Places((try? Settings.configuration(path)) ?? Configuration(), in: path) }

    /// What names the places: the file, or for an installed sipd whose file is refused the defaults; else nobody knows.
    var knownConfiguration: Configuration? {
        (try? Settings.configuration(path)) ?? (isInstalled ? Configuration() : nil)
    }

    var socket: String { places.socket }
}
