internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// What can be told of a sipd that does not run: what its ledger remembers, what is overdue by the plans as they stand, or by
/// their last good versions, and what stands against documents.
struct StoppedStatus {
    private let socket: String
    private let time: LocalTime
    private let processedThrough: Instant?
    /// Of the last seven days, the latest first.
    private let letters: [ClaimedLetter]
    private let unconfirmed: Int
    private let hasLedger: Bool
    /// What stands in the way of its start, as far as that can be told.
    private let obstacles: [String]
    /// How systemd says that it ended.
    private let ending: String?
    /// The configuration is refused, so that no plan was looked at.
    private let isBlind: Bool
    /// Where letters go on trial.
    private let trial: String?
    private let overdue: OverdueDuties
    private let lines: [SIPDaemon.Status.Overdue]
    private let unit: String?
    private let plans: Plans

    /// How far the plans were looked through.
    private struct Plans {
        var looked = 0
        /// Documents that are not read, or do not count.
        var passedOver = 0
        /// There are more documents than a question may take time for.
        var leftOut = 0
        /// Plans by their last good versions.
        var lastGood: [PlanFolder.Document] = []
        /// What stood in the way of telling what counted before.
        var note: String?
        var findings: [String] = []
        /// Why none were looked through.
        var trouble: String?
        /// Whether anyone is forgotten, of the whole.
        var coverage: SIPDaemon.Status.Coverage?
    }

    /// So many documents are read, in some seconds: nobody has counted what is overdue in them meanwhile.
    private static let mostDocuments = 10_000
    private static let (mostLetters, mostLettersForPrograms) = (5, 100)
    private static let mostLastGood = 10

    init(_ place: ConfigurationOption, unit: String?, limit: Int, at now: Instant) throws(CommandFailure) {
        var obstacles: [String] = []
        let settings = try Self.settings(place, &obstacles)
        let environment: RuleEnvironment
        if let settings {
            environment = settings.environment
        } else {
            environment = try Configuration().usualEnvironment
        }
        isBlind = settings == nil
        time = LocalTime(zone: environment.zone, now: now)
        self.unit = unit
        if let unit, settings != nil, let objection = environment.roster.objection(toUnit: unit) {
            throw CommandFailure(.noInput, "error: \(objection)")
        }
        guard let configuration = place.knownConfiguration else { throw CommandFailure(.configuration, obstacles) }
        let places = configuration.resolved(from: place.path)
        socket = places.socket
        trial = configuration.mail.trial
        ending = Service.installed(at: socket)?.ending
        var reader: LedgerReader?
        var (processedThrough, letters, unconfirmed): (Instant?, [ClaimedLetter], Int) = (nil, [], 0)
        do {
            reader = try LedgerReader.orNone(at: places.ledger)
            reader?.countsTrial = configuration.mail.isOnTrial
            processedThrough = try reader?.processedThrough()
            letters = try reader?.letters(to: nil, since: now.adding(seconds: -7 * 86_400)) ?? []
            unconfirmed = try reader?.unconfirmed().count ?? 0
        } catch let stop as CommandFailure where stop.exit == .noPermission {
            throw stop
        } catch {
            obstacles += CommandFailure(unread: error).messages
        }
        (self.processedThrough, self.letters, self.unconfirmed) = (processedThrough, letters, unconfirmed)
        hasLedger = reader != nil
        obstacles += Obstacles.lines(
            configuration.resolved(from: place.path), hasRun: processedThrough != nil || unconfirmed > 0)
        self.obstacles = obstacles
        if let settings {
            (overdue, plans) = Self.look(
                in: PlanFolder(places), settings, places.ledger, unit, limit, time, isWhole: obstacles.isEmpty)
        } else {
            (overdue, plans) = (OverdueDuties(environment, on: time.today, room: limit), Plans())
        }
        lines = overdue.lines { (try? reader?.lastTellings(of: $0)) ?? [] }
    }

    /// What it would start with; nil where that is refused, which is said among the obstacles.
    private static func settings(_ place: ConfigurationOption, _ obstacles: inout [String]) throws(CommandFailure)
        -> Settings?
    {
        do throws(DocumentRefused) {
            return try Settings.load(place.path)
        } catch {
            if let denied = error.denied { throw CommandFailure(denied: denied) }
            obstacles += error.findings.filter { $0.severity == .error }.sorted().map(\.description)
            return nil
        }
    }

    private static func look(
        in folder: PlanFolder, _ settings: Settings, _ ledger: String, _ unit: String?, _ limit: Int, _ time: LocalTime,
        isWhole: Bool
    ) -> (OverdueDuties, Plans) {
        let today = time.today
        let book = RuleBook(settings.environment)
        var overdue = OverdueDuties(settings.environment, on: today, room: limit)
        var plans = Plans()
        var findings: [Finding] = []
        do {
            let counting = try CountingPlans(folder, atMost: mostDocuments)
            var ahead: [PlanID: PlanFolder.Document] = [:]
            for document in counting.documents {
                guard let plan = document.plan ?? document.lastGood else { continue }
                guard unit == nil || plan.unit.text == unit else { continue }
                plans.looked += 1
                overdue.add(plan, book.obligations(of: plan, on: today))
                if document.plan == nil { plans.lastGood.append(document) }
                if let last = plan.lastHappening, last > today { ahead[plan.id] = document }
            }
            // It rests on the ledger, of which is said what is wrong.
            if isWhole {
                plans.coverage = try CoverageAccount(
                    of: counting, in: folder, settings, ledger: ledger, at: time.now
                ).words
            }
            plans.leftOut = counting.leftOut
            plans.passedOver = counting.passedOver.count
            findings += counting.findings.filter { unit == nil || $0.unit?.text == unit }.map(\.finding)
            findings += DatesAhead.findings(ahead.keys, in: folder.path) { id in
                guard let document = ahead[id], let plan = document.plan ?? document.lastGood else { return [] }
                return plan.findings(aheadOf: today, path: document.path)
            }
        } catch {
            plans.trouble = (error as? CommandFailure)?.messages.first ?? "\(error)"
        }
        if unit == nil { findings += settings.findings(beside: plans.looked) }
        plans.note = folder.noteOfCache
        plans.findings = findings.sorted().map(\.description)
        return (overdue, plans)
    }

