public import SIPFiles
public import SIPRules

/// Plans in a folder and its subfolders: JSON files, one plan each.
///
/// A file that cannot be taken keeps its last good version. Of two files with the same plan the one that counted before goes
/// on counting, also while it is edited or cannot be read. When more plans are gone than is plausible, or the folder itself is, the store is unavailable and nothing is gone.
///
/// In memory it holds some 40 bytes a plan; plans are read from the cache when asked for.
public final class PlanDirectory: PlanStore {
    /// Reads a document: the plan, or nil and what is wrong. `path` is for the findings.
    public typealias Parse = @Sendable (_ bytes: [UInt8], _ path: String) -> (plan: Plan?, findings: [Finding])

    /// Makes what tells of changes in a folder.
    public typealias Watch = (_ root: String) throws(SystemError) -> any PlanWatch

    let root: String
    let parse: Parse
    let cache: PlanCache
    private let makeWatch: Watch
    private var watching = Watching()
    var stamps: StampTable
    var standing = Standing()
    var telling = Telling()
    var doubts = Doubts()
    var losses: LossGuard

    /// How many plans there are, each by its last good version.
    public internal(set) var count: Int

    /// What tells of changes, and what it has not told.
    private struct Watching {
        var watch: (any PlanWatch)?
        /// When everything was looked at last.
        var swept = Instant.earliest
        /// Folders whose changes nothing tells of.
        var watchFindings: [Finding] = []
        /// The first look at everything, begun under the watch.
        var ahead: ScanAhead?
    }

    /// The store in the folder `root`, with its last good versions in the file `cache`.
    ///
    /// - Parameters:
    ///   - root: the folder.
    ///   - path: the file of the cache.
    ///   - lossShare: how many plans in a hundred may be gone within a day; see `acceptLoss`.
    ///   - watch: what tells of changes; another than the kernel's in tests alone.
    ///   - parse: what makes a plan of a document.
    /// - Throws: `cache`. A missing folder is for `refresh` to tell.
    public init(
        _ root: String, cache path: String, lossShare: Int = 50,
        watch: @escaping Watch = { root throws(SystemError) in try DirectoryWatch(root) }, parse: @escaping Parse
    ) throws(PlanStoreError) {
        self.root = root
        self.parse = parse
        makeWatch = watch
        cache = try PlanCache(at: path)
        losses = LossGuard(share: lossShare)
        do {
            (stamps, count) = try Self.recall(cache)
        } catch {
            guard cache.isDamaged else { throw error }
            try cache.remake()
            (stamps, count) = try Self.recall(cache)
        }
    }

    private static func recall(_ cache: PlanCache) throws(PlanStoreError) -> (StampTable, Int) {
        try cache.read { access in
            let count = try access.countPlans()
            var stamps = StampTable(room: count)
            try access.forEachKnown { stamps.remember($0.path, $0.stamp) }
            return (stamps, count)
        }
    }

    /// Readable when something in the folder has changed. Nil while the store is unavailable, or cannot be watched.
    public var descriptor: Int32? { watching.watch?.descriptor }

    /// Five minutes while the folder, or a part of it, changes unheard: it is on a network disk, or the kernel has no watch
    /// left for it. And while there is something that may be gone by then, or an error of the disk.
    public var sweepInterval: Int64? {
        isHeard && doubts.doubtful.isEmpty && doubts.hidden.isEmpty
            && !standing.strays.values.contains(where: \.isFresh)
            ? nil : Self.sweepInterval
    }
    static let sweepInterval: Int64 = 300
    private var isHeard: Bool { watching.watch?.tellsAll == true && watching.watchFindings.isEmpty }

    /// What is wrong now, or worth saying, in order of path and line.
    public var findings: [Finding] {
        (watching.watchFindings + passedOverFindings).sorted()
    }

    /// The next refresh believes that whatever is gone is meant to be.
    public func acceptLoss() {
        losses.isAccepted = true
        doubts.needsScan = true
    }

    /// Looks at what has changed, or at everything.
    public func refresh(_ scope: PlanScope, at now: Instant, alive: () -> Void) -> Refreshed {
        var found = Refreshed()
        do throws(PlanStoreError) {
            try refresh(scope, at: now) { change in
                alive()
                switch change {
                case .present(let plan): found.add(plan)
                case .gone(let id): found.remove(id)
                case .document(let document): found.add(document)
                }
            }
        } catch {
            found.failure = error
        }
        return found
    }

