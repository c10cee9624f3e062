internal import SIPRules

/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea and Flood, 2014).
struct SampleDice: RandomNumberGenerator {
    private var state: UInt64

    /// The sequence of one plan of a sample, whatever the others are.
    init(seed: UInt64, index: Int) {
        state = seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: index) &* 0x2545_F491_4F6C_DD1D
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return state.mixed
    }

    /// A number of the range. Not Swift's own way, which may change from version to version.
    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }
}
