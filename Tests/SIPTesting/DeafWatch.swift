public import SIPFiles
public import SIPStores

/// A watch that hears nothing and knows it, as on a network disk.
public final class DeafWatch: PlanWatch {
    /// None.
    public let descriptor: Int32 = -1
    /// It does not.
    public let tellsAll = false

    /// A watch.
    public init() {}

    /// Nothing.
    public func read() throws(SystemError) -> [DirectoryWatch.Change] { [] }
}
