import Glibc

extension String {
    /// Whether it holds another text, byte for byte and up to a NUL: many times faster than by characters.
    public func holds(_ other: String) -> Bool { strstr(self, other) != nil }
}
