import SIPRules
import SIPTesting

/// A plan document: read, decided about, and told of.
enum Plans {
    static func meet(_ bytes: [UInt8]) {
        let (plan, findings) = PlanDocument.read(bytes, path: "plan.json")
        check(findings, of: bytes, taken: plan != nil)
        guard let plan else { return }
        promise(!holdsNumber(bytes), "a document with a personal number was taken")
        readAgain(plan, bytes)
        Office.live(with: [plan], environment: .sample)
    }

    /// Its fields written out plainly make the same plan.
    private static func readAgain(_ plan: Plan, _ bytes: [UInt8]) {
        guard let document = try? JSONReader.read(bytes, path: "plan.json") else {
            return promise(false, "a plan without a document")
        }
        let again = PlanDocument.read(Array(document.outline.utf8), path: "plan.json")
        promise(again.plan == plan, "another plan when read again: \(document.outline)")
    }
}
