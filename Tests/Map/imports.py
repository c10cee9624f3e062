"""Who may import whom. Arrows point down only: between targets, by what a file imports; between the rooms of a target, by
which types of another room it names.

usage: imports.py [--list]     --list: print the upward references there are, as upward.txt has them
"""
import pathlib
import re
import sys

import sources

# A target, what of ours it may import, and what of others'. Each dependency lives in one target.
SYSTEM = {"Glibc", "Synchronization"}
TARGETS = {
    # Synchronization for a lock: of I/O, of the clock and of Foundation the rules know nothing.
    "SIPRules": (set(), {"HeapModule", "OrderedCollections", "Synchronization"}),
    "SIPFiles": (set(), {"CLinux", "SystemPackage", *SYSTEM}),
    "SIPStores": ({"SIPRules", "SIPFiles"}, {"CLinux", "CNettle", "Foundation", "GRDB", "GRDBSQLite", "OrderedCollections", "Yams",
                  *SYSTEM}),
    "SIPOutputs": ({"SIPRules", "SIPFiles"}, {"CLinux", "CSystemd", "OrderedCollections", *SYSTEM}),
    "SIPSample": ({"SIPRules", "SIPFiles", "SIPStores", "SIPOutputs", "SIPDaemon"}, SYSTEM),
    "SIPDaemon": ({"SIPRules", "SIPFiles", "SIPStores", "SIPOutputs"},
                  {"CLinux", "CSystemd", "Foundation", "Logging", "OrderedCollections", *SYSTEM}),
    "sipd": ({"SIPRules", "SIPFiles", "SIPStores", "SIPOutputs", "SIPDaemon", "SIPSample"},
             {"ArgumentParser", "Foundation", *SYSTEM}),
}
# The rooms of a target, the lowest first: a room uses those before it.
ROOMS = {
    "SIPRules": ["Calendar", "Findings", "Documents", "Plan", "Roster", "Rules", "Rules/Routine114327", "Obligations", "Reminders",
                 "Coverage"],
    "SIPStores": [".", "Configuration", "Ledger", "Plans"],
    "SIPOutputs": ["Mail/MIME", "Mail", "Journal", "Texts", "Texts/Swedish", "Texts/English", "Letter", "Outbox"],
    "SIPDaemon": ["Failures", "Loop", "Settings", "Setup", "Outbox", "Delivery", "Round", "Status", "Control", "Daemon"],
    "sipd": [".", "Page", "System", "Verbs"],
}
# References that still point up, one a line: they may become fewer, and never more.
UPWARD = pathlib.Path(__file__).parent / "upward.txt"
IMPORT = re.compile(r"^ *(?:@\w+ +)*(?:(?:public|package|internal|private|fileprivate) +)?import +(?:(?:struct|class|enum|protocol|func) +)?(\w+)", re.M)


def imported(source):
    if source.target not in TARGETS:
        return [] if source.target.startswith("C") else [f"Sources/{source.target}: error: not in Tests/Map/imports.py: say what it may import"]
    ours, others = TARGETS[source.target]
    return [f"{source.path.relative_to(sources.ROOT)}: error: {source.target} may not import {module}"
            for module in IMPORT.findall(source.text) if module not in ours | others]


def upward(found):
    """References to a type of a room above: `target room > room: type`."""
    references = set()
    for target, order in ROOMS.items():
        files = [source for source in found if source.target == target]
        homes = {name: source.room for source in files for name in source.types}
        for source in files:
            if source.room not in order:
                yield f"Sources/{target}/{source.room}: error: a room that Tests/Map/imports.py does not know: say what it stands on"
                continue
            for name in source.names(homes.keys()):
                if order.index(homes[name]) > order.index(source.room):
                    references.add(f"{target} {source.room} > {homes[name]}: {name}")
    if "--list" in sys.argv:
        print("\n".join(sorted(references)))
        return
    known = set(UPWARD.read_text().split("\n")) - {""}
    for reference in sorted(references - known):
        yield f"{reference}: error: a room may use those below it only: move the one or the other"
    for reference in sorted(known - references):
        yield f"Tests/Map/upward.txt: error: gone, and may not come back: take it off the list: {reference}"


def findings():
    found = sources.swift("Sources")
    for source in found:
        yield from imported(source)
    yield from upward(found)


if __name__ == "__main__":
    wrong = list(findings())
    if wrong:
        sys.exit("\n".join(wrong))
