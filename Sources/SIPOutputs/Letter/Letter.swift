public import SIPRules

/// A digest as a letter: what one recipient is told at once, in the recipient's language.
///
/// The same values always give the same bytes: a letter rendered again after a stop is the one that was claimed.
public struct Letter: Sendable {
    /// What is told.
    public var digest: Digest
    /// On which day, and with whose names and numbers.
    public var occasion: Occasion
    /// By whom.
    public var sender: Sender
    /// The days on which sipd was away, when this letter makes up for them.
    public var away: ClosedRange<Day>?

    /// A letter.
    public init(_ digest: Digest, on occasion: Occasion, from sender: Sender, away: ClosedRange<Day>? = nil) {
        self.digest = digest
        self.occasion = occasion
        self.sender = sender
        self.away = away
    }

    /// The finished file. `id`: the local part of its Message-ID, from the digest's identity. `sent`: when it was decided.
    /// `told`: what it tells, for sipd itself.
    ///
    /// Throws what makes it unfit to be sent: a recipient's address that is none, a personal identity number anywhere.
    public func file(
        id: String, sent: Instant, told: String? = nil, seal: String? = nil
    ) throws(LetterError) -> MessageFile {
        guard let id = MessageID(id, at: sender.domain) else { throw .identifier }
        let headers = MessageHeaders(
            from: sender.from, to: try recipient, subject: subject,
            date: MailDate(sent, in: occasion.environment.zone), id: id, thread: thread, list: sender.domain,
            heartbeat: digest.heartbeat.map(words), told: told, seal: seal)
        let file = MessageFile(headers, [Passage(in: language, blocks)], items: calendarItems)
        try PersonalNumberCheck.check(file)
        return file
    }

    var language: Language { digest.recipient.language ?? sender.language }
    var texts: any Texts { language.texts }

    private var subject: HeaderText {
        let marks = (sender.trial == nil ? [] : [texts.trialMark]) + (digest.part.map { [texts.mark($0)] } ?? [])
        let words = digest.heartbeat.map { texts.subject(of: $0) } ?? texts.subject(of: digest, on: occasion)
        return HeaderText(marks.map { "[\($0)] " }.joined() + words)
    }

    private var recipient: Mailbox {
        get throws(LetterError) {
            if let trial = sender.trial { return trial }
            do throws(SyntaxError) {
                return try Mailbox(digest.recipient.address, name: HeaderText(digest.recipient.name))
            } catch {
                throw .address(error, recipient: digest.recipient.id)
            }
        }
    }

    /// A heartbeat for a program.
    private func words(_ heartbeat: Heartbeat.Report) -> [String] {
        let next = occasion.environment.zone.localISO(heartbeat.next)
        return ["next=\(next)", "plans=\(heartbeat.plans)", "troubles=\(heartbeat.troubles)"]
    }

    /// Letters about one plan alone are one thread in a mail program; a letter about several belongs to none.
    private var thread: [MessageID] {
        let subjects = Set(digest.reminders.map(\.obligation.subject))
        guard subjects.count == 1, case .plan(let plan) = subjects.first else { return [] }
        return MessageID("plan." + fingerprint([plan.text]), at: sender.domain).map { [$0] } ?? []
    }
}

/// Why a digest is no letter.
public enum LetterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The recipient's address in the roster cannot be written to.
    case address(SyntaxError, recipient: String)
    /// The Message-ID given is no dot-atom of at most 128 bytes.
    case identifier
    /// The letter holds a personal identity number or a coordination number, which no letter may. Never repeats it.
    case personalNumber(in: PersonalNumberCheck.Place)
    /// With one reminder alone it has more bytes than a letter may have.
    case tooBig(bytes: Int)
    /// The recipient's identifier gives a file no name.
    case fileName(recipient: String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .address(let error, let recipient): "\(recipient): error: \(error)"
        case .identifier: "error: the Message-ID cannot stand in a header; give letters, digits and single dots"
        case .personalNumber(let place):
            "error: the letter's \(place.rawValue) holds a personal identity number; it was not sent. Look for the number "
                + "in the roster, the settings and the plan, and take it out"
        case .tooBig(let bytes): "its letter of \(bytes) bytes is too big to be sent"
        case .fileName(let recipient): "no file name can be made for \(recipient)"
        }
    }
}
