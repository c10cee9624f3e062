import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores

/// What must hold in a simulation at any moment, and what is remembered to judge it: of each letter and each reminder once,
/// so that ten years cost what they hold and not their square.
struct SimulationPromises {
    /// The letters that the ledger claims and the mailer has not had.
    private var open: Set<String> = []
    private var delivered: Set<String> = []
    private var recalled: Set<String> = []
    /// The digest of each slot and recipient.
    private var digests: [String: String] = [:]
    /// Those of slots that lay ahead again, when the clock was set back: no second digest goes then.
    private var spent: Set<String> = []
    /// What letters tell that were not looked into yet.
    private var contents: [String: [LedgerEntry]] = [:]
    /// What was told of each subject, and when: our own memory, not the ledger's.
    private(set) var told: [String: [ReminderKey: Instant]] = [:]
    /// What was told on a trial that is not over, and in which letters.
    private var onTrial: [(subject: String, key: ReminderKey, letter: String?)] = []
    private var judged: Int64 = 0
    /// Since when each plan is what it is.
    var changes = SimulatedChanges()
    /// The last instant at which sipd was down, or could not tell.
    var outage = Instant.earliest
    /// When the store could last not be read to its end: what was not reached then is told beside the slot's letters.
    var cutShort = Instant.earliest

    /// The cap held letters back when the round began.
    var wasHeld = false
    /// The reminders told since somebody took them from here: what the staff read.
    var heard: [LedgerEntry] = []

    /// How many letters went out.
    var letters: Int { delivered.count }
    /// How many reminders were told.
    var reminders: Int { told.values.reduce(0) { $0 + $1.count } }

    /// The mailer takes what waits.
    mutating func drain(_ station: Station) throws {
        for (name, bytes) in station.disk.drain() {
            guard delivered.insert(name.text).inserted else { throw Broken("\(name) was sent twice") }
            guard bytes.count > 1000, bytes.last == UInt8(ascii: "\n") else { throw Broken("\(name) was sent torn") }
            guard open.remove(name.text) != nil else { throw Broken("\(name) was sent and is not in the ledger") }
            try read(name.text, bytes, station)
        }
    }

    /// What was claimed in a round, whether a stop interrupted it or not.
    mutating func judge(_ station: Station, at now: Instant) throws {
        for entry in try news(station) {
            switch entry.kind {
            case .told:
                let key = try Self.key(entry)
                guard told[entry.subject, default: [:]].updateValue(entry.at, forKey: key) == nil else {
                    throw Broken("told twice: \(Self.words(entry))")
                }
                if entry.fields["trial"] != nil { onTrial.append((entry.subject, key, entry.fields["letter"])) }
                try toldRightly(entry, station, at: now)
                try note(entry)
                heard.append(entry)
            case .recalled:
                // Nobody got it: it may be told again.
                told[entry.subject]?[try Self.key(entry)] = nil
                if let plan = PlanID(entry.subject) { changes.note(plan, at: entry.at) }
                guard let letter = entry.fields["letter"], !delivered.contains(letter) else {
                    throw Broken("taken back and sent: \(Self.words(entry))")
                }
                open.remove(letter)
                recalled.insert(letter)
                contents[letter] = nil
                if let slot = Self.slot(entry), digests[slot] == letter { digests[slot] = nil }
            case .live: endTrial(at: entry.at)
            case .lapsed, .acknowledged, .snoozed, .resumed, .released, .reloaded, .removed, .restored, .adopted: break
            }
        }
    }

    /// Nobody whom it is for has had it: it is to be told again, and beside it nothing stands in its slot.
    private mutating func endTrial(at moment: Instant) {
        for (subject, key, _) in onTrial { told[subject]?[key] = nil }
        let letters = Set(onTrial.compactMap(\.letter))
        digests = digests.filter { !letters.contains($1) }
        onTrial = []
        changes.note(at: moment)
    }

    private mutating func note(_ entry: LedgerEntry) throws {
        guard let letter = entry.fields["letter"] else { throw Broken("told in no letter: \(Self.words(entry))") }
        if let slot = Self.slot(entry) {
            let last = digests[slot] ?? letter
            // A further letter of the slot begins where the one before is full.
            let count = contents[last]?.count ?? 0
            guard last == letter || count == Digest.longest || entry.at - cutShort <= 86_400 else {
                throw Broken("two digests, \(last) of \(count) and \(letter)")
            }
            digests[slot] = letter
        }
        guard !recalled.contains(letter) else { throw Broken("told in a letter that was taken back: \(letter)") }
        open.insert(letter)
        contents[letter, default: []].append(entry)
    }

    /// After a round that no stop interrupted.
    mutating func check(_ station: Station, at now: Instant) throws {
        try judge(station, at: now)
        if let aside = station.round.state.schedule.aside.lines.first {
            throw Broken("set aside: \(aside.what), \(aside.cause.reason)")
        }
        let waiting = Set(try station.letters)
        if let stray = waiting.subtracting(open).min() { throw Broken("\(stray) is in the spool and not claimed") }
        for name in contents.keys.sorted() where waiting.contains(name) {
            if let file = SpoolName(name), let bytes = station.disk[.outgoing, file] { try read(name, bytes, station) }
        }
        guard station.round.state.delivery.trouble == nil, station.round.state.recall.trouble == nil else { return }
        if let lost = open.subtracting(waiting).min() { throw Broken("\(lost) is claimed and not in the spool") }
        if let loose = try station.ledger.unconfirmed().first { throw Broken("\(loose) is not settled") }
        if let left = try station.disk.entries(of: .tmp).first { throw Broken("\(left.name) is left in tmp") }
    }

