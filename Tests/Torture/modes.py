"""Files and folders of every mode, owner and kind that an operator, a restore or an export leaves them with.

Each is met by a start and by a sipd that runs: it says which path it is, ends as documented or goes on, takes nothing
back meanwhile, and goes on when it is mended.
"""
import collections
import concurrent.futures
import email
import email.policy
import itertools
import os
import random
import re
import shutil
import unicodedata

from calls import DOCUMENTED
from harms import AS_NOBODY, give
from life import Hung, Life
from store import Store, last

SOON = 30  # Seconds that a round takes at the most.
SOMEBODY = 12345  # Another user's number; nobody needs to have it.
FOLDERS = ["state", "spool", "spool/outgoing", "spool/tmp", "spool/sent", "spool/handing", "spool/waiting",
           "spool/recalled", "spool/notes", "plans", "plans/norr"]
FILES = ["state/ledger.sqlite", "state/plans.sqlite", "state/lock", "spool/.lock", "plans/K26-0002.json",
         "plans/norr/K26-0003.json", "sipd.yaml", "roster.yaml", "policy.yaml"]


def chmod(bits):
    def harm(path):
        before = os.stat(path).st_mode & 0o7777
        os.chmod(path, bits)
        return lambda: os.chmod(path, before)
    return harm


def chown(user):
    def harm(path):
        before = os.stat(path)
        os.chown(path, user, user)
        return lambda: os.chown(path, before.st_uid, before.st_gid)
    return harm


def replaced(make):
    """Something else in its place; of a file at once, so that it is there at any moment."""
    def harm(path):
        # Beside the plans, not among them.
        aside = re.sub("/plans/(norr/)?", "/", path) + ".aside"
        if os.path.isdir(path) or make is folder_there:
            os.rename(path, aside)
            make(path, aside)
        else:
            os.link(path, aside)
            make(aside + ".new", aside)
            os.rename(aside + ".new", path)

        def mend():
            if os.path.isdir(path) or os.path.isdir(aside):
                take_away(path)
            os.rename(aside, path)
        return mend
    return harm


def added(make):
    """Something where nothing is."""
    def harm(path):
        make(path, None)
        return lambda: take_away(path)
    return harm


def take_away(path):
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)


def file_there(path, aside):
    with open(path, "w") as file:
        file.write("not a folder\n")


def folder_there(path, aside):
    os.mkdir(path)


def link_there(path, aside):
    os.symlink(aside, path)


def dangling_there(path, aside):
    os.symlink(path + ".nowhere", path)


def pipe_there(path, aside):
    os.mkfifo(path)


BOTH = {"mode 0000": chmod(0o000), "mode 0400": chmod(0o400), "mode 0640": chmod(0o640), "mode 0500": chmod(0o500),
        "root's": chown(0), "another user's": chown(SOMEBODY), "a link to it": replaced(link_there),
        "a link to nowhere": replaced(dangling_there), "a pipe": replaced(pipe_there)}
HARMS = [(target, name, harm) for target in FOLDERS for name, harm in {**BOTH, "a file": replaced(file_there)}.items()] + [
    (target, name, harm) for target in FILES for name, harm in {**BOTH, "a folder": replaced(folder_there)}.items()]
# What SQLite keeps beside a database: it opens it, whatever it is.
HARMS += [(f"state/{database}.sqlite{tail}", "a pipe beside it", added(pipe_there))
          for database in ("ledger", "plans") for tail in ("-journal", "-wal", "-shm")]
# What is no folder holds no plans, and what is one is none, for certain: they have left the store then.
LEFT = {"plans/norr": ("a file", "a pipe", "a link to nowhere"), "plans/K26-0002.json": ("a folder",),
        "plans/norr/K26-0003.json": ("a folder",)}
HARMS = [(target, name, harm) for target, name, harm in HARMS if name not in LEFT.get(target, ())]
STATES = ["before a start", "while it runs"]
# In a short pass too.
ALWAYS = [("plans/norr", "mode 0640"), ("plans/norr", "mode 0400"), ("state/plans.sqlite", "mode 0400")]


def modes(sipd, scratch, table, budget, seed):
    if os.geteuid() != 0:
        return table.skip("files of each mode and owner", "they want root")
    base = prepared(sipd, scratch)
    # A log that is in use is nobody's to take away.
    cases = [(*harm, state) for harm, state in itertools.product(HARMS, STATES)
             if state == STATES[0] or not harm[1].endswith("beside it")]
    random.Random(seed).shuffle(cases)
    chosen = sorted(cases, key=lambda case: case[:2] not in ALWAYS)[:budget]
    seen = collections.defaultdict(list)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        work = pool.map(lambda numbered: meet(base, f"{scratch}/mode-{numbered[0]}", *numbered[1]), enumerate(chosen))
        for (target, name, _, state), (exit, entry, problems) in zip(chosen, work):
            seen[target, exit].append((entry, [f"{problem} ({name}, {state})" for problem in problems]))
    for (target, exit), outcomes in sorted(seen.items()):
        table.row(f"{target} of another mode, owner or kind, {len(outcomes)} times", exit, journal=outcomes[0][0],
                  recovers="when it is mended", problems=[problem for _, found in outcomes for problem in found])
    table.count("modes", len(chosen))
    table.note(f"modes: {len(chosen)} of {len(cases)}")
    names(sipd, scratch, table)


