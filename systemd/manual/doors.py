"""Who stands at which door of sipd, what each can and cannot do, and the check that shows it."""
import sources
from page import marked
from sources import Missing

# Who; what they can; what they cannot; where that is shown: a file below Tests, and words that stand in it.
ROWS = [
    ("Anyone on the machine",
     "sees that sipd runs, its version, and how many plans have something overdue (`systemctl status`); reads the settings "
     "and the policy, not the roster.",
     "ask, read a plan, a letter, the roster or the record, or become root or sipd by what stands in `/run/sipd`.",
     [("Boot/asking.py", "you need to be in group"), ("Boot/boot.py", "nobody else may read letters or the roster"),
      ("Boot/doors.py", "gets nothing of root's"), ("SIPDaemonTests/ControlServerTests.swift", "never read")]),
    ("Members of `sipd-status`",
     "look: case references, counts, who is told of what, and when.",
     "change anything, make an answer cost more than its length, hold up others or end sipd with a question.",
     [("SIPDaemonTests/ControlServerTests.swift", "an order at the status door is 77"),
      ("SIPDaemonTests/RequestCostTests.swift", "a status asks the ledger as often"),
      ("SIPDaemonTests/ControlServerTests.swift", "is longer than one may be")]),
    ("Members of `sipd-admin`",
     "reload, release letters, and let a plan's reminders rest, until a day that must be named.",
     "do so under another's name: the account is recorded as the kernel names it, a name given with the order as claimed; "
     "flood the record; or let anything rest for more than ninety days without saying so again.",
     [("SIPDaemonTests/ControlServerTests.swift", "who asks is known by the kernel's word"),
      ("SIPDaemonTests/RequestCostTests.swift", "one account gives 120 orders"),
      ("SIPDaemonTests/PauseOrderTests.swift", "that nobody can mean are refused"),
      ("sipdTests/HostileTests.swift", "nothing is written or read elsewhere")]),
    ("Members of `sipd-plans`",
     "write plans, and so decide who is reminded of what, and close a plan or remove it: loss of many at once is held back "
     "and said.",
     "read the roster, the record or letters; stop the reminders of other plans with a document; drown one recipient: beyond "
     "the cap of letters an hour the rest is held for at most an hour, told together, and said; write outside the folder, or "
     "have their text repeated to others where it is refused, but for the names of files and fields.",
     [("Boot/doors.py", "a_writer_of_plans_has_plans_alone"), ("SIPDaemonTests/SetAsideTests.swift", "is set aside"),
      ("SIPDaemonTests/LongLettersTests.swift", "Of 702 immediate needs"),
      ("SIPDaemonTests/ListBoundTests.swift", "@Test"), ("SIPDaemonTests/RefusedTextTests.swift", "in no finding about it"),
      ("SIPStoresTests/Configuration/YAMLDocumentTests.swift", "alias"), ("sipdTests/HostileTests.swift", "shown escaped"),
      ("SIPStoresTests/Plans/FileReadingTests.swift", "No path leads out of the folder")]),
    ("Who only appears in a document",
     "has letters sent to them, when the roster knows them and consent covers it.",
     "put a header, a recipient, HTML, or a property of a calendar into a letter, by any name or text.",
     [("SIPOutputsTests/MailHeadersTests.swift", "becomes harmless"),
      ("SIPOutputsTests/MailCalendarTests.swift", "No text begins a property"),
      ("SIPOutputsTests/MailFileTests.swift", "<script"), ("SIPOutputsTests/MailAddressTests.swift", "@Test")]),
    ("Readers of letters",
     "read case references, and what is to be done by whom.",
     "read a personal identity number: a letter that would hold one is not written. That a case reference is no name is for "
     "whoever gives it to see to.",
     [("SIPDaemonTests/SetAsideTests.swift", "a number that identifies a person")]),
    ("Whoever runs as the mail system",
     "reads every letter of the last weeks, and may hold back, change, forge or remove letters that sipd has finished. It "
     "runs as a user of its own, `sipd-mail`, who has the spool's folders and nothing else.",
     "read plans, the roster, the record or sipd's memory; ask anything; end sipd, or write where it works; have a mail "
     "system run something as sipd; stay behind when its unit ends; have anything counted as told by a letter of its own: sipd "
     "believes what bears its seal.",
     [("Boot/doors.py", "the_mailer_has_letters_alone"),
      ("SIPDaemonTests/OlderLedgerTests.swift", "somebody forged")]),
    ("Whoever has got hold of the user `sipd`",
     "has all that sipd has: plans, the roster, letters, the record, and what is told.",
     "get what is root's: no name that root acts on is sipd's to replace, neither in `/run/sipd` nor in `/var/lib/sipd`, "
     "and when root reads the record it follows no link of sipd's.",
     [("Boot/doors.py", "sipd moved its"),
      ("SIPStoresTests/Ledger/LedgerOpeningTests.swift", "Root follows no link")]),
    ("Who gets a copy of a folder",
     "reads it: nothing is encrypted. `state/` has the last version of each plan, and what was told to whom; `spool/` has "
     "letters of the last weeks; a backup has the record. Modes let sipd and root alone make one.",
     "change an entry of the record unseen: `audit` shows a chain that is broken. Who can also write the ledger can cut its "
     "end or make it anew: keep backups where its user does not get to, and compare.",
     [("SIPStoresTests/Ledger/LedgerBackupTests.swift", "is private and alone")]),
]


def section():
    """The rows, each check of which must be there."""
    content = [("p", "What each can do who has got so far, and what nobody gets further with. Each line names a check in the "
                     "sources that tries it.")]
    for who, can, cannot, shown in ROWS:
        for file, words in shown:
            path = sources.ROOT / "Tests" / file
            if not path.exists() or words not in path.read_text():
                raise Missing(f"systemd/manual/doors.py: error: Tests/{file} says nothing of \"{words}\"")
        files = ", ".join(sorted({f"`Tests/{file}`" for file, _ in shown}))
        content.append(("item", [f"**{who}**" if "`" not in who else who], [
            ("p", marked(f"Can: {can}")), ("p", marked(f"Cannot: {cannot}")), ("p", marked(f"Shown by: {files}."))]))
    return ("section", "WHO CAN DO WHAT", content)
