internal import SIPOutputs
internal import SIPDaemon
internal import SIPRules

/// What is special about a year.
struct CalendarYear {
    let year: Int
    let environment: RuleEnvironment
    let units: [Unit]

    /// A change of the zone's clocks.
    struct ClockChange: Hashable {
        var day: Day
        /// What the clocks would have shown, and what they show instead.
        var from: TimeOfDay
        var to: TimeOfDay
    }

    /// When the clocks change.
    var clockChanges: [ClockChange] {
        let zone = environment.zone
        return days.compactMap { day in
            var low = zone.instant(day, .midnight)
            var high = zone.instant(day.adding(days: 1), .midnight)
            let before = zone.offset(at: low)
            guard zone.offset(at: high) != before, low < high else { return nil }
            while high - low > 1 {
                let middle = low.adding(seconds: (high - low) / 2)
                if zone.offset(at: middle) == before { low = middle } else { high = middle }
            }
            // Where the clocks would have stood without the change.
            let to = zone.time(of: high)
            let minutes = to.minutes + (before - zone.offset(at: high)) / 60
            guard let from = TimeOfDay(hour: (minutes + 1440) / 60 % 24, minute: (minutes + 1440) % 60) else {
                return nil
            }
            return ClockChange(day: day, from: from, to: to)
        }
    }

    /// The closures of the units that touch the year, in order of date.
    var closures: [(unit: Unit, closure: Closure)] {
        units.flatMap { unit in unit.closures.map { (unit: unit, closure: $0) } }
            .filter { $0.closure.first.year <= year && year <= $0.closure.last.year }
            .sorted { ($0.closure.first, $0.unit.id) < ($1.closure.first, $1.unit.id) }
    }

    /// Open days of each month, by the calendar of the only unit asked for, or of all.
    var workingDays: [Int] {
        let calendar = units.count == 1 ? units.first.map { environment.calendar(of: $0.id) } : nil
        var counts = [Int](repeating: 0, count: 12)
        for day in days where (calendar ?? environment.calendar).isOpen(day) { counts[day.month - 1] += 1 }
        return counts
    }

    private var days: [Day] {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
            return []
        }
        return (first.number...last.number).map { Day(number: $0) }
    }
}

extension CalendarYear {
    /// For people.
    func show(on page: inout Page) {
        let calendar = environment.calendar
        page.add(heading: "Red days \(year)", Styled(calendar.respectsRedDays ? "" : "  (open here: red-days is off)"))
        var days = Table("", "", "")
        for (day, red) in RedDay.all(in: year) {
            days.add(
                Styled(day.english, day.weekday.isWeekend ? .dim : .red), Styled("week \(day.isoWeek)", .dim),
                Styled(Language.english.texts.name(of: red) + (red.isEve ? ", an eve that counts as one" : "")))
        }
        page.add(days, indent: 2)

        page.add(heading: "Closures")
        if closures.isEmpty { page.add("  none in the roster") }
        var table = Table("", "", "")
        for (unit, closure) in closures {
            let span =
                closure.first == closure.last
                ? closure.first.english
                : "\(closure.first.english)–\(closure.last.english(beside: closure.first))"
            table.add(Styled(span), Styled(unit.id.text), Styled(closure.name))
        }
        page.add(table, indent: 2)

        let window = environment.window
        page.add(heading: "Letters")
        page.add(
            paragraph: Styled("\(weekdayWords), \(window.opens)–\(window.closes), digests at \(slotWords)"), indent: 2)

        page.add(heading: "Clocks", Styled("  (\(environment.zone.name))", .dim))
        if clockChanges.isEmpty { page.add("  do not change") }
        for change in clockChanges { page.add(Styled("  \(change.day.english) \(change.from) becomes \(change.to)")) }

        page.add(heading: "Working days", Styled("  \(workingDays.reduce(0, +)) in the year", .dim))
        var months = Table("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
        months.add(workingDays.map { Styled("\($0)") })
        page.add(months, indent: 2)
    }

    private var weekdayWords: String {
        let days = environment.calendar.workingWeekdays.sorted()
        let isRow = days.count > 2 && zip(days, days.dropFirst()).allSatisfy { $1.rawValue == $0.rawValue + 1 }
        if isRow, let first = days.first, let last = days.last { return "\(first.english)–\(last.english)" }
        return days.map(\.english).joined(separator: ", ")
    }

    /// The slots; of more than eight, how many and the first and the last.
    private var slotWords: String {
        let slots = environment.window.slots
        guard slots.count > 8, let first = slots.first, let last = slots.last else {
            return slots.map(\.description).joined(separator: ", ")
        }
        return "\(slots.count) slots from \(first) to \(last)"
    }

    /// For programs.
    var json: JSONValue {
        .sorted([
            "year": .number(year),
            "zone": .text(environment.zone.name),
            "redDaysClosed": .boolean(environment.calendar.respectsRedDays),
            "redDays": .list(
                RedDay.all(in: year).map { day, red in
                    .sorted([
                        "day": .text(day.description), "name": .text(Language.english.texts.name(of: red)),
                        "swedish": .text(Language.swedish.texts.name(of: red)), "eve": .boolean(red.isEve),
                    ])
                }),
            "closures": .list(
                closures.map { unit, closure in
                    .sorted([
                        "unit": .text(unit.id.text), "name": .text(closure.name),
                        "first": .text(closure.first.description), "last": .text(closure.last.description),
                    ])
                }),
            "window": .sorted([
                "opens": .text(environment.window.opens.description),
                "closes": .text(environment.window.closes.description),
                "slots": .list(environment.window.slots.map { .text($0.description) }),
                "days": .list(environment.calendar.workingWeekdays.sorted().map { .text($0.english) }),
            ]),
            "clockChanges": .list(
                clockChanges.map {
                    .sorted([
                        "day": .text($0.day.description), "from": .text($0.from.description),
                        "to": .text($0.to.description),
                    ])
                }),
            "workingDays": .list(workingDays.map { .number($0) }),
        ])
    }
}
