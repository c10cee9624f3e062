internal import Foundation
internal import GRDB
internal import Glibc
internal import SIPFiles

extension DatabaseQueue {
    /// Opens the database at `path` to be read, beside its writer or without one, and changes nothing: not the file, nor its
    /// log, nor the log's index, whoever asks. Of a writer that was killed it reads what stands in the log.
    static func unchanged(_ path: String) throws -> DatabaseQueue {
        try DatabaseFile.look(path)
        let isClosed = isClosed(path)
        // Without the index, which a kill leaves beside the log, reading would make it.
        if isClosed, case .there(let log) = unsafe Look(at: path + "-wal"), log.st_size > 0 {
            throw DatabaseError(
                resultCode: .SQLITE_CANTOPEN, message: "it was not closed; the next start of sipd puts it in order")
        }
        let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        // No log: whoever wrote last closed it in peace. Nothing changes under an immutable file, but for a daemon that starts
        // just now.
        let way = isClosed ? "immutable=1" : "readonly_shm=1"
        return try opened("file:\(escaped)?\(way)", configuration)
    }

    /// Whether the database at `path` has no log and index: nobody has it open.
    static func isClosed(_ path: String) -> Bool {
        unsafe Look(at: path + "-wal").isAbsent || Look(at: path + "-shm").isAbsent
    }
}
