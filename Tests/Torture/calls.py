"""Calls of the kernel failed, killed at and delayed one by one: those that change something, through start, round, reload
and stop; those that read, while there are letters that a blind sipd would take back; those that make durable, in a slot."""
import collections
import concurrent.futures
import itertools
import os
import random
import re

from life import Hung, Life
from store import Store

CHANGING = ("write,writev,pwrite64,pwritev,fsync,fdatasync,syncfs,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
            "ftruncate,fallocate,link,linkat,symlink,chmod,fchmod,fchmodat,chown,fchown,fchownat,openat,close,bind")
READING = ("openat,read,pread64,fstat,newfstatat,statx,statfs,fstatfs,getdents64,access,faccessat,faccessat2,readlink,"
           "readlinkat,inotify_init1,inotify_add_watch,flock,lseek,mmap")
SYNCING = "fsync,fdatasync,syncfs"
DELAY = 0.3  # seconds that a slow disk takes
KILL = "signal=SIGKILL"
FAULTS = ["error=EIO", "error=ENOSPC", KILL, f"delay_enter={int(DELAY * 1e6)}"]
ERRORS = ["error=EIO", "error=EACCES", "error=ENOMEM", "error=EMFILE"]
# What sipd may end with; anything else, and any signal, is a crash.
DOCUMENTED = {0, 70, 73, 75, 78}
# What no error in reading shows: whoever believes it puts away what is whole.
UNTRUE = re.compile("the ledger is damaged|lies in the folder of|are the same place|put it aside|plans? (is|are) gone")


def live(store, prefix=(), environment=None):
    """A life: a start, an immediate need that comes, a reload and a stop. Its run and what its operator sees."""
    life = Life(store, prefix, environment)
    seen = "no sipd runs"
    try:
        if life.until_ready():
            seen = life.status()
            before = store.waiting
            store.drop(1)
            if life.until_told(before):
                if life.is_troubled:
                    seen = life.status()
                if life.reload() and life.until_told(before):
                    life.came = store.waiting > before
                    life.process.terminate()
        return life, life.end(), seen
    except Hung as hung:
        if life.process.poll() is None:
            life.kill()
            life.end()
        raise hung


def one_round(store, prefix=()):
    """A single round over everything, as a timer starts it."""
    life = Life(store, prefix, verb=("run", "--once"))
    life.came = True
    return life, life.end(), "ok"


def strace(calls, trace, *more):
    return ["strace", "-D", "-f", "-o", trace, "-e", "trace=" + calls, *more]


def strace_of_one(calls, trace, *more):
    """Of sipd alone, and nothing that it starts."""
    return ["strace", "-D", "-o", trace, "-e", "trace=" + calls, *more]


