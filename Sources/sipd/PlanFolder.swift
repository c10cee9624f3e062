internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// The plan folder as it stands. Of the daemon's cache it asks, where that may be read, which of several documents with one
/// plan counts; without it a usual name decides, as for a daemon that knows nothing yet.
struct PlanFolder {
    let path: String
    private let counted: CountedDocuments?

    init(_ places: Places) {
        path = places.plans
        counted = CountedDocuments(cache: places.cache)
    }

    /// One document: its plan, or what is wrong with it.
    struct Document {
        var path: String
        var plan: Plan?
        /// The plan's case reference, also when the document held it once and cannot be read now.
        var id: PlanID?
        /// What is wrong with it on any day.
        var findings: [Finding]
        var bytes: [UInt8] = []

        /// What is wrong with it on a day: a date of something that happened must not lie ahead.
        func findings(on today: Day) -> [Finding] {
            findings + (plan?.findings(aheadOf: today, path: path, in: bytes) ?? [])
        }
    }

    /// Every document and whatever looks like one, in no particular order.
    func forEach(_ body: (Document) throws -> Void) throws {
        let (root, scan) = try open()
        for item in scan {
            switch item {
            case .plan(let name, _): try body(read(name, in: root))
            case .stray(let name, _, let error), .refused(let name, let error), .unreadable(let name, let error):
                try body(refused(name, error))
            }
        }
    }

    /// At most so many documents, whichever come first, and how many there are beside them.
    func forEach(atMost most: Int, _ body: (Document) throws -> Void) throws -> Int {
        var (read, rest) = (0, 0)
        let (root, scan) = try open()
        for item in scan {
            guard case .plan(let name, _) = item else { continue }
            if read == most {
                rest += 1
            } else {
                try body(self.read(name, in: root))
                read += 1
            }
        }
        return rest
    }

    /// The documents that count, each with its plan.
    func plans() throws -> Counting {
        var counting = Counting()
        var documents: [PlanID: Document] = [:]
        var others: [PlanID: [Document]] = [:]
        try forEach { document in
            guard let id = document.id else { return counting.unread += 1 }
            if documents[id] == nil { documents[id] = document } else { others[id, default: []].append(document) }
        }
        for (id, rest) in others {
            let rivals = rest + (documents[id].map { [$0] } ?? [])
            let path = counts(of: rivals.map(\.path), id)
            documents[id] = rivals.first { $0.path == path }
            counting.others += rest.count
        }
        for document in documents.values {
            if let plan = document.plan { counting.plans.append(plan) } else { counting.unread += 1 }
        }
        counting.plans.sort { $0.id < $1.id }
        return counting
    }

    /// What there is to decide about.
    struct Counting {
        var plans: [Plan] = []
        /// Documents that cannot be read.
        var unread = 0
        /// Documents whose plan another one holds that counts.
        var others = 0
    }

    /// The plan of a case reference, in the document that counts. It is looked for under its usual name first.
    func plan(_ id: PlanID) throws(Stop) -> Document? {
        let (root, scan) = try open()
        for name in [counted?.document(of: id), id.text + ".json"].compactMap(\.self) {
            let document = read(name, in: root)
            if document.id == id { return document }
        }
        var found: [Document] = []
        for item in scan {
            guard case .plan(let name, _) = item else { continue }
            let document = read(name, in: root)
            if document.id == id { found.append(document) }
        }
        let path = counts(of: found.map(\.path), id)
        return found.first { $0.path == path }
    }

    /// Which of several documents that hold a plan counts.
    func counts(of paths: [String], _ id: PlanID) -> String? {
        if let known = counted?.document(of: id), paths.contains(full(known)) { return full(known) }
        return DocumentName.first(among: paths.map { String($0.dropFirst(path.count + 1)) }, of: id).map(full)
    }

    /// The plan in a file, wherever that is.
    static func document(at path: String) throws(Stop) -> Document {
        let bytes = try TextFile.read(path, limit: 256 * 1024)
        let (plan, findings) = PlanDocument.read(bytes, path: path)
        return Document(path: path, plan: plan, id: plan?.id, findings: findings, bytes: bytes)
    }

    private func open() throws(Stop) -> (RootFolder, FolderScan) {
        do throws(FileError) {
            let root = try RootFolder(path)
            return (root, try FolderScan(root))
        } catch {
            let reason = error == .vanished ? "no such folder; make it, or correct \"plans\"" : error.description
            throw Stop(.noInput, "\(path): error: \(reason)")
        }
    }

    private func read(_ name: String, in root: RootFolder) -> Document {
        do throws(FileError) {
            let bytes = try root.read(name).bytes
            let (plan, findings) = PlanDocument.read(bytes, path: full(name))
            let ofName = plan.flatMap { DocumentName.warning(name, of: $0.id, shown: full(name)) }
            return Document(
                path: full(name), plan: plan, id: plan?.id ?? counted?.plan(at: name),
                findings: findings + (ofName.map { [$0] } ?? []), bytes: bytes)
        } catch {
            return refused(name, error)
        }
    }

    private func refused(_ name: String, _ error: FileError) -> Document {
        let id = error == .vanished || error == .notPlanName ? nil : counted?.plan(at: name)
        return Document(
            path: full(name), plan: nil, id: id, findings: [Finding(path: full(name), message: error.description)])
    }

    private func full(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }
}
