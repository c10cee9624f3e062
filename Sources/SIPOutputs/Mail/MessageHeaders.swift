public import SIPRules

/// The header of a letter. Every field's type refuses or cleans what could end the field, so no value can add another.
///
/// There is no `Precedence`: it never was a standard, and `bulk` has letters filed as advertising. `Auto-Submitted`
/// (RFC 3834) and Exchange's `X-Auto-Response-Suppress` keep absence notices from answering. `List-Id` is what mail
/// programs and Sieve offer to sort by. There is no Bcc: what drains the spool would have to take it out.
public struct MessageHeaders: Hashable, Sendable {
    /// Who the letter is from. The envelope's sender is the draining unit's.
    public var from: Mailbox
    /// Where answers go, when not to `from`.
    public var replyTo: Mailbox?
    /// Whom the letter is for: exactly one, so a letter without recipient cannot be written.
    public var to: Mailbox
    /// The subject. Long ones fold.
    public var subject: HeaderText
    /// When it was decided to send this.
    public var date: MailDate
    /// The letter's own name.
    public var id: MessageID
    /// The letters of the same matter that went before, oldest first. The last is the one that this follows.
    public var thread: [MessageID]
    /// A stable name of this installation to sort by, such as `sip.region.example`.
    public var list: MailDomain?
    /// For whoever watches sipd: when the next heartbeat comes, and how things stand, word by word.
    public var heartbeat: [String]?
    /// For sipd itself: what it tells; see `ToldField`.
    public var told: String?
    /// The same: that it is sipd's own.
    public var seal: String?

    /// A header. What is not given is not written.
    public init(
        from: Mailbox, replyTo: Mailbox? = nil, to: Mailbox, subject: HeaderText,
        date: MailDate, id: MessageID, thread: [MessageID] = [], list: MailDomain? = nil,
        heartbeat: [String]? = nil, told: String? = nil, seal: String? = nil
    ) {
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.date = date
        self.id = id
        self.thread = thread
        self.list = list
        self.heartbeat = heartbeat
        self.told = told
        self.seal = seal
    }

    /// The fields, folded, each ended by LF; without those that describe the body.
    func rendered(languages: [Language]) -> String {
        var fields = [
            HeaderField("Date", [date.description]),
            HeaderField("From", from.words),
        ]
        if let replyTo { fields.append(HeaderField("Reply-To", replyTo.words)) }
        fields.append(HeaderField("To", to.words))
        fields += [
            HeaderField("Subject", EncodedWord.words(subject, phrase: false)),
            HeaderField("Message-ID", [id.description]),
        ]
        if let last = thread.last {
            fields.append(HeaderField("In-Reply-To", [last.description]))
            fields.append(HeaderField("References", Self.shortened(thread).map(\.description)))
        }
        if let list { fields.append(HeaderField("List-Id", ["<\(list)>"])) }
        fields += [
            HeaderField("Auto-Submitted", ["auto-generated"]),
            HeaderField("X-Auto-Response-Suppress", ["All"]),
            HeaderField("Content-Language", commaSeparated: languages.map { [$0.rawValue] }),
            HeaderField("MIME-Version", ["1.0"]),
        ]
        if let heartbeat { fields.append(HeaderField("X-SIPD-Heartbeat", heartbeat)) }
        if let told { fields.append(HeaderField(ToldField.name, ToldField.words(told))) }
        if let seal { fields.append(HeaderField(ToldField.seal, [seal])) }
        return fields.reduce(into: "") { $0 += $1.folded }
    }

    /// A thread's first letter and its latest: what programs need to join it, however long it grew (RFC 5322 § 3.6.4
    /// sets no bound, mailers do).
    private static func shortened(_ thread: [MessageID]) -> [MessageID] {
        thread.count <= 10 ? thread : Array(thread.prefix(1) + thread.suffix(9))
    }
}

extension Mailbox {
    /// The address as the words of a field: an encoded name and `<address>`, or the bare address.
    var words: [String] {
        name.map { EncodedWord.words($0, phrase: true) + ["<\(address)>"] } ?? [address]
    }
}