class Attack:
    """Every call of some kinds in the same life, each with every fault in turn."""
    strace = staticmethod(strace)
    is_early = False  # Whether the first calls of each kind are chosen more often than the later ones.

    def __init__(self, name, base, scratch, table, calls, faults, lives=live):
        self.name, self.base, self.scratch, self.table = name, base, f"{scratch}/{name}-", table
        self.calls, self.faults, self.lives = calls, faults, lives
        self.letters = set()  # Those in the spool, which nothing here is a reason to take back.
        self.seen = collections.defaultdict(list)
        self.fired = 0

    def known(self):
        """Each call of a life after the runtime's own beginning: its name, and how many of that thread's it is.

        strace counts the calls of each thread apart, so the same number stands for a call of every thread that makes so many.
        """
        trace = self.scratch + "trace"
        twin = self.base.copy(self.scratch + "twin", self.scratch + "twin-sent")
        life, status, seen = self.lives(twin, self.strace(self.calls + ",openat", trace))
        if status != 0 or seen != "ok":
            raise SystemExit(f"a life without a fault ends with {status}: {seen} {life.entry}")
        threads = collections.defaultdict(collections.Counter)
        begun = None
        with open(trace) as file:
            for line in file:
                call = re.match(r"(\d* *)(\w+)\(", line)
                if not call:
                    continue
                # The first file of its own that it opens is its settings'.
                if begun is None and twin.folder in line:
                    begun = threads[call[1]].copy()
                threads[call[1]][call[2]] += 1
        twin.remove()
        begun = begun or collections.Counter()
        counts = {call: max(thread[call] for thread in threads.values())
                  for call in set(itertools.chain(*threads.values()))}
        return [(call, number) for call, count in sorted(counts.items()) if call in self.calls.split(",")
                for number in range(begun[call] + 1, count + 1)]

    def run(self, budget, seed):
        """At most `budget` faults, chosen at random. How many there are."""
        runs = [(call, number, fault) for call, number in self.known() for fault in self.faults
                if call != "close" or fault == KILL]
        chance, last = random.Random(seed), {call: number for call, number, _ in runs}
        runs.sort(key=lambda run: chance.random() * (run[1] / last[run[0]] if self.is_early else 1))
        # Many kinds of calls at least once, and twice as many others, as they come.
        foremost = list({run[0]: run for run in reversed(runs)}.values())[:budget // 3]
        chosen = [*foremost, *(run for run in runs if run not in foremost)][:budget]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for outcome in pool.map(lambda run: self.one(*run), chosen):
                self.fired += outcome.fired
                status = re.sub(r"[0-9a-f]{8,}", "*", self.table.plain(outcome.status))
                self.seen[outcome.call, outcome.fault, outcome.exit, status].append(outcome)
        self.report(len(runs))
        return len(runs)

    def report(self, all):
        for (call, fault, exit, status), outcomes in sorted(self.seen.items(), key=lambda item: str(item[0])):
            problems = [f"{problem} (at {outcome.number})" for outcome in outcomes for problem in outcome.problems]
            first = outcomes[0]
            self.table.row(f"{self.name}: {call} {fault}, {len(outcomes)} times", exit, status, first.entry, first.recovers,
                           problems)
        self.table.count("calls", self.fired)
        self.table.note(f"{self.name}: {sum(map(len, self.seen.values()))} of {all} calls and faults")

    def one(self, call, number, fault):
        outcome = Outcome(call, number, fault)
        name = f"{self.scratch}{call}-{number}-{fault}"
        store = self.base.copy(name, name + "-sent")
        trace = name + ".trace"
        try:
            life, status, outcome.status = self.lives(
                store, self.strace(call, trace, "-e", f"inject={call}:{fault}:when={number}"))
            judge(outcome, store, life, status)
        except Hung as hung:
            outcome.problems.append(f"hung: {hung}")
        with open(trace) as file:
            outcome.fired = re.search(r"\(INJECTED\)|\(DELAYED\)|killed by SIGKILL", file.read()) is not None
        if self.letters:
            outcome.problems += store.blinded(self.letters)
            outcome.problems += [f"untrue: {outcome.entry}"] * bool(UNTRUE.search(outcome.entry))
        outcome.problems += self.recovered(store, outcome)
        if not outcome.problems:
            store.remove()
        os.remove(trace)
        return outcome

    def recovered(self, store, outcome):
        """What is wrong once the fault has passed."""
        return store.settle()


class Outcome:
    def __init__(self, call, number, fault):
        self.call, self.number, self.fault = call, number, fault
        self.exit = self.status = self.entry = self.recovers = ""
        self.problems, self.fired = [], False


def judge(outcome, store, life, status):
    outcome.entry = life.entry
    if outcome.fault == KILL:
        # How far it came differs from call to call; that nothing shows afterwards is what counts.
        outcome.exit, outcome.status, outcome.entry = "killed", "no sipd runs", ""
        outcome.recovers = "at the next start"
    elif status == 0:
        outcome.exit = "goes on"
        outcome.recovers = "nothing to recover" if outcome.status == "ok" else "by itself, in the next round"
        if life.is_troubled:
            outcome.recovers = "by itself, within a minute"
        elif not life.came:
            outcome.problems.append("late: not told in this run, and nothing said why")
    else:
        outcome.exit = f"exit {status}"
        outcome.status = "no sipd runs"
        outcome.recovers = "at the next start" + (", by hand" if status in (73, 78) else ", 10 s later")
        if status not in DOCUMENTED:
            outcome.problems.append(f"crashed: exit {status}, {life.entry}")
    if outcome.fault.startswith("delay") and (status != 0 or life.is_troubled):
        outcome.problems.append(f"a slow call is an error: exit {status}, {life.entry}")


def told_before(sipd, scratch, name, plans=3, drained=True):
    """A store on the morning of its second day: what was due on the first was told, and there is something new."""
    base = Store.make(sipd, f"{scratch}/{name}", f"{scratch}/{name}-sent", plans)
    base.drop(2)
    base.once()
    if drained:
        base.drain()
    base.keep()
    base.days.go_to(1)
    base.drop(2)
    base.come(5)
    return base


def calls(sipd, scratch, table, budget, seed):
    base = told_before(sipd, scratch, "calls")
    Attack("calls", base, scratch, table, CHANGING, FAULTS).run(budget, seed)
    slow_disk(base, scratch, table)


def reads(sipd, scratch, table, budget, seed):
    """Yesterday's letters still lie in the spool. No plan is closed and no letter taken back for what cannot be read."""
    base = told_before(sipd, scratch, "reads", plans=6, drained=False)
    for name, lives, share in (("reads", one_round, 0.7), ("reads of a daemon", live, 0.3)):
        attack = Attack(name.replace(" ", "-"), base, scratch, table, READING, ERRORS, lives)
        attack.letters = base.lying
        attack.run(int(budget * share), seed)


def fatal(sipd, scratch, table, budget, seed):
    """The disk fails in a slot, and sipd is started again a moment later: what the slot brings comes in it."""
    base = told_before(sipd, scratch, "fatal", plans=12)
    Attack("fatal", base, scratch, table, SYNCING, FAULTS[:2], one_round).run(budget, seed)
    Attack("fatal-daemon", base, scratch, table, SYNCING, FAULTS[:2]).run(budget // 2, seed)


class First(Attack):
    is_early = True  # While the files are made.


def first(sipd, scratch, table, budget, seed):
    """The very first start of all, killed at every call that changes something.

    What an openat has made is there still when the next of the others begins.
    """
    base = Store.make(sipd, f"{scratch}/first", f"{scratch}/first-sent", plans=6)
    base.keep()
    base.drop(1)
    writing = ",".join(call for call in CHANGING.split(",") if call not in ("openat", "close"))
    First("first-killed", base, scratch, table, writing, [KILL], one_round).run(budget * 2 // 3, seed)
    First("first-failed", base, scratch, table, CHANGING, FAULTS[:2], one_round).run(budget // 3, seed)


def slow_disk(base, scratch, table):
    """Every sync of a life takes half a second."""
    store = base.copy(scratch + "/slow", scratch + "/slow-sent")
    problems = []
    try:
        life, status, seen = live(store, strace(SYNCING, "/dev/null", "-e", f"inject={SYNCING}:delay_enter=500000"))
        if (status, seen, life.came) != (0, "ok", True):
            problems.append(f"noticed: exit {status}, {seen}, {life.entry}")
    except Hung as hung:
        problems.append(f"hung: {hung}")
    table.row("a disk on which every sync takes half a second", "goes on", "ok", "", "nothing to recover",
              problems + store.settle())
    store.remove()
