public import SIPRules

extension EnglishTexts {
    func words(_ day: Day, beside other: Day) -> String { day.english(beside: other) }

    func name(of red: RedDay) -> String {
        switch red {
        case .newYearsDay: "New Year's Day"
        case .epiphany: "Epiphany"
        case .mayDay: "May Day"
        case .nationalDay: "National Day"
        case .christmasEve: "Christmas Eve"
        case .christmasDay: "Christmas Day"
        case .boxingDay: "Boxing Day"
        case .newYearsEve: "New Year's Eve"
        case .goodFriday: "Good Friday"
        case .easterDay: "Easter Day"
        case .easterMonday: "Easter Monday"
        case .ascensionDay: "Ascension Day"
        case .whitSunday: "Whit Sunday"
        case .midsummerEve: "Midsummer Eve"
        case .midsummerDay: "Midsummer Day"
        case .allSaintsDay: "All Saints' Day"
        }
    }
}

extension Day {
    /// `Wed 17 Jun`.
    public var english: String {
        let (_, month, day) = parts
        return "\(weekday.english) \(day) \(Self.englishMonths[month - 1])"
    }

    /// `Wed 17 Jun 2026`.
    public var englishWithYear: String { "\(english) \(year)" }

    /// In English, with the year only when it is not `other`'s, or further off than anybody takes for the next such day.
    public func english(beside other: Day) -> String { isNear(other) ? english : englishWithYear }

    // A month from `parts` is always 1…12: these are twelve names.
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
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
}
