import SIPRules
import Testing

@testable import SIPStores

@Suite("Digests are those of the standards")
struct SHA256Tests {
    @Test("the digest of FIPS 180-4's first example, of nothing, and of what comes in parts")
    func digest() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(SHA256.digest("abc").hexadecimal == known)
        #expect(
            SHA256.digest("").hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        var hash = SHA256()
        hash.add(Array("a".utf8))
        #expect(hash.digest == SHA256.digest("a"))
        hash.add(Array("bc".utf8))
        #expect(hash.digest.hexadecimal == known)
    }

    @Test("the HMAC of RFC 4231's second case")
    func authentication() {
        let known = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        let digest = SHA256.authentication("what do ya want for nothing?", key: Array("Jefe".utf8))
        #expect(digest.hexadecimal == known)
    }
}