    private func refresh(_ scope: PlanScope, at now: Instant, each: Tell) throws(PlanStoreError) {
        let isStale = !isHeard && abs(now - watching.swept) >= Self.sweepInterval
        let isAll = scope == .everything || doubts.needsScan || isStale
        doubts.needsScan = true
        defer { say(each) }
        do throws(PlanStoreError) {
            if telling.isFirst { try tellKept(each) }
            telling.isFirst = false
            var news = try listen(reopening: isAll)
            tellUnwatched(each)
            takeDoubtful(&news)
            // What has changed since may have been passed already.
            if news.isEverything || !news.paths.isEmpty || !news.folders.isEmpty || !isAll { watching.ahead = nil }
            let part = isAll || news.isEverything ? nil : news
            do throws(PlanStoreError) {
                try look(part, at: now, each)
            } catch {
                guard doubts.refused.contains("") else { throw error }
                try look(part, at: now, each)
            }
            if isAll || news.isEverything { watching.swept = now }
        } catch {
            // What is mounted here later would not be watched by a watch made now.
            if case .unavailable = error { watching.watch = nil }
            throw error
        }
        doubts.needsScan = false
    }

    private func look(_ news: PlanNews?, at now: Instant, _ each: Tell) throws(PlanStoreError) {
        doubts.refused = []
        let folder: RootFolder
        do { folder = try RootFolder(root) } catch { throw unavailable(error) }
        var round = PlanRound(folder, CountedBefore(last: try cache.read { access in try access.lastDocument() }))
        stamps.beginSweep()
        for place in news?.folders ?? [""] { try sweep(place, &round, each) }
        for path in news?.paths ?? [] {
            if folder.holdsFolderLink(path) || standing.problems[path]?.noFile == .folderLink {
                // What it may hide is unknown, and what comes in its place may be a folder or a file.
                try sweep(path, &round, each)
            }
            guard !folder.holdsFolderLink(path) else { continue }
            if FileName.isPlan(FileName.parts(path).name.utf8) { round.waiting.append(path) }
            lookForStray(path, in: folder)
        }
        try flush(&round, each)
        try lookAgain(&round, each)
        try remove(round.removed, at: now, &round, each)
        try settle(round.before)
        for path in standing.strays.keys { standing.strays[path]?.look(at: now) }
        losses.note(count, at: now)
    }

    /// Begins to look at everything, where a watch tells of whatever changes after that.
    func lookAhead() {
        guard telling.isFirst, watching.watch == nil, let made = try? makeWatch(root), made.tellsAll,
            let folder = try? RootFolder(root), let scan = try? FolderScan(folder)
        else { return }
        watching.watch = made
        watching.ahead = ScanAhead(scan)
    }

    /// What has been found of the whole since then.
    var ahead: ScanAhead? { watching.ahead }

    /// The same, once.
    func takeAhead() -> ScanAhead? {
        defer { watching.ahead = nil }
        return watching.ahead
    }

    /// Makes the watch if there is none, and hears what it has to tell.
    private func listen(reopening: Bool) throws(PlanStoreError) -> PlanNews {
        var news = PlanNews()
        if let watch = watching.watch { hear(watch, &news) }
        if news.touched.contains(where: opensOrCloses) {
            // What is behind it is neither known nor watched, or was not until now.
            news.isLost = true
            watching.watch = nil
        }
        guard watching.watch == nil, reopening || news.isLost else { return news }
        news.isEverything = true
        do {
            watching.watch = try makeWatch(root)
            watching.watchFindings = []
        } catch {
            if error.path != nil { throw unavailable(FileError(errno: error.code)) }
            watching.watchFindings = [finding("", "\(system: error.reason)", .warning)]
        }
        return news
    }

    /// Whether a folder that was given other rights hides something, or did when it was looked at last.
    private func opensOrCloses(_ folder: String) -> Bool {
        if standing.problems.contains(where: { $1.isHidden && $0.isBelow(folder) }) { return true }
        return (try? RootFolder(root))?.canBeLookedInto(folder) != true
    }

    private func tellUnwatched(_ each: Tell) {
        for finding in watching.watchFindings where telling.toldUnwatched.insert(finding.path).inserted {
            each(.document(.unwatched(path: finding.path, reason: finding.message.text)))
        }
        telling.toldUnwatched.formIntersection(watching.watchFindings.map(\.path))
    }

    private func hear(_ watch: any PlanWatch, _ news: inout PlanNews) {
        do {
            // Somebody who writes without end must not keep us here; the rest stays readable.
            for _ in 0..<64 {
                let changes = try watch.read()
                if changes.isEmpty { break }
                for change in changes { news.add(change) }
            }
            for (folder, error) in news.unwatched {
                let finding = finding(folder, "\(system: error.reason)", .warning)
                if !watching.watchFindings.contains(finding) { watching.watchFindings.append(finding) }
            }
        } catch {
            news.add(.lost)
        }
        if news.isLost { watching.watch = nil }
    }

    func full(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

    func finding(_ path: String, _ message: Finding.Message, _ severity: Finding.Severity = .error) -> Finding {
        Finding(severity, path: full(path), message: message)
    }

    func unavailable(_ reason: String) -> PlanStoreError { .unavailable(path: root, reason: reason) }

    func unavailable(_ error: FileError) -> PlanStoreError {
        if error.mayPass { doubts.refused.insert("") }
        return unavailable("\(error)")
    }
}
