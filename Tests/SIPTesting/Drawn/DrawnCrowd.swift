public import SIPRules

/// A roster of a whole region, with absences that overlap and substitutes in chains and circles.
public struct DrawnCrowd {
    /// The file.
    public let text: String

    /// So many people of as many units as there are hundreds of them. `circles`: how many of the chains of ten lead back to
    /// where they began.
    public init(
        seed: UInt64, people count: Int, absences: Int, circles: Int = 0, around day: Day = .the("2026-06-18")
    ) {
        var chance = Chance(seed: seed)
        var lines = ["units:"]
        let units = max(1, count / 100)
        for unit in 0..<units {
            let parent = unit > 0 ? ", parent: u\(chance.below(unit))" : ""
            lines.append("  u\(unit): {name: E, manager: p\(chance.below(count))\(parent)}")
        }
        var rows: [Int: [String]] = [:]
        let span = "first: \(day), last: \(day.adding(days: 1))"
        for chain in 0..<min(circles, count / 10) {
            for place in 0..<10 {
                rows[chain * 10 + place] = ["{\(span), substitute: p\(chain * 10 + (place + 1) % 10)}"]
            }
        }
        for _ in 0..<max(0, absences - 10 * circles) {
            let person = chance.below(count)
            // Substitutes further on make chains of any length, and no circle.
            let substitute = person + 1 + chance.below(50)
            let first = day.adding(days: chance.below(60) - 30)
            let last = first.adding(days: chance.below(20))
            rows[person, default: []].append(
                "{first: \(first), last: \(last)\(substitute < count ? ", substitute: p\(substitute)" : "")}")
        }
        lines.append("people:")
        for person in 0..<count {
            let away = rows[person].map { ", absences: [\($0.joined(separator: ", "))]" } ?? ""
            lines.append("  p\(person): {name: P, unit: u\(person % units)\(away)}")
        }
        text = lines.joined(separator: "\n") + "\n"
    }
}
