internal import GRDB
internal import SIPRules

/// The cache's part about plans that several documents hold.
extension CacheAccess {
    /// Beside the tables of the first version, as the checkpoints are, and the change time that it did not know.
    private static let countingSchema = """
        -- Of plans that several documents hold alone.
        CREATE TABLE IF NOT EXISTS counting (
            plan TEXT PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX IF NOT EXISTS counting_document ON counting (document);
        DELETE FROM counting
            WHERE plan NOT IN (SELECT plan FROM document WHERE plan IS NOT NULL GROUP BY plan HAVING count(*) > 1);
        """

    /// A cache of a sipd before this keeps its last good versions. Which of several documents counted it does not say: by
    /// path the copy that a sync client makes came first, and we do not go on with that.
    func prepareCounting() throws {
        if try !database.columns(in: "document").contains(where: { $0.name == "changed" }) {
            try run("ALTER TABLE document ADD COLUMN changed INTEGER")
        }
        try run(Self.countingSchema)
    }

    /// The greatest number of a document.
    func lastDocument() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(id) FROM document") ?? 0
    }

    /// The documents that hold a plan.
    func holders(of plan: PlanID) throws -> [PlanHolder] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT id, path, inode, size, modified FROM document WHERE plan = ?"),
            arguments: [plan.text])
        var holders: [PlanHolder] = []
        while let row = try rows.next() {
            holders.append(
                PlanHolder(
                    document: try row.integer(0), path: try row.text(1), inode: try row.integer(2),
                    size: try row.integer(3), modified: try row.integer(4)))
        }
        return holders
    }

    /// The document that counts: the one that counted before, as long as it holds the plan. With none the one that a usual
    /// name has.
    func counting(of plan: PlanID, among holders: [PlanHolder]) throws -> PlanHolder? {
        guard holders.count > 1 else { return holders.first }
        if let marked = try marked(plan, among: holders) { return marked }
        let first = DocumentName.first(among: holders.map(\.path), of: plan)
        return holders.first { $0.path == first }
    }

    /// The document of several that is known to have counted before.
    func marked(_ plan: PlanID, among holders: [PlanHolder]) throws -> PlanHolder? {
        let statement = try database.cachedStatement(sql: "SELECT document FROM counting WHERE plan = ?")
        let document = try Int64.fetchOne(statement, arguments: [plan.text])
        return holders.first { $0.document == document }
    }

    /// Remembers which of several documents counts; nil: there are no longer several.
    func mark(_ holder: PlanHolder?, of plan: PlanID) throws {
        guard let holder else {
            return try database.cachedStatement(sql: "DELETE FROM counting WHERE plan = ?").execute(arguments: [
                plan.text
            ])
        }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO counting (plan, document) VALUES (?, ?)")
            .execute(arguments: [plan.text, holder.document])
    }
}
