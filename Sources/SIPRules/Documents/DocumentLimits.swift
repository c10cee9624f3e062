/// How much of a document is read before it is refused.
public struct DocumentLimits: Hashable, Sendable {
    /// Bytes in the whole document.
    public var bytes: Int
    /// Lists and maps inside each other; the outermost counts as one.
    public var depth: Int
    /// UTF-8 bytes in one text or key, escapes resolved.
    public var textBytes: Int
    /// Values in one list.
    public var items: Int
    /// Keys in one map.
    public var keys: Int

    /// Limits of one's own; those left out are a plan document's.
    public init(
        bytes: Int = 256 * 1024, depth: Int = 16, textBytes: Int = 4096, items: Int = 1000, keys: Int = 64
    ) {
        self.bytes = bytes
        self.depth = depth
        self.textBytes = textBytes
        self.items = items
        self.keys = keys
    }

    /// One plan: 256 KiB.
    public static let plan = DocumentLimits()
    /// A configuration or policy file: 64 KiB.
    public static let configuration = DocumentLimits(bytes: 64 * 1024)
    /// A roster of a whole region: 4 MiB.
    public static let roster = DocumentLimits(bytes: 4 * 1024 * 1024, items: 100_000, keys: 100_000)
}
