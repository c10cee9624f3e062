/// The ways in which a personal number is written, and what only looks like one: what every place where text goes in or out
/// is tried with. The numbers are the ones that everybody uses in examples, or made up with a right check digit.
public enum NumberForms {
    /// One way.
    public struct Form: Sendable, CustomStringConvertible {
        /// As it is written.
        public var text: String
        /// The ten digits that must not be legible.
        public var digits: String
        /// In a test's words.
        public var description: String { text.debugDescription }
    }

    /// What people, programs and typesetters put between the date and the last four digits.
    private static let separators = [
        "", "-", "+", "–", "—", "‐", "\u{2011}", "\u{2012}", "\u{2212}", "\u{FF0D}", "\u{FE63}", "--", "---", " - ",
        " – ", " — ", "- ", " -", " ", "  ", "        ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}", "\t", "\n",
        "\r\n", "-\n", "\u{2028}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{200F}", "\u{202E}",
        ".", "..", " . ", "_", "__", "/", " / ", "\\", "·", "•", "|", "~", ":", ": ", ", ", ";", "*", "'", "\" \"",
        " (", "][", "=", "\u{0}", "\u{7F}", "\u{85}",
    ]

    /// As a date in parts, in other scripts, in company.
    private static let others = [
        "1964-08-23-3234", "1964-08-23 3234", "1964-08-23 - 3234", "1964-08-23 – 3234", "1964-08-23\u{A0}3234",
        "1964-08-23_3234", "1964-08-23/3234", "1964-08-23, 3234", "1964/08/23-3234", "1964/08/23 3234",
        "1964.08.23.3234", "1964_08_23_3234", "1964 08 23 3234", "1964–08–23–3234", "1964\u{200B}0823-32\u{AD}34",
        "64-08-23-3234", "64-08-23 3234", "64 08 23 3234", "64.08.23-3234", "640823-32-34", "640823 32 34",
        "19-640823-3234", "1964-0823-3234", "64-0823-3234", "6 4 0 8 2 3 3 2 3 4", "6-4-0-8-2-3-3-2-3-4",
        "64 08 23 32 34", "19 64 08 23 32 34", "1.9.6.4.0.8.2.3.3.2.3.4", "６４０８２３－３２３４", "٦٤٠٨٢٣-٣٢٣٤",
        "६४०८२३ ३२३४", "𝟔𝟒𝟎𝟖𝟐𝟑-𝟑𝟐𝟑𝟒", "⁶⁴⁰⁸²³⁻³²³⁴", "⑥④0⑧②③-③②③④", "6\u{FE0F}\u{20E3}40823-3234",
        "640823\\xE2\\x80\\x933234", "640823\\u{2013}3234", "640823\\u20133234", "640823\\n3234",
        "Anna, 640823-3234, ringer",
        "pnr640823-3234x", "x6408233234y", "K-2026-0417-640823-3234", "2026-03-30 640823-3234", "5 640823-3234",
        "plan_19640823_3234", "K-2026-0417-1964-08-23-3234", "tel:640823-3234", "640823-3234/2",
        "1964-08-23-3234-2026-03-30",
    ]

    /// Over a hundred ways, in each of them nobody's number.
    public static let all: [Form] =
        separators.flatMap { separator in
            ["640823", "19640823"].map { Form(text: $0 + separator + "3234", digits: "6408233234") }
        } + others.map { Form(text: $0, digits: "6408233234") }
        + [
            "1912-12-12 1212", "121212 - 1212", "1912-12-12_1212", "12-12-12 1212", "19121212+1212",
            "1912121212\u{AD}12", "１９１２１２１２１２１２", "१९१२१२१२१२१२", "๑๙๑๒๑๒๑๒๑๒๑๒", "𝟏𝟗𝟏𝟐𝟏𝟐𝟏𝟐𝟏𝟐𝟏𝟐",
            "191212 12 1212", "19 1212 12 1212", "1912121212 12", "19121 21212 12",
        ]
        .map { Form(text: $0, digits: "1212121212") }
        // A coordination number: 60 is added to the day.
        + ["701063-2391", "19701063 2391", "1970-10-63/2391"].map { Form(text: $0, digits: "7010632391") }
        // Of a child.
        + ["20150618-1435", "2015-06-18-1435", "150618-1435"].map { Form(text: $0, digits: "1506181435") }

    /// What must stay as it is.
    public static let friends = [
        "K-2026-0107", "K-2026-0417-1400", "2026-03-30", "2026-03-30T08:00:00Z", "2026-11-29T19:47:12.123456+01:00",
        "2026-03-05 1430", "2026-03-05 14:30", "2026-03-05_1430", "2026-03-05_14.30", "20260305_1430",
        "20260305T143000",
        "2026-03-30–2026-04-02", "2026-03-30 - 2026-04-02", "2026-03-30/2026-04-02", "2026-12-07, 2026-12-14",
        "1964-08-23 – 1983-08-23", "20261129t1947z-anna.lind.eml", "20261129t1947z.2-anna.lind", "20261129T194712Z",
        "now-487524a300d6d1c1d29dab38491f822b.eml", "now-487524a6408233234d1c1d29dab38491.eml",
        "<20261129t1947z-anna.lind@sip.example.se>", "plan.4c0823a6408233f1@sip.example.se",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "070-112 34 57", "070-1123457",
        "0701-12 34 57",
        "070-121 21 21", "036-12 34 56 78", "0510-12 34 58", "010-112 12 18", "+46 11 12 34 58", "+4611123458",
        "+46 70 112 34 57", "+46701123457", "46701123457@sms.example.se", "+46 36 12 12 12", "556012-5790",
        "165560125790", "640823-3235", "641323-3234", "640800-3234", "640832-3234", "640892-3234", "16640823-3234",
        "6408233234123", "12345640823", "640823 st 3234", "114327 v3.0", "SFS 2017:30", "192.168.12.12", "1.0.3", "12",
        "08:00-12:00", "16 kap. 4 §", "1795981234",
    ]

    /// Whether the digits stand in what was printed for somebody to read, whatever is between them and whatever script they
    /// are in; written apart from the product's own search. Escaped characters have digits of their own, and are left out.
    public static func isLegible(_ digits: String, in printed: String) -> Bool {
        let text =
            !printed.contains("\\")
            ? printed : printed.replacing(/\\x[0-9A-Fa-f]{2}|\\u\{[0-9A-Fa-f]+\}|\\u[0-9A-Fa-f]{4}/, with: "")
        let found = text.unicodeScalars.compactMap { scalar in
            scalar.isASCII && !("0"..."9" ~= scalar)
                ? nil
                : scalar.properties.numericValue.flatMap { Int(exactly: $0) }.flatMap { 0...9 ~= $0 ? String($0) : nil }
        }.joined()
        return found.contains(digits)
    }
}
