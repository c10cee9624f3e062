internal import Glibc
internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// What was found wrong, or worth saying, in everything that was looked through.
struct Review {
    private(set) var findings: [Finding] = []
    /// Every document is in one of these three.
    private var plans = 0
    /// Plan files that cannot be read.
    private var refused = 0
    /// What only looks like a plan file, what holds a plan that another document holds too, which counts, and folders that
    /// cannot be looked into.
    private var passedOver = 0
    /// The configuration was refused, so that nobody knows where the plans are.
    private var isBlind = false
    /// The installation was looked at, and no plan.
    private var isOfSystem = false
    /// Which document holds a plan; two must not.
    private var documents: [PlanID: PlanFolder.Document] = [:]
    /// Which do, when two or more do.
    private var rivals: [PlanID: [PlanFolder.Document]] = [:]
    /// The nearest of a whole region's names is worth looking for a few times, not for every plan of a wrong export.
    private var hintsLeft = 20
    /// What is to be known about the looking.
    private(set) var note: String?

    /// The configuration and every plan.
    mutating func look(at place: ConfigurationOption, _ moment: MomentOption) throws {
        let settings: Settings
        do throws(DocumentRefused) {
            settings = try Settings.load(place.path)
        } catch {
            findings += error.findings
            isBlind = true
            return
        }
        let folder = PlanFolder(settings.configuration.resolved(from: place.path))
        var review = self
        let zone = settings.environment.zone
        let today = zone.day(of: moment.instant(in: zone))
        let policy = settings.configuration.resolved(from: place.path).policy
        review.findings += RuleBook(settings.environment).ladderEnds(dueOn: today).map { end in
            Finding(.warning, path: policy, message: "\(system: "\(end.name) has an end: \(end.words)")")
        }
        try folder.forEach { review.look(at: $0, settings.environment, on: today) }
        review.findings += settings.findings(beside: review.plans)
        if place.isInstalled, geteuid() == 0 {
            // Root may read all of it, and would not notice.
            review.findings += SystemReview.unread(SystemSurvey.plans(of: folder.path))
        }
        if !review.rivals.isEmpty { review.note = folder.noteOfCache }
        review.compare(folder.counts)
        self = review
    }

    /// The installation, by the configuration at a path in it.
    mutating func look(atSystem path: String, root: String) {
        isOfSystem = true
        var configuration = Configuration()
        do throws(DocumentRefused) {
            configuration = try Settings.configuration(root + path)
        } catch {
            findings += error.findings
        }
        findings +=
            SystemReview(
                SystemSurvey(configuration.resolved(from: path), settings: path, root: root).facts
            ).findings
    }

    /// One document on a day, whether the roster knows whom it names, and what policy says of its dates.
    mutating func look(at document: PlanFolder.Document, _ environment: RuleEnvironment?, on today: Day) {
        findings += document.findings(on: today)
        var kept = document
        (kept.plan, kept.bytes, kept.isRead) = (nil, [], document.plan != nil)
        if let id = document.id, let other = documents.updateValue(kept, forKey: id) {
            rivals[id, default: [other]].append(kept)
        }
        if document.isBehind { return }
        guard let plan = document.plan else {
            if document.isPlanFile { refused += 1 } else { passedOver += 1 }
            return
        }
        plans += 1
        guard let environment else { return }
        // Of a roster without anybody one line says all.
        if !environment.roster.people.isEmpty {
            findings += environment.roster.unknown(in: plan, path: document.path, document.bytes, &hintsLeft)
        }
        findings += environment.distantFollowUps(in: plan.known(on: today).plan, path: document.path)
    }

    /// Says of each plan that is there twice which document counts.
    mutating func compare(
        _ counts: (_ documents: [PlanFolder.Document], PlanID) -> String? = {
            DocumentName.first(among: $0.map(\.path), of: $1)
        }
    ) {
        var (ofNames, others): (Set<Finding>, [Finding]) = ([], [])
        for (id, documents) in rivals {
            guard let first = counts(documents, id) else { continue }
            for document in documents where document.path != first {
                let path = document.path
                if document.isRead {
                    plans -= 1
                    passedOver += 1
                }
                // Its name does not matter: it is not to stay.
                if let ofName = DocumentName.warning(path, of: id, shown: path) { ofNames.insert(ofName) }
                others.append(DocumentName.duplicate(path, of: id, counts: first))
            }
        }
        findings.removeAll(where: ofNames.contains)
        findings += others
        rivals = [:]
    }

