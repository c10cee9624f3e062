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
            name: "consent", paths: ["SIPRules/Plan/Consent", "SIPRules/Plan/Plan.swift", "SIPDaemon/Silenced"],
            words: ["mayTell", "consent.", "withdrawn", "covers("],
            wordsIn: ["SIPRules/", "SIPDaemon/Round", "SIPDaemon/Delivery"]),
        Area(
            name: "kept alarms",
            paths: [
                "SIPDaemon/RoundOutlooks", "SIPDaemon/Tally", "SIPDaemon/Recall", "SIPDaemon/Alarm",
                "SIPStores/Plans/Outlook", "SIPStores/Plans/CacheOutlooks", "SIPStores/Plans/PlanDirectoryOutlooks",
                "SIPRules/Reminders/Agenda", "SIPDaemon/RoundDecisions",
            ]),
        Area(
            name: "cap",
            paths: [
                "SIPDaemon/RoundCap", "SIPDaemon/RoundSlots", "SIPDaemon/Delivery", "SIPDaemon/Round.swift",
                "SIPDaemon/Lapses", "SIPDaemon/RoundPauses", "SIPDaemon/LostLedger", "SIPRules/Reminders/Digest",
            ]),
        Area(name: "decisions", paths: ["SIPRules/Reminders/"]),
        Area(name: "rules", paths: ["SIPRules/Rules/", "SIPRules/Obligations/"]),
        Area(name: "calendar", paths: ["SIPRules/Calendar/"]),
        Area(name: "roster", paths: ["SIPRules/Roster/"]),
        Area(name: "ledger", paths: ["SIPStores/Ledger/"]),
        Area(
            name: "spool", paths: ["SIPOutputs/Mail/", "SIPOutputs/Outbox/", "SIPDaemon/Recovery", "SIPDaemon/Drain"]),
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
