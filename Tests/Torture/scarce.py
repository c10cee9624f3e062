"""Too little of what the system lends: descriptors, threads, room in memory. A round ends as documented and says why, at
every amount, and tells everything once there is enough."""
import collections
import concurrent.futures
import os
import random
import shutil

from calls import DOCUMENTED
from harms import as_user, give
from store import Store, last

SOON = 30  # Seconds that a round takes at the most, however little it gets.
LENT = {
    "too few descriptors": [["prlimit", f"--nofile={count}"] for count in range(3, 44)],
    # Of everything that a user runs, and root is not counted.
    "too few threads": [["prlimit", f"--nproc={count}"] for count in range(1, 7)],
    "too little memory": [["prlimit", f"--as={megabytes << 20}"] for megabytes in range(24, 240, 6)],
}
USERS = 4242  # And the numbers after it: each has a user for itself, whose threads are counted.


# Each with what is damaged in it.
STATES = {"a store that is well": None, "a damaged ledger": "ledger.sqlite", "a damaged cache": "plans.sqlite"}


def spoil(path):
    """Behind its first bytes, so that it is opened before it is found out."""
    with open(path, "r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


def scarce(sipd, scratch, table, budget, seed):
    base = Store.make(sipd, f"{scratch}/scarce", f"{scratch}/scarce-sent", plans=6).aloud()
    base.once()
    base.drain()
    base.keep()
    base.days.go_to(1)
    base.expected()
    cases = [(what, limit, state) for what in LENT for limit in LENT[what] for state in STATES
             if what != "too few threads" or os.geteuid() == 0]
    random.Random(seed).shuffle(cases)
    chosen = cases[:budget]
    seen = collections.defaultdict(list)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        work = pool.map(lambda numbered: meet(base, f"{scratch}/scarce-{numbered[0]}", numbered[0], *numbered[1]),
                        enumerate(chosen))
        for (what, limit, state), (exit, entry, problems) in zip(chosen, work):
            seen[what, state, exit].append((entry, [f"{problem} ({limit[1]}, {state})" for problem in problems]))
    for (what, state, exit), outcomes in sorted(seen.items(), key=str):
        table.row(f"{what} for {state}, {len(outcomes)} times", exit, journal=outcomes[0][0],
                  recovers="once there is enough", problems=[problem for _, found in outcomes for problem in found])
    table.count("lacks", len(chosen))
    table.note(f"lacks: {len(chosen)} of {len(cases)}")


def meet(base, folder, number, what, limit, state):
    """The exit, what it said of it, and what was wrong."""
    store = base.copy(folder, folder + "-sent")
    if STATES[state]:
        spoil(store.path("state", STATES[state]))
    user = []
    if what == "too few threads":
        user = as_user(USERS + number)
        give(store, USERS + number)
    problems = []
    exit, said = store.once([*user, *limit], SOON)
    if exit is None:
        problems.append("hung")
    elif exit not in DOCUMENTED and store.ask([*user, *limit, store.sipd, "--version"], SOON)[0] != exit:
        # What the system could not even load was never sipd.
        problems.append(f"ends with {exit}: {last(said)}")
    elif exit in DOCUMENTED - {0} and not said.strip():
        problems.append(f"ends with {exit} and says nothing")
    if state != "a damaged ledger":
        problems += store.settle(user)
    elif exit == 0:
        problems.append("a damaged ledger is taken")
    entry = last(said)
    if not problems:
        shutil.rmtree(store.folder)
        shutil.rmtree(store.sent)
    return exit, entry, problems
