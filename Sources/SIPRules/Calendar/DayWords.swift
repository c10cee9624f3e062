extension Day {
    /// `Wed 17 Jun`.
    public var english: String {
        let (_, month, day) = parts
        return "\(weekday.english) \(day) \(Self.englishMonths[month - 1])"
    }

    /// `Wed 17 Jun 2026`.
    public var englishWithYear: String { "\(english) \(year)" }

    /// `onsdag 17 juni`.
    public var swedish: String {
        let (_, month, day) = parts
        return "\(weekday.swedish) \(day) \(Self.swedishMonths[month - 1])"
    }

    /// `onsdag 17 juni 2026`.
    public var swedishWithYear: String { "\(swedish) \(year)" }

    /// In English, with the year only when it is not `other`'s, or further off than anybody takes for the next such day.
    public func english(beside other: Day) -> String { isNear(other) ? english : englishWithYear }

    /// In Swedish, with the year only when it is not `other`'s, or further off than anybody takes for the next such day.
    public func swedish(beside other: Day) -> String { isNear(other) ? swedish : swedishWithYear }

    /// In the same year and no more than ten months away, either way.
    private func isNear(_ other: Day) -> Bool { abs(self - other) <= 304 && year == other.year }

    // A month from `parts` is always 1…12: these lists have twelve names.
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let swedishMonths = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]
}

extension TimeOfDay {
    /// `17.10`.
    public var swedish: String { "\(Civil.twoDigits(hour)).\(Civil.twoDigits(minute))" }
}

extension Weekday {
    /// `Wed`.
    public var english: String {
        switch self {
        case .monday: "Mon"
        case .tuesday: "Tue"
        case .wednesday: "Wed"
        case .thursday: "Thu"
        case .friday: "Fri"
        case .saturday: "Sat"
        case .sunday: "Sun"
        }
    }

    /// `onsdag`.
    public var swedish: String {
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
    public var swedish: String {
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
