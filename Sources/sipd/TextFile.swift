internal import SIPDaemon
internal import SIPFiles
internal import SIPStores

/// One file named on the command line.
enum TextFile {
    /// Its bytes. A pipe, a device or a link at that name is refused without waiting on it.
    static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
        let (folder, name) = WriterFolder.parts(path)
        do throws(FileError) {
            guard !name.isEmpty else { throw .notRegular }
            return try RootFolder(folder).read(name, limit: limit).bytes
        } catch {
            let reason =
                switch error {
                case .vanished: "no such file"
                case .notRegular: "not a regular file"
                case .tooLarge(let size): "\(size) bytes; at most \(limit) are read; shorten it"
                default: error.description
                }
            throw CommandFailure(.noInput, "\(path): error: \(reason)")
        }
    }
}
