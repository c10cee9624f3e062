internal import SIPRules

/// The texts in a JSON document, whoever has written it.
enum JSONTexts {
    /// The document with personal numbers starred out, in each text apart: what stands in two beside each other is not one.
    static func starred(_ document: [UInt8]) -> [UInt8] {
        var starred: [UInt8] = []
        starred.reserveCapacity(document.count)
        var offset = 0
        while let open = document[offset...].firstIndex(of: UInt8(ascii: "\"")) {
            starred += document[offset...open]
            let end = end(of: document, from: open + 1)
            starred += VisibleText.starred(String(decoding: document[(open + 1)..<end], as: UTF8.self)).utf8
            offset = end
            if end < document.count {
                starred.append(document[end])
                offset += 1
            }
        }
        return starred + document[offset...]
    }

    /// Where a text's closing quotation mark stands.
    private static func end(of document: [UInt8], from start: Int) -> Int {
        var offset = start
        while offset < document.count, document[offset] != UInt8(ascii: "\"") {
            offset += document[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(offset, document.count)
    }
}