    mutating func sort() { findings.sort() }

    var hasErrors: Bool { errors > 0 }
    private var errors: Int { findings.reduce(0) { $0 + ($1.severity == .error ? $1.count : 0) } }
    private var warnings: Int { findings.reduce(0) { $0 + ($1.severity == .warning ? $1.count : 0) } }

    private var summary: String {
        var parts = isOfSystem ? [] : isBlind ? ["the plans were not looked at"] : [plans.counted("plan")]
        if refused > 0 { parts.append("\(refused) refused") }
        if passedOver > 0 { parts.append("\(passedOver) passed over") }
        parts.append(errors.counted("error"))
        parts.append(warnings.counted("warning"))
        return parts.joined(separator: ", ")
    }

    /// For people.
    func show(on page: inout Page) {
        for finding in findings {
            let ink: Ink =
                switch finding.severity {
                case .error: .red
                case .warning: .yellow
                case .note: .plain
                }
            page.add(Styled(finding.description, ink))
        }
        page.add(Styled(summary, findings.isEmpty ? .green : .bold))
    }

    /// For programs.
    var json: JSONValue {
        .sorted([
            "plans": .number(plans),
            "refused": .number(refused),
            "passedOver": .number(passedOver),
            "errors": .number(errors),
            "warnings": .number(warnings),
            "findings": .list(
                findings.map { finding in
                    .sorted([
                        "path": .text(finding.path), "line": .number(finding.line), "column": .number(finding.column),
                        "severity": .text(finding.severity.rawValue), "message": .text(finding.message.text),
                        "text": .text(finding.description), "count": .number(finding.count),
                    ])
                }),
        ])
    }
}

extension RuleEnvironment {
    /// Warnings about follow-ups further off than policy allows. Routine step 6.
    func distantFollowUps(in plan: Plan, path: String) -> [Finding] {
        plan.followUps(furtherOffThan: policy.followUpCap, calendar: calendar(of: plan.unit)).map { _, date in
            Finding(
                .warning, path: path,
                message: "the follow-up of \(date) is further off than \(policy.followUpCap): "
                    + "book an earlier one, or change follow-up-cap in policy.yaml")
        }
    }
}

extension Roster {
    /// Warnings about units and people that a plan names and the roster does not know: where the name stands, not what it is.
    func unknown(in plan: Plan, path: String, _ bytes: [UInt8], _ hintsLeft: inout Int) -> [Finding] {
        let units = Set([plan.unit] + (plan.consent.sharing?.receivers ?? [])).filter { self.units[$0] == nil }
        let people = Set(plan.people).filter { self.people[$0] == nil }
        if units.isEmpty, people.isEmpty { return [] }
        let document = try? JSONReader.read(bytes, path: path)
        func finding<Subject>(
            _ kind: KnownWord, _ name: Identifier<Subject>, _ known: some Collection<Identifier<Subject>>
        ) -> Finding {
            hintsLeft -= 1
            let meant =
                hintsLeft < 0
                ? nil : NearestName.to(name.text, among: known.map(\.text)).flatMap(Identifier<Subject>.init)
            let hint: Finding.Message = meant.map { "did you mean \"\(roster: $0)\"?" } ?? "add it to roster.yaml"
            let place = document?.first(name.text)
            return Finding(
                .warning, path: path, line: place?.line ?? 0, column: place?.column ?? 0,
                message: "the roster has no \(kind) by this name of \(name.text.utf8.count, "character"): \(hint)")
        }
        return units.sorted().map { finding("unit", $0, self.units.keys) }
            + people.sorted().map { finding("person", $0, self.people.keys) }
    }
}

extension Plan {
    /// Everybody whom the plan names.
    fileprivate var people: [PersonID] {
        var people = [initiator, convener, coordinator, consent.recorder, minor?.informedBy, need.decision?.by]
        people += [need.target?.setBy] + principals.map(\.contact) + actions.map(\.owner)
        people += meetings.flatMap(\.invitations).flatMap { [$0.person, $0.substitute?.person] }
        people += (established?.copies ?? []).map { if case .attendee(let person) = $0.to { person } else { nil } }
        return people.compactMap { $0 }
    }
}