def prepared(sipd, scratch):
    """Told yesterday; yesterday's letters still lie in the spool, and some of the plans in a folder of their own."""
    base = Store.make(sipd, f"{scratch}/modes", f"{scratch}/modes-sent", plans=6).aloud()
    os.mkdir(base.path("plans", "norr"))
    for number in (3, 4, 5):
        os.rename(base.path("plans", f"K26-000{number}.json"), base.path("plans", "norr", f"K26-000{number}.json"))
    base.once()
    base.keep()
    base.days.go_to(1)
    base.drop(1)
    return base


def meet(base, folder, target, name, harm, state):
    """Its exit, what it says, and what was wrong."""
    store = base.copy(folder, folder + "-sent")
    give(store)
    letters = store.lying
    try:
        exit, said, mend, problems = (at_a_start if state == STATES[0] else while_running)(store, target, harm)
    except Hung as hung:
        return "hung", "", [f"hung: {hung}"]
    if exit is None:
        problems.append("hung: a round that does not end")
    elif exit not in DOCUMENTED:
        problems.append(f"crashed: exit {exit}: {last(said)}")
    named = os.path.join("/", target).split("/")[1]  # Or what is in it, or around it.
    lines = [line for line in said.splitlines() if ": error: " in line]
    if exit and not any(named in line for line in lines):
        problems.append(f"unsaid: exit {exit}: {last(said)}")
    mend()
    problems += store.blinded(letters)
    problems += store.settle(AS_NOBODY)
    if not problems:
        store.remove()
    ended = "hangs" if exit is None else f"exit {exit}" if exit else "goes on"
    return ended, (lines or [""])[0].split(" SIPD_")[0], problems


def at_a_start(store, target, harm):
    mend = harm(store.path(target))
    status, said = store.once(AS_NOBODY, SOON)
    return status, said, mend, []


def while_running(store, target, harm):
    life = Life(store, AS_NOBODY)
    if not life.until_ready():
        life.end()
        return 0, "", lambda: None, [f"does not start: {life.entry}"]
    before = store.waiting
    mend = harm(store.path(target))
    problems = []
    try:
        if os.path.isdir(store.path("plans")):
            rounds = life.rounds
            store.drop(1)

            def looked(): return store.waiting > before or life.is_troubled or life.rounds > rounds
            life.until(looked)
    except Hung as hung:
        problems.append(f"hung: {hung}; its sentence is {life.sentence}")
    status = life.stop() if life.process.poll() is None else life.end()
    return status, life.said, mend, problems


NUMBER = "121212{}1212"  # Tolvan Tolvansson's, whom the tax agency made up.
MARKS = {"a hyphen": "-", "an en dash": "\u2013", "a no-break space": "\u00a0", "a soft hyphen": "\u00ad", "a plus": "+",
         "a space": " ", "a figure dash": "\u2012", "a zero-width space": "\u200b", "nothing": ""}
LEGIBLE = re.compile(r"121212(?:\\u\{\w+\}|\\x\w\w|\\u\w{4}|[^0-9A-Za-z])*1212")


def names(sipd, scratch, table):
    """A personal number in the name of a file or a folder, however it is written: it is repeated nowhere."""
    forms = {name: NUMBER.format(mark) for name, mark in MARKS.items()}
    forms["full-width digits"] = "".join(chr(ord(digit) - 48 + 0xFF10) for digit in NUMBER.format(""))
    store = Store.make(sipd, f"{scratch}/names", f"{scratch}/names-sent", plans=2).aloud()
    for form in forms.values():
        shutil.copy(store.path("plans", "K26-0001.json"), store.path("plans", f"{form}.json"))
        os.mkdir(store.path("plans", form))
        shutil.copy(store.path("plans", "K26-0002.json"), store.path("plans", form, "x.json"))
    said = {"run": store.once()[1]}
    for verb in (["check"], ["coverage"], ["status"], ["audit"], ["explain", "--all", "--json"], ["preview"]):
        said[verb[0]] = store.verb(*verb)[1]
    store.drain()
    for name in os.listdir(store.sent):
        with open(os.path.join(store.sent, name), "rb") as file:
            letter = email.message_from_binary_file(file, policy=email.policy.default)
        said["a letter"] = said.get("a letter", "") + "".join(
            part.get_content() for part in letter.walk() if part.get_content_maintype() == "text")
    with open(store.path("state", "ledger.sqlite"), "rb") as file:
        said["the ledger"] = file.read().decode(errors="replace")
    problems = [f"shown: a personal number in {where}: {found[0]}" for where, text in said.items()
                if (found := LEGIBLE.search(unicodedata.normalize("NFKC", text)))]
    table.row(f"{len(forms)} spellings of a personal number in names of files and folders", "goes on",
              recovers="shown nowhere", problems=problems)
    if not problems:
        store.remove()
