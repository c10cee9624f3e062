/// The version of this sipd.
public enum Version {
    public static let text = "0.1.0"
}
