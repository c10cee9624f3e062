extension Int {
    /// So many of something: `1 plan`, `2 plans`; `1 letter is`, `2 letters are`, with both forms given. The one place that
    /// chooses between one and many, whatever the language.
    package func counted(_ one: String, _ many: String? = nil) -> String {
        "\(self) \(self == 1 ? one : many ?? one + "s")"
    }
}

extension String {
    /// From one moment to another, as both are written: `from 08:00 to 09:00`; `at 08:00` when they are one.
    package static func moments(_ first: String, _ last: String) -> String {
        first == last ? "at \(first)" : "from \(first) to \(last)"
    }
}
