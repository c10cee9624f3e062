import SIPOutputs
import SIPRules

/// Letters: what we write, and what `sipd show` reads.
enum Letters {
    static func meet(_ bytes: [UInt8]) {
        guard let letter = try? ReadLetter(bytes) else { return }
        promise(!letter.headers.isEmpty, "a letter without a header")
        promise((try? ReadLetter(bytes)) == letter, "another letter when read again")
    }

    /// What holds for every letter that we write, and what it says when it is read.
    @discardableResult
    static func check(_ bytes: [UInt8]) -> ReadLetter? {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        promise(bytes.allSatisfy { $0 == 0x0A || $0 == 0x09 || (0x20...0x7E).contains($0) }, "a letter is not ASCII")
        promise(lines.allSatisfy { $0.count <= 998 }, "a line is longer than 998 bytes")
        var names: [String] = []
        for line in lines.prefix(while: { !$0.isEmpty }) {
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix(" ") {
                promise(!names.isEmpty && text.contains { $0 != " " }, "a fold of nothing: \(text)")
            } else {
                let name = text.prefix { $0 != ":" }
                promise(known.contains(String(name)) && text.dropFirst(name.count).hasPrefix(":"), "a field \(text)")
                names.append(String(name))
            }
        }
        promise(Set(names).count == names.count && names.contains("To"), "a field twice or none: \(names)")
        do throws(SyntaxError) {
            let letter = try ReadLetter(bytes)
            let text = letter.headers.map(\.value) + letter.lines
            promise(text.allSatisfy { !holdsNumber(Array($0.utf8)) }, "a letter with a personal number")
            return letter
        } catch {
            promise(false, "a letter of ours is not read: \(error)")
            return nil
        }
    }

    private static let known: Set = [
        "Date", "From", "Reply-To", "To", "Subject", "Message-ID", "In-Reply-To", "References", "List-Id",
        "Auto-Submitted", "X-Auto-Response-Suppress", "Content-Language", "MIME-Version", "Content-Type",
        ToldField.name, ToldField.seal,
    ]
}
