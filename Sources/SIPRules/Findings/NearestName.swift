/// Guesses what a misspelt name was meant to be.
public enum NearestName {
    /// The known name nearest to `name`, or nil when none is near enough to be worth suggesting.
    ///
    /// Near is one slip in three characters, at least one, where a slip is a character added, lost, changed or
    /// swapped with its neighbour; case does not count. Names above 64 characters are not compared.
    public static func to(_ name: String, among known: some Sequence<String>) -> String? {
        guard name.utf8.count <= 64 else { return nil }
        let sought = Array(name.lowercased().unicodeScalars)
        var best: (name: String, slips: Int)?
        for candidate in known where candidate.utf8.count <= 64 {
            let letters = Array(candidate.lowercased().unicodeScalars)
            let allowed = min(max(1, max(sought.count, letters.count) / 3), (best?.slips ?? Int.max) - 1)
            guard abs(letters.count - sought.count) <= allowed else { continue }
            let slips = slips(from: sought, to: letters)
            if slips <= allowed { best = (candidate, slips) }
        }
        return best?.name
    }

    /// Damerau and Levenshtein's distance, in the variant where no part is edited twice.
    private static func slips(from old: [Unicode.Scalar], to new: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...new.count)
        for (row, letter) in old.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(new.count + 1)
            for (column, other) in new.enumerated() {
                var slips = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == new[column - 1], old[row - 1] == other {
                    slips = min(slips, beforeLast[column - 1] + 1)
                }
                current.append(slips)
            }
            beforeLast = last
            last = current
        }
        return last[new.count]
    }
}
