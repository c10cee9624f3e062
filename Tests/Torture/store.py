"""A sample store that a real sipd runs on, and what must hold in it whatever happened."""
import hashlib
import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import threading

import days
from judge import Box, late

HANG = 60  # seconds after which a sipd that should have ended hangs
# Whose letters they are: in turns, since each is sent at most so many letters an hour. A thousand is the most there can be.
INITIATORS = ["anna.lind", "omar.haddad", "bo.ek"]
CAP = "letters-per-hour: 1000\n"


class Store:
    numbers = itertools.count()
    foretold, foretelling = {}, threading.Lock()

    def __init__(self, sipd, folder, sent):
        self.sipd, self.folder, self.sent = sipd, folder, sent
        self.conf = os.path.join(folder, "sipd.yaml")
        self.days = days.Days()
        self.dropped = []
        self.begun = None  # The last day on which a sipd was started.
        self.fresh = set()  # Plans that came on a day whose slot may have been: what is not immediate in them waits.
        self.kept = None  # A folder with state and spool as they were when all was well.
        self.problems = []
        self.twice = 0  # How many letters may have come again, with the same Message-ID.
        self.syncs = False  # Whether what the mailer took survives a power cut.
        self.was_restored = False  # Its ledger was put back: letters of the time since stand in the spool alone.
        os.makedirs(sent, exist_ok=True)

    @classmethod
    def make(cls, sipd, folder, sent, plans=12):
        store = cls(sipd, folder, sent)
        subprocess.run([sipd, "sample", folder, "--plans", str(plans), "--around", str(store.days.today)], check=True,
                       stdout=subprocess.DEVNULL)
        with open(store.conf, "a") as file:
            file.write(CAP + days.WINDOW)
        return store

    def aloud(self):
        """What it would tell the journal it says on standard error, where whoever started it reads it."""
        with open(self.conf, "a") as file:
            file.write("journal: standard-error\n")
        return self

    def copy(self, folder, sent):
        """The same store elsewhere, so that each fault begins from the same state."""
        shutil.copytree(self.folder, folder, symlinks=True)
        twin = Store(self.sipd, folder, sent)
        twin.days, twin.begun, twin.kept = self.days.twin(), self.begun, self.kept
        twin.dropped, twin.fresh = list(self.dropped), set(self.fresh)
        shutil.copytree(self.sent, sent, dirs_exist_ok=True)
        return twin

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def drop(self, count):
        """Immediate needs, seen now: their letters are due at once."""
        for _ in range(count):
            name = f"AKUT-{len(self.dropped) + 100}"
            # Seen a day ago, so that the test runs as well just after midnight.
            seen = str(self.days.today - days.datetime.timedelta(days=1))
            self.write(name, {"format": "sip-plan/1", "id": name, "unit": "bistand",
                              "initiator": INITIATORS[len(self.dropped) % len(INITIATORS)],
                              "need": {"seen": seen, "seenTime": "12:00", "urgency": "immediate"}, "consent": {}})
            self.dropped.append(name)
            if self.begun == self.days.number:
                self.fresh.add(name)
        plans = os.open(self.path("plans"), os.O_RDONLY)
        os.fsync(plans)
        os.close(plans)

    def come(self, count):
        """Ordinary plans, long in need: the next slot tells them, and none before it."""
        for number in range(count):
            name = f"NY-{self.days.number}-{number + 1}"
            # Of different ages, so that of some the latest step fell before today, whatever day of the week it is.
            seen = str(self.days.today - days.datetime.timedelta(days=3 + number))
            self.write(name, {"format": "sip-plan/1", "id": name, "unit": "bistand", "initiator": "anna.lind",
                              "convener": "anna.lind", "need": {"seen": seen}})
            if self.begun == self.days.number:
                self.fresh.add(name)

    def write(self, name, plan):
        with open(self.path("plans", "." + name), "w") as file:
            json.dump(plan, file)
            file.flush()
            os.fsync(file.fileno())
        os.rename(self.path("plans", "." + name), self.path("plans", name + ".json"))

    def command(self, *arguments):
        return [self.sipd, "run", *arguments, "-c", self.conf]

    def start(self, log):
        self.begun = self.days.number
        return subprocess.Popen(self.command(), stdout=log, stderr=log, env=self.days.environment())

    def once(self, prefix=(), timeout=HANG):
        """One round: exit status and what it said; None when it hung."""
        self.begun = self.days.number
        return self.ask([*prefix, *self.command("--once")], timeout)

    def verb(self, *words, prefix=()):
        return self.ask([*prefix, self.sipd, *words, "-c", self.conf], HANG)

    def ask(self, command, timeout):
        try:
            ran = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=timeout,
                                 env=self.days.environment(), stdin=subprocess.DEVNULL)
            return ran.returncode, ran.stderr + ran.stdout
        except subprocess.TimeoutExpired:
            return None, "hung"

    def drain(self):
        """What a mailer does: takes every letter, for good."""
        outgoing = self.path("spool", "outgoing")
        for name in os.listdir(outgoing) if os.path.isdir(outgoing) else []:
            # A name of its own each time: what comes twice is to be seen.
            shutil.move(os.path.join(outgoing, name), os.path.join(self.sent, f"{next(self.numbers):06}-{name}"))
        if self.syncs:
            os.sync()

    def keep(self):
        """All is well up to here: what is due from now on is foretold from this."""
        self.kept = f"{self.folder.rstrip('/')}.kept-{next(self.numbers)}"
        if self.syncs:
            self.kept = f"{self.sent}.kept-{next(self.numbers)}"
        for name in ("state", "spool"):
            if os.path.isdir(self.path(name)):
                shutil.copytree(self.path(name), os.path.join(self.kept, name), ignore=shutil.ignore_patterns("filler"))

    def expected(self):
        """What a sipd to which nothing happened tells of these plans today."""
        if not self.kept:
            return frozenset()
        plans = tuple(sorted((entry.name, entry.stat().st_size) for entry in os.scandir(self.path("plans"))
                             if entry.is_file()))
        key = (self.kept, self.days.number, plans)
        with self.foretelling:
            if key not in self.foretold:
                self.foretold[key] = self.foretell()
        return frozenset().union(*(
            [reminder for reminder in letter.reminders if letter.is_immediate or reminder.subject not in self.fresh]
            for letter in self.foretold[key]))

    def foretell(self):
        folder = f"{self.kept}-{next(self.numbers)}"
        other = Store(self.sipd, folder, folder + "-sent")
        other.days = self.days.twin()
        if os.path.isdir(self.kept):
            shutil.copytree(self.kept, folder)
        shutil.copytree(self.path("plans"), other.path("plans"))
        for name in ("sipd.yaml", "policy.yaml", "roster.yaml"):
            shutil.copy(self.path(name), folder)
        status, said = other.once()
        if status != 0:
            raise SystemExit(f"without a fault sipd ends with {status}: {last(said)}")
        other.drain()
        letters = Box(other.sent).letters
        other.remove()
        return letters

    def settle(self, user=()):
        """A start without a fault, and one look at all that was promised. `user`: what runs sipd as somebody else."""
        status, said = self.once(user)
        if status != 0:
            self.problems.append(f"hung: {said}" if status is None else f"does not recover: {last(said)}")
            return self.problems
        self.drain()
        self.problems += self.judged(user)
        return self.problems

    def judged(self, user=()):
        box = Box(self.sent)
        problems = box.problems(self.twice)
        told = {reminder.subject for reminder in box.reminders}
        problems += [f"never told: {name}" for name in set(self.dropped) - told]
        ledger = sqlite3.connect(self.path("state", "ledger.sqlite"))
        if not self.was_restored:
            problems += against(ledger, box)
        problems += [f"left in tmp: {name}" for name in os.listdir(self.path("spool", "tmp"))]
        problems += chain(ledger)
        ledger.close()
        return problems + self.by_the_calendar(box, user)

    def by_the_calendar(self, box, user):
        expected, in_time = self.expected(), box.reminders
        if expected <= in_time:
            return []
        # Whether the next slot brings it.
        self.days.go_to(self.days.number + 1)
        self.once(user)
        self.drain()
        return late(expected, in_time, Box(self.sent).reminders)

    def blinded(self, letters):
        """What a fault in reading must never come to. `letters`: those that lay in the spool before."""
        problems = [f"taken back: {name}" for name in letters - self.lying]
        if not os.path.isfile(self.path("state", "ledger.sqlite")):
            return problems
        ledger = sqlite3.connect(self.path("state", "ledger.sqlite"))
        problems += [f"taken back: {name}" for (name,) in ledger.execute(
            "SELECT name FROM letter WHERE pulled_at IS NOT NULL OR pulling_at IS NOT NULL")]
        problems += [f"taken for gone: {name}" for (name,) in ledger.execute("SELECT subject FROM departed")]
        ledger.close()
        return problems

    @property
    def lying(self):
        return set(os.listdir(self.path("spool", "outgoing")))

    @property
    def letters(self):
        return len(os.listdir(self.sent))

    @property
    def waiting(self):
        """Letters in the spool; none while it cannot be looked into."""
        try:
            return len(os.listdir(self.path("spool", "outgoing")))
        except OSError:
            return 0

    def remove(self):
        with open("/proc/mounts") as mounts:
            mounted = [line.split()[1] for line in mounts if line.split()[1].startswith(self.folder + "/")]
        for folder in reversed(mounted):
            subprocess.run(["umount", "-l", folder], check=True)
        shutil.rmtree(self.folder)
        shutil.rmtree(self.sent)


def against(ledger, box):
    """What the ledger says was told is what the mailer has."""
    letters = dict(ledger.execute("SELECT name, settled_at FROM letter WHERE pulled_at IS NULL"))
    return ([f"lost: {name}" for name in set(letters) - box.names]
            + [f"not in the ledger: {name}" for name in box.names - set(letters)]
            + [f"not settled: {name}" for name, at in letters.items() if at is None])


def chain(ledger):
    """The file's integrity, and the history's hashes, computed by other code than sipd's."""
    if ledger.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return ["ledger damaged"]
    previous = b""
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    for number, at, kind, subject, fields, kept in ledger.execute(
            "SELECT seq, at, kind, subject, fields, hash FROM history ORDER BY seq"):
        line = json.dumps([str(number), str(at), kind, subject, fields], **compact)
        previous = hashlib.sha256(previous + line.encode()).digest()
        if previous != kept:
            return [f"history broken at {number}"]
    return []


def last(said):
    """The line that an operator would look at: the gravest and last one."""
    lines = [line for line in said.splitlines() if line.strip()]
    grave = [line for line in lines if "error" in line or line[:3] in ("<2>", "<3>")]
    return (grave or lines or ["(nothing)"])[-1].split(" SIPD_")[0][:150]
