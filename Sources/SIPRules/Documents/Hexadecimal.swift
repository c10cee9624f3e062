/// Hexadecimal digits, written and read here alone.
package enum Hexadecimal {
    /// As mail and our own escapes write them.
    package static let upper = Array("0123456789ABCDEF".utf8)
    /// As hashes are written.
    package static let lower = Array("0123456789abcdef".utf8)

    /// The two digits of a byte.
    package static func digits(_ byte: UInt8, _ digits: [UInt8] = upper) -> [UInt8] {
        [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
    }
}

extension Sequence<UInt8> {
    /// Two digits a byte, lower case.
    package var hexadecimal: String {
        String(decoding: flatMap { Hexadecimal.digits($0, Hexadecimal.lower) }, as: UTF8.self)
    }
}

extension UnsignedInteger {
    /// The number, with zeros before it where it has fewer digits.
    package func hexadecimal(digits: Int = 1, uppercase: Bool = false) -> String {
        let text = String(self, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit; nil for another character.
    package var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self & 0x0F
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): (self & 0x0F) + 9
        default: nil
        }
    }
}
