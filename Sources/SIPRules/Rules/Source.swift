/// Where a rule comes from. Cited by document, version and step; stated in our own words.
public struct Source: Hashable, Sendable {
    /// The citizen page on *samordnad individuell plan* says so.
    public var citizenPage: Bool
    /// Steps of Region Jönköpings län's governing routine, document 114327, version 3.0, valid from 2022-12-02.
    public var routineSteps: [Int]

    /// Several together.
    public init(of sources: [Source]) {
        self.init(
            citizenPage: sources.contains(where: \.citizenPage),
            routineSteps: Set(sources.flatMap(\.routineSteps)).sorted())
    }

    init(citizenPage: Bool, routineSteps: [Int]) {
        self.citizenPage = citizenPage
        self.routineSteps = routineSteps
    }

    /// The routine's step or steps.
    public static func routine(step: Int..., page: Bool = false) -> Source {
        Source(citizenPage: page, routineSteps: step)
    }
    /// The citizen page alone.
    public static let page = Source(citizenPage: true, routineSteps: [])
    /// sipd's own: what keeps it running.
    public static let upkeep = Source(citizenPage: false, routineSteps: [])
}
