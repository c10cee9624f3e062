/// A source file with its mutants behind their switches.
struct MutatedSource {
    private(set) var text: [UInt8] = []
    /// Of each mutant: the lines that its text and the declaration around it take here, for what the compiler says.
    private(set) var lines: [Int: (own: ClosedRange<Int>, declaration: ClosedRange<Int>)] = [:]

    init(_ original: [UInt8], _ mutants: [Mutant]) {
        let ordered = mutants.sorted { $0.place.range.lowerBound < $1.place.range.lowerBound }
        var shifts: [(from: Int, by: Int)] = []
        var end = 0
        var own: [Int: Range<Int>] = [:]
        for mutant in ordered {
            let range = mutant.place.range
            text += original[end..<range.lowerBound]
            let begin = text.count
            text += mutant.way.behind(mutant.number, mutant.place.was).utf8
            own[mutant.number] = begin..<text.count
            end = range.upperBound
            shifts.append((end, text.count - end))
        }
        text += original[end...]
        var breaks: [Int] = []
        for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { breaks.append(offset) }
        func line(_ offset: Int) -> Int {
            var (low, high) = (0, breaks.count)
            while low < high {
                let middle = (low + high) / 2
                if breaks[middle] < offset { low = middle + 1 } else { high = middle }
            }
            return low + 1
        }
        func here(_ offset: Int) -> Int { offset + (shifts.last { $0.from <= offset }?.by ?? 0) }
        for mutant in ordered {
            guard let range = own[mutant.number] else { continue }
            let around = mutant.place.declaration
            lines[mutant.number] = (
                line(range.lowerBound)...line(range.upperBound),
                line(here(around.lowerBound))...line(here(around.upperBound))
            )
        }
    }
}
