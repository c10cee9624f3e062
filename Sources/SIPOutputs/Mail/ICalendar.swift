public import SIPRules

/// A dated item that a letter's reader may put in a calendar.
///
/// An all-day event, not a to-do: Outlook and the calendars of phones import events from an attachment and ignore VTODO.
/// It blocks no time and rings no alarm; the letter is the reminder. It is private: a calendar is often shared.
public struct CalendarItem: Hashable, Sendable {
    /// Stable for the obligation: a second letter about it moves the item instead of adding one.
    public let uid: MessageID
    /// When: the whole day.
    public let day: Day
    /// One line.
    public let summary: HeaderText
    /// Any number of lines.
    public let details: String

    /// An item.
    public init(uid: MessageID, day: Day, summary: HeaderText, details: String) {
        self.uid = uid
        self.day = day
        self.summary = summary
        self.details = details
    }
}

/// RFC 5545: the items as one file.
enum ICalendar {
    /// The file, with CRLF as the standard demands. `stamp`: when the letter was decided.
    static func file(_ items: [CalendarItem], from organizer: Mailbox, stamp: Instant) -> String {
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sipd//sipd//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        ]
        return (lines + items.flatMap { event($0, organizer, stamp: stamp) } + ["END:VCALENDAR"])
            .reduce(into: "") { $0 += folded($1) }
    }

    private static func event(_ item: CalendarItem, _ from: Mailbox, stamp: Instant) -> [String] {
        // Without DTEND an event that begins on a date lasts that day (§ 3.6.1). Of two letters about a duty the later one
        // has the higher number, and a calendar keeps that one's item: minutes, for which there is room for 4,000 years.
        return [
            "BEGIN:VEVENT",
            "UID:" + escaped(item.uid.text),
            "SEQUENCE:\(max(0, stamp.seconds / 60))",
            "DTSTAMP:" + basic(stamp.description),
            organizer(from),
            "DTSTART;VALUE=DATE:" + basic(item.day.description),
            "SUMMARY:" + escaped(item.summary.text),
            "DESCRIPTION:" + escaped(item.details),
            "CLASS:PRIVATE",
            "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    }

    /// § 3.8.4.3, with the name as a parameter (§ 3.2.2), where a double quote has no place, and the address as a URI.
    private static func organizer(_ from: Mailbox) -> String {
        let name = from.name.map { ";CN=\"\($0.text.filter { $0 != "\"" })\"" } ?? ""
        let address = from.address.utf8.reduce(into: "") { out, byte in
            let scalar = Unicode.Scalar(byte)
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-._~@!$'*+".utf8.contains(byte)
            {
                out.unicodeScalars.append(scalar)
            } else {
                out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return "ORGANIZER\(name):mailto:\(address)"
    }

    /// ISO 8601 without its separators.
    private static func basic(_ extended: String) -> String { extended.filter { $0 != "-" && $0 != ":" } }

    /// § 3.3.11: a line break becomes `\n`, so a value can never begin a property.
    static func escaped(_ text: String) -> String {
        text.cleanedLines.unicodeScalars.reduce(into: "") { out, scalar in
            switch scalar {
            case "\\", ";", ",": out += "\\" + String(scalar)
            case "\n": out += "\\n"
            default: out.unicodeScalars.append(scalar)
            }
        }
    }

    /// § 3.1: lines of at most 75 octets without their end, never broken inside a scalar.
    static func folded(_ line: String) -> String {
        var out = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if octets + length > 75 {
                out += "\r\n "
                octets = 1
            }
            out.unicodeScalars.append(scalar)
            octets += length
        }
        return out + "\r\n"
    }
}
