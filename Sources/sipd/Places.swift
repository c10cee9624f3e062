internal import SIPDaemon
internal import SIPRules

/// Where the files and folders are that a configuration names.
struct Places {
    let plans: String
    let ledger: String
    let socket: String

    /// Paths in `sipd.yaml` count from its own folder.
    init(_ configuration: Configuration, in path: String) {
        let resolved = configuration.resolved(from: path)
        plans = resolved.plans
        ledger = resolved.state + "/ledger.sqlite"
        socket = resolved.socket
    }
}

extension ConfigurationOption {
    /// The socket of the sipd that runs on this configuration.
    func socket() throws(Stop) -> String {
        Places(try premises().configuration, in: path).socket
    }
}
