internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// Every document of the plan folder explained, a line of JSON each: for programs that recount. Members are added, never
/// changed. One document is held at a time, and none stops the others.
struct ExplainedFolder {
    private let folder: PlanFolder
    private let book: RuleBook
    private let memory: Memory
    private let now: Instant

    init(_ places: Configuration, _ settings: Settings, at now: Instant) throws(CommandFailure) {
        folder = PlanFolder(places)
        book = RuleBook(settings.environment)
        memory = try Memory(at: places.ledger, settings.configuration, now: now)
        self.now = now
    }

    /// Writes the lines, each when it is known.
    func show() throws {
        var found: [(document: PlanFolder.Document, isRead: Bool)] = []
        var rivals: [PlanID: [PlanFolder.Document]] = [:]
        try folder.forEach { document in
            // Of the folder itself each of its lines speaks.
            guard document.path != folder.path else { return }
            var place = document
            (place.plan, place.bytes) = (nil, [])
            found.append((place, document.plan != nil))
            if let id = place.id { rivals[id, default: []].append(place) }
        }
        rivals = rivals.filter { $1.count > 1 }
        found.sort { $0.document.path.utf8.lexicographicallyPrecedes($1.document.path.utf8) }
        for (place, isRead) in found {
            let document = folder.withLastGood(isRead ? folder.again(place) : place)
            let counting = document.id.flatMap { id in rivals[id].flatMap { folder.counts($0, id) } }
            try Terminal.show(line: line(document, counting: counting ?? document.path))
        }
    }

    private func line(_ document: PlanFolder.Document, counting: String) throws(CommandFailure) -> JSONValue {
        var findings = document.findings(on: book.environment.zone.day(of: now))
        var members: [String: JSONValue?] = [:]
        if let id = document.id, counting != document.path {
            // Its name does not matter: it is not to stay.
            findings.removeAll { $0 == document.ofName }
            findings.append(DocumentName.duplicate(document.path, of: id, counts: counting))
        } else if let plan = document.counting {
            members = Explanation(plan, book, told: try memory.told(about: [plan.id]), at: now).members
            members["lastGoodVersionOf"] = document.noteOfLastGood.map { _ in .text(document.path) }
        }
        if document.isBehind {
            let why: Finding.Message = "is gone with many others, or behind a folder that cannot be looked into"
            findings.append(Finding(path: document.path, message: why))
        }
        members["document"] = .text(folder.name(of: document.path))
        members["plan"] = document.id.map { .text($0.text) }
        if !findings.isEmpty { members["findings"] = .list(findings.sorted().map(\.description).map { .text($0) }) }
        return .sorted(members)
    }
}
