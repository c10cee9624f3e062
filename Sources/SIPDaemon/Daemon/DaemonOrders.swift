internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What is asked at the control socket: each order is bounded, done, and recorded with who gave it.
extension Daemon {
    func obey(_ asked: Asked) {
        if let seconds = pace.refuses(from: asked.user, at: SystemClock.monotonicMicroseconds) {
            return asked.reply(
                ControlResponse(
                    exit: Exit.tryAgain.rawValue,
                    messages: [
                        "error: one account gives \(OrderPace.mostInMinute) orders a minute and \(OrderPace.mostInDay) a day "
                            + "at most; the next is taken in \(seconds) s"
                    ]))
        }
        let request = asked.request
        switch request.verb {
        case .status, .metrics: break
        case .reload: reloads?.ask(asked)
        case .release:
            let held = round.state.cap.held.letters
            let author = asked.author(claimed: Self.claimed(request))
            let answer = ordering { round throws in try round.release(by: author, at: clock.now) }
            if held > 0, answer.exit == 0 { run(.everything) }
            asked.reply(answer)
        case .pause:
            change(asked) { round, account throws in
                try request.pause.map { try round.pause($0, from: account, at: clock.now) }
            }
        case .resume:
            change(asked) { round, account throws in
                try request.resume.map { try round.resume($0, from: account, at: clock.now) }
            }
        }
    }

    /// Changes which reminders rest, as the account that asks has ordered, and decides again.
    private func change(_ asked: Asked, _ change: (Round, Account?) throws -> ControlResponse?) {
        let account = asked.author(claimed: nil).account
        let answer = ordering { round throws in try change(round, account) }
        if answer.exit == 0 { run(.changes) }
        asked.reply(answer)
    }

    /// The name that came with a question, if it is fit to be kept.
    private static func claimed(_ request: ControlRequest) -> String? {
        request.by.flatMap { PauseOrder.objection(toName: $0, called: "the name") == nil ? $0 : nil }
    }

    private func ordering(_ change: (Round) throws -> ControlResponse?) -> ControlResponse {
        do {
            return try change(round)
                ?? ControlResponse(exit: Exit.usage.rawValue, messages: ["error: which pause is meant is not said"])
        } catch let refused as CommandFailure {
            return ControlResponse(exit: refused.exit.rawValue, messages: refused.messages)
        } catch let error as LedgerError where !error.mayPass {
            journal.send(.givesUp(Trouble(error)))
            exit = .failed
            loop.stop()
            return ControlResponse(exit: Exit.failed.rawValue, messages: ["\(error)"])
        } catch {
            return ControlResponse(exit: Exit.tryAgain.rawValue, messages: ["\(error)"])
        }
    }

    /// Puts a new configuration in force, or says why not and keeps the old one: once for all who have asked.
    func reload(_ all: [Asked]) {
        manager.reloading()
        defer { manager.ready(status: sentence) }
        var authors: [Author] = []
        for asked in all {
            let author = asked.author(claimed: Self.claimed(asked.request))
            if !authors.contains(author) { authors.append(author) }
        }
        var answer = reload(for: authors, acceptsLoss: all.contains { $0.request.acceptsLoss == true })
        if answer.exit == 0 {
            do throws(LedgerError) {
                let fields = all.contains { $0.request.acceptsLoss == true } ? ["accepts-loss": "yes"] : [:]
                for author in authors { try ledger.note(.reloaded, by: author, fields, at: clock.now) }
            } catch {
                // It is in force, and the journal has who asked; what is wrong with the ledger, the next round finds.
                answer.messages.append("warning: the record has not taken who asked for it: \(error)")
            }
        }
        for asked in all { asked.reply(answer) }
    }

    private func reload(for authors: [Author], acceptsLoss: Bool) -> ControlResponse {
        let (answer, refusal) = adopt(acceptsLoss: acceptsLoss)
        for author in authors {
            if let refusal {
                journal.send(.reloadRefused(refusal, by: author))
            } else {
                journal.send(.reloaded(by: author))
            }
        }
        return answer
    }

    /// The answer, and for the journal why it is refused.
    private func adopt(acceptsLoss: Bool) -> (ControlResponse, refusal: [String]?) {
        do {
            let fresh = try Settings.load(path)
            let sender = try fresh.sender()
            let fixed = settings.configuration.needsRestart(for: fresh.configuration)
            guard fixed.isEmpty else {
                let messages = fixed.map { "\(path): error: \($0) cannot change while sipd runs; restart it" }
                return (
                    ControlResponse(exit: Exit.configuration.rawValue, messages: messages),
                    ["\(fixed.joined(separator: ", ")) cannot change while sipd runs"]
                )
            }
            settings = fresh
            if acceptsLoss { store.acceptLoss() }
            round.adopt(fresh.resolved(from: path), sender: sender)
            run(.everything)
            return (ControlResponse(messages: fresh.findings(beside: store.count).map(\.description)), nil)
        } catch {
            let refusal = CommandFailure(error)
            return (ControlResponse(exit: refusal.exit.rawValue, messages: refusal.messages), refusal.messages)
        }
    }
}
