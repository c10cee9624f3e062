/// From what a rule's due dates count: the fields whose dates are counted from, and which way. Declared, so that the manual and
/// `sipd rules` can say it.
public struct Dating: Hashable, Sendable {
    /// Which way a due date lies from what it counts from.
    public enum Way: String, CaseIterable, Hashable, Sendable {
        /// That long after.
        case forward
        /// That long before.
        case back
        /// It stands in the plan.
        case given
    }

    /// Which way.
    public var way: Way
    /// Where the date stands that it counts from; of several the rule says which.
    public var from: [PlanField]
    /// What else has a say in it: a bound, another number, the day from which it is reminded of.
    public var bounds: [PlanField]
    /// Of duties on a clock of their own.
    public var tracks: [Track: Dating] = [:]

    /// With the time given, after one of these dates.
    public static func forward(_ from: PlanField..., bounds: [PlanField] = []) -> Dating {
        Dating(way: .forward, from: from, bounds: bounds)
    }

    /// With the time given, before one of these dates.
    public static func back(_ from: PlanField..., bounds: [PlanField] = []) -> Dating {
        Dating(way: .back, from: from, bounds: bounds)
    }

    /// One of these dates itself.
    public static func given(_ from: PlanField..., bounds: [PlanField] = []) -> Dating {
        Dating(way: .given, from: from, bounds: bounds)
    }

    /// No date of a plan's: what keeps sipd itself running.
    public static let upkeep = Dating(way: .forward, from: [], bounds: [])

    /// The same, with a clock of its own for a track.
    public func on(_ track: Track, _ dating: Dating) -> Dating {
        var all = self
        all.tracks[track] = dating
        return all
    }

    /// How a track's duties are dated; nil: as the rule's own.
    public func on(_ track: Track?) -> Dating { track.flatMap { tracks[$0] } ?? self }

    /// Every field that has a say, in the order of the document.
    public var fields: [PlanField] {
        let all = Set(from + bounds + tracks.values.flatMap(\.fields))
        return PlanField.allCases.filter(all.contains)
    }
}

extension Dating: CustomStringConvertible {
    /// In a few words: `counted back from meetings.date; meetings.invitations.sent bounds it`.
    public var description: String {
        if from.isEmpty { return "no date of a plan's" }
        let names = from.map(\.rawValue).joined(separator: " or ")
        let counted =
            switch way {
            case .forward: "counted forward from \(names)"
            case .back: "counted back from \(names)"
            case .given: "\(names) is the date"
            }
        if bounds.isEmpty { return counted }
        return "\(counted), with regard to \(bounds.map(\.rawValue).joined(separator: ", "))"
    }
}
