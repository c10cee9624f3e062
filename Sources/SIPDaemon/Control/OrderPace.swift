/// How many orders are taken from one account: each is an entry in a history that is never cut, and may be a round.
struct OrderPace {
    /// In a minute and in a day.
    static let (mostInMinute, mostInDay) = (120, 2000)
    private static let (minute, day): (Int64, Int64) = (60_000_000, 86_400_000_000)

    private struct Taken {
        var minute: Int64
        var inMinute = 0
        var day: Int64
        var inDay = 0
    }

    private var taken: [UInt32?: Taken] = [:]

    /// Counts an order, or says in how many seconds one is taken again.
    ///
    /// - Parameter now: microseconds of a clock that runs on by itself.
    mutating func refuses(from user: UInt32?, at now: Int64) -> Int64? {
        var account = taken[user] ?? Taken(minute: now, day: now)
        if now - account.minute >= Self.minute { (account.minute, account.inMinute) = (now, 0) }
        if now - account.day >= Self.day { (account.day, account.inDay) = (now, 0) }
        if account.inDay >= Self.mostInDay { return (account.day + Self.day - now) / 1_000_000 + 1 }
        if account.inMinute >= Self.mostInMinute { return (account.minute + Self.minute - now) / 1_000_000 + 1 }
        account.inMinute += 1
        account.inDay += 1
        // Whose day is over is forgotten; those who may order are few.
        taken = taken.filter { now - $0.value.day < Self.day }
        taken[user] = account
        return nil
    }
}
