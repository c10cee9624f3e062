import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("What a duty is about, in the ledger")
struct LedgerIdentityTests {
    /// Of every rule, duties as its cases have them, and those that are seldom.
    private static let obligations: [Obligation] = {
        let cases = RuleCases.all.flatMap { one in [one.fires, one.ends, one.silent] }
        let book = RuleBook(.sample)
        let seldom: [(RuleID, Instance)] = [
            (.planDocumented, .edition(3)), (.principalDocumented, .principal("kommun", edition: 2)),
            (.consentCoversFollowUp, .meeting("uf1", edition: 4)), (.rsvpPending, .meeting("m1")),
            (.situationChanged, .change(12, .met)), (.coordinatorReachable, .coordinator(.unknown)),
            (.coordinatorReachable, .coordinator(.left)),
            (.coordinatorReachable, .coordinator(.absent(.the("2026-07-06")))),
            (.planUnreadable, .furtherDocuments), (.planUnreadable, .document("mapp/K-1 \"gammal\" \\xE2.json")),
            (.planDormant, .dormant(.goalsMet)), (.comingOfAge, .birthday(15)), (.cannotConsent, .basis(.review)),
        ]
        // These are new in 0.3.0.
        let new: Set<RuleID> = [
            .consentRefused, .guardianRefused, .childAttendanceDecided, .relativesAsked, .meetingBooked,
            .editionEstablished, .closingRegistered,
        ]
        return cases.flatMap { book.obligations(of: $0, on: $0.lastHappening ?? .first) }.filter {
            !new.contains($0.rule)
        }
            + RuleCases.upkeep.filter { $0.rule != .setAside && $0.rule != .planUnwatched }
            + seldom.map { rule, instance in
                let subject: Obligation.Subject = rule.rule.source == .upkeep ? .upkeep(.plans) : .plan(.the("roster"))
                let duty = Duty(instance, since: .the("2026-06-15"), due: .given(.the("2026-06-15")), met: nil)
                return Obligation(subject, rule, duty, .open)
            }
    }()

    @Test("Its parts are read back as they were written, and no two instances have the same")
    func parts() {
        var seen: [String: Instance] = [:]
        // Those of 0.3.0 are new.
        let new: [Instance] = [
            .furtherGaps(), .furtherGaps(of: .the("further")), .unheard(.followUp), .adrift(.granted),
        ]
        for instance in Self.obligations.map(\.instance) + new {
            let json = instance.json
            #expect(Instance(json: json) == instance, "\(json)")
            #expect(seen.updateValue(instance, forKey: json) ?? instance == instance)
        }
        #expect(seen.count > 25)
        for text in [
            "", "{", "{}x", "{\"meeting\":1}", "{\"meeting\":\"m\"", "{\"other\":\"x\"}", "{\"meeting\":\"m\",}",
        ] {
            #expect(Instance(json: text) == nil, "\(text)")
        }
    }

    @Test("A plan called roster, sipd or plans is another subject than ours")
    func subjects() {
        for name in ["plans", "roster", "rules", "sipd", "service", "ledger"] {
            #expect(Obligation.Subject(text: name) == .plan(.the(name)))
        }
        for part in Upkeep.Part.allCases {
            let subject = Obligation.Subject.upkeep(part)
            #expect(Obligation.Subject(text: subject.text) == subject)
            #expect(PlanID(subject.text) == nil)
        }
        #expect(Obligation.Subject(text: "sipd/no-part") == nil)
    }

    @Test("What 0.2.0 told of any rule's duty is told to 0.3.0: its joined texts are taken apart")
    func migrates() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger")
        var old = ["INSERT INTO letter (id, name, recipient, claimed_at) VALUES (9999, 'a.eml', 'anna', 1)"]
        for (number, obligation) in Self.obligations.enumerated() {
            let subject = obligation.subject.description.replacingQuotes
            let instance = obligation.instance.description.replacingQuotes
            for table in ["reminder", "lapse"] {
                let (more, values) =
                    table == "reminder" ? (", part, told_at, letter", ", 'act', \(number), 9999") : ("", "")
                old.append(
                    """
                    INSERT OR IGNORE INTO \(table) (subject, rule, instance, due, rung, recipient\(more)) VALUES
                    ('\(subject)', '\(obligation.rule.rawValue)', '\(instance)', \(obligation.due.number), 'due', 'anna'\(values))
                    """)
            }
        }
        old.append(
            """
            INSERT INTO pause (subject, rule, instance, until, ordered_by, comment, kind, ordered_at) VALUES
            ('K-1', 'rsvp-pending', 'm1/bo.ek', 99, 'anna', 'väntar', 'ack', 1)
            """)
        try LedgerMigrationTests.load(LedgerSchema.migrations[1].name, path, old)
        let ledger = try Ledger(at: path)
        for obligation in Self.obligations {
            let key = ReminderKey(obligation, rung: "due", recipient: "anna")
            #expect(try ledger.told(about: obligation.subject)[key] != nil, "\(key)")
        }
        let pause = try ledger.pauses(about: .the("K-1"), at: Instant(seconds: 1)).first?.pause
        #expect(pause?.instance == .invitation(.the("bo.ek"), meeting: "m1"))
        // A unit that shared its name with a person had shared what was told.
        let both = try ledger.told(about: .upkeep(.roster)).keys.filter { $0.recipient == "anna" }.map(\.instance)
        #expect(Set(both) == [.person(.the("per.stark")), .unit(.the("per.stark"))])
    }
}

extension String {
    fileprivate var replacingQuotes: String {
        split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
}
