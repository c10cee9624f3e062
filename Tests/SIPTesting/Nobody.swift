internal import CLinux
public import Glibc

/// A user who owns what is given to him and nothing else: root is refused nothing.
public enum Nobody {
    /// His number.
    public static let user: uid_t = 65_534

    /// Does something with his rights, in this thread alone.
    public static func does<Value>(_ body: () throws -> Value) rethrows -> Value {
        setfsuid(user)
        defer { setfsuid(geteuid()) }
        return try body()
    }

    /// Lets him have a folder and all in it.
    public static func owns(_ path: String) throws(ScratchError) {
        guard geteuid() == 0 else { return }
        guard system("chown -R \(user) '\(path)' && chmod 755 '\(path)'") == 0 else {
            throw ScratchError("chown")
        }
    }
}
