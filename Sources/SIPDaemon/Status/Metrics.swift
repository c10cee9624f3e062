internal import SIPRules

/// sipd's figures for machines, in the text format of OpenMetrics: numbers alone, no person and no case reference.
///
/// Types that the older Prometheus format does not know are not used, so that node_exporter reads it too.
struct Metrics: Hashable, Sendable {
    var startedAt: Instant
    /// Nil before the first round.
    var lastRound: Instant?
    var lastRoundSeconds = 0.0
    /// Nil: nothing becomes due until something changes.
    var nextRound: Instant?
    /// What stands in the way, by what it is about.
    var blocked: [(by: String, isSo: Bool)] {
        [("store", isStoreAway), ("delivery", isUndelivered), ("recall", isUnrecalled)]
    }
    var isStoreAway = false
    var isUndelivered = false
    var isUnrecalled = false
    var isOnTrial = false
    var plans = 0
    var unreadable = 0
    /// How many documents are in each state.
    var coverage: [CoverageState: Int] = [:]
    var overduePlans = 0
    var unreachable = 0
    /// In how many plans, by rule: those of which anything is open.
    var rules: [Rule] = []
    var lettersWritten = 0
    var lettersRefused = 0
    var lettersHeld = 0
    /// What an error keeps from being told.
    var setAside = 0
    var outbox = OutboxFigures()
    var ledgerEntries: Int64 = 0

    struct Rule: Hashable, Sendable {
        var name: String
        var open: Int
        var overdue: Int
    }

    struct OutboxFigures: Hashable, Sendable {
        var waiting = 0
        var deferred = 0
        var failed = 0
        var oldest: Instant?
    }

    init(startedAt: Instant) { self.startedAt = startedAt }

    /// The whole exposition, a line each, `# EOF` included.
    var lines: [String] {
        var page = Exposition()
        page.gauge("sipd_build_info", "The version that runs.", [("version=\"\(Version.text)\"", "1")])
        page.gauge("sipd_start_timestamp_seconds", "When sipd began.", unit: "seconds", startedAt.seconds)
        page.gauge(
            "sipd_last_round_timestamp_seconds", "When all was looked at last.", unit: "seconds", lastRound?.seconds)
        page.gauge(
            "sipd_last_round_duration_seconds", "How long that took.", unit: "seconds", [("", "\(lastRoundSeconds)")])
        page.gauge(
            "sipd_next_round_timestamp_seconds", "When sipd wakes by itself; missing where nothing is due.",
            unit: "seconds", nextRound?.seconds)
        page.gauge(
            "sipd_blocked", "1 while plans cannot be read, letters not be written, or not be taken back.",
            blocked.map { ("by=\"\($0.by)\"", $0.isSo ? "1" : "0") })
        page.gauge("sipd_trial", "1 while every letter goes to one address.", isOnTrial ? 1 : 0)
        page.gauge("sipd_plans", "Plans in the store, closed ones included.", Int64(plans))
        page.gauge("sipd_plans_unreadable", "Plan documents that cannot be read.", Int64(unreadable))
        page.gauge(
            "sipd_documents",
            "Documents by whether their open duties will be heard of; not-read to mailbox-only: somebody may be forgotten.",
            CoverageState.allCases.map { ("state=\"\($0.rawValue)\"", "\(coverage[$0] ?? 0)") })
        page.gauge("sipd_plans_overdue", "Plans in which something is overdue.", Int64(overduePlans))
        page.gauge(
            "sipd_unreachable", "People and units that reminders cannot reach as they should.", Int64(unreachable))
        page.gauge(
            "sipd_rule_open_plans", "Plans in which a duty of the rule is open.",
            rules.map { ("rule=\"\($0.name)\"", "\($0.open)") })
        page.gauge(
            "sipd_rule_overdue_plans", "Plans in which a duty of the rule is overdue.",
            rules.map { ("rule=\"\($0.name)\"", "\($0.overdue)") })
        page.counter("sipd_letters", "Letters written to the spool since sipd began.", Int64(lettersWritten))
        page.counter(
            "sipd_letters_refused", "Letters that must not be written, since sipd began.", Int64(lettersRefused))
        page.gauge(
            "sipd_set_aside", "Plans, people and matters that an error keeps from being told.", Int64(setAside))
        page.gauge("sipd_letters_held", "Letters that the cap holds back.", Int64(lettersHeld))
        page.gauge(
            "sipd_outbox_letters", "Letters in the spool, by what became of them.",
            [("waiting", outbox.waiting), ("deferred", outbox.deferred), ("failed", outbox.failed)].map {
                ("state=\"\($0.0)\"", "\($0.1)")
            })
        page.gauge(
            "sipd_outbox_oldest_timestamp_seconds", "When the oldest letter that is still to go was written.",
            unit: "seconds", outbox.oldest?.seconds)
        page.counter("sipd_ledger_entries", "Entries ever written to the ledger's history.", ledgerEntries)
        return page.lines + ["# EOF"]
    }
}

/// Families of samples, written one after another.
private struct Exposition {
    private(set) var lines: [String] = []

    mutating func gauge(_ name: String, _ help: String, unit: String? = nil, _ value: Int64?) {
        gauge(name, help, unit: unit, value.map { [("", "\($0)")] } ?? [])
    }

    /// Without a sample the family is left out.
    mutating func gauge(
        _ name: String, _ help: String, unit: String? = nil, _ samples: [(labels: String, value: String)]
    ) {
        add(name, "gauge", help, unit, samples, suffix: "")
    }

    mutating func counter(_ name: String, _ help: String, _ value: Int64) {
        add(name, "counter", help, nil, [("", "\(value)")], suffix: "_total")
    }

    private mutating func add(
        _ name: String, _ kind: String, _ help: String, _ unit: String?, _ samples: [(labels: String, value: String)],
        suffix: String
    ) {
        guard !samples.isEmpty else { return }
        lines.append("# TYPE \(name) \(kind)")
        if let unit { lines.append("# UNIT \(name) \(unit)") }
        lines.append("# HELP \(name) \(help)")
        for sample in samples {
            lines.append("\(name)\(suffix)\(sample.labels.isEmpty ? "" : "{\(sample.labels)}") \(sample.value)")
        }
    }
}
