"""State and spool on small disks of their own that fill apart, plans on a third that goes away, and a first start where
there is almost no room."""
import concurrent.futures
import contextlib
import itertools
import os
import random
import re
import shutil
import subprocess

import harms
from calls import DOCUMENTED
from life import Life
from store import Store, last

ALL = 1000  # A budget for all there is.
BLOCKS = [1024, 4096]  # Sizes of a block: a page of memory holds four of the small ones.
SIZE = 4 << 20
STEP = 4096
ROOM = 512 << 10  # What a first start needs at the most.
LATER = [0, 1024, 4096, 16384, 65536]  # Bytes left on a disk that fills later.


class Disk:
    """A file system of its own under a folder."""

    def __init__(self, store, folder, block=4096):
        self.folder, self.image = store.path(folder), f"{store.folder}.{folder}.image"
        self.filler = os.path.join(self.folder, "filler")
        aside = self.folder + ".aside"
        if os.path.isdir(self.folder):
            os.rename(self.folder, aside)
        os.makedirs(self.folder)
        with open(self.image, "wb") as file:
            file.truncate(SIZE)
        harms.run("mkfs.ext4", "-q", "-m", "0", "-b", str(block), "-O", "^has_journal", "-N", "512", self.image)
        self.attach()
        if os.path.isdir(aside):
            shutil.copytree(aside, self.folder, dirs_exist_ok=True)
            os.chmod(self.folder, 0o750)
        shutil.rmtree(os.path.join(self.folder, "lost+found"))

    def attach(self):
        harms.run("mount", "-o", "loop", self.image, self.folder)

    def detach(self):
        harms.run("umount", self.folder)

    def leave(self, free):
        """Fills it up to so many bytes."""
        self.empty()
        disk = os.statvfs(self.folder)
        with open(self.filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
            os.posix_fallocate(file.fileno(), 0, max(1, disk.f_bavail * disk.f_frsize - free))
        # What the file itself took shows only now.
        with open(self.filler, "r+b", buffering=0) as file, contextlib.suppress(OSError):
            disk = os.statvfs(self.folder)
            missing = free - disk.f_bavail * disk.f_frsize
            if missing > 0:
                file.truncate(max(0, os.path.getsize(self.filler) - missing))

    def empty(self):
        if os.path.exists(self.filler):
            os.remove(self.filler)


def disks(sipd, scratch, table, budget, seed):
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        return table.skip("disks that fill apart", "they want root and mkfs.ext4")
    chance = random.Random(seed)

    def some(cases, share):
        cases = list(cases)
        return cases if budget >= ALL else chance.sample(cases, min(len(cases), max(2, int(budget * share))))
    levels = itertools.product(range(0, ROOM + 1, STEP), BLOCKS, (["state"], ["spool"], ["state", "spool"]))
    later = [(order, frees, block) for order in ORDERS for block in BLOCKS
             for frees in itertools.product(LATER, repeat=len(order)) if len(order) < 3 or len(set(frees)) == 1]
    groups = {
        "a first start on a disk with this little room": (first_start, some(levels, 0.5)),
        "state and spool on disks that fill apart": (fill_apart, some(later, 0.2)),
        "plans on a disk that goes away": (plans_away, some(itertools.product((1, 2, 4, 12), VERBS), 0.3)),
        "state put back from a backup": (put_back, [(hours,) for hours in (0, 9, 15)]),
    }
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = {name: [(case, pool.submit(guarded, work, sipd, f"{scratch}/disk-{work.__name__}-{number}", *case))
                          for number, case in enumerate(cases)] for name, (work, cases) in groups.items()}
        for name, cases in waiting.items():
            report(table, name, cases)


def report(table, name, cases):
    exits, problems = set(), []
    for case, done in cases:
        ended, found = done.result()
        exits |= ended
        problems += [f"{problem} {case}" for problem in found]
    table.row(f"{name}, {len(cases)} times", "exit " + ", ".join(map(str, sorted(exits))), recovers="when there is room",
              problems=problems)
    table.count("disks", len(cases))


def guarded(work, sipd, folder, *case):
    """The exit statuses while it lasted, and what was wrong afterwards."""
    try:
        return work(sipd, folder, *case)
    except subprocess.CalledProcessError as error:
        return set(), [f"cannot be set up: {error}"]


def crashed(statuses):
    return [f"crashed: exit {status}" for status in statuses if status not in DOCUMENTED]


def first_start(sipd, folder, free, block, folders):
    store = Store.make(sipd, folder, folder + "-sent", plans=6)
    store.keep()
    store.drop(1)
    disks = [Disk(store, name, block) for name in folders]
    for disk in disks:
        disk.leave(free)
    status, _ = store.once()
    for disk in disks:
        disk.empty()
    return {status}, crashed([status]) + settled(store, disks)


ORDERS = [["state"], ["spool"], ["state", "spool"], ["spool", "state"], ["state", "spool", "both"], ["both", "spool"]]


def fill_apart(sipd, folder, order, frees, block):
    """In turns, and each in a slot of its own; what does not come while a disk is full comes once it has room, in that slot."""
    store = Store.make(sipd, folder, folder + "-sent", plans=6)
    store.once()
    store.drain()
    disks = {name: Disk(store, name, block) for name in ("state", "spool")}
    statuses = set()
    for which, free in zip(order, frees):
        store.days.go_to(store.days.number + 1)
        store.keep()
        store.drop(1)
        store.come(2)
        full = [disk for name, disk in disks.items() if which in (name, "both")]
        for disk in full:
            disk.leave(free)
        statuses.add(store.once()[0])
        for disk in full:
            disk.empty()
        store.settle()
    return statuses, crashed(statuses) + settled(store, disks.values())


VERBS = ["run", "daemon", "status", "check", "coverage"]


def plans_away(sipd, folder, count, verb):
    """The folder that it is mounted on is there, and empty."""
    store = Store.make(sipd, folder, folder + "-sent", plans=count).aloud()
    disk = Disk(store, "plans")
    store.once()
    letters = store.lying
    store.keep()
    store.days.go_to(1)
    disk.detach()
    if verb == "daemon":
        status, said = with_daemon(store)
    elif verb == "run":
        status, said = store.once()
    else:
        status, said = store.verb(verb)
    problems = store.blinded(letters)
    if not re.search("not available|gone|last good version", said):
        problems.append(f"unsaid: {verb} exits with {status}: {last(said)}")
    disk.attach()
    return {status}, problems + settled(store, [disk])


def with_daemon(store):
    life = Life(store)
    said = life.until_ready() and (life.status() + life.sentence)
    status = life.stop()
    return status, f"{said} {life.said} {life.entry}"


def put_back(sipd, folder, hours):
    """A backup of the first evening; a plan comes; the next slot tells; the state is put back so many hours later."""
    store = Store.make(sipd, folder, folder + "-sent", plans=6)
    store.once()
    backup = store.folder + ".backup"
    status, said = store.verb("backup", backup)
    problems = [f"backup: {last(said)}"] if status else []
    store.come(7)
    store.days.go_to(1)
    store.drop(1)
    store.once()
    store.days.later(3600 * hours)
    shutil.rmtree(store.path("state"))
    os.mkdir(store.path("state"), 0o750)
    os.rename(backup, store.path("state", "ledger.sqlite"))
    store.was_restored = True
    status, said = store.once()
    problems += [f"does not start on a backup: {last(said)}"] if status else []
    store.days.go_to(2)
    return {status}, problems + settled(store, [])


def settled(store, disks):
    problems = store.settle()
    for disk in disks:
        disk.detach()
        if not problems:
            os.remove(disk.image)
    if not problems:
        store.remove()
    return problems
