import SIPOutputs
import SIPRules

/// The words of a letter's plain text, as far as they may be case references: of the parts in which each thing that it tells
/// stands in a line of its own. How each is done, why it came and how its date was counted name the cases again.
struct LetterWords {
    private var counts: [String: Int] = [:]

    /// Each word once.
    var distinct: some Collection<String> { counts.keys }

    /// How often a word stands there.
    func count(of word: String) -> Int { counts[word] ?? 0 }

    /// Reads the first part that is plain text, or all of what is none but text.
    init(_ bytes: [UInt8], isWhole: Bool = false) {
        var word: [UInt8] = []
        for byte in (isWhole ? bytes : Self.lines(of: Self.plain(bytes))) + [0x20] {
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                word.append(byte)
            default:
                if !word.isEmpty { counts[String(decoding: word, as: UTF8.self), default: 0] += 1 }
                word = []
            }
        }
    }

    private static let texts = Language.allCases.map(\.texts)
    private static let howTo = Set(texts.map { Array($0.howTo.utf8) })
    private static let last = Set(texts.flatMap { [Array($0.whyYou.utf8), Array($0.howCounted.utf8)] })
    private static let informed = texts.map { $0.heading(.informed, count: 0).utf8.prefix { $0 != UInt8(ascii: "0") } }

    private static func lines(of text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var isTelling = true
        for line in text.split(separator: 0x0A) {
            let line = Array(line)
            if last.contains(line) { break }
            if howTo.contains(line) { isTelling = false }
            if informed.contains(where: { line.starts(with: $0) }) { isTelling = true }
            if isTelling { out += line + [0x0A] }
        }
        return out
    }

    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        guard let type = start(of: "Content-Type: text/plain", in: bytes[...]),
            let gap = start(of: "\r\n\r\n", in: bytes[type...]) ?? start(of: "\n\n", in: bytes[type...])
        else { return [] }
        let body = bytes[gap...]
        return unquoted(body[..<(start(of: "\n--=_", in: body) ?? body.endIndex)])
    }

    /// Where a text begins. The standard library's search takes longer than the letter took to write.
    private static func start(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let text = Array(text.utf8)
        guard let first = text.first else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            guard buffer.count >= text.count else { return nil }
            for start in 0...(buffer.count - text.count) where buffer[start] == first {
                if (1..<text.count).allSatisfy({ buffer[start + $0] == text[$0] }) {
                    return bytes.startIndex + start
                }
            }
            return nil
        }
    }

    /// Quoted-printable undone (RFC 2045 § 6.7).
    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "="), let first = rest.popFirst() else {
                out.append(byte)
                continue
            }
            if first == 0x0A { continue }
            guard let second = rest.popFirst() else { break }
            if first == 0x0D, second == 0x0A { continue }
            out.append(UInt8(String(decoding: [first, second], as: UTF8.self), radix: 16) ?? 0x3F)
        }
        return out
    }
}
