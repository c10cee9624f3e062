package import SIPRules

extension SwedishTexts {
    func words(_ day: Day, beside other: Day) -> String { day.swedish(beside: other) }

    func name(of red: RedDay) -> String {
        switch red {
        case .newYearsDay: "nyårsdagen"
        case .epiphany: "trettondedag jul"
        case .mayDay: "första maj"
        case .nationalDay: "nationaldagen"
        case .christmasEve: "julafton"
        case .christmasDay: "juldagen"
        case .boxingDay: "annandag jul"
        case .newYearsEve: "nyårsafton"
        case .goodFriday: "långfredagen"
        case .easterDay: "påskdagen"
        case .easterMonday: "annandag påsk"
        case .ascensionDay: "Kristi himmelsfärdsdag"
        case .whitSunday: "pingstdagen"
        case .midsummerEve: "midsommarafton"
        case .midsummerDay: "midsommardagen"
        case .allSaintsDay: "alla helgons dag"
        }
    }
}

extension Day {
    /// `onsdag 17 juni`.
    package var swedish: String {
        let (_, month, day) = parts
        return "\(weekday.swedish) \(day) \(Self.swedishMonths[month - 1])"
    }

    /// `onsdag 17 juni 2026`.
    package var swedishWithYear: String { "\(swedish) \(year)" }

    /// In Swedish, with the year only when it is not `other`'s, or further off than anybody takes for the next such day.
    package func swedish(beside other: Day) -> String { isNear(other) ? swedish : swedishWithYear }

    // A month from `parts` is always 1…12: these are twelve names.
    private static let swedishMonths = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]
}

extension TimeOfDay {
    /// `17.10`.
    var swedish: String { String(description.map { $0 == ":" ? "." : $0 }) }
}

extension Weekday {
    /// `onsdag`.
    var swedish: String {
        switch self {
        case .monday: "måndag"
        case .tuesday: "tisdag"
        case .wednesday: "onsdag"
        case .thursday: "torsdag"
        case .friday: "fredag"
        case .saturday: "lördag"
        case .sunday: "söndag"
        }
    }
}

extension Span {
    /// `3 arbetsdagar`.
    var swedish: String {
        switch self {
        case .hours: count.counted("timme", "timmar")
        case .openingHours: count.counted("öppettimme", "öppettimmar")
        case .days(0): "samma dag"
        case .days: count.counted("dag", "dagar")
        case .workingDays: count.counted("arbetsdag", "arbetsdagar")
        case .weeks: count.counted("vecka", "veckor")
        case .months: count.counted("månad", "månader")
        case .years: "\(count) år"
        }
    }
}
