internal import SIPOutputs
package import SIPRules

/// How everything stands, as a function of values alone: what a round left, and what `Survey` read for the question.
package struct StatusReport {
    /// What sipd runs under.
    let settings: Settings
    /// What the last round left, and what was counted anew since.
    let state: RoundState
    /// How many plans the store holds.
    let plans: Int

    /// What is wrong, the worst first.
    package var troubles: [String] {
        var troubles = [state.delivery.trouble?.reason, state.store.trouble].compactMap { $0 }
        if let trouble = state.recall.trouble { troubles.append("letters cannot be taken back: \(trouble)") }
        troubles += [state.ledger.older, state.ledger.foreignLetters].compactMap(\.self)
        if state.cap.held.ofRound > 0 {
            troubles.append(
                state.cap.held.ofRound.counted("letter is", "letters are")
                    + " held by the cap of \(settings.configuration.lettersPerRound); see sipd release")
        }
        if state.cap.held.ofHour > 0 {
            troubles.append(
                state.cap.held.ofHour.counted("letter is", "letters are")
                    + " held until the hour has passed: nobody is sent more than "
                    + "\(settings.configuration.lettersPerHour) an hour; see sipd release"
            )
        }
        let aside = state.schedule.aside.lines
        if let first = aside.first {
            let further = aside.count > 1 ? ", and \(aside.count - 1) more" : ""
            troubles.append("set aside: \(first.what), because \(first.cause.reason)\(further)")
        }
        let unreadable = unreadableCount
        if unreadable > 0 {
            let documents = unreadable.counted("plan document is", "plan documents are")
            troubles.append("\(documents) not read, or not the one that counts; see findings")
        }
        if let trouble = state.course.figuresTrouble {
            troubles.append("figures for machines cannot be written: \(trouble)")
        }
        return troubles
    }

    /// As `troubles`, with those that take a look at the day, the clock and the spool.
    func troubles(_ outbox: OutboxReport, at now: Instant) -> [String] {
        let zone = settings.environment.zone
        var troubles = lateness(at: now).map { [$0] } ?? []
        troubles += self.troubles + outbox.troubles(zone)
        let unreachable = gapCount
        if unreachable > 0 {
            troubles.append(
                unreachable.counted("person or unit", "people or units")
                    + " cannot be reached; the administrators are told which")
        }
        return troubles
    }

    /// How many people and units cannot be reached as they should, as they were counted last.
    var gapCount: Int { state.store.gaps?.count ?? 0 }

    /// An alarm that did not ring: it cannot be, and if it is, somebody should know.
    func lateness(at now: Instant) -> String? {
        guard let due = state.schedule.agenda.next, due.adding(seconds: Self.grace) < now else { return nil }
        return
            "a round was due at \(settings.environment.zone.localISO(due)) and has not been; restart sipd and report this"
    }

    /// How late a round may be before it is a trouble, in seconds: a long one may be under way.
    private static let grace: Int64 = 300

    /// Those that the administrators are told of.
    var unreadableCount: Int { state.store.unreadable.count }

    /// Those of them that were not read: a second document of a plan is.
    private var unreadCount: Int {
        state.store.unreadable.values.count { if case .duplicate = $0.why { false } else { true } }
    }

    /// One sentence for `systemctl status`.
    package func sentence(at now: Instant) -> String {
        let environment = settings.environment
        let overdue = state.schedule.overdueIndex.overdueCount
        var sentence = "\(plans.counted("plan")), \(overdue) with something overdue"
        if let next = state.schedule.agenda.next {
            let (today, day) = (environment.zone.day(of: now), environment.zone.day(of: next))
            sentence += "; next \(day.english(beside: today)) \(environment.zone.time(of: next))"
        }
        if settings.configuration.mail.isOnTrial { sentence += "; trial mode" }
        if let worst = troubles.first { sentence = worst + " (" + sentence + ")" }
        return sentence
    }

    /// What sipd says for itself once a week, of plans that can be looked through.
    func checkup(_ week: Week, at now: Instant) -> Checkup {
        let sum = CoverageSum(counts: coverageCounts(notRead: week.notRead), named: week.named)
        return Checkup(
            plans: plans, overdue: state.schedule.overdueIndex.overdueCount, letters: week.letters,
            troubles: troubles(week.outbox, at: now).count, unread: unreadCount,
            unwatched: .init(
                count: sum.namedCount, documents: sum.documents,
                names: sum.named.map { VisibleText.starred($0.document) }), isFirst: week.isFirst)
    }

    /// What the report of a week takes beside.
    struct Week {
        /// Letters that it had.
        let letters: Int
        /// No report came before.
        let isFirst: Bool
        /// What lies in the spool.
        let outbox: OutboxReport
        /// How many documents no plan is taken from.
        let notRead: Int
        /// The first documents of which somebody might be forgotten.
        let named: [CoverageSum.Named]
    }
}

extension OutboxReport {
    /// What somebody should look at, the worst first.
    fileprivate func troubles(_ zone: Zone) -> [String] {
        var troubles: [String] = []
        if let last = failed.last {
            troubles.append(
                failed.count.counted("letter could not be sent and lies", "letters could not be sent and lie")
                    + " in failed/\(failed.count == 1 ? "" : "; the last"): \(last.reason)")
        }
        if let first = strangers.first {
            let others = strangers.count == 1 ? "" : ", and \((strangers.count - 1).counted("other"))"
            troubles.append("\(first) in the spool\(others): no letter that can be sent; move it away")
        }
        if let next = deferred.first, let oldest = deferred.map(\.written).min() {
            let when = next.next.map { ", until \(zone.localISO($0))" } ?? ""
            troubles.append(
                deferred.count.counted("letter is", "letters are")
                    + " put off by the mail system, \(deferred.count == 1 ? "" : "the oldest ")since "
                    + "\(zone.localISO(oldest))\(when): \(next.reason)")
        }
        return troubles
    }
}
