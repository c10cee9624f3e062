/// The runs of digits in a text, of any script, and what stands between them.
///
/// A text that was escaped before, `\u{2013}`, `\xE2` or `\n`, is read as what it stands for, so that escaping hides nothing.
struct DigitRuns {
    /// What stands before a run, however much of it.
    enum Gap {
        /// Hyphens, minuses, dashes or pluses.
        case hyphen
        /// `_`, `.` and others that join words, hyphens among them.
        case mark
        /// Slashes: digits beside them may be parts of a path.
        case slash
        /// Spaces, tabs, line breaks.
        case space
        /// Any of the former with spaces beside it.
        case spaced
        /// Other punctuation and symbols.
        case loose
        /// Letters, or the beginning.
        case wide

        /// Digits on both sides of it may be parts of one thing, a date or a case reference.
        var joins: Bool { self == .hyphen || self == .mark || self == .spaced }
    }

    /// Digits with nothing visible between them.
    struct Run {
        /// What the first twelve digits are.
        var value: UInt64
        /// How many there are; thirteen stand for more: no personal number has as many.
        var count: Int
        var gap: Gap
        /// Where in the text.
        var bytes: Range<Int>
    }

    private(set) var runs: [Run] = []
    /// Whether something invisible stands after a digit: printed as an escape it parts what it joined.
    private(set) var hasInvisible = false
    /// What a number that was starred out has become: a run of its own, and too long for another number.
    private static let stars = 10

    /// Reads the text. Bytes that are no UTF-8 part digits like a hyphen: in other encodings they are dashes and spaces. What
    /// is invisible joins digits, or parts them like a letter.
    init(_ text: [UInt8], partedByInvisible: Bool = false) {
        var cursor = ScalarCursor(text)
        var between = Between()
        var inRun = false
        var (stars, beforeStars) = (0, between)
        while let (role, bytes) = cursor.next() {
            if text[bytes.lowerBound] != UInt8(ascii: "*") {
                stars = 0
            } else {
                if stars == 0 { beforeStars = between }
                stars += 1
                if stars == Self.stars {
                    let start = bytes.upperBound - stars
                    runs.append(Run(value: 0, count: 13, gap: beforeStars.gap, bytes: start..<bytes.upperBound))
                    (between, inRun, stars) = (Between(isBeginning: false), false, 0)
                    continue
                }
            }
            switch role {
            case .digit(let digit):
                if !inRun {
                    runs.append(Run(value: 0, count: 0, gap: between.gap, bytes: bytes))
                    between = Between(isBeginning: false)
                    inRun = true
                }
                let last = runs.count - 1
                if runs[last].count < 12 { runs[last].value = runs[last].value * 10 + UInt64(digit) }
                runs[last].count = min(runs[last].count + 1, 13)
                runs[last].bytes = runs[last].bytes.lowerBound..<bytes.upperBound
            case .invisible:
                hasInvisible = hasInvisible || inRun
                guard partedByInvisible else { continue }
                between.add(.letter)
                inRun = false
            default:
                between.add(role)
                inRun = false
            }
        }
    }

    /// What has been seen since the last digit.
    private struct Between {
        private var has: (hyphens: Bool, marks: Bool, slashes: Bool, spaces: Bool) = (false, false, false, false)
        private var isLoose = false
        private var isWide: Bool

        init(isBeginning: Bool = true) { isWide = isBeginning }

        mutating func add(_ role: CharacterRole) {
            switch role {
            case .hyphen: has.hyphens = true
            case .mark: has.marks = true
            case .slash: has.slashes = true
            case .space: has.spaces = true
            case .punctuation: isLoose = true
            default: isWide = true
            }
        }

        var gap: Gap {
            if isWide { return .wide }
            if isLoose { return .loose }
            switch has {
            case (false, false, false, _): return .space
            case (_, _, _, true): return .spaced
            case (_, true, _, _): return .mark
            case (false, _, true, _): return .slash
            default: return has.slashes ? .mark : .hyphen
            }
        }
    }
}
