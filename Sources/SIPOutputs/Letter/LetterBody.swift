internal import SIPRules

extension Letter {
    /// The body: what to do first, at a glance; then how; then what is only to be known; how the dates came about and what
    /// sipd is last. One thing alone is said once.
    var blocks: [Block] {
        var blocks: [Block] = []
        if sender.trial != nil {
            blocks.append(.paragraph("\(strong: texts.trial(instead: digest.recipient))"))
        }
        if let heartbeat = digest.heartbeat {
            return blocks + [.title(Prose(texts.sentence(heartbeat, on: occasion)))]
                + texts.footer(contact: sender.contact).prefix(1).map { .note(Prose($0)) }
        }
        blocks.append(.paragraph(Prose(texts.greeting(digest.recipient))))
        return blocks + parts + texts.footer(contact: sender.contact).map { .note(Prose($0)) }
    }

    private var parts: [Block] {
        // What is for today first, and of one section the earliest date, whatever place its plan had: the same order throughout.
        var items = digest.lines.sorted { $0.reminder.obligation.due < $1.reminder.obligation.due }
            .map { texts.item($0, on: occasion) }.bySection.flatMap(\.self)
        let repeated = Set(items.filter { $0.section != .informed }.map(\.repeated))
        let isRepeated = items.count > 1 && !repeated.isEmpty && !repeated.contains(nil)
        if isRepeated, repeated.count == 1 {
            // Said once above all of them.
            for place in items.indices { items[place].repeated = nil }
        }
        let toDo = items.filter { $0.section != .informed }
        if let alone = toDo.count == 1 ? toDo.first : items.count == 1 ? items.first : nil {
            let known = items.filter { $0 != alone }
            return [.title("\(alone.reference): \(alone.action)")] + preface([]) + [.list(lines(of: alone))]
                + self.known(known, isAll: false) + reckoning(items, alone: alone)
        }
        let repeats = isRepeated ? [texts.allRepeated(repeated.count == 1 ? repeated.first ?? nil : nil)] : []
        return [.title(Prose(texts.summary(of: digest, on: occasion)))] + preface(repeats) + overview(of: toDo)
            + howTo(toDo, isRepeated: isRepeated) + known(items.filter { $0.section == .informed }, isAll: toDo.isEmpty)
            + reckoning(items, alone: nil)
    }

    /// What is to be said of the letter as a whole.
    private func preface(_ more: [String]) -> [Block] {
        let sentences = [
            texts.notice(of: digest), digest.part.map { texts.sentence($0) },
            away.map { texts.catchUp($0, on: occasion) },
        ]
        return (sentences.compactMap(\.self) + more).map { .paragraph(Prose($0)) }
    }

    /// One thing alone, below what it is: by when, what ends it, what else there is to know, and why it came.
    private func lines(of item: Item) -> [Prose] {
        let by = [item.by] + (item.repeated.map { ["\($0.capitalized)."] } ?? [])
        return [by, [item.record], item.details, [item.why] + item.others].filter { !$0.isEmpty }
            .map { Prose($0.joined(separator: " ")) }
    }

    /// How it all came about: to whom, by which dates, from where.
    private func reckoning(_ items: [Item], alone: Item?) -> [Block] {
        let sources = texts.sources(Source(of: items.map(\.source)))
        if let alone {
            // Who has nothing to do need not check the date.
            let counted = alone.section == .informed ? [] : [alone.counted]
            return [.paragraph(Prose((counted + [sources]).joined(separator: " ")))]
        }
        let toDo = items.filter { $0.section != .informed }
        return said(texts.whyYou, of: items, \.why) + said(texts.howCounted, of: toDo, \.counted)
            + [.paragraph(Prose(sources))]
    }
}
