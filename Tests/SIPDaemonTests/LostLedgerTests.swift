import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("A ledger that is gone")
struct LostLedgerTests {
    @Test("is told by what was made after it: the plan cache first, then the spool; where there is neither, it is new")
    func witness() throws {
        let folder = try ScratchFolder()
        let (ledger, cache, spool) = (folder.path("ledger"), folder.path("cache"), folder.path("spool"))
        let lost = { try LostLedger(ledger: ledger, cache: cache, spool: spool)?.description }
        #expect(try lost() == nil)
        for name in ["spool", "spool/tmp"] { try folder.makeFolder(name) }
        try folder.write("spool/tmp/letter.eml", "From: sipd\n")
        #expect(try lost()?.hasSuffix("remove what is in its folder, and \(spool)/tmp") == true)
        try folder.write("cache", "plans")
        #expect(try lost()?.hasSuffix("remove what is in its folder, and \(cache)") == true)
        try folder.write("ledger", "")
        #expect(try lost()?.hasPrefix("\(ledger): error: the ledger is gone") == true)
        try folder.write("ledger", "told")
        #expect(try lost() == nil)
    }
}
