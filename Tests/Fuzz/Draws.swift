import Foundation
import GRDB

/// Column values drawn from an input, of any type and often of a kind that the reader expects.
struct Draws {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// A value: nothing, a number, a text or bytes of the input, or one of the words.
    mutating func value(_ words: [String]) -> DatabaseValue {
        let kind = byte()
        switch kind % 8 {
        case 0: return .null
        case 1: return Int64(Int8(bitPattern: byte())).databaseValue
        case 2: return Int64(bitPattern: bytes(8).reduce(0) { $0 << 8 | UInt64($1) }).databaseValue
        case 3: return Double(bitPattern: bytes(8).reduce(0) { $0 << 8 | UInt64($1) }).databaseValue
        case 4: return String(decoding: bytes(Int(byte() % 64)), as: UTF8.self).databaseValue
        case 5: return Data(bytes(Int(byte() % 64))).databaseValue
        default: return words[Int(byte()) % words.count].databaseValue
        }
    }
}
