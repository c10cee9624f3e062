internal import SIPRules

extension Letter {
    /// Due dates still ahead that the reader is to act on, one for each act.
    var calendarItems: [CalendarItem] {
        var items: [CalendarItem] = []
        for line in digest.lines where line.reminder.obligation.due > occasion.today {
            let item = texts.item(line, on: occasion)
            guard item.section == .ahead, let uid = calendarID(line.reminder.obligation),
                !items.contains(where: { $0.uid == uid })
            else { continue }
            items.append(
                CalendarItem(
                    uid: uid, day: line.reminder.obligation.due,
                    summary: HeaderText("SIP \(item.reference): \(item.action)"),
                    details: ([item.record] + item.details + [item.counted]).joined(separator: "\n")))
        }
        return items
    }

    /// Without the due date: when that moves, the item in the reader's calendar moves with it.
    private func calendarID(_ obligation: Obligation) -> MessageID? {
        let parts = [obligation.subject.description, obligation.rule.rawValue, obligation.instance.description]
        return MessageID("duty." + fingerprint(parts), at: sender.domain)
    }
}
