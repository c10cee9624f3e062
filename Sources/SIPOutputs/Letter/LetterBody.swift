internal import SIPRules

extension Letter {
    /// The body: what to do first, the most overdue at the top; what sipd is last.
    var blocks: [Block] {
        var blocks: [Block] = []
        if sender.trial != nil {
            blocks.append(.paragraph("\(strong: texts.trial(instead: digest.recipient))"))
        }
        blocks.append(.paragraph(Prose(texts.greeting(digest.recipient))))
        blocks.append(.paragraph(Prose(texts.summary(of: digest, on: occasion))))
        if let away { blocks.append(.paragraph(Prose(texts.catchUp(away, on: occasion)))) }
        let items = digest.reminders.map { texts.item($0, on: occasion) }
        for section in Section.allCases {
            let here = items.filter { $0.section == section }
            if here.isEmpty { continue }
            // A letter about one thing says in its first lines how late it is.
            if items.count > 1 { blocks.append(.heading(Prose(texts.heading(section, count: here.count)))) }
            blocks += here.flatMap(Self.blocks)
        }
        return blocks + texts.footer(contact: sender.contact).map { .note(Prose($0)) }
    }

    /// One item: what to do in strong type, and at most five lines below it.
    private static func blocks(_ item: Item) -> [Block] {
        var lines = [Prose(item.by)]
        if !item.details.isEmpty { lines.append(Prose(item.details.joined(separator: " "))) }
        lines += [Prose(item.record), Prose(item.why)]
        // Who has nothing to do need not check the count.
        if item.section != .informed { lines.append(Prose(item.counted)) }
        return [.paragraph("\(strong: item.reference + ": " + item.action)"), .list(lines)]
    }
}
