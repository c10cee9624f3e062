"""P1, P2, P11: what reading the whole store costs."""
import os
import shutil

from bench import Daemon, Figure, seconds


def p1(bench):
    store = bench.kept()
    floor, mine = [], []
    for _ in range(3):
        floor += bench.floor("stat", f"{store}/plans")
        with Daemon(bench, store) as daemon:
            mine.append(daemon.seconds)
    yield Figure("P1", f"restart until all of {bench.plans:,} is armed / stat", seconds(min(mine)),
                 seconds(min(floor)), min(mine) / min(floor), 1.5)


def p2(bench):
    store = bench.store()
    floor, mine = [], []
    for _ in range(1 if bench.plans > 200_000 else 2):
        floor += bench.floor("read", f"{store}/plans", 2)
        first_start(store)
        with Daemon(bench, store) as daemon:
            mine.append(daemon.seconds)
    yield Figure("P2", "first start, warm / read", seconds(min(mine)), seconds(min(floor)), min(mine) / min(floor), 2.5)
    if not bench.is_cold:
        return
    bench.forget()
    floor = bench.floor("read", f"{store}/plans", 32)[0]
    first_start(store)
    bench.forget()
    with Daemon(bench, store) as daemon:
        yield Figure("P2", "first start, cold / read, 32 threads", seconds(daemon.seconds), seconds(floor),
                     daemon.seconds / floor, 1.3)


def first_start(store):
    """As if sipd had never run there."""
    for folder in ("state", "spool"):
        shutil.rmtree(f"{store}/{folder}")
        os.mkdir(f"{store}/{folder}")


def p11(bench):
    store = bench.store()
    floor = min(bench.floor("read", f"{store}/plans", 2)[0] for _ in range(2))
    mine = min(bench.timed(bench.sipd, "check", "-c", f"{store}/sipd.yaml") for _ in range(2))
    yield Figure("P11", "check of every plan / read", seconds(mine), seconds(floor), mine / floor, 3)
