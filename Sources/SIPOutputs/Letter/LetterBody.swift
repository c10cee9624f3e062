internal import SIPRules

extension Letter {
    /// The body: what to do first, the most overdue at the top; what sipd is last.
    var blocks: [Block] {
        var blocks: [Block] = []
        if sender.trial != nil {
            blocks.append(.paragraph("\(strong: texts.trial(instead: digest.recipient))"))
        }
        if let heartbeat = digest.heartbeat {
            return blocks + [.paragraph(Prose(texts.sentence(heartbeat, on: occasion)))]
                + texts.footer(contact: sender.contact).prefix(1).map { .note(Prose($0)) }
        }
        blocks.append(.paragraph(Prose(texts.greeting(digest.recipient))))
        blocks.append(.paragraph(Prose(texts.summary(of: digest, on: occasion))))
        if let part = digest.part { blocks.append(.paragraph(Prose(texts.sentence(part)))) }
        if let away { blocks.append(.paragraph(Prose(texts.catchUp(away, on: occasion)))) }
        let items = digest.lines.map { texts.item($0, on: occasion) }
        for section in Section.allCases {
            let here = items.filter { $0.section == section }
            if here.isEmpty { continue }
            // A letter about one thing says in its first lines how late it is; one that asks for nothing, that it does.
            if items.count > 1, here.count < items.count || section != .informed {
                blocks.append(.heading(Prose(texts.heading(section, count: here.count))))
            }
            blocks += Self.grouped(here).flatMap(Self.blocks)
        }
        return blocks + texts.footer(contact: sender.contact).map { .note(Prose($0)) }
    }

    /// Items that ask for the same thing of the same reader, together where the first of them stands: a coordinator with
    /// ten plans to start reads once what to do, and then ten references with their dates.
    private static func grouped(_ items: [Item]) -> [[Item]] {
        var groups: [[Item]] = []
        var places: [[String]: Int] = [:]
        for item in items {
            let what = [item.action, item.record, item.why]
            if let place = places[what] {
                groups[place].append(item)
            } else {
                places[what] = groups.count
                groups.append([item])
            }
        }
        return groups
    }

    private static func blocks(_ group: [Item]) -> [Block] {
        guard let first = group.first else { return [] }
        guard group.count > 1 else { return blocks(first) }
        let opening = sharedOpening(of: group)
        let lines = group.map { item -> Prose in
            let rest = count(item).map { $0.dropFirst(opening.count).drop { ": ".contains($0) } }
            let words = [item.by] + item.details + rest.filter { !$0.isEmpty }.map { String($0).capitalized }
            return "\(strong: item.reference): \(words.joined(separator: " "))"
        }
        let common = opening.isEmpty ? [] : [opening.hasSuffix(".") ? opening : opening + "."]
        return [
            .paragraph("\(strong: "\(first.action) (\(group.count))")"), .list(lines),
            .paragraph(Prose(([first.record, first.why] + common).joined(separator: " "))),
        ]
    }

    /// What is said once below a list of items, and not with each: how they were all counted, or what from.
    private static func sharedOpening(of group: [Item]) -> String {
        let counts = Set(group.flatMap(count))
        if counts.count == 1, let only = counts.first { return only }
        let openings = Set(counts.map { $0.prefix { $0 != ":" } })
        // One word alone says nothing about where the count begins.
        guard openings.count == 1, let only = openings.first, only.contains(" ") else { return "" }
        return String(only)
    }

    /// One item alone: what to do in strong type, and at most five lines below it.
    private static func blocks(_ item: Item) -> [Block] {
        var lines = [item.by]
        if !item.details.isEmpty { lines.append(item.details.joined(separator: " ")) }
        lines += [item.record, item.why] + count(item)
        return [.paragraph("\(strong: item.reference + ": " + item.action)"), .list(lines.map { Prose($0) })]
    }

    /// How the date was counted. Who has nothing to do need not check it.
    private static func count(_ item: Item) -> [String] { item.section == .informed ? [] : [item.counted] }
}
