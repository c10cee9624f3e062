/// A named time zone as data: when its offset from UTC changes, and to what.
///
/// The rules know no clock and no files: the zone comes from the system's tzdata (`ZoneFile` in SIPStores) and is passed
/// in. Its transitions reach to the end of the supported range, so no rule need be evaluated here.
public struct Zone: Sendable, Hashable {
    /// A moment from which an offset holds.
    public struct Transition: Hashable, Sendable {
        /// The first second with the new offset.
        public let at: Instant
        /// Seconds east of UTC from then on.
        public let offset: Int

        /// A change to `offset` seconds east of UTC.
        public init(at: Instant, offset: Int) {
            self.at = at
            self.offset = offset
        }
    }

    /// The largest offset that a zone may have, in seconds: 26 hours, as in RFC 9636.
    public static let largestOffset = 26 * 3600

    /// The zone's name in tzdata, such as `Europe/Stockholm`.
    public let name: String
    private let starts: [Int64]
    private let offsets: [Int64]

    /// UTC itself.
    public static let utc = Zone(name: "UTC", starts: [Instant.earliest.seconds], offsets: [0])

    private init(name: String, starts: [Int64], offsets: [Int64]) {
        self.name = name
        self.starts = starts
        self.offsets = offsets
    }

    /// A zone with these changes; the first one's offset also holds before it. Nil when there are none, when they are
    /// not in strictly rising order, or when an offset is larger than `largestOffset`.
    public init?(name: String, transitions: [Transition]) {
        guard !transitions.isEmpty,
            zip(transitions, transitions.dropFirst()).allSatisfy({ $0.at < $1.at }),
            transitions.allSatisfy({ (-Self.largestOffset...Self.largestOffset).contains($0.offset) })
        else { return nil }
        self.init(name: name, starts: transitions.map(\.at.seconds), offsets: transitions.map { Int64($0.offset) })
    }

    /// All changes, in order.
    public var transitions: [Transition] {
        zip(starts, offsets).map { Transition(at: Instant(seconds: $0), offset: Int($1)) }
    }

    /// Seconds east of UTC at that moment.
    public func offset(at instant: Instant) -> Int { Int(offsets[range(at: instant.seconds)]) }

    /// The date on the zone's calendar at that moment.
    public func day(of instant: Instant) -> Day {
        Day(clamping: Int(Instant.floorDivide(local(instant), by: 86_400).quotient))
    }

    /// The time on the zone's clocks at that moment, seconds dropped.
    public func time(of instant: Instant) -> TimeOfDay {
        TimeOfDay(unchecked: Int(Instant.floorDivide(local(instant), by: 86_400).remainder) / 60)
    }

    /// The moment when the zone's clocks show that time on that day.
    ///
    /// A time that the clocks skip in spring moves forward by as much as they do (02:30 becomes 03:30); a time that they
    /// show twice in autumn is the first of the two.
    public func instant(_ day: Day, _ time: TimeOfDay) -> Instant {
        let clock = Int64(day.number) * 86_400 + Int64(time.minutes) * 60
        // The moment lies within `largestOffset` of what the clock shows: begin with the range in force before that.
        var index = range(at: clock - Int64(Self.largestOffset))
        while true {
            let moment = clock - offsets[index]
            let next = index + 1
            guard next < starts.count, moment >= starts[next] else { return Instant(seconds: moment) }
            // Already past this range by its own offset, not yet in the next by that one's: a skipped time.
            if clock - offsets[next] < starts[next] { return Instant(seconds: moment) }
            index = next
        }
    }

    /// The moment as the zone's clocks show it, such as `2026-06-18T16:55:00+02:00`.
    public func localISO(_ instant: Instant) -> String {
        let offset = offset(at: instant)
        let size = abs(offset)
        let seconds = size % 60 == 0 ? "" : ":" + Civil.twoDigits(size % 60)
        return Instant.text(seconds: local(instant)) + (offset < 0 ? "-" : "+")
            + "\(Civil.twoDigits(size / 3600)):\(Civil.twoDigits(size / 60 % 60))\(seconds)"
    }

    /// Seconds since 1970 as the zone's clocks count them. Cannot overflow: instants and offsets are bounded.
    private func local(_ instant: Instant) -> Int64 {
        instant.seconds + offsets[range(at: instant.seconds)]
    }

    /// The index of the range that holds that moment: the last that starts at or before it, else the first.
    private func range(at seconds: Int64) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= seconds { low = middle } else { high = middle }
        }
        return low
    }
}
