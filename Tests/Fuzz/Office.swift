import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting

/// What follows from a plan and a rule environment: obligations, decisions and letters, at moments that matter for them.
enum Office {
    private static let sender = try? Settings(configuration: Configuration(), environment: .sample).sender()
    /// A few plans with much in them, for whatever is not a plan.
    static let plans: [Plan] = [
        RuleID.followUp, .startImmediately, .rsvpPending,
    ].flatMap { rule in RuleCases.all.filter { $0.rule == rule }.map(\.fires) }

    static let unit = UnitID.the("vc-norr")

    static func live(with plans: [Plan], environment: RuleEnvironment) {
        let book = RuleBook(environment)
        for plan in plans {
            let day = plan.lastHappening ?? .first
            let obligations = book.obligations(of: plan, on: day)
            promise(obligations == book.obligations(of: plan, on: day), "other obligations when asked again")
            for moment in moments(obligations, environment) { decide(plan, book, at: moment) }
        }
    }

    /// A fixed one, when the first and the last duty is due, and an end of time.
    private static func moments(_ obligations: [Obligation], _ environment: RuleEnvironment) -> Set<Instant> {
        let due = obligations.map(\.due)
        let ends = [due.min(), due.max()].compactMap(\.self).map {
            environment.window.firstSlot(of: $0, zone: environment.zone)
        }
        return Set([.the("2026-06-18T06:00:00Z"), due.count.isMultiple(of: 2) ? .latest : .earliest] + ends)
    }

    private static func decide(_ plan: Plan, _ book: RuleBook, at start: Instant) {
        var (now, told) = (start, NotificationLog())
        for _ in 0..<2 {
            let decisions = book.decisions(about: plan, told: told, at: now)
            let digests = Digest.gathered(decisions.tells)
            for digest in digests.prefix(2) { write(digest, about: plan, book.environment, at: now) }
            told.tell(digests, at: now)
            guard let next = decisions.next else { return }
            promise(next > now || next == .latest, "\(plan.id) wakes at \(next), which is not after \(now)")
            now = next
        }
    }

    private static func write(_ digest: Digest, about plan: Plan, _ environment: RuleEnvironment, at now: Instant) {
        guard let sender else { return promise(false, "the sample has no sender") }
        let occasion = Occasion(today: environment.zone.day(of: now), environment: environment, plans: [plan.id: plan])
        let letter = Letter(digest, on: occasion, from: sender)
        do throws(LetterError) {
            Letters.check(try letter.file(id: LetterName(digest).stem, sent: now).bytes)
        } catch {
            // Two harmless pieces side by side may look like a number: then the letter stays here, and that is said.
            if case .personalNumber = error { return }
            promise(false, "no letter: \(error)")
        }
    }
}
