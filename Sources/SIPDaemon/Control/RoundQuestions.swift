package import SIPRules
internal import SIPStores

/// What may be asked of a round, between two.
extension Round {
    /// How everything stands, counted anew.
    private func report(at now: Instant) -> StatusReport {
        survey.recount(&state, at: now)
        return survey.report(of: state)
    }

    /// What is wrong, the worst first.
    package var troubles: [String] { survey.report(of: state).troubles }

    /// One sentence for `systemctl status`.
    package func sentence(at now: Instant) -> String { survey.report(of: state).sentence(at: now) }

    /// The whole status.
    package func status(_ request: ControlRequest, startedAt: Instant, at now: Instant) -> Status {
        let report = report(at: now)
        let reading = survey.reading(unit: request.unit, limit: request.limit, for: report, at: now)
        return report.status(reading, startedAt: startedAt, at: now)
    }

    /// The pauses that hold.
    package func pauses(at now: Instant) -> [Status.Pause] {
        survey.pauses(at: now).map(survey.report(of: state).line)
    }

    /// What sipd says for itself once a week; nothing while plans cannot be looked through.
    package func checkup(at now: Instant) throws(RoundError) -> Checkup? { try survey.checkup(&state, at: now) }

    /// The figures for machines.
    func metrics(startedAt: Instant, lastRoundSeconds: Double, at now: Instant) -> Metrics {
        // Cheap enough for each round: no plan is read.
        let report = report(at: now)
        return report.metrics(
            survey.outbox, entries: (try? ledger.history(limit: 1))?.first?.number ?? 0,
            notRead: survey.notRead(in: state).count, startedAt: startedAt,
            lastRoundSeconds: lastRoundSeconds)
    }

    /// Why the figures for machines could not be written the last time: no reason to stop.
    package var figuresTrouble: String? {
        get { state.course.figuresTrouble }
        set { state.course.figuresTrouble = newValue }
    }
}
