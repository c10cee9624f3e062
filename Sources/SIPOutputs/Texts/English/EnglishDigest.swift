internal import SIPRules

extension EnglishTexts {
    func subject(of digest: Digest, on occasion: Occasion) -> String {
        let lines = digest.lines
        guard lines.count == 1, let line = lines.first else {
            let head = digest.slot == nil ? "SIP IMMEDIATE" : "SIP"
            return "\(head): \(things(Tally(digest, on: occasion)))"
        }
        let context = occasion.context(line)
        let words = wording(context)
        let subject = line.reminder.obligation.subject
        let head =
            switch subject {
            case .plan: "SIP \(heading(of: subject))"
            case .upkeep: "SIP service"
            }
        if digest.slot == nil, line.reminders.contains(where: \.isImmediate) {
            let what = context.voice.isOwn ? words.brief : words.state
            return "\(head) IMMEDIATE: \(what)"
        }
        switch (context.voice, context.nearness) {
        case (.act, _) where words.when != nil: return "\(head): \(words.brief)"
        case (.informed, _): return "\(head) for information: \(words.state)"
        case (.ensure, .overdue): return "\(head) OVERDUE: \(words.state)"
        case (.act, .overdue), (.actStill, .overdue): return "\(head) OVERDUE: \(words.brief)"
        case (.ensure, _): return "\(head): \(words.state)"
        case (.act, let nearness), (.actStill, let nearness):
            let day = nearness == .today ? "today" : context.english(context.due)
            // What happens on its day is no deadline: *hold the follow-up on Mon 22 Jun*.
            if nearness == .today { return "\(head): \(words.brief) \(day)" }
            return "\(head): \(words.brief) \(words.dated == nil ? "by" : "on") \(day)"
        }
    }

    /// `3 things to do, 1 overdue, 2 for information`.
    private func things(_ tally: Tally) -> String {
        if tally.toDo == 0 { return "\(tally.informed.counted("thing", "things")) for information" }
        var parts = ["\(tally.toDo.counted("thing", "things")) to do"]
        if tally.overdue > 0 { parts.append("\(tally.overdue) overdue") }
        if tally.informed > 0 { parts.append("\(tally.informed) for information") }
        return parts.joined(separator: ", ")
    }

    func greeting(_ recipient: Recipient) -> String {
        if recipient.isOnCall { return "To whoever is on call for \(recipient.name)" }
        return recipient.isMailbox ? "To the unit \(recipient.name)" : "Dear \(recipient.name),"
    }

    func summary(of digest: Digest, on occasion: Occasion) -> String {
        let passOn =
            digest.recipient.isOnCall
            ? " See to it now, or hand it over to somebody who can."
            : digest.recipient.isMailbox ? " Pass this letter on to whoever is to see to it." : ""
        // One immediate reminder, alone: it came between two digests.
        if digest.slot == nil { return "This cannot wait for the next letter.\(passOn)" }
        let tally = Tally(digest, on: occasion)
        let reader = digest.recipient.isMailbox ? "The unit has" : "You have"
        if tally.toDo == 0 {
            return "\(tally.informed.counted("thing", "things")) for information. Nothing to do."
        }
        var sentence = "\(reader) \(tally.toDo.counted("thing", "things")) to do in the work with SIP"
        switch (tally.toDo, tally.overdue) {
        case (_, 0): sentence += "."
        case (1, _): sentence += ", and it is overdue."
        case (2, 2): sentence += ", both of them overdue."
        case (let all, let late) where all == late: sentence += ", all of them overdue."
        case (_, let late): sentence += ", \(late) of them overdue."
        }
        switch tally.informed {
        case 0: break
        case 1: sentence += " One more is for information."
        case let count: sentence += " \(count) more are for information."
        }
        return sentence + passOn
    }

    func heading(_ section: Section, count: Int) -> String {
        let name =
            switch section {
            case .overdue: "Overdue"
            case .today: "Today"
            case .ahead: "Coming"
            case .informed: "For information"
            }
        return "\(name) (\(count))"
    }

    func trial(instead recipient: Recipient) -> String {
        "TRIAL MODE: this would have gone to \(recipient.name) <\(recipient.address)>. Nothing was sent there."
    }

    var trialMark: String { "TRIAL" }

    func mark(_ part: Digest.Part) -> String { "\(part.number) of \(part.count)" }

    func sentence(_ part: Digest.Part) -> String {
        "This is letter \(part.number) of \(part.count): one does not hold all of it."
    }

    func subject(of heartbeat: Heartbeat.Report) -> String {
        "SIP service: heartbeat, \(heartbeat.plans.counted("plan", "plans")) looked through"
    }

    func sentence(_ heartbeat: Heartbeat.Report, on occasion: Occasion) -> String {
        let troubles = heartbeat.troubles.counted("thing stands", "things stand")
        let found =
            heartbeat.troubles == 0
            ? "nothing stands in the way of reminders"
            : "\(troubles) in the way of reminders or calls for a look, see sipd status"
        return "\(heartbeat.plans.counted("plan", "plans")) looked through \(local(heartbeat.at, occasion)): \(found). "
            + "The next heartbeat comes \(local(heartbeat.next, occasion))."
    }

    /// `on Mon 30 Nov at 08:00`.
    private func local(_ instant: Instant, _ occasion: Occasion) -> String {
        let zone = occasion.environment.zone
        return "on \(zone.day(of: instant).english(beside: occasion.today)) at \(zone.time(of: instant))"
    }

    func footer(contact: String) -> [String] {
        [
            """
            This letter comes from sipd, which reminds of the work with coordinated individual plans (SIP) by itself. \
            It cannot be replied to. Questions? Ask \(contact).
            """,
            """
            The case is given by its reference alone. Do not add the individual's name if you pass this letter on. \
            The number of days is set locally and does not stand in routine 114327. Once what is to be done is \
            recorded, the reminders stop by themselves.
            """,
        ]
    }
}
