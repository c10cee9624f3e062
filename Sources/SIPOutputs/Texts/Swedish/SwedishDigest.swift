internal import SIPRules

extension SwedishTexts {
    func subject(of digest: Digest, on occasion: Occasion) -> String {
        guard let line = digest.onlyLine(on: occasion) else {
            let head = digest.slot == nil ? "SIP OMEDELBART" : "SIP"
            return "\(head): \(things(Tally(digest, on: occasion)))\(worst(of: digest, on: occasion))"
        }
        let context = occasion.context(line)
        let words = wording(context)
        let subject = line.reminder.obligation.subject
        let head =
            switch subject {
            case .plan: "SIP \(heading(of: subject))"
            case .upkeep: "SIP-driften"
            }
        if digest.slot == nil, line.reminders.contains(where: \.isImmediate) {
            let what = context.voice.isOwn ? words.brief : words.state
            return "\(head) OMEDELBART: \(what)"
        }
        switch (context.voice, context.nearness) {
        case (.act, _) where words.when != nil: return "\(head): \(words.brief)"
        case (.informed, _): return "\(head) för kännedom: \(words.state)"
        case (.ensure, .overdue): return "\(head) FÖRSENAT: \(words.state)"
        case (.act, .overdue), (.actStill, .overdue): return "\(head) FÖRSENAT: \(words.brief)"
        case (.ensure, _): return "\(head): \(words.state)"
        case (.act, let nearness), (.actStill, let nearness):
            let day = nearness == .today ? "i dag" : context.swedish(context.due)
            // What happens on its day is no deadline: *håll uppföljningen måndag 22 juni*.
            return nearness == .today || words.dated != nil
                ? "\(head): \(words.brief) \(day)" : "\(head): \(words.brief) senast \(day)"
        }
    }

    /// `3 saker att göra`.
    private func things(_ tally: Tally) -> String {
        tally.toDo == 0
            ? "\(tally.informed.counted("sak", "saker")) för kännedom"
            : "\(tally.toDo.counted("sak", "saker")) att göra"
    }

    /// `, mest försenad: K-2026-203 (4 veckor)`, or what is to be done first.
    private func worst(of digest: Digest, on occasion: Occasion) -> String {
        guard let first = digest.mostUrgent(on: occasion) else { return "" }
        let tally = Tally(digest, on: occasion)
        let reference = heading(of: first.reminder.obligation.subject)
        switch first.nearness {
        case .overdue:
            let late = Distance(first).span.map { " (\($0.swedish))" } ?? ""
            return ", \(tally.overdue == 1 ? "försenad" : "mest försenad"): \(reference)\(late)"
        case .today where tally.today == tally.toDo: return " i dag"
        case .today where tally.today > 1: return ", \(tally.today) i dag"
        case .today: return ", i dag: \(reference)"
        case .tomorrow, .ahead: return ", först \(reference) \(first.swedish(first.due))"
        }
    }

    func greeting(_ recipient: Recipient) -> String {
        if recipient.isOnCall { return "Till jouren för \(recipient.name)" }
        return recipient.isMailbox ? "Till enheten \(recipient.name)" : "Hej \(recipient.name)!"
    }

    func notice(of digest: Digest) -> String? {
        let now = digest.slot == nil ? "Det här kan inte vänta till nästa utskick." : nil
        let passOn =
            digest.recipient.isOnCall
            ? "Ta hand om det nu, eller lämna över till någon som kan."
            : digest.recipient.isMailbox ? "Skicka mejlet vidare till den som ska ta hand om det." : nil
        let sentences = [now, passOn].compactMap(\.self)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    func summary(of digest: Digest, on occasion: Occasion) -> String {
        let tally = Tally(digest, on: occasion)
        let known = tally.informed == 1 ? "En sak" : "\(tally.informed) saker"
        if tally.toDo == 0 { return "\(known) för kännedom, inget att göra." }
        let all = tally.toDo
        let things = all == 1 ? "en sak" : "\(all) saker"
        let states = [
            tally.today > 0 ? "\(tally.today) i dag" : nil,
            tally.overdue > 0 ? tally.overdue.counted("försenad", "försenade") : nil,
            tally.ahead > 0 ? "\(tally.ahead) kommande" : nil,
        ].compactMap(\.self)
        let which =
            switch (tally.today, tally.overdue, tally.ahead) {
            case (all, _, _): " i dag"
            case (_, 1, _) where all == 1: ", och den är försenad"
            case (_, 2, _) where all == 2: ", båda försenade"
            case (_, all, _): ", alla försenade"
            case (_, _, all): ""
            default: ": \(enumeration(states, and: and))"
            }
        let more = tally.informed == 0 ? "" : " \(known) till är för kännedom."
        return "\(digest.recipient.isMailbox ? "Enheten" : "Du") har \(things) att göra\(which).\(more)"
    }

    var howTo: String { "Så gör du" }
    var untilRecorded: String { "Påminnelserna upphör när det är registrerat." }
    func allRepeated(_ which: String?) -> String {
        "Inget av det här är nytt\(which.map { ": det är \($0) om allt" } ?? ""). "
            + "Alla påminnelserna upphör när det som står under ”Så gör du” är registrerat."
    }
    var whyYou: String { "Därför får du påminnelserna" }
    var howCounted: String { "Så räknades dagarna" }

    func heading(_ section: Section, count: Int) -> String {
        let name =
            switch section {
            case .today: "Gör i dag"
            case .overdue: "Försenat"
            case .ahead: "Kommande"
            case .informed: "För kännedom"
            }
        return "\(name) (\(count))"
    }

    func trial(instead recipient: Recipient) -> String {
        "PROVLÄGE: det här skulle ha gått till \(recipient.name) <\(recipient.address)>. Inget har skickats dit."
    }

    var trialMark: String { "PROV" }

    func mark(_ part: Digest.Part) -> String { "\(part.number) av \(part.count)" }

    func sentence(_ part: Digest.Part) -> String {
        "Det här är mejl \(part.number) av \(part.count): allt ryms inte i ett."
    }

    func subject(of heartbeat: Heartbeat.Report) -> String {
        "SIP-driften: livstecken, \(heartbeat.plans.counted("plan genomgången", "planer genomgångna"))"
    }

    func sentence(_ heartbeat: Heartbeat.Report, on occasion: Occasion) -> String {
        let found =
            heartbeat.troubles == 0
            ? "inget hindrar påminnelserna"
            : "\(heartbeat.troubles.counted("sak", "saker")) hindrar påminnelserna eller behöver ses över, se sipd status"
        let plans = heartbeat.plans.counted("plan är genomgången", "planer är genomgångna")
        return "\(plans) \(local(heartbeat.at, occasion)): \(found). "
            + "Nästa livstecken kommer \(local(heartbeat.next, occasion))."
    }

    /// `måndag 30 november kl. 08.00`.
    private func local(_ instant: Instant, _ occasion: Occasion) -> String {
        let zone = occasion.environment.zone
        return "\(zone.day(of: instant).swedish(beside: occasion.today)) kl. \(zone.time(of: instant).swedish)"
    }

    func footer(contact: String) -> [String] {
        [
            """
            Det här är ett automatiskt mejl från sipd, som påminner om arbetet med samordnade individuella planer \
            (SIP). Det går inte att svara på mejlet. Frågor? Kontakta \(contact).
            """,
            """
            Ärendet anges bara med sin beteckning. Skriv inte den enskildes namn i mejlet om du skickar det vidare. \
            Antalet dagar är bestämt lokalt och står inte i rutin 114327.
            """,
        ]
    }
}
