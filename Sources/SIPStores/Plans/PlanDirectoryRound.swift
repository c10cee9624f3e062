internal import SIPRules

/// The steps of a refresh: what is there first, what is gone last, so that a file that was moved is never gone.
extension PlanDirectory {
    /// Looks at every file in a folder and below it by stat, reads those that changed, and notes those that are missing.
    func sweep(
        _ place: String, _ round: inout PlanRound, _ each: (PlanChange) -> Void
    ) throws(PlanStoreError) {
        var mended = Set(problems.keys.filter { $0.isBelow(place) })
        var unknown: [String] = []
        var found: ArraySlice<FolderScan.Item> = []
        let scan: FolderScan?
        do {
            if place.isEmpty, let ahead = takeAhead()?.finish() {
                found = ahead.found[...]
                scan = ahead.rest
            } else {
                scan = try FolderScan(round.folder, under: place)
            }
        } catch .vanished where !place.isEmpty {
            scan = nil
        } catch {
            if place.isEmpty { throw unavailable("\(error)") }
            scan = nil
            mended.remove(place)
            unknown.append(place)
            try refuse(place, error, each)
        }
        while let item = found.popFirst() ?? scan?.next() {
            switch item {
            case .plan(let path, let stamp):
                mended.remove(path)
                if stamps.see(path, stamp) { continue }
                round.waiting.append(path)
                round.bytes += stamp.size
                if round.isFull { try flush(&round, each) }
            case .refused(let path, let error):
                mended.remove(path)
                try refuse(path, error, each)
            case .unreadable(let folder, let error):
                mended.remove(folder)
                unknown.append(folder)
                try refuse(folder, error, each)
            }
        }
        try flush(&round, each)
        // A problem whose file is not there any more, or of which nothing is left below a folder.
        for path in mended { clear(path, each) }
        if place.isEmpty, stamps.seen == stamps.count { return }
        let missing = try cache.read { access in
            var missing: [String] = []
            try access.forEachKnown(under: place) { known in
                if !stamps.wasSeen(known.path), !unknown.contains(where: known.path.isBelow) {
                    missing.append(known.path)
                }
            }
            return missing
        }
        round.removed.formUnion(missing)
    }

    /// Reads what waits, puts it into the cache, and tells of it.
    func flush(_ round: inout PlanRound, _ each: (PlanChange) -> Void) throws(PlanStoreError) {
        let readings = PlanReaders.read(round.waiting, in: round.folder, at: root, parse)
        round.waiting = []
        round.bytes = 0
        var documents: [(path: String, document: PlanReaders.Document)] = []
        for reading in readings {
            switch reading.result {
            case .success(let document):
                // It may have come back since it was missed.
                round.removed.remove(reading.path)
                documents.append((reading.path, document))
            case .failure(.vanished): round.removed.insert(reading.path)
            case .failure(let error): try refuse(reading.path, error, each)
            }
        }
        if !documents.isEmpty { try keep(documents, &round, each) }
    }

    private func keep(
        _ documents: [(path: String, document: PlanReaders.Document)], _ round: inout PlanRound,
        _ each: (PlanChange) -> Void
    ) throws(PlanStoreError) {
        var fresh: [String: Plan] = [:]
        for (path, document) in documents { fresh[path] = document.plan }
        let settled = try cache.write { access in
            var touched = TouchedPlans()
            for (path, document) in documents {
                let old = stamps.contains(path) ? try access.plan(at: path) : nil
                guard let plan = document.plan else {
                    try access.noteBroken(document.contents.stamp, at: path)
                    continue
                }
                try touched.add(plan.id, access)
                if let old { try touched.add(old, access) }
                try access.keep(document.contents, plan, at: path, clean: document.findings.isEmpty)
            }
            return try outcome(of: touched, fresh, access)
        }
        for (path, document) in documents {
            stamps.set(path, document.contents.stamp)
            if document.findings.isEmpty {
                clear(path, each)
            } else {
                try note(path, Problem(findings: document.findings, isRefused: document.plan == nil), each)
            }
        }
        if let settled { tell(settled, &round, each) }
    }

    /// Forgets files, unless so many plans would go with them that the disk is likelier to be gone.
    func remove(
        _ paths: Set<String>, at now: Instant, _ round: inout PlanRound, _ each: (PlanChange) -> Void
    ) throws(PlanStoreError) {
        guard !paths.isEmpty else { return }
        var lost = 0
        let settled = try cache.write { access -> Outcome? in
            var touched = TouchedPlans()
            for path in paths {
                if let plan = try access.plan(at: path) { try touched.add(plan, access) }
                try access.remove(path)
            }
            let outcome = try outcome(of: touched, [:], access)
            lost = -outcome.gained
            return losses.forbids(lost, of: count, at: now) ? nil : outcome
        }
        guard let settled else {
            throw unavailable(
                "\(lost) of \(count) plans are gone at once; bring them back, or say that it is meant with "
                    + "sipd reload --accept-loss")
        }
        for path in paths {
            stamps.remove(path)
            clear(path, each)
        }
        tell(settled, &round, each)
    }

