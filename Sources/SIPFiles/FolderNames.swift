internal import Glibc

/// The names in a folder, one at a time, but for its own and that of the folder above.
@safe package struct FolderNames: ~Copyable {
    /// A name as the folder has it, of any bytes. To be read before the next one is asked for.
    @safe package struct Name {
        /// As the system's calls take it.
        package let pointer: UnsafePointer<CChar>
        /// What it stands for, `DT_REG` and the like; `DT_UNKNOWN` where the folder does not say.
        package let kind: Int

        /// Without the zero at the end.
        package var bytes: UnsafeRawBufferPointer {
            unsafe UnsafeRawBufferPointer(start: pointer, count: strlen(pointer))
        }

        /// Nil when it is no UTF-8.
        package var text: String? { unsafe String(validatingCString: pointer) }
    }

    private let stream: OpaquePointer
    private let path: String

    /// Takes over a folder's descriptor, closed if that fails. `path`: for an error to say.
    package init(owning number: Int32, path: String) throws(SystemError) {
        guard number >= 0, let stream = unsafe fdopendir(number) else {
            let error = SystemError(path)
            if number >= 0 { _ = close(number) }
            throw error
        }
        unsafe self.stream = stream
        self.path = path
    }

    /// Of a folder that is open, whose own position stays where it is.
    package init(of folder: Int32, path: String) throws(SystemError) {
        try unsafe self.init(owning: openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), path: path)
    }

    deinit { unsafe closedir(stream) }

    /// The folder's descriptor, to look at a name from.
    package var number: Int32 { unsafe dirfd(stream) }

    /// The next name; nil at the end. Throws when the folder does not tell all that it holds.
    package borrowing func next() throws(SystemError) -> Name? {
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                guard errno == 0 else { throw SystemError(path) }
                return nil
            }
            guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
            let pointer = unsafe UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            if unsafe strcmp(pointer, ".") == 0 || strcmp(pointer, "..") == 0 { continue }
            return unsafe Name(pointer: pointer, kind: Int(entry.pointee.d_type))
        }
    }
}
