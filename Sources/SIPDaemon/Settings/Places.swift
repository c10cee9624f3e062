package import SIPOutputs
package import SIPRules
internal import SIPStores

extension Settings {
    /// Settings that stand in no file. Whoever gives a fingerprint answers for it.
    package init(configuration: Configuration, environment: RuleEnvironment, fingerprint: String? = nil) {
        self.configuration = configuration
        self.fingerprint = fingerprint
        self.environment = environment
        places = configuration
        findings = []
        rosterChanged = Upkeep.compared
    }

    /// The same with every path leading where it leads.
    package func resolved(from path: String) -> Settings {
        var resolved = self
        resolved.configuration = configuration.resolved(from: path)
        return resolved
    }

    /// Who writes: what every letter of this installation has in common.
    package func sender() throws(SyntaxError) -> Sender {
        let mail = configuration.mail
        let from = try Mailbox(MailAddress(mail.from), name: HeaderText(mail.name))
        let trial: Mailbox? = if let trial = mail.trial { try Mailbox(parsing: trial) } else { nil }
        return Sender(
            from: from, contact: mail.contact ?? from.address, language: configuration.language, trial: trial,
            domain: from.domain)
    }
}

extension Configuration {
    /// The same with every path leading where it leads.
    public func resolved(from path: String) -> Configuration {
        var resolved = self
        for place: WritableKeyPath<Configuration, String> in [\.plans, \.state, \.spool, \.socket, \.policy, \.roster] {
            resolved[keyPath: place] = Configuration.resolved(self[keyPath: place], from: path)
        }
        resolved.metrics = metrics.map { Configuration.resolved($0, from: path) }
        return resolved
    }

    /// The ledger.
    package var ledger: String { state + "/ledger.sqlite" }
    /// The cache of plans.
    package var cache: String { state + "/plans.sqlite" }

    /// The settings that differ from another configuration's and cannot change while sipd runs.
    func needsRestart(for other: Configuration) -> [String] {
        var settings: [String] = []
        if plans != other.plans { settings.append("plans") }
        if state != other.state { settings.append("state") }
        if spool != other.spool { settings.append("spool") }
        if socket != other.socket { settings.append("socket") }
        if journal != other.journal { settings.append("journal") }
        if sync != other.sync { settings.append("sync") }
        return settings
    }
}

extension Configuration.Journal {
    var destination: JournalDestination {
        switch self {
        case .automatic: .automatic
        case .journal: .journal
        case .standardError: .standardError
        }
    }
}
