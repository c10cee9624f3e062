import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting

/// What follows from a plan and a practice: obligations, decisions and letters, at moments that matter for them.
enum Office {
    private static let sender = try? Premises(configuration: Configuration(), practice: .sample).sender()
    /// A few plans with much in them, for whatever is not a plan.
    static let plans: [Plan] = [
        RuleID.followUp, .startImmediately, .rsvpPending,
    ].flatMap { rule in RuleCases.all.filter { $0.rule == rule }.map(\.fires) }

    static let unit = UnitID.the("vc-norr")

    static func live(with plans: [Plan], practice: Practice) {
        let book = RuleBook(practice)
        for plan in plans {
            let day = plan.lastHappening ?? .first
            let obligations = book.obligations(of: plan, on: day)
            promise(obligations == book.obligations(of: plan, on: day), "other obligations when asked again")
            for moment in moments(obligations, practice) { decide(plan, book, at: moment) }
        }
    }

    /// A fixed one, when the first and the last duty is due, and an end of time.
    private static func moments(_ obligations: [Obligation], _ practice: Practice) -> Set<Instant> {
        let due = obligations.map(\.due)
        let ends = [due.min(), due.max()].compactMap(\.self).map {
            practice.window.firstSlot(of: $0, zone: practice.zone)
        }
        return Set([.the("2026-06-18T06:00:00Z"), due.count.isMultiple(of: 2) ? .latest : .earliest] + ends)
    }

    private static func decide(_ plan: Plan, _ book: RuleBook, at start: Instant) {
        var (now, told) = (start, Told())
        for _ in 0..<2 {
            let decisions = book.decisions(about: plan, told: told, at: now)
            let digests = Digest.gathered(decisions.tells)
            for digest in digests.prefix(2) { write(digest, about: plan, book.practice, at: now) }
            told.tell(digests, at: now)
            guard let next = decisions.next else { return }
            promise(next > now || next == .latest, "\(plan.id) wakes at \(next), which is not after \(now)")
            now = next
        }
    }

    private static func write(_ digest: Digest, about plan: Plan, _ practice: Practice, at now: Instant) {
        guard let sender else { return promise(false, "the sample has no sender") }
        let occasion = Occasion(today: practice.zone.day(of: now), practice: practice, plans: [plan.id: plan])
        let letter = Letter(digest, on: occasion, from: sender)
        do throws(LetterError) {
            Letters.check(try letter.file(id: LetterName(digest).stem, sent: now).bytes)
        } catch {
            // Two harmless pieces side by side may look like a number: then the letter stays here, and that is said.
            if case .indiscreet = error { return }
            promise(false, "no letter: \(error)")
        }
    }
}
