/// Hashes that are the same on every machine and in every run, unlike `hashValue`. None is secret.
extension UInt64 {
    /// FNV-1a of bytes.
    package static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }

    /// Its bits mixed, so that each hangs on all: the last step of SplitMix64 (Steele, Lea and Flood, 2014).
    package var mixed: UInt64 {
        var mixed = self
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
