package import SIPRules

extension SwedishTexts {
    func words(_ counted: Counted, beside today: Day) -> String { counted.swedishWords(beside: today) }
}

extension Counted {
    /// How the date was counted, in Swedish:
    /// `onsdag 17 juni + 3 dagar = lördag 20 juni, midsommardagen → måndag 22 juni`,
    /// `torsdag 18 juni + 3 arbetsdagar = onsdag 24 juni (fredag 19 juni midsommarafton, lördag och söndag räknas inte)`,
    /// `onsdag 6 januari − 10 arbetsdagar = fredag 18 december, dock tidigast lördag 2 januari → måndag 4 januari`.
    package var swedishWords: String { swedishWords(beside: from) }

    /// The same, said on a day: with the year of what is far off.
    package func swedishWords(beside today: Day) -> String {
        var words = from.swedish(beside: today)
        if let time { words += " kl. \(time.swedish)" }
        if span.count > 0 { words += " \(sign) \(span.swedish) = \(unrolled.swedish(beside: from))" }
        if let latest { words += ", dock senast \(latest.swedish(beside: from))" }
        if let earliest { words += ", dock tidigast \(earliest.swedish(beside: from))" }
        if day != bound {
            let name = boundReason.flatMap(\.swedish).map { ", \($0)" } ?? ""
            words += "\(name) → \(day.swedish(beside: from))"
        }
        let items = skipped.swedish(after: from)
        return items.isEmpty ? words : "\(words) (\(items.joined(separator: ", ")) räknas inte)"
    }
}

extension ClosedReason {
    /// What to call it; nil for a weekend, which the weekday tells already.
    fileprivate var swedish: String? {
        switch self {
        case .weekend: nil
        case .red(let red): SwedishTexts().name(of: red)
        case .closure(let name): name
        case .offDuty: "ledig"
        }
    }
}

extension SkippedDays {
    /// Holidays and closures in order of date, then days off duty, then weekends. Weekends alone are not worth a word:
    /// who reads *arbetsdagar* knows.
    func swedish(after day: Day) -> [String] {
        if items.allSatisfy({ $0.name == .weekend }) { return [] }
        let named = items.filter { $0.name != .weekend && $0.name != .offDuty }
        var texts = named.prefix(Self.mostNames).map { item in
            let last =
                item.last.isSaidAlone(after: item.first) ? item.last.swedish : item.last.swedish(beside: item.first)
            let first = item.first.isSaidAlone(after: day) ? item.first.swedish : item.first.swedish(beside: day)
            let range = item.first == item.last ? "" : "–" + last
            return "\(first)\(range) \(item.name.text(red: SwedishTexts().name))"
        }
        if named.count > Self.mostNames {
            let more = named.count - Self.mostNames
            texts.append(more.counted("helgdag eller stängning", "helgdagar eller stängningar") + " till")
        }
        let offDuty = days(.offDuty)
        if offDuty.count > Self.fewDays {
            texts.append("lediga dagar")
        } else {
            texts += offDuty.map { "\($0.swedish) ledig" }
        }
        let weekend = days(.weekend).map(\.weekday)
        if weekend.count == 1 || weekend.count == 2 && weekend.first != weekend.last {
            texts.append(weekend.map(\.swedish).joined(separator: " och "))
        } else if !weekend.isEmpty {
            texts.append("lördagar och söndagar")
        }
        return texts
    }
}
