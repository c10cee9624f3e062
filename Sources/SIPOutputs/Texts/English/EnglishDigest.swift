internal import SIPRules

extension EnglishTexts {
    func subject(of digest: Digest, on occasion: Occasion) -> String {
        guard let line = digest.onlyLine(on: occasion) else {
            let head = digest.slot == nil ? "SIP IMMEDIATE" : "SIP"
            return "\(head): \(things(Tally(digest, on: occasion)))\(worst(of: digest, on: occasion))"
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

    /// `3 things to do`.
    private func things(_ tally: Tally) -> String {
        tally.toDo == 0
            ? "\(tally.informed.counted("thing", "things")) for information"
            : "\(tally.toDo.counted("thing", "things")) to do"
    }

    /// `, most overdue: K-2026-203 (4 weeks)`, or what is to be done first.
    private func worst(of digest: Digest, on occasion: Occasion) -> String {
        guard let first = digest.mostUrgent(on: occasion) else { return "" }
        let tally = Tally(digest, on: occasion)
        let reference = heading(of: first.reminder.obligation.subject)
        switch first.nearness {
        case .overdue:
            let late = Distance(first).span.map { " (\($0))" } ?? ""
            return ", \(tally.overdue == 1 ? "overdue" : "most overdue"): \(reference)\(late)"
        case .today where tally.today == tally.toDo: return " today"
        case .today where tally.today > 1: return ", \(tally.today) today"
        case .today: return ", today: \(reference)"
        case .tomorrow, .ahead: return ", first \(reference) \(first.english(first.due))"
        }
    }

    func greeting(_ recipient: Recipient) -> String {
        if recipient.isOnCall { return "To whoever is on call for \(recipient.name)" }
        return recipient.isMailbox ? "To the unit \(recipient.name)" : "Dear \(recipient.name),"
    }

    func notice(of digest: Digest) -> String? {
        let now = digest.slot == nil ? "This cannot wait for the next letter." : nil
        let passOn =
            digest.recipient.isOnCall
            ? "See to it now, or hand it over to somebody who can."
            : digest.recipient.isMailbox ? "Pass this letter on to whoever is to see to it." : nil
        let sentences = [now, passOn].compactMap(\.self)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    func summary(of digest: Digest, on occasion: Occasion) -> String {
        let tally = Tally(digest, on: occasion)
        if tally.toDo == 0 { return "\(tally.informed.counted("thing", "things")) for information, nothing to do." }
        let all = tally.toDo
        let states = [
            tally.today > 0 ? "\(tally.today) today" : nil, tally.overdue > 0 ? "\(tally.overdue) overdue" : nil,
            tally.ahead > 0 ? "\(tally.ahead) to come" : nil,
        ].compactMap(\.self)
        let which =
            switch (tally.today, tally.overdue, tally.ahead) {
            case (all, _, _): " today"
            case (_, 1, _) where all == 1: ", and it is overdue"
            case (_, 2, _) where all == 2: ", both overdue"
            case (_, all, _): ", all overdue"
            case (_, _, all): ""
            default: ": \(enumeration(states, and: and))"
            }
        let known = tally.informed == 1 ? "One more is" : "\(tally.informed) more are"
        let more = tally.informed == 0 ? "" : " \(known) for information."
        let reader = digest.recipient.isMailbox ? "The unit has" : "You have"
        return "\(reader) \(all.counted("thing", "things")) to do\(which).\(more)"
    }

    var howTo: String { "What to do" }
    var untilRecorded: String { "The reminders stop once it is recorded." }
    func allRepeated(_ which: String?) -> String {
        "None of this is new\(which.map { ": it is the \($0) of all" } ?? ""). "
            + "All the reminders stop once what stands under “What to do” is recorded."
    }
    var whyYou: String { "Why you get the reminders" }
    var howCounted: String { "How the days were counted" }

    func heading(_ section: Section, count: Int) -> String {
        let name =
            switch section {
            case .today: "Do today"
            case .overdue: "Overdue"
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
            The number of days is set locally and does not stand in routine 114327.
            """,
        ]
    }
}