    /// Rules that one edit of a plan may meet: a letter says them in one line.
    private static let shared: [Set<RuleID>] = [
        [.consentCoversFollowUp, .consentExpiry, .planDormant], [.consentRefused, .consentWithdrawn],
        [.coordinatorReachable, .responsibleNamed], [.followUp, .meetingOutcome, .situationChanged],
        [.followUpBooked, .followUpExists],
    ]

    /// A letter names the plans that it was claimed for, each as often as it tells something of it, where it says what, and no
    /// others.
    private mutating func read(_ name: String, _ bytes: [UInt8], _ station: Station) throws {
        guard let entries = contents.removeValue(forKey: name) else { return }
        let subjects = entries.map(\.subject)
        // A document that cannot be read is named by its path.
        let others = LetterWords(
            Array(entries.compactMap { $0.fields["instance"] }.joined(separator: " ").utf8), isWhole: true)
        let words = LetterWords(bytes)
        // The letter of the week names the first documents in which somebody may be forgotten.
        let weekly = entries.contains { $0.fields["rule"] == RuleID.allChecked.rawValue } ? 1 : 0
        for subject in Set(subjects) {
            guard let id = PlanID(subject), try station.store.plan(id) != nil else { continue }
            let times = subjects.count { $0 == subject }
            let rules = entries.filter { $0.subject == subject }.compactMap { $0.fields["rule"].flatMap(RuleID.init) }
            let merged = Self.shared.map { group in max(0, rules.count(where: group.contains) - 1) }.reduce(0, +)
            // What asks for the same act and is as late is one line.
            let least = max(1, Set(rules).count - merged)
            // Its document may be one that cannot be read, and named in the same letter.
            guard (least...times + others.count(of: subject) + weekly).contains(words.count(of: subject))
            else {
                throw Broken("\(name) names \(subject) \(words.count(of: subject)) times, and was claimed for \(times)")
            }
        }
        for word in words.distinct where weekly == 0 && !subjects.contains(word) && others.count(of: word) == 0 {
            if let id = PlanID(word), try station.store.plan(id) != nil {
                throw Broken("\(name) names \(word), for which it was not claimed")
            }
        }
    }

    private mutating func news(_ station: Station) throws -> [LedgerEntry] {
        var limit = 4
        while true {
            let latest = try station.ledger.history(limit: limit)
            guard latest.first.map({ $0.number >= judged }) ?? (judged == 0) else {
                throw Broken("the ledger has forgotten what it held")
            }
            if latest.count < limit || latest.last.map({ $0.number <= judged }) ?? true {
                let news = latest.filter { $0.number > judged }.reversed()
                judged = latest.first?.number ?? judged
                return Array(news)
            }
            limit *= 4
        }
    }

    /// What a reminder is about.
    static func key(_ entry: LedgerEntry) throws -> ReminderKey {
        guard let key = entry.key else {
            throw Broken("the ledger has a line that is about nothing: \(Self.words(entry))")
        }
        return key
    }

    /// The clock was set: what went in slots that come again has gone.
    mutating func clockIsSet(to now: Instant) {
        changes.note(at: now)
        let stamp = LetterName.stamp(now)
        spent.formUnion(digests.keys.filter { $0 > stamp })
    }

    /// Whether the recipient had the digest of that slot before the clock was set back.
    func isSpent(_ tell: (reminder: Reminder, slot: Instant?)) -> Bool {
        guard let slot = tell.slot else { return false }
        return spent.contains("\(LetterName.stamp(slot)) \(tell.reminder.recipient.id)")
    }

    /// The slot and the recipient of a digest, by its letter's name; nil for an immediate reminder.
    private static func slot(_ entry: LedgerEntry) -> String? {
        guard let letter = entry.fields["letter"], !letter.hasPrefix("now") else { return nil }
        return "\(letter.prefix { $0 != "-" && $0 != "." }) \(entry.fields["recipient"] ?? "")"
    }

    static func words(_ entry: LedgerEntry) -> String {
        "\(entry.subject) \(entry.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })"
    }
}

/// Since when what a simulation decides about is what it is: a plan, or the rule environment that all of them are under.
struct SimulatedChanges {
    private var plans: [String: Instant] = [:]
    private var all = Instant.earliest
    /// When pauses end: nobody changes anything then, and yet there is more to tell.
    private var ends: [String: [Instant]] = [:]

    /// Something of a plan was changed.
    mutating func note(_ plan: PlanID, at now: Instant) { plans[plan.text] = now }
    /// Whatever all plans are decided by was changed, the clock among it.
    mutating func note(at now: Instant) {
        all = now
        plans = [:]
    }
    /// What concerns the installation itself was changed.
    mutating func noteUpkeep(at now: Instant) { plans[""] = now }
    /// A plan's reminders rest until then.
    mutating func rests(_ plan: PlanID, until end: Instant) { ends[plan.text, default: []].append(end) }

    /// What is so about a subject has been so since then.
    func since(_ subject: String, at now: Instant) -> Instant {
        let end = ends[subject]?.filter { $0 <= now }.max()
        return [all, plans[subject], end].compactMap { $0 }.max() ?? all
    }
}
