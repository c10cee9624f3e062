internal import SIPDaemon
internal import SIPRules

/// What is decided about one plan at a moment, rung by rung.
struct Explanation {
    let plan: Plan
    let environment: RuleEnvironment
    let time: LocalTime
    /// What is to be said about the document.
    let findings: [Finding]
    /// That it is not the plan as its document stands now, and the document; nil when it is.
    private(set) var lastGood: (note: String, path: String)?
    /// What stood in the way of telling what counted before, in a line.
    private(set) var noteOfCache: String?
    /// Who is sent no more letters at the moment, by their short names.
    private(set) var full: Set<String> = []
    /// Where all letters go while sipd is on trial.
    private(set) var trial: String?
    /// Whether its open duties will be heard of.
    let coverage: Coverage?
    private let told: NotificationLog
    private let obligations: [Obligation]
    private let decided: [Obligation: [Decided]]

    /// A duty with the answers for its rungs.
    struct Entry {
        var obligation: Obligation
        var rungs: [Decided]
    }

    init(_ plan: Plan, _ book: RuleBook, told: NotificationLog, at now: Instant, findings: [Finding] = []) {
        self.plan = plan
        environment = book.environment
        self.findings = findings
        self.told = told
        time = LocalTime(zone: environment.zone, now: now)
        let decisions = book.decisions(about: plan, told: told, at: now)
        coverage = decisions.coverage
        obligations = decisions.obligations
        decided = Dictionary(grouping: decisions.decided, by: \.obligation)
    }

    /// The plan of that case reference, or in that file.
    init(
        of name: String, in folder: PlanFolder, _ settings: Settings, ledger: String, at now: Instant
    ) throws(CommandFailure) {
        let environment = settings.environment
        let document: PlanFolder.Document?
        var note: String?
        if name.contains("/") || name.hasSuffix(".json") {
            document = try PlanFolder.document(at: name)
        } else if let id = PlanID(name) {
            document = try folder.plan(id)
            // Of a document that is read none need have counted before.
            note = document?.plan == nil ? folder.noteOfCache : folder.troubleOfCache
        } else {
            throw CommandFailure(.usage, "error: \(VisibleText.quoted(name)) is neither a case reference nor a file")
        }
        guard let document else {
            throw CommandFailure(
                .noInput, "error: no document in \(folder.path) holds the plan \(VisibleText.quoted(name))")
        }
        guard let plan = document.counting else {
            let notes = note.map { ["note: \($0)"] } ?? []
            throw CommandFailure(.noInput, document.findings.sorted().map(\.description) + notes)
        }
        let memory = try Memory(at: ledger, settings.configuration, now: now)
        let told = try memory.told(about: [plan.id])
        self.init(
            plan, RuleBook(environment), told: told, at: now,
            findings: document.findings(on: environment.zone.day(of: now)))
        lastGood = document.noteOfLastGood.map { ($0, document.path) }
        noteOfCache = note
        full = try memory.full(settings.configuration.lettersPerHour)
        trial = settings.configuration.mail.trial
    }

    /// The duties of a step, in the order of the rules.
    func entries(of step: RuleStep) -> [Entry] {
        obligations.filter { $0.rule.rule.step == step }.map { Entry(obligation: $0, rungs: decided[$0] ?? []) }
    }

    /// The rules of a step that see nothing in the plan.
    func silent(in step: RuleStep) -> [RuleID] {
        step.rules.filter { rule in !obligations.contains { $0.rule == rule } }
    }

    /// Until when it is forgotten what was told, for what only counts as told since then; nil for anything else.
    func forgottenUntil(_ decided: Decided) -> Instant? {
        guard case .told(let at) = decided.decision, let recipient = decided.recipient else { return nil }
        let key = ReminderKey(decided.obligation, rung: decided.rung, recipient: recipient.id)
        return told.reminders[key] == nil && told.forgotten.contains { $0.span.upperBound == at } ? at : nil
    }

    /// How late an open duty is, in working days of the plan's unit; nil when it is not.
    func lateness(of obligation: Obligation) -> Int? {
        guard obligation.isLate(before: time.today) else { return nil }
        return environment.calendar(of: plan.unit).workingDays(from: obligation.due, to: time.today)
    }

    /// The name that the roster gives to somebody, with the short name.
    func name(_ person: PersonID?) -> String {
        guard let person else { return "nobody yet" }
        return environment.roster.people[person]?.name ?? "\(person) (not in the roster)"
    }
}
