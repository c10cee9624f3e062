/// An account of this machine.
public struct Account: Hashable, Sendable {
    /// Its number, as the kernel gives it.
    public var uid: UInt32
    /// Its name; nil: it has none.
    public var name: String?

    /// An account.
    public init(uid: UInt32, name: String?) {
        self.uid = uid
        self.name = name
    }
}

/// Who had sipd do something: the account that asked is known, a name that came with the question is only claimed.
public struct Author: Hashable, Sendable {
    /// The name that was given. Nil: none.
    public var claimed: String?
    /// The account that asked, by the kernel's word and nobody else's. Nil: that is not known.
    public var account: Account?

    /// Somebody.
    public init(claimed: String? = nil, account: Account?) {
        self.claimed = claimed
        self.account = account
    }

    /// `hand (uid 1001)`; `anna.berg (claimed by hand, uid 1001)`; `anna.berg (claimed)`.
    public var words: String {
        let known = account.map { account in
            account.name.map { ($0, "uid \(account.uid)") } ?? ("uid \(account.uid)", nil)
        }
        guard let claimed, claimed != known?.0 else {
            return known.map { name, uid in uid.map { "\(name) (\($0))" } ?? name } ?? "somebody"
        }
        guard let known else { return "\(claimed) (claimed)" }
        return "\(claimed) (claimed by \([known.0, known.1].compactMap(\.self).joined(separator: ", ")))"
    }

    /// As the history has it, beside the name, which has its own place there.
    var fields: [String: String] {
        var fields: [String: String] = [:]
        fields["account"] = account?.name
        fields["uid"] = account.map { "\($0.uid)" }
        return fields
    }
}

extension LedgerEntry {
    /// Who asked for what the entry tells. `name`: the field that has the claimed name.
    public func author(claimed name: String) -> Author {
        Author(
            claimed: fields[name],
            account: fields["uid"].flatMap { UInt32($0) }.map { Account(uid: $0, name: fields["account"]) })
    }
}
