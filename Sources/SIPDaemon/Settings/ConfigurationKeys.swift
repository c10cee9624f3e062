internal import SIPOutputs
internal import SIPRules

/// The keys of `sipd.yaml`: what is read from it, said of it in the shipped file and the reference, and made up for tests.
struct ConfigurationKeys: KeyTable {
    let plans = Key(
        "plans", .path, shown: usual.plans,
        "The folder of plan documents: JSON, one plan a file, subfolders allowed. See sip-plan(5).")
    let state = Key(
        "state", .path, shown: usual.state,
        "The ledger of what was told, and the last good version of each plan. One sipd at a time.")
    let spool = Key(
        "spool", .path, shown: usual.spool,
        """
        Outgoing letters: outgoing/ those to be sent, waiting/ to be tried again, sent/ and failed/ what became of them.
        """)
    let socket = Key(
        "socket", .socketPath, shown: usual.socket,
        """
        Where sipd answers sipd status. Beside it, with -control in its name, is the socket for reload, release, ack and \
        snooze. Installed, members of group sipd-status may ask at the first, of sipd-admin at both; run by hand, sipd's \
        own user alone.
        """)
    let policy = Key("policy", .path, shown: usual.policy, "Local numbers and ladders, and who is who.")
    let roster = Key("roster", .path, shown: usual.roster)
    let zone = Key(
        "zone", .line().like("Europe/Stockholm", "UTC", "Europe/Helsinki", "America/St_Johns", "Pacific/Kiritimati"),
        shown: usual.zone, "The time zone of every date and time, by its name in tzdata.")
    let window = Key(
        "window", Configuration.Hours.reading,
        """
        When letters may go. Only an immediate need, and consent withdrawn or refused, do not wait for a slot; they too \
        wait for the window, but for a unit's on-call address.
        """)
    let language = Key(
        "language", .oneOf(Language.self), shown: usual.language.rawValue,
        "The language of letters, for whom the roster says nothing else: sv or en. A letter is in one language.")
    let mail = Key(
        "mail", Configuration.Mail.reading,
        "Letters: who they are from, who gets them, and who takes them out of the spool.")
    let journal = Key(
        "journal", .oneOf(Configuration.Journal.self), shown: usual.journal.rawValue,
        "Where journal entries go: automatic (the journal where there is one), journal, standard-error.")
    let metrics = Key(
        "metrics", .metricsPath,
        """
        A file with figures for machines, in the text format of OpenMetrics, written anew after each round: plans, letters, \
        what stands in the way, no person and no case. For node_exporter's textfile collector; as a service sipd may write \
        in /run/sipd/metrics alone, so name /run/sipd/metrics/sipd.prom and: \
        ln -s /run/sipd/metrics/sipd.prom /var/lib/prometheus/node-exporter/ \
        The watchdog asks for a round every few minutes: alarm when sipd_last_round_timestamp_seconds is older than ten.
        """)
    let heartbeat = Key(
        "heartbeat", .heartbeat, shown: "off",
        """
        A letter of a line, nothing of any plan in it, by which a program on another machine notices that sipd has fallen \
        silent, and the mail with it: off, or an address and how often, such as {to: watch@kommun.example, every: slot}. \
        Every slot, day or week (on Monday), closed days included. sipd-watch in /usr/share/doc/sipd/examples reads the \
        mailbox there.
        """)
    let sync = Key(
        "sync", .oneOf(Spool.Sync.self), shown: usual.sync.rawValue,
        """
        How a batch of letters is made durable: filesystem (one flush for all), each (one for each letter, where the spool \
        shares its file system with a busy neighbour).
        """)
    let lettersPerRound = Key(
        "letters-per-round", .integer(1...100_000), shown: "\(usual.lettersPerRound)",
        "At most so many letters in a round; the rest is held, and the administrators are told.")
    let lettersPerHour = Key(
        "letters-per-hour", .integer(1...1000), shown: "\(usual.lettersPerHour)",
        """
        At most so many letters to one recipient within an hour. Where there would be more, what is immediate goes together, \
        a hundred things a letter, and the rest is held, and the administrators are told.
        """)
    let lossPercent = Key(
        "loss-percent", .integer(1...100), shown: "\(usual.lossPercent)",
        """
        A folder that loses more than this share of its plans within a day, in percent, is taken for an unmounted disk and not \
        for closed plans.
        """)
    let keepRecord = Key(
        "keep-record", .keeping, shown: "always",
        """
        How long the ledger keeps what was told about a plan whose document is no longer in the folder: always, or by a \
        decision a time in months or years, such as {after: 24 months, decision: KS-2026-117}. As long as the document is \
        there, everything is kept. Afterwards only that something was told, and when.
        """)
}

