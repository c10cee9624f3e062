import Glibc
import SIPRules
import SIPTesting

/// A whole store, drawn from the schema and the tables of keys: each byte is a choice, so that what the fuzzer changes is
/// a date, a name or a length, and the document stays one.
enum Drawn {
    static func meet(_ bytes: [UInt8]) {
        let store = DrawnStore(Chance(bytes: bytes))
        let (environment, plans, _) = store.read()
        for (_, text) in store.plans.prefix(2) { Plans.meet(Array(text.utf8)) }
        guard let environment else { return }
        Office.live(with: Array(plans.prefix(2)), environment: environment)
    }

    /// Writes documents of so many stores, for the fuzzer to begin with: `FOLDER/SUBJECT/drawn-SEED-NUMBER`.
    static func write(_ folder: String, _ count: UInt64) {
        for seed in 1...max(1, count) {
            let store = DrawnStore(seed: seed)
            let files = [("configuration", store.configuration), ("policy", store.policy), ("roster", store.roster)]
            for (number, file) in (files + store.plans.prefix(3).map { ("plan", $0.text) }).enumerated() {
                mkdir("\(folder)/\(file.0)", 0o755)
                guard let out = fopen("\(folder)/\(file.0)/drawn-\(seed)-\(number)", "w") else { continue }
                fputs(file.1, out)
                fclose(out)
            }
        }
    }
}
