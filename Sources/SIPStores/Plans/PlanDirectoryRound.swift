internal import SIPRules

/// The steps of a refresh: what is there first, what is gone last, so that a file that was moved is never gone.
extension PlanDirectory {
    /// Looks at every file in a folder and below it by stat, reads those that changed, and notes those that are missing.
    func sweep(
        _ place: String, _ round: inout PlanRound, _ each: Tell
    ) throws(PlanStoreError) {
        var mended = Set(standing.problems.keys.filter { $0.isBelow(place) })
        var vanished = Set(standing.strays.keys.filter { $0.isBelow(place) })
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
            if place.isEmpty { throw unavailable(error) }
            scan = nil
            mended.remove(place)
            unknown.append(place)
            try refuse(place, error)
        }
        if scan != nil, FileName.isPlan(FileName.parts(place).name.utf8) {
            vanished.remove(place)
            noteStray(place, .notRegular, nil)
        }
        while let item = found.popFirst() ?? scan?.next() {
            switch item {
            case .plan(let path, let stamp):
                mended.remove(path)
                if stamps.see(path, stamp) { continue }
                round.waiting.append(path)
                // Of a file that is larger than is read nothing is: a sparse one may say what it will.
                round.bytes += min(max(stamp.size, 0), 1 << 20)
                if round.isFull { try flush(&round, each) }
            case .stray(let path, let stamp, let reason):
                vanished.remove(path)
                noteStray(path, reason, stamp)
            case .refused(let path, let error):
                mended.remove(path)
                try refuse(path, error)
            case .unreadable("", let error):
                // What could be seen of it is not lost.
                try flush(&round, each)
                throw unavailable(error)
            case .unreadable(let folder, let error):
                mended.remove(folder)
                unknown.append(folder)
                try refuse(folder, error)
            }
        }
        try flush(&round, each)
        // A problem whose file is not there any more, or of which nothing is left below a folder.
        for path in mended where !unknown.contains(where: path.isBelow) { clear(path) }
        for path in vanished where !unknown.contains(where: path.isBelow) { clearStray(path) }
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
    func flush(_ round: inout PlanRound, _ each: Tell) throws(PlanStoreError) {
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
            case .failure(let error):
                round.removed.remove(reading.path)
                try refuse(reading.path, error)
            }
        }
        if !documents.isEmpty { try keep(documents, &round, each) }
    }

    private func keep(
        _ documents: [(path: String, document: PlanReaders.Document)], _ round: inout PlanRound,
        _ each: Tell
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
                let number = try access.keep(
                    document.contents, plan, at: path, clean: document.findings.isEmpty)
                if old != plan.id, let number, number <= round.before.last { round.before.newcomers.insert(number) }
            }
            return try outcome(of: touched, fresh, round.before, access)
        }
        for (path, document) in documents {
            stamps.set(path, document.contents.stamp)
            if document.findings.isEmpty {
                clear(path)
            } else {
                try note(path, document.findings, ofName: document.ofName, isRefused: document.plan == nil)
            }
        }
        if let settled { tell(settled, each) }
    }

    /// Asks once more for what was refused: an error that is gone a moment later, as one for want of memory is, makes no plan
    /// miss its slot. Where much is refused the disk is away, and is left alone until the next look.
    func lookAgain(_ round: inout PlanRound, _ each: Tell) throws(PlanStoreError) {
        guard doubts.refused.count <= Self.againAtMost else { return }
        let places = doubts.refused
        doubts.hidden.subtract(places)
        for place in places {
            try sweep(place, &round, each)
            if FileName.isPlan(FileName.parts(place).name.utf8) { round.waiting.append(place) }
        }
        try flush(&round, each)
    }
    private static let againAtMost = 256

    /// Forgets files, unless so many plans would go with them that the disk is likelier to be gone.
    func remove(
        _ paths: Set<String>, at now: Instant, _ round: inout PlanRound, _ each: Tell
    ) throws(PlanStoreError) {
        guard !paths.isEmpty else { return }
        var loss: LossGuard.Loss?
        let settled = try cache.write { access -> Outcome? in
            var touched = TouchedPlans()
            for path in paths {
                if let plan = try access.plan(at: path) {
                    try touched.add(plan, access)
                    try touched.remember(plan, access)
                }
                try access.remove(path)
            }
            let outcome = try outcome(of: touched, [:], round.before, access)
            loss = losses.forbidden(-outcome.gained, of: count, at: now)
            return loss == nil ? outcome : nil
        }
        if let loss { throw unavailable(loss.reason.text) }
        guard let settled else { return }
        for path in paths {
            stamps.remove(path)
            clear(path)
        }
        tell(settled, each)
    }

    /// Tells of every plan in the cache whose checkpoint was not told of, so that none is forgotten while the folder is away. A
    /// version that is no plan to this sipd is read from its file again by the sweep.
    func tellKept(_ each: Tell) throws(PlanStoreError) {
        standing.unsettled = Set(try cache.read { access in try access.contested() })
        try settle(CountedBefore())
        var last: Int64 = 0
        while true {
            let versions = try cache.read { access in
                telling.isRecalled
                    ? try access.versionsWithoutCheckpoint(after: last, limit: 256)
                    : try access.versions(after: last, limit: 256)
            }
            guard let end = versions.last?.id else { break }
            last = end
            for version in versions {
                if let plan = parse(version.bytes, full(version.path)).plan {
                    if standing.contests[plan.id] == nil { each(.present(plan)) }
                } else {
                    doubt(version.path, try cache.read { access in try access.plan(at: version.path) })
                }
            }
        }
        for id in standing.contests.keys {
            if let plan = try plan(id) { each(.present(plan)) }
        }
    }
}

