import SIPRules

/// What holds for every finding about a document: it is about a place in it, safe to print, and there is an error exactly
/// when the document was not taken.
func check(_ findings: [Finding], of bytes: [UInt8], taken: Bool, breaks: Set<Unicode.Scalar> = ["\n"]) {
    promise(findings.contains { $0.severity == .error } != taken, "taken \(taken), yet \(findings)")
    guard !findings.isEmpty else { return }
    var lines = 1
    var (longest, column) = (1, 1)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        if breaks.contains(scalar) { lines += 1 }
        column = scalar == "\n" ? 1 : column + 1
        longest = max(longest, column)
    }
    for finding in findings {
        promise((0...lines).contains(finding.line), "line \(finding.line) of \(lines): \(finding)")
        promise((0...longest).contains(finding.column), "column \(finding.column) of \(longest): \(finding)")
        promise(finding.line > 0 || finding.column == 0, "a column without a line: \(finding)")
        check(printed: finding.description)
    }
}

/// What people see on a terminal or in a log: visible, and nobody's number in it.
func check(printed text: String) {
    promise(VisibleText.of(text) == text, "not all of it is visible: \(text.debugDescription)")
    promise(!holdsNumber(Array(text.utf8)), "a personal number is printed: \(text)")
}

/// The plainest spelling of a personal number: ten or twelve digits between others than digits, with month, day and check
/// digit. Written apart from the product's own search, which looks for more; blind where escapes and comments can hide one.
func holdsNumber(_ bytes: [UInt8]) -> Bool {
    if bytes.contains(where: { $0 >= 0x80 || "\\#%+".utf8.contains($0) }) { return false }
    // A hash is none.
    let isHexadecimal = { (byte: UInt8) in "0123456789abcdefABCDEF".utf8.contains(byte) }
    if bytes.split(whereSeparator: { !isHexadecimal($0) }).contains(where: { $0.count >= 32 }) { return false }
    return bytes.split(whereSeparator: { !(0x30...0x39).contains($0) }).contains { run in
        let digits = run.map { Int($0) - 0x30 }
        guard digits.count == 10 || digits.count == 12 && [18, 19, 20].contains(digits[0] * 10 + digits[1]) else {
            return false
        }
        let ten = Array(digits.suffix(10))
        let (month, day) = (ten[2] * 10 + ten[3], ten[4] * 10 + ten[5])
        guard (1...12).contains(month), (1...31).contains(day) || (61...91).contains(day) else { return false }
        let sum = ten.enumerated().map { $0 % 2 == 0 ? $1 * 2 / 10 + $1 * 2 % 10 : $1 }.reduce(0, +)
        return sum % 10 == 0
    }
}
