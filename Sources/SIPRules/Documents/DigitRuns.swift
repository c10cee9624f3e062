/// The runs of digits in a text, of any script, and what stands between them.
struct DigitRuns {
    /// What stands before a run.
    enum Gap {
        /// A hyphen, minus, dash or plus.
        case hyphen
        /// The same with one or two spaces beside it.
        case dash
        /// Another one or two of what may stand in an identifier: `_`, `.` and hyphens.
        case mark
        /// One to three spaces.
        case space
        /// Anything else, or the beginning.
        case wide

        /// Digits on both sides of it may be parts of one thing, a date or a case reference.
        var joins: Bool { self == .hyphen || self == .dash || self == .mark }

        fileprivate init(hyphens: Int, marks: Int, spaces: Int, other: Bool) {
            self =
                switch (hyphens + marks, spaces) {
                case _ where other: .wide
                case (0, 1...3): .space
                case (1...2, 0): marks == 0 && hyphens == 1 ? .hyphen : .mark
                case (1, 1...2): marks == 0 ? .dash : .wide
                default: .wide
                }
        }
    }

    /// Digits with nothing visible between them.
    struct Run {
        /// The first thirteen: more than a personal number has is enough to know that it is none.
        var digits: [UInt8]
        var gap: Gap
        /// Where in the text.
        var bytes: Range<Int>
    }

    private(set) var runs: [Run] = []

    /// Reads the text; invalid UTF-8 separates like a letter.
    init(_ utf8: some Collection<UInt8>) {
        var decoder = UTF8()
        var bytes = utf8.makeIterator()
        var offset = 0
        var inRun = false
        var hyphens = 0
        var marks = 0
        var spaces = 0
        var other = true
        scalars: while true {
            let start = offset
            let scalar: Unicode.Scalar
            switch decoder.decode(&bytes) {
            case .scalarValue(let value): scalar = value
            case .error: scalar = "\u{FFFD}"
            case .emptyInput: break scalars
            }
            offset += UTF8.width(scalar)
            switch Role(scalar) {
            case .digit(let digit) where inRun:
                let last = runs.count - 1
                if runs[last].digits.count < 13 { runs[last].digits.append(digit) }
                runs[last].bytes = runs[last].bytes.lowerBound..<offset
            case .digit(let digit):
                let gap = Gap(hyphens: hyphens, marks: marks, spaces: spaces, other: other)
                runs.append(Run(digits: [digit], gap: gap, bytes: start..<offset))
                (inRun, hyphens, marks, spaces, other) = (true, 0, 0, 0, false)
            case .invisible: continue
            case .hyphen: (inRun, hyphens) = (false, hyphens + 1)
            case .mark: (inRun, marks) = (false, marks + 1)
            case .space: (inRun, spaces) = (false, spaces + 1)
            case .other: (inRun, other) = (false, true)
            }
        }
    }

    private enum Role {
        case digit(UInt8)
        case hyphen
        case mark
        case space
        case invisible
        case other

        init(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "0"..."9": self = .digit(UInt8(truncatingIfNeeded: scalar.value - 0x30))
            case "-", "+": self = .hyphen
            case "_", ".": self = .mark
            case " ", "\t", "\n", "\r": self = .space
            case "\0"..."\u{7F}": self = .other
            case "\u{2212}", "\u{FF0B}", "\u{2795}", "\u{2796}", "\u{207A}", "\u{207B}", "\u{208A}", "\u{208B}":
                self = .hyphen
            case "\u{FF0E}", "\u{FF3F}": self = .mark
            default:
                let properties = scalar.properties
                switch properties.generalCategory {
                case .decimalNumber:
                    // The whole value of a decimal digit is 0 to 9, so nothing is lost.
                    self = .digit(UInt8(properties.numericValue ?? 0))
                case .dashPunctuation: self = .hyphen
                case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
                case .format, .nonspacingMark, .enclosingMark: self = .invisible
                default: self = .other
                }
            }
        }
    }
}
