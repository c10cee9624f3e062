/// The version of this sipd.
public enum Version {
    /// Semantic version, without a leading `v`.
    public static let text = "0.3.0"
}
