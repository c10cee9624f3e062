public import SIPRules

/// Who writes: what every letter of this installation has in common.
public struct Sender: Hashable, Sendable {
    /// The address, and the name that a reader sees.
    public var from: Mailbox
    /// Whom to ask, as the footer says it: a name, an address, a telephone number.
    public var contact: String
    /// For recipients who have no language of their own.
    public var language: Language
    /// Where every letter goes in trial mode. Nil: letters go to their recipients.
    public var trial: Mailbox?
    /// What comes after the @ in Message-IDs.
    public var domain: MailDomain

    /// A sender.
    public init(
        from: Mailbox, contact: String, language: Language = .swedish, trial: Mailbox? = nil, domain: MailDomain
    ) {
        self.from = from
        self.contact = contact
        self.language = language
        self.trial = trial
        self.domain = domain
    }
}
