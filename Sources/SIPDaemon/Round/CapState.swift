package import SIPRules

/// What the caps hold.
package struct CapState {
    /// Whether a cap holds letters.
    package enum Phase: Hashable {
        /// No letter is held.
        case open
        /// Some are.
        case holding
        /// Somebody has let them go: the next round looks at the present slot again, without a cap.
        case released
    }

    /// The letters that are held.
    package var held = HeldLetters()
    private var isReleased = false

    /// Whether any are, or are let go.
    package var phase: Phase { isReleased ? .released : held.isEmpty ? .open : .holding }

    /// Lets go what is held, if anything is.
    mutating func release() { isReleased = held.letters > 0 }

    /// What was let go has gone.
    mutating func close() { isReleased = false }

    /// What the administrators are to know of it.
    package func report(_ configuration: Configuration) -> (letters: Int, caps: [LetterCap])? {
        held.letters > 0 && phase != .released ? (held.letters, caps(configuration)) : nil
    }

    /// The caps that hold something back.
    func caps(_ configuration: Configuration) -> [LetterCap] {
        (held.ofRound > 0 ? [.round(configuration.lettersPerRound)] : [])
            + (held.ofHour > 0 ? [.hour(configuration.lettersPerHour)] : [])
    }
}
