public import SIPRules

/// What a letter tells, as it stands in the letter itself: the only other place where it can be read when the ledger is lost
/// and put back from a backup that is older than the letter.
///
/// `anna.berg;start-without-delay,2026-06-04,due,act,K26-0007,{};…`, every byte that is not plain as `%` and two digits, and
/// no white space, so that it may be folded anywhere. Of a letter on trial the recipient is followed by a comma and where
/// the letter went.
public struct LetterContents: Hashable, Sendable {
    /// One thing that it tells.
    public struct Item: Hashable, Sendable {
        /// What it is about.
        public var key: ReminderKey
        /// Whether the recipient is to act, or to know.
        public var part: Reminder.Part
    }

    /// The recipient's id.
    public var recipient: String
    /// Where the letter went instead, while sipd was on trial.
    public var trial: String?
    /// In the order of the letter.
    public var items: [Item]

    /// What a digest tells.
    public init(_ digest: SIPRules.Digest, trial: String? = nil) {
        recipient = digest.recipient.id
        self.trial = trial
        items = digest.reminders.map { Item(key: $0.key, part: $0.part) }
    }

    /// In one line. Nil when something in it reads as a personal identity number: no letter holds one, not even by chance; and
    /// of a letter that tells nothing.
    public var text: String? {
        guard !items.isEmpty else { return nil }
        let lines = items.map { item in
            [
                item.key.rule.rawValue, item.key.due.description, item.key.rung, item.part.rawValue,
                item.key.subject.text, item.key.instance.json,
            ].map(Self.plain).joined(separator: ",")
        }
        let reader = ([recipient] + (trial.map { [$0] } ?? [])).map(Self.plain).joined(separator: ",")
        let text = ([reader] + lines).joined(separator: ";")
        return PersonalNumber.found(in: text.utf8) ? nil : text
    }

    /// Reads what `text` wrote; nil for anything else, and for a rule that sipd no longer has.
    public init?(text: String) {
        var lines = text.split(separator: ";", omittingEmptySubsequences: false)
        guard lines.count > 1 else { return nil }
        let head = lines.removeFirst().split(separator: ",", omittingEmptySubsequences: false)
        let reader = head.compactMap(Self.read)
        guard reader.count == head.count, 1...2 ~= reader.count, let recipient = reader.first, !recipient.isEmpty else {
            return nil
        }
        var items: [Item] = []
        for line in lines {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).compactMap(Self.read)
            guard fields.count == 6, let rule = RuleID(rawValue: fields[0]), let due = Day(fields[1]),
                let part = Reminder.Part(rawValue: fields[3]), let subject = Obligation.Subject(text: fields[4]),
                let instance = Instance(json: fields[5])
            else { return nil }
            let key = ReminderKey(
                subject: subject, rule: rule, instance: instance, due: due, rung: fields[2], recipient: recipient)
            items.append(Item(key: key, part: part))
        }
        self.recipient = recipient
        trial = reader.dropFirst().first
        self.items = items
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: #"._-~/:{}""#.utf8.contains(byte)
        }
    }

    private static func plain(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes += Hexadecimal.digits(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func read(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap({ Hexadecimal.upper.firstIndex(of: $0) }),
                    let low = rest.popFirst().flatMap({ Hexadecimal.upper.firstIndex(of: $0) })
                else { return nil }
                bytes.append(UInt8(high << 4 | low))
            } else if isPlain(byte) {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
