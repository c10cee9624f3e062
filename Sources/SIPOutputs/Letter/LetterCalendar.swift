internal import SIPRules

extension Letter {
    /// Due dates still ahead that the reader is to act on, one for each duty.
    var calendarItems: [CalendarItem] {
        var items: [CalendarItem] = []
        for reminder in digest.reminders where reminder.obligation.due > occasion.today {
            let item = texts.item(reminder, on: occasion)
            guard item.section == .ahead, let uid = calendarID(reminder.obligation),
                !items.contains(where: { $0.uid == uid })
            else { continue }
            items.append(
                CalendarItem(
                    uid: uid, day: reminder.obligation.due,
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
