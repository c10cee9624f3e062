import Glibc
import SIPRules
import SIPTesting

/// Writes made-up stores for any sipd to run on: `stores FOLDER FIRST COUNT DAY`, each in `FOLDER/SEED`. See `DrawnStore`.
/// Or a roster of a whole region: `stores --crowd FILE PEOPLE ABSENCES CIRCLES`.
@main
enum Stores {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        do {
            let numbers = words.dropFirst(2).compactMap { Int($0) }
            if words.first == "--crowd", words.count == 5, numbers.count == 3 {
                let crowd = DrawnCrowd(seed: 1, people: numbers[0], absences: numbers[1], circles: numbers[2])
                try write(words[1], crowd.text)
            } else if words.count == 4, let first = UInt64(words[1]), let count = UInt64(words[2]),
                let day = Day(words[3])
            {
                for seed in first..<first + count {
                    try DrawnStore(seed: seed, around: day).write(to: "\(words[0])/\(seed)")
                }
            } else {
                print("error: give a folder, the first seed, how many, and a day: stores FOLDER 1 100 2026-06-18")
                exit(64)
            }
        } catch {
            print("error: \(error)")
            exit(74)
        }
    }

    private static func write(_ path: String, _ text: String) throws {
        guard let file = fopen(path, "w") else { throw Unwritten(path: path) }
        defer { fclose(file) }
        guard fputs(text, file) >= 0 else { throw Unwritten(path: path) }
    }

    private struct Unwritten: Error { let path: String }
}
