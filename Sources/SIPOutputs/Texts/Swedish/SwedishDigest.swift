internal import SIPRules

extension SwedishTexts {
    func subject(of digest: Digest, on occasion: Occasion) -> String {
        let lines = digest.lines
        guard lines.count == 1, let line = lines.first else {
            let head = digest.slot == nil ? "SIP OMEDELBART" : "SIP"
            return "\(head): \(things(Tally(digest, on: occasion)))"
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

    /// `3 saker att göra, 1 försenad, 2 för kännedom`.
    private func things(_ tally: Tally) -> String {
        if tally.toDo == 0 { return "\(tally.informed.counted("sak", "saker")) för kännedom" }
        var parts = ["\(tally.toDo.counted("sak", "saker")) att göra"]
        if tally.overdue > 0 { parts.append(tally.overdue.counted("försenad", "försenade")) }
        if tally.informed > 0 { parts.append("\(tally.informed) för kännedom") }
        return parts.joined(separator: ", ")
    }

    func greeting(_ recipient: Recipient) -> String {
        if recipient.isOnCall { return "Till jouren för \(recipient.name)" }
        return recipient.isMailbox ? "Till enheten \(recipient.name)" : "Hej \(recipient.name)!"
    }

    func summary(of digest: Digest, on occasion: Occasion) -> String {
        let passOn =
            digest.recipient.isOnCall
            ? " Ta hand om det nu, eller lämna över till någon som kan."
            : digest.recipient.isMailbox ? " Skicka mejlet vidare till den som ska ta hand om det." : ""
        // One immediate reminder, alone: it came between two digests.
        if digest.slot == nil { return "Det här kan inte vänta till nästa utskick.\(passOn)" }
        let tally = Tally(digest, on: occasion)
        let reader = digest.recipient.isMailbox ? "Enheten" : "Du"
        if tally.toDo == 0 {
            return tally.informed == 1
                ? "En sak för kännedom. Inget att göra."
                : "\(tally.informed) saker för kännedom. Inget att göra."
        }
        let toDo = tally.toDo == 1 ? "en sak" : "\(tally.toDo) saker"
        var sentence = "\(reader) har \(toDo) att göra i arbetet med SIP"
        switch (tally.toDo, tally.overdue) {
        case (_, 0): sentence += "."
        case (1, _): sentence += ", och den är försenad."
        case (2, 2): sentence += ", och båda är försenade."
        case (let all, let late) where all == late: sentence += ", och alla är försenade."
        case (_, 1): sentence += ". En av dem är försenad."
        case (_, let late): sentence += ". \(late) av dem är försenade."
        }
        switch tally.informed {
        case 0: break
        case 1: sentence += " En sak till är för kännedom."
        case let count: sentence += " \(count) saker till är för kännedom."
        }
        return sentence + passOn
    }

    func heading(_ section: Section, count: Int) -> String {
        let name =
            switch section {
            case .overdue: "Försenat"
            case .today: "I dag"
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
            Antalet dagar är bestämt lokalt och står inte i rutin 114327. När det som ska göras är registrerat \
            upphör påminnelserna av sig själva.
            """,
        ]
    }
}
