package import SIPOutputs
package import SIPRules
package import SIPStores

/// Makes a digest's letter. The same digest gives the same bytes.
package protocol LetterWriter {
    /// The letter's file.
    ///
    /// - Throws: why there is none; nothing is told then.
    func letter(_ digest: Digest, named name: LetterName) throws(LetterError) -> [UInt8]
}

/// Writes the letters of one round.
struct DigestWriter: LetterWriter {
    let occasion: Occasion
    let sender: Sender
    /// The days for which they make up.
    let away: ClosedRange<Day>?
    /// By which sipd knows a letter again as its own.
    let seal: LetterSeal
    /// When they were decided.
    let sent: Instant

    func letter(_ digest: Digest, named name: LetterName) throws(LetterError) -> [UInt8] {
        let told = LetterContents(digest, trial: sender.trial?.address).text
        return try Letter(digest, on: occasion, from: sender, away: away)
            .file(id: name.stem, sent: sent, told: told, seal: seal.seal(on: name.text, told: told)).bytes
    }
}
