public import SIPRules

/// The name of a letter's file, made of what the letter is: the same digest has the same name whenever it is rendered.
///
/// `20261123t0700z-anna.berg.eml` for a slot, `now-` and 32 hexadecimal digits for an immediate reminder. Only
/// `[a-z0-9.-]`, at most 120 bytes up to the 999th edition, and two digests never share a name. None reads as a personal
/// number, by chance or by whom it is for: what would is spelled in letters.
///
/// What goes in place of a letter that was taken back is another edition: `20261123t0700z.2-anna.berg.eml`, `now.2-…`.
/// The number stands before the hyphen, since a person's id may end in one.
public struct LetterName: Hashable, Sendable, CustomStringConvertible {
    /// The name without `.eml`: the local part of the Message-ID, a dot-atom.
    public let stem: String

    /// The file's name.
    public var text: String { stem + ".eml" }
    /// The file's name.
    public var description: String { text }

    /// The name of a digest. An immediate one is named after its only reminder.
    public init(_ digest: SIPRules.Digest, edition: Int = 1) {
        let edition = edition > 1 ? ".\(edition)" : ""
        let id = digest.recipient.id
        if let slot = digest.slot {
            let start = Self.stamp(slot) + edition + "-"
            stem = Self.unread(start + Self.encoded(id), else: start + "-3" + HexadecimalWord.inLetters(Self.hash(id)))
        } else {
            let keys = digest.reminders.map(\.key.canonical)
            let hash = Self.hash(keys.count == 1 ? keys[0] : CanonicalJSON.array(keys))
            stem = Self.unread(
                "now\(edition)-" + HexadecimalWord.spelled(hash),
                else: "now\(edition)-" + HexadecimalWord.inLetters(hash))
        }
    }

    /// Whether a file's name is that of an immediate letter.
    static func isImmediate(_ name: String) -> Bool { name.hasPrefix("now") }

    /// When a letter was claimed, at the earliest: its slot, or for an immediate one when it was written. Nil for a file that
    /// has no letter's name.
    public static func moment(of name: String, written: Instant) -> Instant? {
        if name.wholeMatch(of: /now(\.\d+)?-[0-9a-p]{32}\.eml/) != nil { return written }
        guard let match = name.wholeMatch(of: /(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)?z(\.\d+)?-.+\.eml/) else {
            return nil
        }
        let (_, year, month, day, hour, minute, second, _) = match.output
        return Instant(utc: "\(year)-\(month)-\(day)T\(hour):\(minute):\(second ?? "00")Z")
    }

    /// What the names of a slot's letters begin with: `20261123t0700z`; the seconds only when there are any. Names of later
    /// slots, and all immediate ones, come after it in order.
    public static func stamp(_ slot: Instant) -> String {
        let digits = slot.description.filter(\.isWholeNumber)
        return
            (digits.hasSuffix("00")
            ? String(digits.prefix(8) + "t" + digits.dropFirst(8).dropLast(2))
            : String(digits.prefix(8) + "t" + digits.dropFirst(8))) + "z"
    }

    /// The first unless it reads as a personal number.
    private static func unread(_ stem: String, else other: String) -> String {
        PersonalNumber.found(in: stem.utf8) ? other : stem
    }

    /// Lower-case letters, digits and single dots stand for themselves. A hyphen begins an escape: `--` is a hyphen,
    /// `-b` is `B`, `-0` is `@`, `-1` is `_`, `-2` and two digits any other byte, `-3` and 32 digits the end of a long id.
    static func encoded(_ id: String) -> String {
        var text = ""
        let bytes = Array(id.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ".") where !isLast && !text.hasSuffix("."): text += "."
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                text += "-"
                text.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
            case UInt8(ascii: "-"): text += "--"
            case UInt8(ascii: "@"): text += "-0"
            case UInt8(ascii: "_"): text += "-1"
            default: text += "-2" + [byte].hexadecimal
            }
        }
        return text.utf8.count <= 95 ? text : text.prefix(61) + "-3" + HexadecimalWord.spelled(hash(id))
    }

    /// The first 32 hexadecimal digits of the SHA-256.
    private static func hash(_ text: String) -> String {
        SHA256.digest(text).prefix(16).hexadecimal
    }
}

extension ReminderKey {
    /// The key in one spelling that never changes.
    var canonical: String {
        CanonicalJSON.array([subject.text, rule.rawValue, instance.json, due.description, rung, recipient])
    }
}
