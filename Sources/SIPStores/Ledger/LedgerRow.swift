internal import Foundation
internal import GRDB

/// Columns read without trust: a damaged file gives an error, where GRDB's subscripts would trap. `SQLITE_FORMAT` is our word
/// for what was written wrong; of its pages SQLite says that they are corrupt.
extension Row {
    func integer(_ column: Int) throws -> Int64 {
        guard case .int64(let value) = storage(column) else { throw unreadable(column) }
        return value
    }

    func text(_ column: Int) throws -> String {
        guard case .string(let value) = storage(column) else { throw unreadable(column) }
        return value
    }

    func blob(_ column: Int) throws -> Data {
        guard case .blob(let value) = storage(column) else { throw unreadable(column) }
        return value
    }

    func integerOrNull(_ column: Int) throws -> Int64? {
        if case .null = storage(column) { return nil }
        return try integer(column)
    }

    func textOrNull(_ column: Int) throws -> String? {
        if case .null = storage(column) { return nil }
        return try text(column)
    }

    private func storage(_ column: Int) -> DatabaseValue.Storage {
        (self[column] as DatabaseValue).storage
    }

    private func unreadable(_ column: Int) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_FORMAT, message: "column \(column) holds another type")
    }
}
