import SIPRules
import SIPTesting
import Testing

@Suite("What ends a duty is declared, and ends it")
struct EndingTests {
    @Test("the edit of each rule's case ends its duty, and writes what is declared", arguments: RuleCases.all)
    func cases(_ one: RuleCase) throws {
        let obligation = try #require(one.obligation)
        let edit = try #require(one.rule.rule.ends.edit)
        let day = max(one.fires.lastHappening ?? .first, edit.earliest(one.fires, obligation.duty) ?? .first)
        let plan = edit.done(one.fires, Deed(obligation.duty, on: day.adding(days: 1), roster: .sample))
        // One that comes again may well be due on the same day, counted from another.
        let open = plan.obligations(under: one.rule).filter(\.isOpen)
        #expect(!open.contains { $0.due == one.due && $0.duty.since == obligation.duty.since })
        let written = plan.fields(otherThan: one.fires)
        #expect(!written.isEmpty && written.isSubset(of: edit.fields), "\(written.subtracting(edit.fields))")
    }

    @Test("for every open duty of plans made at random: the edit ends it, and no other but by a declared consequence")
    func property() {
        let book = RuleBook(.sample)
        var ended: [RuleID: Int] = [:]
        var shared: Set<Set<RuleID>> = []
        for seed in Seeds.first(200) {
            var random = SeededGenerator(seed: seed)
            let plan = Plan.random(.the("SIP-1"), &random)
            let today = max(plan.lastHappening ?? .first, .the("2026-06-04")).adding(days: 1)
            for obligation in book.obligations(of: plan, on: today) where obligation.isOpen {
                guard let edit = obligation.rule.rule.ends.edit, today < .the("2190-01-01") else { continue }
                let day = max(today, edit.earliest(plan, obligation.duty) ?? today)
                let before = book.obligations(of: plan, on: day).filter(\.isOpen)
                guard let open = before.first(where: { Self.isSame($0, obligation) }) else { continue }
                let done = edit.done(plan, Deed(open.duty, on: day, roster: .sample))
                let after = book.obligations(of: done, on: day).filter(\.isOpen)
                let name = "seed \(seed): \(open.rule.rawValue) \(open.instance)"
                #expect(
                    !after.contains { Self.isSame($0, open) && ($0.due, $0.duty.since) == (open.due, open.duty.since) },
                    "\(name) goes on")
                let written = done.fields(otherThan: plan)
                #expect(written.isSubset(of: edit.fields), "\(name) writes \(written.subtracting(edit.fields)) too")
                ended[open.rule, default: 0] += 1
                for other in before where other.act == open.act && !Self.isSame(other, open) {
                    shared.insert([open.rule, other.rule])
                    #expect(
                        !after.contains {
                            Self.isSame($0, other) && ($0.due, $0.duty.since) == (other.due, other.duty.since)
                        },
                        "\(name) is the act of \(other.rule.rawValue) \(other.instance) too, and that goes on")
                }
                for other in before where !after.contains(where: { Self.isSame($0, other) }) {
                    if Self.isSame(other, open) || other.act == open.act { continue }
                    let isSilent = !other.rule.rule.survivesClosing && !written.isDisjoint(with: PlanField.silencing)
                    let isDeclared = !written.isDisjoint(with: other.rule.rule.fields)
                    #expect(isSilent || isDeclared, "\(name) ends \(other.rule.rawValue) \(other.instance) too")
                    let isExplained = Self.consequences.contains {
                        $0.of.contains(open.rule) && $0.ends.contains(other.rule)
                    }
                    #expect(
                        isSilent || other.rule == open.rule || isExplained,
                        "\(name) ends \(other.rule.rawValue) \(other.instance): say why")
                }
            }
        }
        #expect(shared.contains([.followUpBooked, .followUpExists]) || Seeds.first(200).count < 200)
        #expect(ended.count > 40 || Seeds.first(200).count < 200, "too few rules to say anything: \(ended.count)")
    }

    @Test("what a plan's duties depend on is declared: another field changed changes nothing")
    func complete() {
        let book = RuleBook(.sample)
        var changes = 0
        for seed in Seeds.first(150) {
            var drawing = Drawing(Chance(seed: seed), around: .the("2026-06-18"))
            drawing.people = Roster.sample.people.keys.map(\.text).sorted().dropLast(seed.isMultiple(of: 2) ? 6 : 0)
            drawing.units = Roster.sample.units.keys.map(\.text).sorted()
            drawing.parts = .people
            let document = drawing.plan("SIP-1")
            guard let plan = Self.read(document) else { continue }
            for _ in 0..<25 {
                guard let field = drawing.chance.one(of: PlanField.allCases), !PlanField.names.contains(field),
                    field != .unit,
                    let other = Self.read(drawing.redrawn(document, at: field))
                else { continue }
                let changed = other.fields(otherThan: plan)
                // What lies ahead has not happened: on the day after both, all has.
                let day = max(plan.lastHappening ?? .first, other.lastHappening ?? .first)
                let (before, after) = (Self.seen(plan, book, day), Self.seen(other, book, day))
                for rule in RuleID.allCases where before[rule] != after[rule] {
                    changes += 1
                    #expect(
                        !changed.isDisjoint(with: rule.rule.fields),
                        "seed \(seed): \(rule.rawValue) changes with \(changed.map(\.rawValue).sorted())")
                }
            }
        }
        #expect(changes > 100 || Seeds.first(150).count < 150, "too few changes to say anything: \(changes)")
    }

    /// Which edits end other duties than their own act's, and why.
    private static let consequences: [(of: Set<RuleID>, ends: Set<RuleID>, why: String)] = [
        (
            [.meetingOutcome, .followUp],
            [
                .invitationSent, .rsvpPending, .substituteNamed, .substituteSameUnit, .substituteBriefed,
                .contactedSeparately, .actorDecides, .referralConsidered, .childAttendanceDecided,
                .consentCoversFollowUp,
            ], "a meeting that was held is not prepared any more, and needs no consent until it"
        ),
        ([.meetingOutcome], [.situationChanged, .meetingBooked], "those responsible met"),
        ([.startWithoutDelay, .startImmediately], [.requestAnswered], "work that has begun is the answer"),
        ([.startWithoutDelay, .startImmediately], [.comingOfAge], "work that begins after a birthday is on its basis"),
        ([.responsibleNamed], [.coordinatorReachable], "who is named can be reached"),
        ([.followUpExists], [.followUpBooked], "it is booked with its place"),
        ([.followUpBooked], [.followUpExists], "whose place is set has its date"),
        (
            [.editionEstablished],
            [
                .consentMissing, .consentScope, .consentExpiry, .consentCoversFollowUp, .planDocumented,
                .followUpBooked, .planHandedOver, .principalDocumented, .followUpExists, .coordinatorReachable,
            ], "the new edition asks for them anew"
        ),
    ]

    private static let isSame: @Sendable (Obligation, Obligation) -> Bool = {
        $0.rule == $1.rule && $0.instance == $1.instance
    }

    private static let read: @Sendable (DrawnValue) -> Plan? = {
        PlanDocument.read(Array($0.json.utf8), path: "SIP-1.json").plan
    }

    /// What each rule sees, but for who it is told to and what a letter says beside.
    private static let seen: @Sendable (Plan, RuleBook, Day) -> [RuleID: Set<[String]>] = { plan, book, day in
        Dictionary(grouping: book.obligations(of: plan, on: day), by: \.rule).mapValues { found in
            Set(
                found.map(\.duty).map { duty in
                    [
                        "\(duty.instance)", "\(duty.track as Any)", "\(duty.since)", "\(duty.sinceTime as Any)",
                        "\(duty.due.day)", "\(duty.met as Any)", "\(duty.passes as Any)", "\(duty.held as Any)",
                    ]
                })
        }
    }
}
