internal import SIPDaemon
package import SIPOutputs
package import SIPRules
package import SIPStores

/// Writes the same few bytes for every digest.
package struct SameLetter: LetterWriter {
    /// A writer.
    package init() {}

    /// A letter without a word.
    package func letter(_ digest: Digest, named name: LetterName) throws(LetterError) -> [UInt8] {
        Array("From: sipd\n\n".utf8)
    }
}
