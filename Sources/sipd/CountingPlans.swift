internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// The plans of a folder, each in the document that counts for it, and what is to be said of documents: the account that a
/// daemon gives which starts now.
struct CountingPlans {
    /// In order of case reference, of a document that cannot be read now by its last good version.
    private(set) var documents: [PlanFolder.Document] = []
    /// Documents that cannot be read and of which no good version is known, and what only looks like a document.
    private(set) var unread = 0
    /// Documents whose plan another one holds that counts.
    private(set) var others = 0
    /// Documents that were not looked into.
    private(set) var leftOut = 0
    /// No plan is taken from these as they are now.
    private(set) var passedOver: Set<String> = []
    /// The plans of those of them whose plan another document holds, which counts.
    private(set) var duplicates: [String: PlanID] = [:]
    /// What is wrong on any day, and the unit that keeps the document's plan.
    private(set) var findings: [(finding: Finding, unit: UnitID?)] = []

    /// What there is to decide about.
    var plans: [Plan] { documents.compactMap(\.counting) }

    /// The documents of which the last good version counts.
    var lastGood: [PlanFolder.Document] { documents.filter { $0.plan == nil } }

    /// Looks through a folder, or so many documents of it.
    init(_ folder: PlanFolder, atMost most: Int = .max) throws {
        var found: [PlanID: PlanFolder.Document] = [:]
        var rivals: [PlanID: [PlanFolder.Document]] = [:]
        var refused: [PlanFolder.Document] = []
        leftOut = try folder.forEach(atMost: most) { document in
            var document = document
            document.bytes = []
            guard let id = document.id else { return refused.append(document) }
            if let other = found.updateValue(document, forKey: id) { rivals[id, default: [other]].append(document) }
        }
        if leftOut > 0 { lookWhereTheyCounted(folder, found, &rivals) }
        for document in refused { refuse(document) }
        for (id, document) in found where rivals[id] == nil { take(document, in: folder) }
        for (id, documents) in rivals { take(documents, of: id, in: folder) }
        // Each holds one.
        documents.sort { ($0.id?.text ?? "") < ($1.id?.text ?? "") }
    }

    /// Of a plan that was found the document that counts may be among those left out.
    private mutating func lookWhereTheyCounted(
        _ folder: PlanFolder, _ found: [PlanID: PlanFolder.Document],
        _ rivals: inout [PlanID: [PlanFolder.Document]]
    ) {
        for (id, document) in found {
            let there = rivals[id] ?? [document]
            guard let known = folder.countedBefore(id, beside: there) else { continue }
            rivals[id] = there + [known]
            leftOut -= 1
        }
    }

    /// The only document of a plan.
    private mutating func take(_ document: PlanFolder.Document, in folder: PlanFolder) {
        let document = folder.withLastGood(document)
        if document.plan == nil { pass(over: document) }
        guard let plan = document.counting else { return refuse(document) }
        documents.append(document)
        say(document.findings, plan.unit)
    }

    private mutating func take(_ rivals: [PlanFolder.Document], of id: PlanID, in folder: PlanFolder) {
        let path = folder.counts(rivals, id)
        for document in rivals {
            guard document.path != path else {
                take(document, in: folder)
                continue
            }
            others += 1
            passedOver.insert(document.path)
            duplicates[document.path] = id
            let unit = folder.withLastGood(document).counting?.unit
            // Its name does not matter: it is not to stay.
            say(document.findings.filter { $0 != document.ofName }, unit)
            if let path { say([DocumentName.duplicate(document.path, of: id, counts: path)], unit) }
        }
    }

    private mutating func refuse(_ document: PlanFolder.Document) {
        unread += document.isBehind ? 0 : 1
        pass(over: document)
        say(document.findings, nil)
    }

    private mutating func pass(over document: PlanFolder.Document) {
        if !document.isBehind { passedOver.insert(document.path) }
    }

    private mutating func say(_ findings: [Finding], _ unit: UnitID?) {
        self.findings += findings.map { ($0, unit) }
    }

    /// So many plans are named, and the rest counted.
    private static let named = 20

    /// What whoever decides about these plans should know, a line each.
    func notes(_ folder: PlanFolder) -> [String] {
        var notes: [String] = []
        let needsCache = others > 0 || unread > 0
        if let note = needsCache ? folder.noteOfCache : folder.troubleOfCache { notes.append(note) }
        let lastGood = lastGood
        notes += lastGood.prefix(Self.named).compactMap(\.noteOfLastGood)
        if lastGood.count > Self.named {
            notes.append("\(lastGood.count - Self.named) more plans are by last good versions too")
        }
        if unread > 0 { notes.append("\(unread.counted("plan document")) cannot be read; sipd check tells why") }
        if others > 0 {
            let documents = others.counted("plan document")
            notes.append("\(documents) of plans that are there twice are left out; see sipd check")
        }
        return notes.map { "note: \($0)" }
    }
}
