internal import Glibc
internal import SIPFiles
public import SIPRules

/// What is passed over, and telling of it: once for each file, whatever there is to say of it.
extension PlanDirectory {
    /// Something that looks like a plan by its name or by what stands in it.
    struct Stray: Equatable {
        let reason: FileError
        /// Its state when it was first seen; nil: it is a folder.
        let stamp: FileStamp?
        /// There for so short a time that it may be a writer's, who will rename or remove it: nobody is told yet.
        private(set) var isFresh = true

        var why: PassedOver { stamp == nil ? .noFile(.folder, nil) : .stray }

        init(_ reason: FileError, _ stamp: FileStamp?) {
            self.reason = reason
            self.stamp = stamp
        }

        /// A time that lies far ahead is some other clock's, and says nothing.
        mutating func look(at now: Instant) {
            isFresh = stamp.map { abs(now.seconds - $0.changed / 1_000_000_000) < PlanDirectory.sweepInterval } ?? false
        }
    }

    /// The documents that no plan is taken from, or not from this one.
    public var passedOver: [String: PassedOver] {
        var documents: [String: PassedOver] = [:]
        for (path, stray) in standing.strays { documents[full(path)] = stray.why }
        for (path, id) in standing.duplicates {
            documents[full(path)] = standing.contests[id].map { PassedOver.duplicate(id, counts: full($0.counts)) }
        }
        for (path, problem) in standing.problems where problem.isRefused { documents[full(path)] = problem.why }
        return documents
    }

    var passedOverFindings: [Finding] {
        let others = standing.duplicates.compactMap { path, id in standing.contests[id].map { duplicate(path, id, $0) }
        }
        let refused = standing.problems.flatMap { path, problem in
            // Its name does not matter: it is not to stay.
            problem.findings.filter { standing.duplicates[path] == nil || $0 != problem.ofName }
        }
        return refused + others + standing.strays.map { finding($0, $1.reason.message) }
    }

    private func duplicate(_ path: String, _ id: PlanID, _ contest: Contest) -> Finding {
        DocumentName.duplicate(full(path), of: id, counts: full(contest.counts))
    }

    /// Tells of what has changed since it was told of.
    func say(_ each: Tell) {
        for (path, stray) in standing.strays where !stray.isFresh && telling.told[path] == nil {
            telling.unsaid.insert(path)
        }
        guard !telling.unsaid.isEmpty else { return }
        for path in telling.unsaid.sorted() {
            let now = toTell(of: path)
            guard telling.told[path] != now else { continue }
            telling.told[path] = now
            if let now {
                each(.document(.passedOver(path: full(path), now.why, now.findings)))
            } else {
                each(.document(.readable(path: full(path))))
            }
        }
        telling.unsaid = []
    }

    /// The worst of a path.
    private func toTell(of path: String) -> Told? {
        if let problem = standing.problems[path], problem.isRefused {
            return Told(why: problem.why, findings: problem.findings)
        }
        if let id = standing.duplicates[path], let contest = standing.contests[id] {
            return Told(
                why: .duplicate(id, counts: full(contest.counts)), findings: [duplicate(path, id, contest)])
        }
        if let stray = standing.strays[path], !stray.isFresh {
            return Told(why: stray.why, findings: [finding(path, stray.reason.message)])
        }
        return nil
    }

    /// Notes that something which looks like a plan is there.
    func noteStray(_ path: String, _ reason: FileError, _ stamp: FileStamp?) {
        // The same file, written to again and again, grows old all the same.
        if let known = standing.strays[path], known.reason == reason, known.stamp?.inode == stamp?.inode { return }
        standing.strays[path] = Stray(reason, stamp)
        telling.unsaid.insert(path)
    }

    /// It is there no more.
    func clearStray(_ path: String) {
        if standing.strays.removeValue(forKey: path) != nil { telling.unsaid.insert(path) }
    }

    /// Whether there is such a thing at a path that something was told of.
    func lookForStray(_ path: String, in folder: RootFolder) {
        let name = FileName.parts(path).name
        let isStray = unsafe Array(name.utf8).withUnsafeBytes { unsafe FileName.isStray($0) }
        let status: stat
        switch folder.look(at: path) {
        case .there(let known) where known.st_mode & S_IFMT != S_IFDIR: status = known
        case .there, .absent: return clearStray(path)
        case .unknown: return
        }
        guard isStray || (!FileName.isPlan(name.utf8) && folder.holdsSemblance(path)) else { return clearStray(path) }
        noteStray(path, .notPlanName, FileStamp(status))
    }

    /// The version that was kept of a file is no plan to this sipd. The file is read again at the next look; until then, and
    /// if that gives no plan either, the plan is known to be one that nobody is reminded of.
    func doubt(_ path: String, _ id: PlanID?) {
        guard standing.problems[path]?.isRefused != true else { return }
        let plan: Finding.Message = id.map { " of plan \($0)" } ?? ""
        stamps.set(path, nil)
        doubts.doubtful.insert(path)
        telling.unsaid.insert(path)
        standing.problems[path] = Problem(
            findings: [
                finding(path, "the version\(plan) that was kept cannot be read by this sipd; export the plan again")
            ], isRefused: true, plan: id)
    }

    /// What is to be looked at again, once.
    func takeDoubtful(_ news: inout PlanNews) {
        news.paths.formUnion(doubts.doubtful.union(doubts.hidden))
        // Whether a place is a file or a folder is not known either.
        news.folders.formUnion(doubts.hidden)
        (doubts.doubtful, doubts.hidden) = ([], [])
    }
}
