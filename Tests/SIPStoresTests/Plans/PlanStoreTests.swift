import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("The contract of plan stores")
struct PlanStoreTests {
    @Test("The folder keeps it", arguments: PlanStoreContract.promises)
    func folder(promise: PlanStoreContract) throws {
        try promise.check(PlanFolder())
    }

    @Test("The store in memory keeps it", arguments: PlanStoreContract.promises)
    func memory(promise: PlanStoreContract) throws {
        try promise.check(MemoryPlans())
    }
}
