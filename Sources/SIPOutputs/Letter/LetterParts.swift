internal import SIPRules

extension Letter {
    /// From so many things to do on they are listed by act: nobody reads a longer list of cases from top to bottom.
    private static let many = 12

    /// A line each, the most urgent first: the case, the act, how late.
    func overview(of items: [Item]) -> [Block] {
        items.bySection.flatMap { section -> [Block] in
            guard let first = section.first else { return [] }
            let heading = Block.heading(Prose(texts.heading(first.section, count: section.count)))
            guard items.count >= Self.many else {
                return [
                    heading,
                    .list(
                        section.map {
                            "\([$0].references(and: texts.and)): \($0.brief) \(whole: "– " + $0.distance)\($0.which)"
                        }),
                ]
            }
            return [heading]
                + section.gathered(by: \.brief).flatMap { act -> [Block] in
                    let cases = act.gathered(by: { [$0.distance, $0.which] }).map { same -> Prose in
                        "\(same.references(and: texts.and)) \(whole: "– " + same[0].distance)\(same[0].which)"
                    }
                    let count = act.count == 1 ? "" : " (\(act.count))"
                    return [.subheading(Prose(act[0].brief + count)), .list(cases)]
                }
        }
    }

    /// What is to be recorded of each, with what else there is to know, by act.
    func howTo(_ items: [Item], isRepeated: Bool) -> [Block] {
        if items.isEmpty { return [] }
        let until = isRepeated ? [] : [Block.paragraph(Prose(texts.untilRecorded))]
        return [.heading(Prose(texts.howTo))] + until
            + items.gathered(by: \.brief).flatMap { act -> [Block] in
                // Of acts that differ in a day or a name alone each case says its own.
                let whole = act.shared(\.action)
                return [.subheading(Prose(act.headed { _ in whole ?? act[0].brief }))]
                    + act.gathered(by: \.edit).flatMap { same in
                        same.told(texts.and) {
                            [[$0.edit], (whole == nil ? [$0.action + "."] : []) + [$0.date] + $0.details + $0.others]
                        }
                    }
            }
    }

    /// What is only to be known, where there is more than that.
    func known(_ items: [Item], isAll: Bool) -> [Block] {
        if items.isEmpty { return [] }
        let head: [Block] =
            isAll
            ? []
            : [.heading(Prose(texts.heading(.informed, count: items.count))), .paragraph(Prose(texts.nothingToDo))]
        return head
            + items.gathered(by: \.brief).flatMap { group -> [Block] in
                let words = Prose(group.headed(\.brief))
                return [isAll ? .heading(words) : .subheading(words)]
                    + group.told(texts.and) { [[$0.by] + $0.details + $0.others] }
            }
    }

    /// Something that is said of each at the end, as a list of the cases for which it is the same: why it came, or how its
    /// date was counted. What several have in common is said once, and what all have without their names.
    func said(_ heading: String, of items: [Item], _ sentence: (Item) -> String) -> [Block] {
        if items.isEmpty { return [] }
        // One sentence needs no heading.
        if let all = items.shared(sentence) { return [.paragraph(Prose(all))] }
        var blocks: [Block] = [.heading(Prose(heading))]
        var lines: [Prose] = []
        func close() {
            if !lines.isEmpty { blocks.append(.list(lines)) }
            lines = []
        }
        for group in items.gathered(by: { sentence($0).opening }) {
            if let same = group.shared(sentence) {
                lines.append("\(group.references(and: texts.and)): \(same)")
                continue
            }
            close()
            let opening = sentence(group[0]).opening
            blocks.append(.paragraph(Prose(opening + ":")))
            for same in group.gathered(by: sentence) {
                let rest = sentence(same[0]).dropFirst(opening.count + 2)
                lines.append("\(same.references(and: texts.and)): \(rest)")
            }
            close()
        }
        close()
        return blocks
    }
}

extension String {
    /// What stands before a colon: what a date was counted from.
    fileprivate var opening: String { firstRange(of: ": ").map { String(self[..<$0.lowerBound]) } ?? self }
}

extension [Item] {
    /// What all of them say; nil where they differ.
    fileprivate func shared(_ sentence: (Item) -> String) -> String? {
        let all = Set(map(sentence))
        return all.count == 1 ? all.first : nil
    }

    /// `K-2026-1, K-2026-2 och K-2026-3`, each of which stands out.
    fileprivate func references(and: String) -> [Prose.Run] {
        let all = gathered(by: \.reference).compactMap(\.first?.reference)
        return all.enumerated().flatMap { place, reference -> [Prose.Run] in
            let joint = place == 0 ? "" : place == all.count - 1 ? " \(and) " : ", "
            return [Prose.Run(text: joint), Prose.Run(text: reference, strong: true, whole: true)]
        }
    }

    /// What heads them: with how many they are, or the one's case.
    func headed(_ words: (Item) -> String) -> String {
        guard let first else { return "" }
        return count == 1 ? "\(first.reference): \(words(first))" : "\(words(first)) (\(count))"
    }

    /// The parts of a letter, in their order.
    var bySection: [[Item]] { gathered(by: \.section).sorted { $0.order < $1.order } }

    /// Where their section stands in the letter.
    private var order: Int { first.flatMap { Section.allCases.firstIndex(of: $0.section) } ?? 0 }

    /// What there is to say of each: what all of them share once, and then the cases by what is left. Of one alone its
    /// lines, and of those that differ in nothing one paragraph.
    func told(_ and: String, _ lines: (Item) -> [[String]]) -> [Block] {
        guard let first, count > 1 else {
            return map { .list(lines($0).filter { !$0.isEmpty }.map { Prose($0.joined(separator: " ")) }) }
        }
        func sentences(_ item: Item) -> [String] { lines(item).flatMap(\.self) }
        let common = sentences(first).filter { sentence in allSatisfy { sentences($0).contains(sentence) } }
        func rest(_ item: Item) -> [String] { sentences(item).filter { !common.contains($0) } }
        let cases = gathered(by: rest)
        let said = common.joined(separator: " ")
        if cases.count == 1 { return [.paragraph("\(references(and: and)): \(said)")] }
        let list = cases.map { same -> Prose in
            let words = rest(same[0])
            return words.isEmpty
                ? "\(same.references(and: and))"
                : "\(same.references(and: and)): \(words.joined(separator: " "))"
        }
        return (said.isEmpty ? [] : [.paragraph(Prose(said))]) + [.list(list)]
    }
}
