/// Columns of text. The last one takes what is left of the line and is broken between words; the others keep their width.
struct Table: Hashable {
    /// Which way a column is lined up.
    enum Alignment: Hashable { case left, right }

    private let header: [Styled]
    private let alignments: [Alignment]
    private(set) var rows: [[Styled]] = []

    /// No row has less than this for its last column, however narrow the terminal is.
    static let narrowest = 24

    /// A table with these headings; those that begin with `>` head columns of numbers, lined up to the right.
    init(_ headings: String...) {
        alignments = headings.map { $0.hasPrefix(">") ? .right : .left }
        header = headings.map { Styled(String($0.hasPrefix(">") ? $0.dropFirst() : $0[...]), .dim) }
    }

    /// A row; missing cells are empty, more than there are headings are left out.
    mutating func add(_ cells: Styled...) { add(cells) }

    mutating func add(_ cells: [Styled]) {
        let missing = max(0, header.count - cells.count)
        rows.append(Array(cells.prefix(header.count)) + [Styled](repeating: "", count: missing))
    }

    /// The lines, each a row of pieces, not wider than `width` if that can be had; nil: as wide as need be.
    func lines(width: Int?) -> [[Styled]] {
        let hasHeader = header.contains { !$0.text.isEmpty }
        let all = (hasHeader ? [header] : []) + rows
        let widths = header.indices.map { column in all.map { $0[column].width }.max() ?? 0 }
        let before = widths.dropLast().map { $0 + 2 }.reduce(0, +)
        let last = width.map { max(Self.narrowest, $0 - before) }
        return all.flatMap { row in lines(row, widths: widths, before: before, last: last) }
    }

    private func lines(_ row: [Styled], widths: [Int], before: Int, last: Int?) -> [[Styled]] {
        guard let final = row.last else { return [] }
        var line: [Styled] = []
        for (index, cell) in row.enumerated().dropLast() {
            let padding = Styled(String(repeating: " ", count: widths[index] - cell.width))
            let gap = Styled("  ")
            line += alignments[index] == .right ? [padding, cell, gap] : [cell, padding, gap]
        }
        let parts = last.map { final.wrapped(to: $0) } ?? [final]
        if alignments.last == .right {
            line.append(Styled(String(repeating: " ", count: max(0, (widths.last ?? 0) - final.width))))
        }
        let margin = Styled(String(repeating: " ", count: before))
        return parts.enumerated().map { $0 == 0 ? line + [$1] : [margin, $1] }
    }
}
