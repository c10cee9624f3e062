internal import Glibc
internal import SIPFiles

/// A folder of sipd's own.
enum Folder {
    /// Makes a folder, and those above that are missing, for sipd alone.
    static func make(_ path: String) throws(SystemError) {
        do throws(SystemError) { _ = try WriterFolder(path, making: 0o750) } catch {
            guard error.code != EPERM else { throw error }
            throw error.adding("make it, and give it to the user that sipd runs as")
        }
    }
}
