import SIPRules

/// What a TZif file of version 2 or later says (RFC 9636), with its closing rule carried on to the year 2200.
struct TZif {
    /// The offset changes in order of time, the first at `Instant.earliest`.
    let transitions: [Zone.Transition]

    /// Reads a whole file. Strict: counts that do not add up, a version 1 file, leap seconds (the `right/` zones, whose
    /// clock is not the system's) and bytes after the closing rule are errors.
    init(_ bytes: [UInt8]) throws(SyntaxError) {
        var reader = BigEndianReader(bytes)
        let old = try TZifHeader(&reader)
        guard old.version >= UInt8(ascii: "2") else {
            throw SyntaxError("it is a TZif file of version 1, which ends in 2037")
        }
        // The first block has 32-bit times, for programs older than we are.
        try reader.skip(old.bodySize(timeSize: 4))
        let header = try TZifHeader(&reader)
        guard header.leapCount == 0 else {
            throw SyntaxError("it counts leap seconds, which the system's clock does not")
        }

        let times = try reader.integers(header.timeCount, size: 8)
        let kinds = try reader.take(header.timeCount)
        var offsets: [Int] = []
        for _ in 0..<header.typeCount {
            offsets.append(Int(try reader.integer(size: 4)))
            try reader.skip(2)
        }
        try reader.skip(header.designationSize + header.standardCount + header.universalCount)
        let rule = try Self.rule(&reader)

        guard let first = offsets.first, zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw SyntaxError("its changes are not in order")
        }
        var listed: [Zone.Transition] = []
        for (time, kind) in zip(times, kinds) {
            guard Int(kind) < offsets.count else { throw SyntaxError("a change names an offset that it does not have") }
            listed.append(Zone.Transition(at: Instant(seconds: time), offset: offsets[Int(kind)]))
        }
        transitions = Self.joined(first: first, listed: listed, rule: rule)
    }

    /// The closing rule between two line feeds; nil when it is empty.
    private static func rule(_ reader: inout BigEndianReader) throws(SyntaxError) -> PosixZoneRule? {
        let footer = reader.takeRest()
        guard footer.count >= 2, footer.first == 10, footer.last == 10 else {
            throw SyntaxError("its closing rule is missing or cut short")
        }
        let text = footer.dropFirst().dropLast()
        if text.isEmpty { return nil }
        guard let rule = PosixZoneRule(String(decoding: text, as: UTF8.self)) else {
            throw SyntaxError("its closing rule is not understood")
        }
        return rule
    }

    /// One list from the first offset, the listed changes and those of the rule after the last listed one. What changed
    /// before the supported range only leaves its offset; what changes nothing is left out.
    private static func joined(
        first: Int, listed: [Zone.Transition], rule: PosixZoneRule?
    ) -> [Zone.Transition] {
        let end = listed.last?.at ?? .earliest
        let years = Zone.utc.day(of: end).year...Day.last.year
        let ruled = (rule?.transitions(in: years) ?? []).filter { $0.at > end }
        var before = first
        if listed.isEmpty, let rule { before = ruled.isEmpty ? rule.standardOffset : first }
        var joined = [Zone.Transition(at: .earliest, offset: before)]
        for change in listed + ruled {
            if change.at == .earliest {
                joined = [change]
            } else if change.offset != joined.last?.offset {
                joined.append(change)
            }
        }
        return joined
    }
}

/// The 44 bytes before each block, with counts as bounded as RFC 9636 lets them be and a file of 64 kB can hold.
private struct TZifHeader {
    let version: UInt8
    let universalCount, standardCount, leapCount, timeCount, typeCount, designationSize: Int

    init(_ reader: inout BigEndianReader) throws(SyntaxError) {
        guard try reader.take(4).elementsEqual("TZif".utf8) else { throw SyntaxError("it is no TZif file") }
        version = try reader.take(1).first ?? 0
        try reader.skip(15)
        universalCount = try Self.count(&reader)
        standardCount = try Self.count(&reader)
        leapCount = try Self.count(&reader)
        timeCount = try Self.count(&reader)
        typeCount = try Self.count(&reader)
        designationSize = try Self.count(&reader)
    }

    private static func count(_ reader: inout BigEndianReader) throws(SyntaxError) -> Int {
        let count = try reader.integer(size: 4)
        guard (0...Int64(ZoneFile.mostBytes)).contains(count) else { throw SyntaxError("a count in it is too large") }
        return Int(count)
    }

    /// The size of the block after this header; cannot overflow, since every count is small.
    func bodySize(timeSize: Int) -> Int {
        timeCount * (timeSize + 1) + typeCount * 6 + designationSize + leapCount * (timeSize + 4) + standardCount
            + universalCount
    }
}

/// Reads signed integers, most significant byte first, and never past the end.
private struct BigEndianReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func take(_ count: Int) throws(SyntaxError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw SyntaxError("it is cut short") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func skip(_ count: Int) throws(SyntaxError) { _ = try take(count) }

    mutating func takeRest() -> ArraySlice<UInt8> {
        defer { rest = [] }
        return rest
    }

    /// A signed integer of 4 or 8 bytes.
    mutating func integer(size: Int) throws(SyntaxError) -> Int64 {
        let bits = try take(size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
    }

    mutating func integers(_ count: Int, size: Int) throws(SyntaxError) -> [Int64] {
        guard count * size <= rest.count else { throw SyntaxError("it is cut short") }
        var integers: [Int64] = []
        for _ in 0..<count { integers.append(try integer(size: size)) }
        return integers
    }
}