extension PlanDirectory {
    /// What the steps of a refresh find, one by one.
    enum Found {
        case present(Plan)
        case gone(PlanID)
        case document(Refreshed.Document)
    }

    /// Takes what they find.
    typealias Tell = (Found) -> Void

    /// What became of plans whose files changed.
    struct Outcome {
        var changes: [Found] = []
        /// Plans that are there and were not, less those that were.
        var gained = 0
        var contested: [PlanID] = []
        /// Versions that were kept and are no plans to this sipd.
        var doubtful: [(path: String, PlanID)] = []
    }

    private func tell(_ outcome: Outcome, _ each: Tell) {
        count += outcome.gained
        standing.unsettled.formUnion(outcome.contested)
        for (path, id) in outcome.doubtful { doubt(path, id) }
        for change in outcome.changes { each(change) }
    }

    /// The file is there, but is nothing to be read.
    private func refuse(_ path: String, _ error: FileError) throws(PlanStoreError) {
        if error.mayPass { doubts.refused.insert(path) }
        if stamps.contains(path) { stamps.set(path, nil) }
        try note(path, [finding(path, error.message)], isRefused: true)
        switch error {
        case .io:
            doubts.hidden.insert(path)
            standing.problems[path]?.isHidden = true
        case .permission: standing.problems[path]?.isHidden = true
        case .folderLink: standing.problems[path]?.noFile = .folderLink
        default: break
        }
        // A link may be on the way to it instead.
        guard FileName.isPlan(FileName.parts(path).name.utf8) else { return }
        switch error {
        case .link: standing.problems[path]?.noFile = .link
        case .notRegular: standing.problems[path]?.noFile = .other
        default: break
        }
    }

    private func note(
        _ path: String, _ findings: [Finding], ofName: Finding? = nil, isRefused: Bool
    ) throws(PlanStoreError) {
        let plan = isRefused ? try cache.read { access in try access.plan(at: path) } : nil
        standing.problems[path] = Problem(findings: findings, isRefused: isRefused, plan: plan, ofName: ofName)
        telling.unsaid.insert(path)
    }

    private func clear(_ path: String) {
        if standing.problems.removeValue(forKey: path) != nil { telling.unsaid.insert(path) }
    }
}

extension String {
    /// Whether the path is that of the folder, or of something below it; "" is the root.
    func isBelow(_ folder: String) -> Bool {
        folder.isEmpty || self == folder || hasPrefix(folder + "/")
    }
}
