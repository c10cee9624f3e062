/// Why a file is no letter of ours.
package struct ReadLetterError: Error, Hashable {
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}
