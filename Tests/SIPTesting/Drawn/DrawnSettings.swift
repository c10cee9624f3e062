import SIPDaemon
import SIPRules

extension Drawing {
    /// A roster of the people and units, from the keys of `roster.yaml`.
    ///
    /// What keys cannot say is put right afterwards, but for one roster in thirty: whom others name there is, days follow each
    /// other, nobody stands in for himself by way of others and no unit stands above itself.
    public mutating func roster() -> DrawnValue {
        percent = [40, 70, 90, 100][chance.below(4)]
        var roster = value(RosterDocument.shape)
        if chance.happens(oneIn: 30) { return roster }
        roster["administrators"] = roster["administrators"].map { list in
            var seen: Set<String> = []
            return .list(list.items.filter { $0.text.map { seen.insert($0).inserted } ?? false })
        }
        let names = roster["people"]?.entries.map(\.key) ?? []
        let units = roster["units"]?.entries.map(\.key) ?? []
        roster["people"] = roster["people"].map { .map($0.entries.map { reachable($0) }) }
        // Who is named and is not there is left out; whoever works in no unit that there is goes with it.
        if !names.contains(roster["process-owner"]?.text ?? "") { roster["process-owner"] = nil }
        roster["administrators"] = roster["administrators"].map { list in
            .list(list.items.filter { names.contains($0.text ?? "") })
        }
        if roster["people"]?.entries.isEmpty == false, units.isEmpty {
            var unit = DrawnValue.map([])
            unit["name"] = .text("Enheten")
            roster["units"] = .map(self.units.map { DrawnEntry(key: $0, value: unit) })
        }
        roster["units"] = roster["units"].map { .map(inOrder($0.entries, names: names)) }
        roster["people"] = roster["people"].map { .map(withoutCircles($0.entries.map { inOrder($0, names: names) })) }
        return roster
    }

    /// Most people are still there and have an address: to nobody else is there much to tell.
    private mutating func reachable(_ person: DrawnEntry) -> DrawnEntry {
        var person = person
        if !chance.happens(oneIn: 8) { person.value["left"] = nil }
        if !chance.happens(oneIn: 4) { person.value["days"] = nil }
        if !chance.happens(oneIn: 6), person.value["address"]?.text == nil {
            person.value["address"] = .text("\(person.key.prefix(30))@kommun.example")
        }
        return person
    }

    private func inOrder(_ units: [DrawnEntry], names: [String]) -> [DrawnEntry] {
        units.enumerated().map { place, unit in
            var unit = unit
            if !names.contains(unit.value["manager"]?.text ?? "") { unit.value["manager"] = nil }
            // Only those further on may stand above: a chain, and no circle.
            let above = units[(place + 1)...].map(\.key)
            if !above.contains(unit.value["parent"]?.text ?? "") { unit.value["parent"] = nil }
            unit.value["closures"] = unit.value["closures"].map { .list($0.items.map(inOrder)) }
            return unit
        }
    }

    private func inOrder(_ person: DrawnEntry, names: [String]) -> DrawnEntry {
        var person = person
        if person.value["days"]?.items.isEmpty == true { person.value["days"] = nil }
        guard let absences = person.value["absences"] else { return person }
        person.value["absences"] = .list(
            absences.items.map { absence in
                var absence = inOrder(absence)
                if !names.contains(absence["substitute"]?.text ?? "") { absence["substitute"] = nil }
                return absence
            })
        return person
    }

    /// `first` and `last` the right way round.
    private func inOrder(_ span: DrawnValue) -> DrawnValue {
        var span = span
        if let first = span["first"]?.text, let last = span["last"]?.text, last < first {
            span["first"] = .text(last)
            span["last"] = .text(first)
        }
        return span
    }

    /// Circles stay where nobody is away at the same time: Anna stands in for Bo in May and Bo for Anna in June.
    private func withoutCircles(_ people: [DrawnEntry]) -> [DrawnEntry] {
        var people = people
        for place in people.indices {
            guard var absences = people[place].value["absences"]?.items else { continue }
            for row in absences.indices where absences[row]["substitute"]?.text != nil {
                let name = people[place].key
                if Self.starts(people).contains(where: { Self.leadsBack(to: name, people, on: $0) }) {
                    absences[row]["substitute"] = nil
                    people[place].value["absences"] = .list(absences)
                }
            }
        }
        return people
    }

    private static func starts(_ people: [DrawnEntry]) -> Set<String> {
        Set(people.flatMap { $0.value["absences"]?.items ?? [] }.compactMap { $0["first"]?.text })
    }

