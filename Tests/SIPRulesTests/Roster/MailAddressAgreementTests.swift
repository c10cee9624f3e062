import SIPRules
import SIPTesting
import Testing

@Suite("The reading of an address and another way to read it")
struct MailAddressAgreementTests {
    static let mailTakes = { @Sendable (text: String) -> Bool in
        do throws(SyntaxError) {
            return try !MailAddress(text).envelope.isEmpty
        } catch {
            return false
        }
    }

    @Test("agree on what people and attackers write")
    func table() {
        let long = String(repeating: "a", count: 64)
        for text in [
            "anna@kommun.example", "a.b+c@x.example", "root@localhost", "", "@", "a@", "@b", "a@b@c", "a..b@x", ".a@x",
            "a.@x",
            "-a@x", "a@-x", "a@x-", "a@x.", "a@.x", "å@x", "a@å.example", "a@xn--4ca.example", "a b@x", "a@1.2.3.4",
            "a@[1.2.3.4]", "a\r\nb@x", "a@x\0", "a@x\u{202E}", "\"a\"@x", "a@x_y", "\(long)@x", "\(long)a@x",
            "a@\(long).example", "a@\(long.dropLast()).example", "a@" + String(repeating: "a.", count: 130) + "example",
        ] {
            #expect(AddressModel.isAddress(text) == Self.mailTakes(text), "\(text.debugDescription)")
        }
    }

    @Test("agree on 20,000 mutations of good addresses")
    func mutations() {
        var random = SeededGenerator(seed: 114_327)
        let alphabet = Array("ab.-@_+09åÅ\u{0}\r\n \"<>,[]%!`{|}~\u{7F}\u{200B}")
        var taken = 0
        for _ in 0..<20_000 {
            var text = Array("anna.lind@sjo-stad.kommun.example")
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                if Bool.random(using: &random) { text.remove(at: place) }
                text.insert(alphabet.randomElement(using: &random) ?? "a", at: min(place, text.count))
            }
            let isAddress = AddressModel.isAddress(String(text))
            #expect(isAddress == Self.mailTakes(String(text)), "\(String(text).debugDescription)")
            if isAddress { taken += 1 }
        }
        #expect(taken > 1000 && taken < 19_000)
    }
}
