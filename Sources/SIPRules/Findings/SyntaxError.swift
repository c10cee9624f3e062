/// A text that is not what it should be.
public struct SyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what to write instead. Nothing of the text is in it.
    public let message: Finding.Message
    /// The same for whoever has just written the text, which may be repeated.
    public let description: String

    package init(_ message: Finding.Message, said words: String? = nil) {
        self.message = message
        description = words ?? message.text
    }
}
