"""sipd(7): what an operator may need to know without a network, from behaviour.md, the units and the catalogue."""
import doors
import sources
from page import Page, marked
from sources import Missing


def paragraph(what, said):
    """One that begins with what it is about stands under that."""
    if not what:
        return ("p", marked(said))
    rest = said.removeprefix(f"**{what}.** ")
    return ("item", [f"**{what}**"], [("p", marked(rest if rest != said else said.replace("**", "", 2)))])


def kinds():
    """The kinds of journal entry, by what each tells."""
    known = sources.entry_kinds()
    items = []
    for id_, subject in sources.catalogue():
        if id_ not in known:
            raise Missing(f"systemd/sipd.catalog: error: {id_} is no case of EntryKind with a doc comment")
        items.append(("item", [f"`{id_}`"], [("p", marked(known[id_]))]))
    return items


def folder(together, about):
    """Folders and what they are for."""
    return ("item", [f"`{path}` {mode}" for path, mode in together], [("p", marked(about))])


def page():
    items = kinds()
    return Page("sipd", 7, "how sipd behaves, its units and folders, and what it tells the journal", [
        ("section", "DESCRIPTION", [
            ("p", "What an operator may want to know beside `sipd(1)`: what sipd promises, what is installed, and what to "
                  "ask the journal for.")]),
        ("section", "BEHAVIOUR", [paragraph(*said) for said in sources.behaviour()]),
        ("section", "UNITS", [("item", [f"`{name}`"], [("p", f"{about}.")]) for name, about in sources.units()]),
        ("section", "USER AND GROUP", [
            ("item", [f"`{name}`" for name in names], [("p", marked(about))]) for names, about in sources.users() if names]),
        doors.section(),
        ("section", "FOLDERS", [
            folder(*said) for said in sources.folders()]),
        ("section", "JOURNAL", [
            ("p", "`journalctl -x` adds to each entry what it means and what is to be done. Any field, and the id of any "
                  "kind of entry, can be asked for:"),
            ("code", ["journalctl -x -u sipd -u sipd-outbox --since today", "journalctl -x SIPD_PLAN=K-2026-0107",
                      f"journalctl -x MESSAGE_ID={items[0][1][0].strip('`')}"])]),
        ("section", "JOURNAL FIELDS", [
            ("item", [f"`{name}`"], [("p", about)]) for name, about in sources.journal_fields()]),
        ("section", "JOURNAL ENTRIES", items),
    ], "systemd/ and Sources/SIPOutputs/Journal", see=["journalctl(1)", "systemctl(1)"])
