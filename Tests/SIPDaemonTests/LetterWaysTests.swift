import Foundation
import SIPTesting
import Testing

/// What binds the model in `Tests/Models` to the code: the ways that letters go in simulated lives, right ones and such with a
/// mistake. `make models` has the model judge them, which is written to the folder that SIPD_TRACES names.
@Suite("The way of a letter in a simulated life")
struct LetterWaysTests {
    private static let folder = ProcessInfo.processInfo.environment["SIPD_TRACES"]

    /// Lives in which everything happens but a disk that refuses, which the model knows only of `sent`.
    private static let lives: [Simulation] = Seeds.first(folder == nil ? 2 : 6).map { seed in
        var simulation = Simulation(seed: seed, steps: 40)
        simulation.steps.removeAll {
            switch $0.event {
            case .fill, .failSync: true
            default: false
            }
        }
        return simulation
    }

    private static let ways: @Sendable (PlantedMistake?) -> Set<[String]> = { mistake in
        let ways = LetterWays()
        for var life in lives {
            life.mistake = mistake
            // With a mistake a promise is broken before the end.
            _ = try? life.run(noting: ways)
        }
        return ways.all
    }

    private static let right = ways(nil)

    private static let keep: @Sendable (Set<[String]>, String) throws -> Void = { ways, name in
        guard let folder else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let text = ways.map { $0.joined(separator: " ") + "\n" }.sorted().joined()
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name).txt"))
    }

    @Test(
        "is written, made durable, claimed, moved, made durable and settled, and begins anew only when it is discarded")
    func right() throws {
        let ways = Self.right
        try Self.keep(ways, "right")
        #expect(ways.contains { $0.contains("kill") && $0.contains("accepted") })
        #expect(ways.contains { $0.contains("powerCut") } && ways.contains { $0.contains("pull") })
        let order = ["write", "barrier", "claim", "move", "seal", "settle"]
        for way in ways where way.contains("settle") && Set(way).isDisjoint(with: ["kill", "powerCut", "discard"]) {
            let places = order.map { way.firstIndex(of: $0) ?? -1 }
            #expect(places[0] == 0 && places == places.sorted() && !places.contains(-1), "\(way)")
        }
    }

    @Test(
        "goes another way with a mistake", arguments: [PlantedMistake.noSync, .claimAfterRename, .noSyncOfFolders])
    func mistaken(mistake: PlantedMistake) throws {
        let ways = Self.ways(mistake)
        try Self.keep(ways, "\(mistake)")
        #expect(!ways.isSubset(of: Self.right))
    }
}
