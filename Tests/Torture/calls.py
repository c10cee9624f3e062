"""Every call that changes something, failed or killed one by one."""
import collections
import os
import random
import re
import shutil

from store import Store, last

CALLS = ("write,pwrite64,fsync,fdatasync,syncfs,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
         "ftruncate,openat,close")
FAULTS = ["error=EIO", "error=ENOSPC", "signal=SIGKILL"]


def calls(sipd, scratch, budget, seed):
    """`budget`: how many runs at most, chosen at random. Figures, problems, and what the operator sees."""
    base = Store.make(sipd, scratch + "/calls", scratch + "/calls-sent", plans=3)
    base.drop(2)
    base.once()
    base.drain()
    base.drop(3)
    trace = scratch + "/trace"
    twin = base.copy(scratch + "/twin", scratch + "/calls-twin")
    # A start on a state that is there, which tells something: the usual case.
    twin.once(["strace", "-f", "-o", trace, "-e", "trace=" + CALLS])
    shutil.rmtree(twin.folder)
    counts = collections.Counter()
    begun = collections.Counter()
    with open(trace) as file:
        for line in file:
            call = re.match(r"\d+ +(\w+)\(", line)
            if not call:
                continue
            counts[call[1]] += 1
            # Before the store is first named, only the loader and the runtime are at work.
            if base.folder not in line and twin.folder not in line and not begun["begun"]:
                begun[call[1]] += 1
            elif twin.folder in line:
                begun["begun"] = 1
    runs = [(call, n, fault) for call, count in sorted(counts.items())
            for n in range(begun[call] + 1, count + 1) for fault in FAULTS
            if not (call == "close" and fault != "signal=SIGKILL")]
    chosen = runs if len(runs) <= budget else random.Random(seed).sample(runs, budget)
    problems, seen = [], collections.OrderedDict()
    done = 0
    for call, n, fault in chosen:
        store = base.copy(scratch + "/fault", scratch + "/fault-sent")
        for name in os.listdir(base.sent):
            shutil.copy(os.path.join(base.sent, name), store.sent)
        status, said = store.once(["strace", "-f", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                                   f"inject={call}:{fault}:when={n}"])
        done += 1
        if status is None:
            problems.append(f"hung: {call} {fault} at {n}")
        elif fault != "signal=SIGKILL" and status != 0:
            seen.setdefault((call, fault), (status, last(said)))
        found = store.settle()
        problems += [f"{problem} ({call} {fault} at {n})" for problem in found]
        shutil.rmtree(store.folder)
        shutil.rmtree(store.sent)
    return done, len(runs), problems, seen
