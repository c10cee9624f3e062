internal import Foundation
internal import GRDB
internal import SIPRules

/// The cache's questions and answers, inside one access to it.
struct CacheAccess {
    let database: Database

    /// Runs SQL that says everything itself.
    func run(_ sql: String) throws {
        try database.execute(sql: sql)
    }

    /// Every file known, or those below a folder.
    func forEachKnown(under folder: String = "", _ body: (PlanCache.Known) throws -> Void) throws {
        // "0" follows "/" in ASCII.
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT path, inode, size, modified, changed, clean FROM document
                    WHERE ?1 = '' OR (path > ?1 || '/' AND path < ?1 || '0')
                    """), arguments: [folder])
        while let row = try rows.next() {
            // A sipd that knew of no change time has left none: then the file is read again.
            let stamp = try row.integerOrNull(4).map { changed in
                FileStamp(
                    inode: UInt64(bitPattern: try row.integer(1)), size: try row.integer(2),
                    modified: try row.integer(3), changed: changed)
            }
            try body(PlanCache.Known(path: try row.text(0), stamp: try row.integer(5) == 1 ? stamp : nil))
        }
    }

    /// The path of every file known in a folder and below it.
    func forEachPath(under folder: String, _ body: (String) throws -> Void) throws {
        let sql = "SELECT path FROM document WHERE ?1 = '' OR (path > ?1 || '/' AND path < ?1 || '0')"
        let paths = try String.fetchCursor(database.cachedStatement(sql: sql), arguments: [folder])
        while let path = try paths.next() { try body(path) }
    }

    /// Each document that holds a plan.
    func forEachHolder(_ body: (String, PlanID) -> Void) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT path, plan FROM document WHERE plan IS NOT NULL ORDER BY path"))
        while let row = try rows.next() {
            if let plan = PlanID(try row.text(1)) { body(try row.text(0), plan) }
        }
    }

    /// The plan whose last good version the file at `path` gave.
    func plan(at path: String) throws -> PlanID? {
        let statement = try database.cachedStatement(sql: "SELECT plan FROM document WHERE path = ?")
        return try String.fetchOne(statement, arguments: [path]).flatMap { PlanID($0) }
    }

    func holds(_ plan: PlanID) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT 1 FROM document WHERE plan = ? LIMIT 1")
        return try Int.fetchOne(statement, arguments: [plan.text]) != nil
    }

    func countPlans() throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(DISTINCT plan) FROM document") ?? 0
    }

    /// Plans that more than one file holds.
    func contested() throws -> [PlanID] {
        try String.fetchAll(
            database, sql: "SELECT plan FROM document WHERE plan IS NOT NULL GROUP BY plan HAVING count(*) > 1"
        ).compactMap { PlanID($0) }
    }

    /// The units of the last good versions.
    func units() throws -> Set<UnitID> {
        Set(
            try String.fetchAll(
                database, sql: "SELECT DISTINCT unit FROM document WHERE unit IS NOT NULL AND plan IS NOT NULL"
            ).compactMap { UnitID($0) })
    }

    /// What the documents that hold a unit's plans are called, and which of them counts for its plan.
    func documents(of unit: UnitID) throws -> [(path: String, plan: PlanID, counts: Bool)] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT path, plan, id = coalesce(
                        (SELECT counting.document FROM counting WHERE counting.plan = document.plan), id)
                    FROM document WHERE unit = ? AND plan IS NOT NULL
                    """), arguments: [unit.text])
        var documents: [(path: String, plan: PlanID, counts: Bool)] = []
        while let row = try rows.next() {
            guard let plan = PlanID(try row.text(1)) else { continue }
            documents.append((try row.text(0), plan, try row.integer(2) == 1))
        }
        return documents
    }

    /// The last good version of the plan that counts.
    func version(of plan: PlanID) throws -> PlanCache.Version? {
        let versions = try versions(
            "SELECT id, path, bytes FROM document JOIN version ON document = id WHERE plan = ? LIMIT 2", [plan.text])
        guard versions.count > 1 else { return versions.first }
        return try counting(of: plan, among: holders(of: plan)).flatMap { try version(in: $0) }
    }

    /// The last good version that a document gave.
    func version(in holder: PlanHolder) throws -> PlanCache.Version? {
        try versions(
            "SELECT id, path, bytes FROM document JOIN version ON document = id WHERE id = ?", [holder.document]
        ).first
    }

    /// The last good version that the document at a path gave.
    func version(at path: String) throws -> PlanCache.Version? {
        try versions(
            "SELECT id, path, bytes FROM document JOIN version ON document = id WHERE path = ?", [path]
        ).first
    }

    /// Versions in the order they are stored in, after one of them.
    func versions(after id: Int64, limit: Int) throws -> [PlanCache.Version] {
        try versions(
            """
            SELECT id, path, bytes FROM version JOIN document ON document = id WHERE document > ? ORDER BY document
            LIMIT ?
            """, [id, limit])
    }

    func versions(_ sql: String, _ arguments: StatementArguments) throws -> [PlanCache.Version] {
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        var versions: [PlanCache.Version] = []
        while let row = try rows.next() {
            versions.append(
                PlanCache.Version(id: try row.integer(0), path: try row.text(1), bytes: [UInt8](try row.blob(2))))
        }
        return versions
    }

    /// A good version of the file at `path`. Returns the number of the document.
    func keep(_ contents: FileContents, _ plan: Plan, at path: String, clean: Bool) throws -> Int64? {
        let id = try note(contents.stamp, at: path, clean: clean, plan: plan)
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO version (document, bytes) VALUES (?, ?)")
            .execute(arguments: [id, Data(contents.bytes)])
        return id
    }

    /// A state of the file at `path` that gave no plan: the last good version stays.
    func noteBroken(_ stamp: FileStamp, at path: String) throws {
        _ = try note(stamp, at: path, clean: false, plan: nil)
    }

    private func note(_ stamp: FileStamp, at path: String, clean: Bool, plan: Plan?) throws -> Int64? {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO document (path, inode, size, modified, changed, clean, plan, unit)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (path) DO UPDATE SET inode = excluded.inode, size = excluded.size,
                    modified = excluded.modified, changed = excluded.changed, clean = excluded.clean,
                    plan = coalesce(excluded.plan, plan), unit = coalesce(excluded.unit, unit)
                RETURNING id
                """)
        return try Int64.fetchOne(
            statement,
            arguments: [
                path, Int64(bitPattern: stamp.inode), stamp.size, stamp.modified, stamp.changed, clean ? 1 : 0,
                plan?.id.text, plan?.unit.text,
            ])
    }

    func remove(_ path: String) throws {
        try database.cachedStatement(sql: "DELETE FROM document WHERE path = ?").execute(arguments: [path])
    }
}
