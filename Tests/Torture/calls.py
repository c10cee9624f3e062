"""Every call that changes something, killed at, failed and delayed one by one, through start, round, reload and stop."""
import collections
import concurrent.futures
import itertools
import os
import random
import re

from life import Hung, Life
from store import Store

CALLS = ("write,writev,pwrite64,pwritev,fsync,fdatasync,syncfs,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
         "ftruncate,fallocate,link,linkat,symlink,chmod,fchmod,fchmodat,chown,fchown,fchownat,openat,close,bind")
DELAY = 0.3  # seconds that a slow disk takes
FAULTS = ["error=EIO", "error=ENOSPC", "signal=SIGKILL", f"delay_enter={int(DELAY * 1e6)}"]


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


def strace(calls, trace, *more):
    return ["strace", "-D", "-f", "-o", trace, "-e", "trace=" + calls, *more]


def known(base, scratch):
    """Each call of a life after the runtime's own beginning: its name, and how many of that thread's it is.

    strace counts the calls of each thread apart, so the same number stands for a call of every thread that makes so many.
    """
    trace = scratch + "/trace"
    twin = base.copy(scratch + "/twin", scratch + "/twin-sent")
    life, status, seen = live(twin, strace(CALLS, trace))
    if status != 0 or seen != "ok":
        raise SystemExit(f"a life without a fault ends with {status}: {seen} {life.entry}")
    threads = collections.defaultdict(collections.Counter)
    begun = None
    with open(trace) as file:
        for line in file:
            call = re.match(r"(\d+) +(\w+)\(", line)
            if not call:
                continue
            if begun is None and twin.folder in line:
                begun = threads[call[1]].copy()
            threads[call[1]][call[2]] += 1
    twin.remove()
    counts = {call: max(thread[call] for thread in threads.values())
              for call in set(itertools.chain(*threads.values()))}
    return [(call, number) for call, count in sorted(counts.items()) for number in range(begun[call] + 1, count + 1)]


def calls(sipd, scratch, table, budget, seed):
    """At most `budget` faults, chosen at random."""
    base = Store.make(sipd, scratch + "/calls", scratch + "/calls-sent", plans=3)
    base.drop(2)
    base.once()
    base.drain()
    base.drop(2)
    runs = [(call, number, fault) for call, number in known(base, scratch) for fault in FAULTS
            if call != "close" or fault == "signal=SIGKILL"]
    chosen = runs if len(runs) <= budget else random.Random(seed).sample(runs, budget)
    seen = collections.OrderedDict()
    fired = itertools.count()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for outcome in pool.map(lambda run: one(base, scratch, *run), chosen):
            if outcome.fired:
                next(fired)
            key = (outcome.call, outcome.fault, outcome.exit, re.sub(r"[0-9a-f]{8,}", "*", table.plain(outcome.status)))
            seen.setdefault(key, []).append(outcome)
    for (call, fault, exit, status), outcomes in sorted(seen.items(), key=lambda item: str(item[0])):
        problems = [f"{problem} (at {outcome.number})" for outcome in outcomes for problem in outcome.problems]
        first = outcomes[0]
        table.row(f"{call} {fault}, {len(outcomes)} times", exit, status, first.entry, first.recovers, problems)
    table.count("calls", next(fired))
    slow_disk(base, scratch, table)
    return len(runs)


def slow_disk(base, scratch, table):
    """Every sync of a life takes half a second."""
    store = base.copy(scratch + "/slow", scratch + "/slow-sent")
    syncs, problems = "fsync,fdatasync,syncfs", []
    try:
        life, status, seen = live(store, strace(syncs, "/dev/null", "-e", f"inject={syncs}:delay_enter=500000"))
        if (status, seen, life.came) != (0, "ok", True):
            problems.append(f"noticed: exit {status}, {seen}, {life.entry}")
    except Hung as hung:
        problems.append(f"hung: {hung}")
    table.row("a disk on which every sync takes half a second", "goes on", "ok", "", "nothing to recover",
              problems + store.settle())
    store.remove()


class Outcome:
    def __init__(self, call, number, fault):
        self.call, self.number, self.fault = call, number, fault
        self.exit = self.status = self.entry = self.recovers = ""
        self.problems, self.fired = [], False


def one(base, scratch, call, number, fault):
    outcome = Outcome(call, number, fault)
    name = f"{scratch}/{call}-{number}-{fault}"
    store = base.copy(name, name + "-sent")
    trace = name + ".trace"
    try:
        life, status, outcome.status = live(store, strace(call, trace, "-e", f"inject={call}:{fault}:when={number}"))
        judge(outcome, store, life, status)
    except Hung as hung:
        outcome.problems.append(f"hung: {hung}")
    with open(trace) as file:
        outcome.fired = re.search(r"\(INJECTED\)|\(DELAYED\)|killed by SIGKILL", file.read()) is not None
    outcome.problems += store.settle()
    if not outcome.problems:
        store.remove()
    os.remove(trace)
    return outcome


def judge(outcome, store, life, status):
    outcome.entry = life.entry
    if outcome.fault == "signal=SIGKILL":
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
    if outcome.fault.startswith("delay") and (status != 0 or life.is_troubled):
        outcome.problems.append(f"a slow call is an error: exit {status}, {life.entry}")
