/// Who gets a letter: a person, a unit's function mailbox, or whoever is on call for a unit.
public struct Recipient: Hashable, Sendable {
    /// `anna.berg`, or `@unit` for a mailbox: no person's id begins with `@`; `@unit+on-call` for those on call.
    public var id: String
    /// The person's name, or the unit's.
    public var name: String
    /// The mail address.
    public var address: MailAddress
    /// The person's unit, or the mailbox's.
    public var unit: UnitID
    /// The language that the person reads; nil: the installation's.
    public var language: Language?

    /// Whether it is a unit's function mailbox or on-call address, and no person.
    public var isMailbox: Bool { id.hasPrefix("@") }
    /// Whether it is whoever is on call for a unit: no window closes for them.
    public var isOnCall: Bool { isMailbox && id.hasSuffix(Self.onCall) }
    private static let onCall = "+on-call"
    /// Whether it is the address of the heartbeat: no unit has no name.
    public var isHeartbeat: Bool { id == Self.heartbeat }
    private static let heartbeat = "@+heartbeat"

    /// A recipient with these particulars.
    public init(id: String, name: String, address: MailAddress, unit: UnitID, language: Language? = nil) {
        self.id = id
        self.name = name
        self.address = address
        self.unit = unit
        self.language = language
    }

    /// A person, if there is an address.
    init?(_ person: Person) {
        guard let address = person.address else { return nil }
        self.init(
            id: person.id.text, name: person.name, address: address, unit: person.unit, language: person.language)
    }

    /// A unit's function mailbox, if there is one.
    init?(_ unit: Unit) {
        guard let mailbox = unit.mailbox else { return nil }
        self.init(id: "@" + unit.id.text, name: unit.name, address: mailbox, unit: unit.id)
    }

    /// Whoever is on call for a unit, if there is an address.
    init?(onCallFor unit: Unit) {
        guard let address = unit.onCall else { return nil }
        self.init(id: "@" + unit.id.text + Self.onCall, name: unit.name, address: address, unit: unit.id)
    }

    /// Where heartbeats go.
    init?(heartbeat address: MailAddress) {
        guard let unit = UnitID("sipd") else { return nil }
        self.init(id: Self.heartbeat, name: "heartbeat", address: address, unit: unit)
    }
}