/// The keys of `keep-record`.
struct KeepingKeys: KeyTable {
    let after = Key("after", .months, required: true)
    let decision = Key("decision", .line(64), required: true)
}

/// The keys of `heartbeat`.
struct HeartbeatKeys: KeyTable {
    let to = Key("to", .mailAddress, required: true)
    let every = Key("every", .oneOf(Heartbeat.Interval.self), required: true)
}

/// The keys of `window`.
struct WindowKeys: KeyTable {
    let opens = Key(
        "opens", .timeOfDay, shown: "\(usual.window.opens)",
        "From when and until when, HH:MM; 24:00 is the end of the day.")
    let closes = Key("closes", .timeOfDay, shown: "\(usual.window.closes)")
    let slots = Key(
        "slots", .slots, shown: "[\(usual.window.slots.map(\.description).joined(separator: ", "))]",
        "The times of the digests, one a person in each; or: every 30 minutes.")
    let days = Key(
        "days", .weekdays, shown: "[monday, tuesday, wednesday, thursday, friday]",
        "The weekdays on which working days are counted, and on which letters go to whom the roster says nothing else.")
    let redDays = Key(
        "red-days", .boolean, shown: "\(usual.redDays)",
        "Whether public holidays and Midsummer, Christmas and New Year's Eve are closed.")
}

/// The keys of `mail`.
struct MailKeys: KeyTable {
    let from = Key("from", .mailAddress, shown: usual.mail.from, "Who letters come from.")
    let name = Key("name", .line(120), shown: usual.mail.name)
    let contact = Key("contact", .line(120), "Whom a reader may ask; stands in the foot of every letter.")
    let trial = Key(
        "trial", .trial, shown: usual.mail.trial ?? "off",
        """
        Trial mode: while an address stands here, every letter goes to it, with a banner that names who would have had it. \
        Write off when the letters have been read and found right; until then sipd writes to nobody else. With the next digest \
        everybody hears once of each open duty then: what was told on trial counts as told to this address alone.
        """)
    let handover = Key(
        "handover", .oneOf(Configuration.Handover.self), shown: usual.mail.handover.rawValue,
        """
        Who empties the spool: sendmail (sipd deliver hands each letter to the program below), none (something else takes \
        them out of outgoing/).
        """)
    let sendmail = Key("sendmail", .program, shown: usual.mail.sendmail)
    let retryFor = Key(
        "retry-for", .elapsed, shown: "\(usual.mail.retryFor)",
        """
        How long a letter is tried again that the mail system does not take, in hours, days or weeks; then it is set aside \
        in failed/ with the reason, for somebody to look at.
        """)
}

private let usual = Configuration()

extension ConfigurationDocument {
    /// `sipd.yaml` as shipped: every key at its default, commented out.
    public static var shipped: String {
        ShippedFile.text(
            head: """
                sipd.yaml: where things are, when letters may go, and from whom. Everything here stands at its default; to change
                something, remove the # before it and before what it stands under. `sipd check` reads this file without starting.
                A path that does not begin with / is taken from the folder of this file.

                Two digests a day, and letters to their readers instead of to the trial's address:
                  window: {slots: [08:00, 13:00]}
                  mail: {from: sip@kommun.example, trial: off}
                """, ConfigurationKeys().keys)
    }
}