    func show(on page: inout Page) {
        page.add(Styled("no sipd runs", .red), Styled("  (nobody answers at \(socket))", .dim))
        if let ending { page.add(paragraph: Styled(ending, .yellow), hanging: 2) }
        if !obstacles.isEmpty {
            page.add("it cannot start before this is mended:")
            for line in obstacles { page.add(paragraph: Styled(line, .red), indent: 2, hanging: 2) }
        }
        page.add(trial: trial)
        if hasLedger {
            showLedger(on: &page)
        } else if obstacles.isEmpty {
            page.add("it has told nothing yet: there is no ledger")
        }
        if let coverage = plans.coverage {
            page.add(verdict: coverage, isRunning: false, leftOut: plans.leftOut)
            page.add(named: coverage)
        }
        if let unit { page.add(heading: "Unit \(unit)", Styled("  from here on of this unit alone", .dim)) }
        if isBlind { return page.add(Styled("the plans were not looked at: the configuration is refused", .yellow)) }
        showPlans(on: &page)
        page.add(overdue: lines, of: overdue.count)
        page.add(findings: plans.findings, of: plans.findings.count)
    }

    private func showLedger(on page: inout Page) {
        if let processedThrough { page.add(Styled("every slot up to \(time.words(processedThrough)) had its round")) }
        if unconfirmed > 0 {
            page.add(Styled("\(unconfirmed.counted("letter")) to put in order at the next start", .yellow))
        }
        page.add(Styled("\(letters.count.counted("letter")) in the last seven days"))
        var table = Table("", "", "")
        for letter in letters.prefix(Self.mostLetters) {
            table.add(
                Styled(time.words(letter.claimedAt)),
                Styled((letter.trial.map { "\($0) instead of " } ?? "") + letter.recipient),
                Styled(letter.name, .dim))
        }
        page.add(table, indent: 2)
        page.add(leftOut: letters.count - Self.mostLetters, of: "letter", indent: 2)
    }

    private func showPlans(on page: inout Page) {
        if let trouble = plans.trouble { return page.add(paragraph: Styled(trouble, .red), hanging: 2) }
        let stand = plans.looked == 1 ? "as it stands now" : "as they stand now"
        page.add(Styled("\(plans.looked.counted("plan")) \(stand) · \(overdue.plans) with something overdue"))
        if plans.passedOver > 0, unit == nil {
            let documents = plans.passedOver.counted("plan document is", "plan documents are")
            page.add(Styled("\(documents) not read, or not the one that counts; see findings", .yellow))
        }
        for note in plans.lastGood.prefix(Self.mostLastGood).compactMap(\.noteOfLastGood) {
            page.add(paragraph: Styled(note, .yellow), hanging: 2)
        }
        page.add(
            leftOut: plans.lastGood.count - Self.mostLastGood, of: "plan by a last good version",
            "plans by last good versions")
        if let note = plans.note { page.add(paragraph: Styled(note, .dim), hanging: 2) }
        if plans.leftOut > 0 {
            page.add(
                Styled(
                    "\(plans.leftOut.counted("more document")) not looked into: a running sipd knows them all", .yellow)
            )
        }
    }

    var json: JSONValue {
        .sorted([
            "health": "stopped",
            "decidedUpTo": processedThrough.map { .text(time.iso($0)) },
            "unsettled": .number(unconfirmed),
            "letters": .list(
                letters.prefix(Self.mostLettersForPrograms).map { letter in
                    .sorted([
                        "name": .text(letter.name), "recipient": .text(letter.recipient),
                        "claimedAt": .text(time.iso(letter.claimedAt)),
                    ])
                }),
            "lettersInSevenDays": .number(letters.count),
            "unit": unit.map { .text($0) },
            "plans": isBlind ? nil : .number(plans.looked),
            "unreadable": .number(plans.passedOver),
            "coverage": plans.coverage.map { coverage in
                .sorted([
                    "documents": .number(coverage.documents), "states": .states(of: coverage),
                    "named": .named(of: coverage), "namedCount": .number(coverage.namedCount),
                ])
            },
            "lastGoodVersions": .list(
                plans.lastGood.map { document in
                    .sorted(["plan": document.id.map { .text($0.text) }, "path": .text(document.path)])
                }),
            "cacheTrouble": plans.note.map { .text($0) },
            "findings": .list(plans.findings.map { .text($0) }),
            "documentsNotLookedInto": .number(plans.leftOut),
            "trouble": plans.trouble.map { .text($0) },
            "obstacles": .list(obstacles.map { .text($0) }),
            "ending": ending.map { .text($0) },
            "overduePlans": isBlind ? nil : .number(overdue.plans),
            "overdueDuties": isBlind ? nil : .number(overdue.count),
            "overdue": .list(
                lines.map { line in
                    .sorted([
                        "plan": .text(line.plan), "unit": .text(line.unit), "rule": .text(line.rule),
                        "instance": .text(line.instance), "due": .text(line.due), "counted": .text(line.counted),
                        "workingDaysLate": .number(line.workingDaysLate), "told": line.told.map { .text($0) },
                    ])
                }),
        ])
    }
}
