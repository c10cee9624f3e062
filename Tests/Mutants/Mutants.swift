import Foundation
import SwiftOperators
import SwiftParser

/// `mutants SOURCES OUT EACH [NUMBER…]`: chooses candidates in each area, EACH of them, writes the files they stand in to
/// OUT with all of them behind switches but those numbered, and prints a line of JSON for each.
@main
enum Mutants {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let each = Int(arguments[3]) else {
            print("usage: mutants SOURCES OUT EACH [NUMBER…]")
            exit(64)
        }
        let dropped = Set(arguments.dropFirst(4).compactMap(Int.init))
        let sources = try files(in: arguments[1])
        let mutants = try chosen(from: sources, each: each).filter { !dropped.contains($0.number) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for (path, found) in Dictionary(grouping: mutants, by: \.path).sorted(by: { $0.key < $1.key }) {
            let mutated = MutatedSource(sources[path] ?? [], found)
            try Data(mutated.text).write(to: URL(filePath: arguments[2] + "/" + path))
            for mutant in found.sorted(by: { $0.number < $1.number }) {
                guard let lines = mutated.lines[mutant.number] else { continue }
                print(String(decoding: try encoder.encode(Line(mutant, lines.own, lines.declaration)), as: UTF8.self))
            }
        }
    }

    /// The source files that an area can have, by their paths.
    private static func files(in folder: String) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.hasSuffix(".swift") {
            found[name] = Array(try Data(contentsOf: URL(filePath: folder + "/" + name)))
        }
        return found
    }

    /// The candidates: in each area places at random, the same at each run on the same sources, none within another.
    private static func chosen(from sources: [String: [UInt8]], each: Int) throws -> [Mutant] {
        var places: [String: [(path: String, place: Place)]] = [:]
        for (path, bytes) in sources.sorted(by: { $0.key < $1.key }) {
            let tree = try OperatorTable.standardOperators.foldAll(
                Parser.parse(source: String(decoding: bytes, as: UTF8.self)))
            for place in PlaceFinder(tree, path: path).places {
                let around = String(decoding: bytes[place.declaration], as: UTF8.self)
                guard let area = Area.of(path, declaration: around) else { continue }
                places[area.name, default: []].append((path, place))
            }
        }
        var dice = SplitMix(state: 114_327)
        var taken: [String: [Range<Int>]] = [:]
        var mutants: [Mutant] = []
        for area in Area.all {
            var count = 0
            let candidates = places[area.name] ?? []
            for (path, place) in candidates.shuffled(using: &dice) where count < each {
                guard let way = place.ways.randomElement(using: &dice),
                    taken[path]?.contains(where: { $0.overlaps(place.range) }) != true
                else { continue }
                taken[path, default: []].append(place.range)
                count += 1
                mutants.append(Mutant(number: mutants.count + 1, area: area.name, path: path, place: place, way: way))
            }
            FileHandle.standardError.write(Data("\(area.name): \(count) of \(candidates.count) places\n".utf8))
        }
        return mutants
    }

    /// A mutant as the driver reads it.
    private struct Line: Encodable {
        let number: Int
        let area, path, was, becomes: String
        let line: Int
        let own, declaration: [Int]

        init(_ mutant: Mutant, _ own: ClosedRange<Int>, _ declaration: ClosedRange<Int>) {
            number = mutant.number
            area = mutant.area
            path = mutant.path
            was = mutant.place.was
            becomes = mutant.way.becomes
            line = mutant.place.line
            self.own = [own.lowerBound, own.upperBound]
            self.declaration = [declaration.lowerBound, declaration.upperBound]
        }
    }
}
