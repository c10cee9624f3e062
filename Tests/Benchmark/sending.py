"""P3, P4, P5: what a letter costs, and how late it is."""
import os
import subprocess
import time

from bench import CAP, Daemon, Figure, await_letters, crowd, letters, put, seconds


def p3(bench):
    """By turns with the floor: what else the disk has to do changes from second to second."""
    store = bench.kept(None, "--always-open")
    mine, floor = [], []
    with Daemon(bench, store):
        for turn in range(2 if bench.is_short else 10):
            for number in range(20):
                before = len(letters(store))
                start = time.perf_counter()
                put(store, f"3-{turn}-{number}")
                await_letters(store, before + 1)
                mine.append(time.perf_counter() - start)
                time.sleep(0.02)
            floor += bench.floor("change", bench.bare(), 20)
    mine.sort()
    floor.sort()
    for what, share, goal in (("changed plan to durable letter, p50 / bare", 0.5, 1.5), ("the same, p99", 0.99, 3)):
        took, bare = mine[int(len(mine) * share)], floor[int(len(floor) * share)]
        yield Figure("P3", what, seconds(took), seconds(bare), took / bare, goal)
    bench.drop(store)


def p4(bench):
    """A letter for each slot, a slot a minute, by turns with the floor. When it was moved the file system notes."""
    store = bench.kept(min(bench.plans, 10_000), "--always-open")
    slots = 1 if bench.is_short else 5
    late, bare = [], []
    with Daemon(bench, store):
        for number in range(slots):
            time.sleep(max(0, 15 - time.time() % 60))
            before = set(letters(store))
            seen = time.strftime("%Y-%m-%d", time.localtime(time.time() - 20 * 86_400))
            put(store, f"4-{number}", seen, "routine")
            await_slot(store, before)
            fresh = [f"{store}/spool/outgoing/{name}" for name in set(letters(store)) - before]
            # Early by a hair would be late by a minute less a hair.
            late.append(max(os.stat(path).st_ctime for path in fresh) % 60)
            bare += bench.floor("change", bench.bare(), 20)
    timer = sorted(bench.floor("timer", bench.scratch, 200))[197]
    late.sort()
    for what, mine, change in (("p50", late[slots // 2], sorted(bare)[len(bare) // 2]), ("worst", late[-1], max(bare))):
        floor = timer + change
        yield Figure("P4", f"lateness of a due letter, {what} of {slots} / bare", seconds(mine), seconds(floor),
                     mine / floor, 2)
    bench.drop(store)


def await_slot(store, before):
    end = time.monotonic() + 130
    while set(letters(store)) <= before and time.monotonic() < end:
        time.sleep(0.05)


def p5(bench):
    """A hundred thousand letters of plans with two each, in one round."""
    store = bench.store(20, "2026-06-15", "--always-open")
    with open(f"{store}/sipd.yaml", "a") as file:
        file.write("letters-per-round: 100000\n")
    count = min(bench.plans, 100_000)
    crowd(store, count // 2 // CAP + 1)
    for number in range(count // 2):
        put(store, f"5-{number}", unit=f"u{number // CAP}", initiator=f"w{number // CAP}")
    begun = time.perf_counter()
    subprocess.run([bench.sipd, "run", "--once", "-c", f"{store}/sipd.yaml"], stderr=subprocess.DEVNULL)
    whole = time.perf_counter() - begun
    states = [os.stat(f"{store}/spool/outgoing/{name}") for name in letters(store)]
    # From the first that was written to the last that was moved.
    sending = max(state.st_ctime for state in states) - min(state.st_mtime for state in states)
    mine = len(states) / sending
    floor = bench.floor("spool", bench.bare(), 1000, len(states))[0]
    yield Figure("P5", f"{len(states):,} durable letters a second / bare", f"{mine:,.0f}/s", f"{floor:,.0f}/s",
                 mine / floor, 0.7, more_is_better=True)
    bench.drop(store)
    few = bench.store(20, "2026-06-15", "--always-open")
    for number in range(min(count, 2000)):
        put(few, f"5-{number}")
    taken, sent, _ = bench.cron(few, time.strftime("%Y-%m-%d", time.localtime(time.time() + 10 * 86_400)))
    mine = len(states) / whole
    yield Figure("P5", "the same, reading and deciding too / the script", f"{mine:,.0f}/s", f"{sent / taken:,.0f}/s",
                 mine / (sent / taken), 20, more_is_better=True)
    bench.drop(few)
