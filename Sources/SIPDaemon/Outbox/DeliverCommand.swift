internal import Glibc
internal import SIPOutputs
internal import SIPRules

/// Hands what lies in the spool to the mail system: a process of its own, since a mailer's helpers need rights that sipd
/// gives up. Started when a letter comes and once a minute while some wait; see `systemd/sipd-outbox.service`.
public enum DeliverCommand {
    /// Hands over all that is due. A stop asked for by SIGTERM or SIGINT comes after the letter it is at.
    ///
    /// Reads `sipd.yaml` alone: an error in the roster is no reason to keep letters.
    ///
    /// - Parameters:
    ///   - path: that of `sipd.yaml`.
    ///   - stays: waits for what the mailer left behind to deliver, a quarter of an hour after the last letter at
    ///     most, and goes on handing over what comes meanwhile.
    ///   - clock: by which a letter is due.
    public static func run(
        configuration path: String, stays: Bool, clock: any WallClock
    ) throws(CommandFailure) {
        let configuration: Configuration
        do throws(DocumentRefused) {
            configuration = try Settings.configuration(path)
        } catch {
            throw CommandFailure(error)
        }
        guard configuration.mail.handover == .sendmail else { return }
        // No thread exists yet: the one that writes the journal blocks all of its own accord.
        var stops = sigset_t()
        unsafe sigemptyset(&stops)
        for signal in [SIGTERM, SIGINT] { unsafe sigaddset(&stops, signal) }
        unsafe pthread_sigmask(SIG_BLOCK, &stops, nil)

        do {
            let folders = try SpoolDirectory(asItIs: Configuration.resolved(configuration.spool, from: path))
            guard try folders.begin() else { return }
            let journal = try JournalOutput(configuration.journal.destination)
            defer { _ = journal.drain(milliseconds: 2000) }
            let sendmail = Sendmail(
                configuration.mail.sendmail, sender: try Mailbox(parsing: configuration.mail.from), in: folders)
            let outbox = Outbox(
                on: folders, backoff: Backoff(seconds: configuration.mail.retrySeconds), mailer: sendmail.hand)
            let left = stays ? LeftBehind(watching: folders.root + "/outgoing") : nil
            func drain() throws(SpoolError) {
                try outbox.drain(
                    now: { clock.now },
                    unless: {
                        left?.reap()
                        return isAskedToStop()
                    },
                    tell: { event in
                        if case .accepted = event { left?.giveTime() }
                        journal.send(JournalEntry(event))
                    })
            }
            try drain()
            while let left, left.remain(), left.wait() {
                if !isAskedToStop() { try drain() }
            }
        } catch let error as SpoolError {
            // The letters are where they were.
            throw CommandFailure(error.mayPass ? .tryAgain : .failed, "\(error)")
        } catch {
            throw CommandFailure(.failed, "\(path): error: \(error)")
        }
    }

    private static func isAskedToStop() -> Bool {
        var pending = sigset_t()
        unsafe sigemptyset(&pending)
        unsafe sigpending(&pending)
        return unsafe sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1
    }
}
