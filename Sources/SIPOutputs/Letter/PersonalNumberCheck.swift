internal import SIPRules

/// The last look at a letter before it leaves: nothing that names the individual may be in it.
///
/// Documents with a personal identity number were refused long before; this is for what came another way, such as a name
/// in the roster or a text in the configuration.
public enum PersonalNumberCheck {
    /// Throws when a personal identity number stands anywhere that people read. Message-IDs are not looked at: they are
    /// hashes, which look like numbers now and then and tell nothing.
    public static func check(_ letter: MessageFile) throws(LetterError) {
        let headers = letter.headers
        let addresses = [headers.from, headers.to] + [headers.replyTo].compactMap { $0 }
        try refuse([headers.subject.text], .subject)
        try refuse(addresses.map(\.description), .address)
        try refuse(letter.passages.flatMap(\.blocks).flatMap(\.lines), .body)
        try refuse(letter.items.flatMap { [$0.summary.text, $0.details] }, .calendar)
    }

    private static func refuse(_ texts: [String], _ place: Place) throws(LetterError) {
        if texts.contains(where: { PersonalNumber.found(in: $0.utf8) }) { throw .personalNumber(in: place) }
    }
}

extension PersonalNumberCheck {
    /// Where in the letter.
    public enum Place: String, CaseIterable, Hashable, Sendable {
        /// The subject line.
        case subject
        /// A sender's or recipient's name or address.
        case address
        /// The text.
        case body
        /// The attached calendar.
        case calendar
    }
}

extension Block {
    /// The text of the block, each piece on its own.
    fileprivate var lines: [String] {
        switch self {
        case .title(let prose), .heading(let prose), .subheading(let prose), .paragraph(let prose), .note(let prose):
            [prose.plain]
        case .list(let items): items.map(\.plain)
        }
    }
}
