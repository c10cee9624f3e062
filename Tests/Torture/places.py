"""Folders and files in the state that operators find them in, before a start and while sipd runs.

Each fault is lived through: what `status` and the journal say while it lasts, and whether what was due comes by itself
once it is mended, or at the next start.
"""
import concurrent.futures
import os
import subprocess
import time

from harms import PLACES
from life import Hung, Life
from store import Store

PATIENCE = 90  # seconds: sipd tries again after a minute


def places(sipd, scratch, table):
    """All at the same time, since the most of it is waiting for sipd to try again."""
    faults = [place for place in PLACES if os.geteuid() == 0 or not place.needs_root]
    with concurrent.futures.ThreadPoolExecutor(len(faults)) as pool:
        waiting = [pool.submit(guarded, sipd, f"{scratch}/place-{number}", table, place)
                   for number, place in enumerate(faults)]
        for place in waiting:
            place.result()


def guarded(sipd, folder, table, place):
    try:
        live_through(sipd, folder, table, place)
    except (OSError, subprocess.CalledProcessError) as error:
        table.skip(place.name, error)
    except Hung as hung:
        table.row(place.name, problems=[f"hung: {hung}"])


def live_through(sipd, folder, table, place):
    store = Store.make(sipd, folder, folder + "-sent")
    store.once()
    store.drain()
    store.keep()
    store.days.go_to(1)
    place.prepare(store)
    if not place.running:
        store.drop(3)
        place.harm(store)
    life = Life(store, place.prefix)
    status, recovers, problems = "no sipd runs", "at the next start", []
    if life.until_ready():
        if place.running:
            place.harm(store)
            if not place.hides_plans:
                store.drop(3)
            life.until_told(0)
        status = life.status()
        recovers = "nothing to recover"
        if life.process.poll() is None:
            recovers = recover(store, life, place, problems)
        code = life.stop() if life.process.poll() is None else life.end()
    else:
        code = life.end()
    if not place.mended:
        place.mend(store)
    if code:
        recovers = "when it is mended and started" if code in (73, 78) else "at the next start, 10 s later"
    problems += store.settle(place.user)
    table.row(place.name, f"exit {code}" if code else "goes on", status, life.entry, recovers, problems)
    table.count("places", 1)
    if not problems:
        store.remove()


def recover(store, life, place, problems):
    """Mends it while sipd runs, and waits for what is due."""
    troubled = life.is_troubled
    if place.needs_restart:
        return "at a restart"
    place.mended = True
    begin = time.monotonic()
    place.mend(store)

    def passed(): return not life.is_troubled
    if not troubled:
        return "nothing to recover"
    if life.until(passed, PATIENCE, or_raise=False):
        return f"by itself, {time.monotonic() - begin:.0f} s later"
    problems.append("does not recover by itself")
    return ""
