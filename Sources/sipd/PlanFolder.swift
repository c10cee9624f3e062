internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// The plan folder as it stands, read without the daemon's cache.
struct PlanFolder {
    let path: String

    /// One document: its plan, or what is wrong with it.
    struct Document {
        var path: String
        var plan: Plan?
        /// What is wrong with it on any day.
        var findings: [Finding]
        var bytes: [UInt8] = []

        /// What is wrong with it on a day: a date of something that happened must not lie ahead.
        func findings(on today: Day) -> [Finding] {
            findings + (plan?.findings(aheadOf: today, path: path, in: bytes) ?? [])
        }
    }

    /// Every document, in no particular order.
    func forEach(_ body: (Document) throws -> Void) throws {
        let (root, scan) = try open()
        for item in scan {
            switch item {
            case .plan(let name, _): try body(read(name, in: root))
            case .refused(let name, let error), .unreadable(let name, let error):
                try body(Document(path: full(name), plan: nil, findings: [finding(name, error)]))
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

    /// The plan of a case reference. It is looked for under its usual name first.
    func plan(_ id: PlanID) throws(Stop) -> Document? {
        let (root, scan) = try open()
        let usual = read(id.text + ".json", in: root)
        if usual.plan?.id == id { return usual }
        for item in scan {
            guard case .plan(let name, _) = item else { continue }
            let document = read(name, in: root)
            if document.plan?.id == id { return document }
        }
        return nil
    }

    /// The plan in a file, wherever that is.
    static func document(at path: String) throws(Stop) -> Document {
        let bytes = try TextFile.read(path, limit: 256 * 1024)
        let (plan, findings) = PlanDocument.read(bytes, path: path)
        return Document(path: path, plan: plan, findings: findings, bytes: bytes)
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
            return Document(path: full(name), plan: plan, findings: findings, bytes: bytes)
        } catch {
            return Document(path: full(name), plan: nil, findings: [finding(name, error)])
        }
    }

    private func full(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }

    private func finding(_ name: String, _ error: FileError) -> Finding {
        Finding(path: full(name), message: error.description)
    }
}
