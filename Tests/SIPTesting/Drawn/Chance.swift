/// Where choices come from: a seed, or bytes that a fuzzer makes up, each for one choice or two; when those are used up, a seed.
public struct Chance {
    private var seeded: SeededGenerator
    private var bytes: ArraySlice<UInt8> = []

    /// The choices that belong to a seed.
    public init(seed: UInt64) { seeded = SeededGenerator(seed: seed) }

    /// The choices that these bytes stand for.
    public init(bytes: [UInt8]) {
        seeded = SeededGenerator(seed: 0)
        self.bytes = bytes[...]
    }

    /// A number from 0 up to `count`, without it.
    public mutating func below(_ count: Int) -> Int {
        guard count > 1 else { return 0 }
        guard let first = bytes.popFirst() else { return Int(seeded.next() % UInt64(count)) }
        return count <= 256 ? Int(first) % count : (Int(first) << 8 | Int(bytes.popFirst() ?? 0)) % count
    }

    /// Whether it happens, which it does once in so many times.
    public mutating func happens(oneIn count: Int) -> Bool { below(count) == 0 }

    /// One of these; nil when there is none.
    public mutating func one<Choice>(of choices: [Choice]) -> Choice? {
        choices.isEmpty ? nil : choices[below(choices.count)]
    }

    /// Some of these, each with so many chances in a hundred, in their order.
    public mutating func some<Choice>(of choices: [Choice], percent: Int) -> [Choice] {
        choices.filter { _ in below(100) < percent }
    }

    /// How many there are of something that a document lists: mostly few, often none, seldom as many as may be.
    public mutating func length(atMost most: Int) -> Int {
        let length =
            switch below(40) {
            case 0..<6: 0
            case 6..<20: 1
            case 20..<30: 2
            case 30..<39: 3 + below(3)
            default: 6 + below(60)
            }
        return min(length, most)
    }
}
