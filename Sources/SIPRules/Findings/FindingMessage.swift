extension Finding {
    /// What is wrong and what to do, in words that cannot hold what a document says: text that was read has no place in
    /// it, since somebody may have put a name or a personal number where a date belongs, and findings stand in the
    /// journal, in `status` and in letters. Of a value the kind and the length are said, by naming the node.
    ///
    /// It is made of what is written in the code, of numbers, dates, known words and names by which people know a plan,
    /// and of nothing else: another text does not compile. What the system says, and where a file is, carry a label.
    public struct Message: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringInterpolation {
        /// As it is read.
        public private(set) var text: String

        /// Words written in the code.
        public init(stringLiteral words: StaticString) { text = words.description }

        /// Words with something in them.
        public init(stringInterpolation pieces: Pieces) { text = pieces.text }

        /// The same as `text`.
        public var description: String { text }

        /// One after the other.
        public static func + (left: Message, right: Message) -> Message {
            var both = left
            both.text += right.text
            return both
        }

        /// What may stand in a message.
        public struct Pieces: StringInterpolationProtocol {
            fileprivate var text = ""

            /// Room for the words.
            public init(literalCapacity: Int, interpolationCount: Int) {
                text.reserveCapacity(literalCapacity + 12 * interpolationCount)
            }

            /// Words written in the code.
            public mutating func appendLiteral(_ words: StaticString) { text += words.description }
            /// Another message.
            public mutating func appendInterpolation(_ message: Message) { text += message.text }
            /// A number.
            public mutating func appendInterpolation(_ number: some BinaryInteger) { text += "\(number)" }
            /// So many of something: `1 plan`, `2 plans`.
            public mutating func appendInterpolation(_ count: Int, _ one: StaticString, _ many: StaticString? = nil) {
                text += count.counted(one.description, many?.description)
            }
            /// A date.
            public mutating func appendInterpolation(_ day: Day) { text += day.description }
            /// A time of day.
            public mutating func appendInterpolation(_ time: TimeOfDay) { text += time.description }
            /// A span.
            public mutating func appendInterpolation(_ span: Span) { text += span.description }
            /// A rung's day.
            public mutating func appendInterpolation(_ moment: Rung.Moment) { text += moment.description }
            /// A word that sipd knows.
            public mutating func appendInterpolation(_ word: KnownWord) { text += word.text }
            /// Words that sipd knows, with commas.
            public mutating func appendInterpolation(_ words: [KnownWord]) {
                text += words.map(\.text).joined(separator: ", ")
            }
            /// Of a value that was read its kind and its length.
            public mutating func appendInterpolation(_ node: DocumentNode) { text += node.kindInWords.text }
            /// A case reference: what a plan is known by everywhere.
            public mutating func appendInterpolation(_ plan: PlanID) { text += plan.text }
            /// A unit or member of staff as the roster names them. Not for what only a plan says.
            public mutating func appendInterpolation<Subject>(roster name: Identifier<Subject>) { text += name.text }
            /// Where a file or folder is.
            public mutating func appendInterpolation(path: String) { text += path }
            /// What the machine says, such as why a call failed; what stands in no document.
            public mutating func appendInterpolation(system: String) { text += system }
        }
    }
}
