/// A part of the project that mutants are spread over.
struct Area {
    let name: String
    /// Beginnings of paths under `Sources/`. The first area that a file suits has it.
    let paths: [String]
    /// Words that put a whole declaration here, wherever in `wordsIn` it stands.
    var words: [String] = []
    var wordsIn: [String] = []

    /// Where sipd decides who is told what, and where it keeps what must not be lost or doubled.
    static let all = [
        Area(
            name: "consent", paths: ["SIPRules/Plan/Consent", "SIPRules/Plan/Plan.swift", "SIPDaemon/Round/Silenced"],
            words: ["mayTell", "consent.", "withdrawn", "covers("],
            wordsIn: ["SIPRules/", "SIPDaemon/Round", "SIPDaemon/Delivery"]),
        Area(
            name: "kept alarms",
            paths: [
                "SIPDaemon/Round/Checkpoint", "SIPDaemon/Round/OverdueIndex", "SIPDaemon/Round/Recall",
                "SIPDaemon/Delivery/DeliveryRecall", "SIPDaemon/Loop/Alarm", "SIPStores/Plans/PlanCheckpoint",
                "SIPStores/Plans/CacheCheckpoints", "SIPStores/Plans/PlanDirectoryCheckpoints",
                "SIPRules/Reminders/Agenda", "SIPDaemon/Round/Scan", "SIPDaemon/Round/Gather",
                "SIPDaemon/Round/Decide", "SIPDaemon/Round/Schedule", "SIPDaemon/Round/Survey",
            ]),
        Area(
            name: "cap",
            paths: [
                "SIPDaemon/Round/Cap", "SIPDaemon/Round/Absence", "SIPDaemon/Delivery/Delivery", "SIPDaemon/Round/",
                "SIPDaemon/Control/RoundPauses", "SIPDaemon/Daemon/LostLedger", "SIPRules/Reminders/Digest",
            ]),
        Area(name: "decisions", paths: ["SIPRules/Reminders/"]),
        Area(name: "rules", paths: ["SIPRules/Rules/", "SIPRules/Obligations/"]),
        Area(name: "calendar", paths: ["SIPRules/Calendar/"]),
        Area(name: "roster", paths: ["SIPRules/Roster/"]),
        Area(name: "ledger", paths: ["SIPStores/Ledger/"]),
        Area(
            name: "spool",
            paths: [
                "SIPOutputs/Mail/", "SIPOutputs/Outbox/", "SIPDaemon/Delivery/Recovery",
                "SIPDaemon/Outbox/DeliverCommand",
            ]),
        Area(name: "texts", paths: ["SIPOutputs/Texts/", "SIPOutputs/Letter/"]),
    ]

    /// The area of a declaration in a file, if it is in any.
    static func of(_ path: String, declaration: String) -> Area? {
        all.first { area in
            if area.paths.contains(where: path.hasPrefix) { return true }
            return area.wordsIn.contains(where: path.hasPrefix) && area.words.contains(where: declaration.contains)
        }
    }
}