    /// Whether those who stand in on a day, by any of the rows, lead back to whom they stand in for.
    private static func leadsBack(to name: String, _ people: [DrawnEntry], on day: String) -> Bool {
        var seen: Set<String> = []
        var next = [name]
        while let one = next.popLast() {
            let absences = people.first { $0.key == one }?.value["absences"]?.items ?? []
            for absence in absences {
                guard let first = absence["first"]?.text, first <= day, day <= absence["last"]?.text ?? first,
                    let substitute = absence["substitute"]?.text
                else { continue }
                if substitute == name { return true }
                if seen.insert(substitute).inserted { next.append(substitute) }
            }
        }
        return false
    }

    /// A policy that says something of few rules, from the keys of `policy.yaml`.
    public mutating func policy() -> DrawnValue {
        percent = 50
        var policy = value(PolicyDocument.shape)
        let kept = 3 + chance.below(40)
        guard let rules = policy["rules"] else { return policy }
        policy["rules"] = .map(chance.some(of: rules.entries, percent: kept).map { whole($0) })
        return policy
    }

    private mutating func whole(_ rule: DrawnEntry) -> DrawnEntry {
        var rule = rule
        rule.value["ladder"] = rule.value["ladder"].map { whole(ladder: $0) }
        for entry in rule.value.entries where entry.value["ladder"] != nil {
            var timing = entry.value
            timing["ladder"] = timing["ladder"].map { whole(ladder: $0) }
            rule.value[entry.key] = timing
        }
        return rule
    }

    /// At each moment one rung, with each role once; what waits for no digest goes once.
    private mutating func whole(ladder: DrawnValue) -> DrawnValue {
        guard ladder != .nothing else { return ladder }
        var moments: Set<String> = []
        let rungs = ladder.items.filter { $0["when"]?.text.map { moments.insert($0).inserted } ?? true }
        return .list(
            rungs.prefix(24).map { rung in
                var rung = rung
                for roles in ["to", "copy"] {
                    guard case .list(let items) = rung[roles] else { continue }
                    var seen: Set<DrawnValue> = []
                    let once = items.filter { seen.insert($0).inserted }
                    rung[roles] = once.isEmpty ? (roles == "to" ? .text("manager") : nil) : .list(once)
                }
                let moment = rung["when"]?.text ?? ""
                if moment.contains("opening") || ["at once", "end of day", "out of hours"].contains(moment) {
                    rung["every"] = nil
                }
                // Those on call hear out of hours, and nobody else then.
                for roles in ["to", "copy"] {
                    let names = rung[roles].map { $0.text.map { [$0] } ?? $0.items.compactMap(\.text) } ?? []
                    if names.contains("on-call") { rung[roles] = roles == "to" ? .text("manager") : nil }
                }
                if moment == "out of hours" {
                    rung["to"] = .text("on-call")
                    rung["copy"] = nil
                }
                return rung
            })
    }

    /// Settings for a store in one folder, from the keys of `sipd.yaml`: the files stand beside each other.
    public mutating func configuration() -> DrawnValue {
        percent = 40
        var settings = value(ConfigurationDocument.shape)
        for name in ["plans", "state", "spool"] { settings[name] = .text(name) }
        settings["socket"] = .text("sipd.sock")
        for name in ["policy", "roster"] { settings[name] = .text("\(name).yaml") }
        settings["journal"] = .text("standard-error")
        // Of letters that wait or are held there is nothing to see.
        for name in ["window", "letters-per-round"] where !chance.happens(oneIn: 3) { settings[name] = nil }
        settings["window"] = settings["window"].map { whole(window: $0) }
        return settings
    }

    private func whole(window: DrawnValue) -> DrawnValue {
        var window = window
        guard window != .nothing else { return window }
        if let days = window["days"]?.items.count, days < 3 { window["days"] = nil }
        let (opens, closes) = (window["opens"]?.text ?? "08:00", window["closes"]?.text ?? "17:00")
        if opens > closes {
            window["opens"] = .text(closes)
            window["closes"] = .text(opens)
        } else if opens == closes {
            window["opens"] = nil
            window["closes"] = nil
        }
        let hours = (window["opens"]?.text ?? "08:00", window["closes"]?.text ?? "17:00")
        if case .list(let times) = window["slots"] {
            let within = Set(times.compactMap(\.text)).filter { hours.0 <= $0 && $0 < hours.1 }.sorted()
            window["slots"] = .list((within.isEmpty ? [hours.0] : within).map { .text($0) })
        }
        return window
    }
}
