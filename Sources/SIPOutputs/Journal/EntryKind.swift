/// What kind of thing a journal entry tells: one id for each, by which journalctl(1) finds all of them
/// (`MESSAGE_ID=…`) and the catalogue explains them (`journalctl -x`, `systemd/sipd.catalog` and `sipd.sv.catalog`).
///
/// An id is never used again for something else; nor are 9681df5d7afa47c5a98148d54857673f and
/// cf62828e16e74156a366e74c3fbf700e, which earlier versions had.
public enum EntryKind: String, CaseIterable, Sendable {
    /// The daemon is at work.
    case started = "c24369063840448b9d67aa109dc6157d"
    /// The daemon is on its way out.
    case stopping = "b05838497f84403b93e086cc2ed2b366"
    /// A new configuration is in force.
    case reloaded = "75d48d24bb624d39ad3d974b5ddcac88"
    /// A new configuration has errors, the old one stays in force.
    case reloadRefused = "2719aa24459b4bfa92fc8a35979b9e8e"
    /// Somebody had a plan's reminders rest.
    case paused = "df622308dea246c18d299fc643fbbc89"
    /// Somebody ended that before its time.
    case resumed = "7b8a8eb10054498c86343052afbf05d1"
    /// Somebody let the letters go that the cap held.
    case released = "b84b70e7562f4090b1861b9609a1e891"
    /// The decision fell to remind somebody of something.
    case reminderTold = "915fe85a84284b28ab8b3e4619b468e6"
    /// The trial is over: letters go to their readers.
    case live = "1c7d67951119464ea01e3df96746e312"
    /// Reminders missed while sipd was away are made up for.
    case catchUp = "2c2a48ad79cc48b0b7fd627d02caacc5"
    /// The cap on letters holds some back.
    case heldByCap = "8f9cff2907d945da8d032ed0a5ba91c3"
    /// A plan, a person or a matter of the installation's is set aside: an error keeps it from being told.
    case setAside = "0553f0a98aee4011879ff336e410f949"
    /// A plan cannot be read; its last good version counts.
    case planUnreadable = "376ffb5b32464719997242d6fb94280c"
    /// A plan that could not be read can be again.
    case planReadable = "44ef95e7dfd54fe5be3e11974e925579"
    /// So many more plans cannot be read.
    case morePlansUnreadable = "e01a363d429043c0bf0f4a45bd8e79bb"
    /// So many more plans can be read again.
    case morePlansReadable = "1f0b083ae1cb4c20a13a2addaf30f705"
    /// The plan store is away, or has lost too much at once.
    case storeUnavailable = "fa414e8965c14139b583a4aeb72efbb4"
    /// The plan store is back.
    case storeAvailable = "982b1cd3983d4cbf93a9966cd33f5a8b"
    /// A folder of the store cannot be watched.
    case folderUnwatched = "bd8698ae45e4475dba8fafa23566d67c"
    /// The ledger cannot be written or does not add up.
    case ledgerTrouble = "0f82df701ed046618f43d3bbb965ee22"
    /// The ledger is older than the spool: it was put back from a backup.
    case ledgerPutBack = "99151458ea8d40aab918b0281883819a"
    /// Letters cannot be put into the spool.
    case spoolTrouble = "ff8dd8b481b447b3a568952ad7e7875b"
    /// sipd stops by itself.
    case givesUp = "ccf21cb8b600419db204076c853b2e0c"
    /// Figures for machines cannot be written.
    case figuresNotWritten = "3a6c0049dd2c46f38fcd988472072fbc"
    /// No room for letters or the ledger.
    case diskFull = "366542a9f71a4b0da00dade834b159ea"
    /// There is room again.
    case diskFree = "1223e3d65611427f8b4003b4843fa7b7"
    /// Somebody set the clock.
    case clockSet = "e9c08613713b47f08f24b7c6ba842315"
    /// What an interrupted run left was put in order.
    case recovered = "d6a0f6ba551b4ab9856e58976c494450"
    /// Journal entries are missing before this one.
    case entriesDropped = "6b809b94484549e68c25cb1e2d0eca1e"
    /// The mailer took a letter.
    case letterHandedOver = "f860ccfd94d24ce68dbd89454223061d"
    /// The mailer refused a letter, or trying came to its end.
    case letterFailed = "5f77e30a6d014916b639b732853cbc51"
    /// A letter was too big for the mailer.
    case letterTooBig = "7fddaf3154bb450c86e6ae8d52a147b3"
    /// The mailer did not take a letter now.
    case letterDeferred = "57e4d4576197464685024cae7809a75d"
    /// A letter goes to the mailer again because nobody knows whether it took it.
    case letterRepeated = "a9bd9a9678c34113ba80a8b8270cf231"
    /// The mailer takes nothing.
    case mailerAway = "e4ad4bfc32ea44e2b584b0928840dce8"
    /// A letter in the spool that cannot be moved, while others can.
    case letterStuck = "0c1d5be2a7f94e3f9b6a4d8c2e71f053"
    /// A letter was taken back before the mailer had it.
    case letterRecalled = "eeff9423e98748249085045a4fb5fbc8"
    /// Letters that are to be taken back cannot be.
    case lettersNotTakenBack = "ca9ca80039364350801f0926ff0b49fa"
}
