/// Answers that are given again: whoever asks, and however often, a question takes at most a tenth of the daemon's time.
///
/// An answer is kept ten times as long as it took to have, and no longer than nothing has changed. A clock that runs on by
/// itself is an argument.
struct KeptResponses {
    private var kept: [ControlRequest: (answer: ControlResponse, until: Int64)] = [:]

    /// So many times as long as it took, in the answer's own time.
    static let times: Int64 = 10
    /// What takes longer, in microseconds, is kept no longer for it.
    private static let longest: Int64 = 6_000_000
    /// So many different ones are kept.
    static let most = 16

    /// The answer that is kept, or a new one.
    ///
    /// - Parameter clock: microseconds.
    mutating func answer(_ request: ControlRequest, clock: () -> Int64, _ make: () -> ControlResponse)
        -> ControlResponse
    {
        let began = clock()
        kept = kept.filter { $0.value.until > began }
        if let known = kept[request] { return known.answer }
        let answer = make()
        let ended = clock()
        let span = min(ended - began, Self.longest) * Self.times
        if kept.count < Self.most { kept[request] = (answer, ended + span) }
        return answer
    }

    /// Something has changed.
    mutating func drop() { kept = [:] }
}
