internal import CLinux
public import SIPFiles

/// What tells of changes in a folder of plans: `DirectoryWatch`; in a test, one that loses them or tells of them late.
public protocol PlanWatch: AnyObject {
    /// Readable when `read` has something to tell.
    var descriptor: Int32 { get }
    /// False when files can change in ways that nothing tells of, as on a network disk.
    var tellsAll: Bool { get }
    /// What happened since the last call; empty when nothing waits. Never blocks.
    func read() throws(SystemError) -> [DirectoryWatch.Change]
}

extension DirectoryWatch: PlanWatch {
    /// Whether the folder is on a disk of this machine: what others do to a network disk the kernel does not hear of.
    public var tellsAll: Bool {
        var status = statfs()
        guard unsafe statfs(root, &status) == 0 else { return true }
        return !Self.networkDisks.contains(Int64(status.f_type))
    }

    /// NFS, SMB (three of its generations), Ceph, AFS, 9P and FUSE, by statfs(2).
    private static let networkDisks: Set<Int64> = [
        0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x00C3_6400, 0x5346_414F, 0x0102_1997, 0x6573_5546,
    ]
}
