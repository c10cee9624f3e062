import Foundation

/// The seeds of tests that draw: so many, or SIPD_SEEDS of them: fewer under a sanitizer, more in a night; or SIPD_SEED alone.
public enum Seeds {
    /// One seed alone is asked for, as under the sanitizers: what is long for its numbers, and no other code, is left out.
    public static var isOne: Bool { ProcessInfo.processInfo.environment["SIPD_SEEDS"] == "1" }

    /// The seeds from 1 on.
    public static func first(_ count: UInt64) -> [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SIPD_SEED"].flatMap(UInt64.init) { return [seed] }
        return Array(1...max(1, environment["SIPD_SEEDS"].flatMap(UInt64.init) ?? count))
    }
}
