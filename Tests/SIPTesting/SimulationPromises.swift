import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores

/// What must hold in a simulation at any moment, and what is remembered to judge it.
struct SimulationPromises {
    /// How often the mailer took each letter: once.
    private var delivered: Set<SpoolName> = []
    private var judged: Int64 = 0
    private var told: Set<[String]> = []

    /// How many letters went out.
    var letters: Int { delivered.count }

    init(_ station: Station) {}

    /// The mailer takes what waits.
    mutating func drain(_ station: Station) throws {
        for (name, bytes) in station.disk.drain() {
            guard delivered.insert(name).inserted else { throw Broken("\(name) was sent twice") }
            guard bytes.count > 1000, bytes.last == UInt8(ascii: "\n") else { throw Broken("\(name) was sent torn") }
        }
    }

    /// What was claimed in a round, whether a stop interrupted it or not.
    mutating func judge(_ station: Station, at now: Instant) throws {
        for entry in try news(station) {
            switch entry.kind {
            case .told: try judge(entry, station, at: now)
            // Nobody got it: it may be told again.
            case .pulled: told.remove(Self.key(entry))
            case .lapsed, .acknowledged, .snoozed, .resumed, .removed, .restored: break
            }
        }
    }

    /// After a round that no stop interrupted.
    mutating func check(_ station: Station, at now: Instant) throws {
        try judge(station, at: now)
        guard station.round.refused.isEmpty else {
            throw Broken("a letter was refused: \(station.round.refused[0].reason)")
        }
        let letters = try station.ledger.letters(to: nil, since: .earliest)
        let claims = letters.filter { $0.pulledAt == nil }
        let claimed = Set(claims.map(\.name))
        let waiting = try station.letters
        let sent = Set(waiting).union(delivered.map(\.text))
        if let pulled = letters.first(where: { $0.pulledAt != nil && sent.contains($0.name) }) {
            throw Broken("\(pulled.name) was taken back and went out all the same")
        }
        if let stray = sent.subtracting(claimed).min() {
            throw Broken("\(stray) is in the spool and not in the ledger")
        }
        guard station.round.deliveryTrouble == nil, station.round.recallTrouble == nil else { return }
        if let lost = claimed.subtracting(sent).min() { throw Broken("\(lost) is in the ledger and not in the spool") }
        if let loose = claims.first(where: { $0.settledAt == nil }) { throw Broken("\(loose.name) is not settled") }
        if let left = try station.disk.entries(of: .tmp).first { throw Broken("\(left.name) is left in tmp") }
        var slots: Set<String> = []
        for claim in claims {
            guard let slot = claim.slot else { continue }
            guard slots.insert("\(slot) \(claim.recipient)").inserted else {
                throw Broken("two digests to \(claim.recipient) for \(slot)")
            }
        }
    }

    private mutating func news(_ station: Station) throws -> [LedgerEntry] {
        var limit = 4
        while true {
            let latest = try station.ledger.history(limit: limit)
            if latest.count < limit || latest.last.map({ $0.number <= judged }) ?? true {
                let news = latest.filter { $0.number > judged }.reversed()
                judged = latest.first?.number ?? judged
                return Array(news)
            }
            limit *= 4
        }
    }

    /// What a reminder is about.
    private static func key(_ entry: LedgerEntry) -> [String] {
        [entry.subject] + ["rule", "instance", "due", "rung", "recipient"].map { entry.fields[$0] ?? "" }
    }

    /// One line of the ledger: was it right to tell it?
    private mutating func judge(_ entry: LedgerEntry, _ station: Station, at now: Instant) throws {
        let what = "\(entry.subject) \(entry.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })"
        guard told.insert(Self.key(entry)).inserted else { throw Broken("told twice: \(what)") }
        let practice = station.premises.practice
        let today = practice.zone.day(of: now)
        guard let id = entry.fields["rule"], let rule = RuleID(rawValue: id)?.rule, practice.policy.isOn(rule) else {
            throw Broken("told under a rule that is off: \(what)")
        }
        let plan = station.store.versions.first { $0.id.text == entry.subject }
        if rule.source != .upkeep || plan != nil {
            guard let plan else { throw Broken("told of a plan that is gone: \(what)") }
            if let silence = plan.silence, !rule.survivesClosing { throw Broken("told after \(silence): \(what)") }
            let open = RuleBook(practice).obligations(of: plan).contains {
                $0.isOpen && $0.rule == rule.id && $0.instance == entry.fields["instance"]
                    && $0.due.description == entry.fields["due"]
            }
            guard open else { throw Broken("told of a duty that is not open: \(what)") }
        }
        guard let recipient = entry.fields["recipient"] else { throw Broken("told to nobody: \(what)") }
        let unit: UnitID
        let calendar: WorkingCalendar
        if let person = PersonID(recipient).flatMap({ practice.roster.people[$0] }) {
            unit = person.unit
            calendar = practice.calendar(of: person.id)
            if person.absences.contains(where: { $0.first <= today && today <= $0.last }) {
                throw Broken("told to somebody who is away: \(what)")
            }
            if let left = person.left, left <= today { throw Broken("told to somebody who has left: \(what)") }
        } else if let box = UnitID(String(recipient.dropFirst())), practice.roster.units[box]?.mailbox != nil {
            unit = box
            calendar = practice.calendar(of: box)
        } else {
            throw Broken("told to somebody unknown: \(what)")
        }
        guard practice.window.isOpen(at: now, zone: practice.zone, calendar: calendar) else {
            throw Broken("told outside the window: \(what)")
        }
        if let plan, [.invited, .substitute, .owner].contains(rule.to) {
            let covered = plan.mayTell(unit, toMeeting: rule.to != .owner, on: today, roster: practice.roster)
            guard covered else { throw Broken("told a unit that consent does not cover: \(what)") }
        }
    }

    /// Everything decided anew, as if there were no agenda, tells nothing: whatever could be told has been.
    func nothingIsMissing(_ station: Station, since looked: Instant, at now: Instant) throws {
        guard station.round.deliveryTrouble == nil, station.round.recallTrouble == nil, station.disk.isFull == nil,
            station.round.held == 0
        else { return }
        let premises = station.premises
        let book = RuleBook(premises.practice)
        let digests = try station.ledger.digests(atOrAfter: now.adding(seconds: -86_400), atOrBefore: now)
        for plan in station.store.versions {
            let told = Told(
                reminders: try station.ledger.told(about: plan.id.text), digests: digests, decidedUpTo: looked)
            let decisions = book.decisions(about: plan, told: told, at: now)
            if let missed = decisions.tells.first {
                throw Broken("not told though it could be: \(missed.reminder.key), slot \(missed.slot as Any)")
            }
        }
    }
}