    /// Tells of every plan in the cache whose outlook was not told of, so that none is forgotten while the folder is away. A
    /// version that is no plan to this sipd is left to the sweep, to be read from its file again.
    func tellKept(_ each: (PlanChange) -> Void) throws(PlanStoreError) {
        try settle(Set(try cache.read { access in try access.contested() }))
        var last: Int64 = 0
        while true {
            let versions = try cache.read { access in
                isRecalled
                    ? try access.versionsWithoutOutlook(after: last, limit: 256)
                    : try access.versions(after: last, limit: 256)
            }
            guard let end = versions.last?.id else { break }
            last = end
            for version in versions {
                if let plan = parse(version.bytes, full(version.path)).plan {
                    if duplicates[plan.id] == nil { each(.present(plan)) }
                } else {
                    stamps.remember(version.path, nil)
                }
            }
        }
        for id in duplicates.keys {
            if let plan = try plan(id) { each(.present(plan)) }
        }
    }

    /// Says of each plan that several files hold which of them counts.
    func settle(_ contested: Set<PlanID>) throws(PlanStoreError) {
        for id in contested {
            let paths = try cache.read { access in try access.paths(of: id) }
            let findings = paths.dropFirst().map {
                finding($0, "plan \(id) is in \(full(paths[0])) too, which counts; remove one of them")
            }
            duplicates[id] = findings.isEmpty ? nil : findings
        }
    }
}

extension PlanDirectory {
    /// What became of plans whose files changed.
    struct Outcome {
        var changes: [PlanChange] = []
        /// Plans that are there and were not, less those that were.
        var gained = 0
        var contested: [PlanID] = []
    }

    private func outcome(
        of touched: TouchedPlans, _ fresh: [String: Plan], _ access: CacheAccess
    ) throws -> Outcome {
        var outcome = Outcome()
        for id in touched.order {
            let paths = try access.paths(of: id)
            let wasThere = touched.existed.contains(id)
            if paths.count > 1 || duplicates[id] != nil { outcome.contested.append(id) }
            guard let first = paths.first else {
                if wasThere { outcome.gained -= 1 }
                outcome.changes.append(.gone(id))
                continue
            }
            if !wasThere { outcome.gained += 1 }
            let kept = fresh[first] == nil ? try access.version(of: id) : nil
            if let plan = fresh[first] ?? kept.flatMap({ parse($0.bytes, full(first)).plan }) {
                outcome.changes.append(.present(plan))
            }
        }
        return outcome
    }

    private func tell(_ outcome: Outcome, _ round: inout PlanRound, _ each: (PlanChange) -> Void) {
        count += outcome.gained
        round.contested.formUnion(outcome.contested)
        for change in outcome.changes { each(change) }
    }

    /// The file is there, but is nothing to be read.
    private func refuse(_ path: String, _ error: FileError, _ each: (PlanChange) -> Void) throws(PlanStoreError) {
        if stamps.contains(path) { stamps.set(path, nil) }
        try note(path, Problem(findings: [finding(path, "\(error)")], isRefused: true), each)
    }

    private func note(_ path: String, _ problem: Problem, _ each: (PlanChange) -> Void) throws(PlanStoreError) {
        let old = problems.updateValue(problem, forKey: path)
        guard old != problem else { return }
        if problem.isRefused {
            let id = try cache.read { access in try access.plan(at: path) }
            each(.unreadable(path: full(path), id, problem.findings))
        } else if old?.isRefused == true {
            each(.readable(path: full(path)))
        }
    }

    private func clear(_ path: String, _ each: (PlanChange) -> Void) {
        if problems.removeValue(forKey: path)?.isRefused == true { each(.readable(path: full(path))) }
    }
}

/// Plans whose files change in a transaction, and which of them were there before it.
private struct TouchedPlans {
    var order: [PlanID] = []
    var existed: Set<PlanID> = []
    private var known: Set<PlanID> = []

    /// Before the first change of any of its files.
    mutating func add(_ id: PlanID, _ access: CacheAccess) throws {
        guard known.insert(id).inserted else { return }
        order.append(id)
        if try access.holds(id) { existed.insert(id) }
    }
}

extension String {
    /// Whether the path is that of the folder, or of something below it; "" is the root.
    fileprivate func isBelow(_ folder: String) -> Bool {
        folder.isEmpty || self == folder || hasPrefix(folder + "/")
    }
}
