internal import SIPOutputs
internal import SIPStores

/// The way that each letter has gone, step by step, in the words of the model in `Tests/Models`: what happened on the disk,
/// in the ledger, and to the machine.
///
/// What the ledger has done is seen before each effect on the disk: between two of them it goes one step of a letter's way,
/// or two that follow each other.
public final class LetterWays {
    private enum Claim { case none, claimed, confirmed, recalling }

    /// Of the letters that are under way.
    private var ways: [SpoolName: [String]] = [:]
    private var claims: [SpoolName: Claim] = [:]
    /// Of those that have come to an end.
    private var ended: Set<[String]> = []
    private var done: Set<SpoolName> = []
    /// What the ledger of the present daemon says.
    var ledger: LedgerReader?

    /// None has gone any.
    public init() {}

    /// Each way that some letter has gone, once.
    public var all: Set<[String]> { ended.union(ways.values) }

    /// Something happens to one letter.
    func note(_ step: String, _ name: SpoolName) {
        if done.contains(name) { return }
        lookIntoLedger()
        ways[name, default: []].append(step)
    }

    /// Something happens to all of them.
    func note(_ step: String) {
        lookIntoLedger()
        // Nothing more becomes of what the mailer has taken for good, or was taken back and is removed.
        for (name, way) in ways where claims[name] == .confirmed {
            guard way.last == "sync" || way.last == "discard" else { continue }
            ended.insert(way)
            done.insert(name)
            (ways[name], claims[name]) = (nil, nil)
        }
        for name in ways.keys { ways[name]?.append(step) }
    }

    func lookIntoLedger() {
        guard let ledger, !ways.isEmpty else { return }
        do throws(LedgerError) {
            let names = ways.keys.map(\.text)
            let unclaimed = Set(try ledger.unclaimed(among: names))
            let (recalling, unconfirmed) = (Set(try ledger.recalling()), Set(try ledger.unconfirmed()))
            for name in ways.keys where !unclaimed.contains(name.text) {
                go(
                    name,
                    to: recalling.contains(name.text)
                        ? .recalling : unconfirmed.contains(name.text) ? .claimed : .confirmed)
            }
        } catch {
            // A ledger that cannot be read now is read at the next step.
        }
    }

    private func go(_ name: SpoolName, to claim: Claim) {
        let before = claims[name, default: .none]
        if before == claim { return }
        claims[name] = claim
        let steps: [String] =
            switch (before, claim) {
            case (.none, .claimed): ["claim"]
            case (.none, .confirmed): ["claim", "settle"]
            case (.none, .recalling): ["claim", "beginPull"]
            // One that this daemon has moved it has confirmed.
            case (.claimed, .recalling): hasMoved(name) ? ["settle", "beginPull"] : ["beginPull"]
            case (.confirmed, .recalling): ["beginPull"]
            case (.claimed, .confirmed): ["settle"]
            case (.recalling, _): ["settlePull"]
            default: []
            }
        ways[name]?.append(contentsOf: steps)
    }

    private func hasMoved(_ name: SpoolName) -> Bool {
        ways[name]?.last { ["move", "kill", "powerCut"].contains($0) } == "move"
    }
}
