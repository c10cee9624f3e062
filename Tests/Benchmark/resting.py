"""P6, P7, P8, P10: what sipd takes while little is to be done."""
import os
import pathlib
import signal
import time

from bench import LATER, Daemon, Figure, await_letters, put, seconds


def p6(bench):
    store = bench.kept()
    with Daemon(bench, store) as daemon:
        mine = daemon.resident()
    for _ in range(2):
        script = bench.cron(store, LATER)[2]
    goal = 24e6 + 256 * bench.plans
    yield Figure("P6", "resident after a restart / 24 MB + 256 B a plan", f"{mine / 1e6:.0f} MB", f"{goal / 1e6:.0f} MB",
                 mine / goal, 1)
    yield Figure("P6", "the same / the script with its cache", f"{mine / 1e6:.0f} MB", f"{script / 1e6:.0f} MB",
                 mine / script, 1)


def p7(bench):
    store = bench.kept()
    length = 2 if bench.is_short else 60 if bench.plans <= 100_000 else 600
    with Daemon(bench, store) as daemon:
        time.sleep(2)
        before = daemon.processor()[1]
        time.sleep(length)
        woken = daemon.processor()[1] - before
    yield Figure("P7", f"wake-ups in {length} s with nothing due", f"{woken}", "0", woken, 0, unit="")


def p8(bench):
    spent = []
    for plans in (bench.plans // 10, bench.plans):
        store = bench.kept(plans, "--always-open")
        with Daemon(bench, store) as daemon:
            before = daemon.processor()[0]
            for number in range(100):
                put(store, f"8-{number}")
            await_letters(store, 200)
            time.sleep(0.5)
            spent.append(daemon.processor()[0] - before)
        bench.drop(store)
    yield Figure("P8", f"processor of 100 due, {bench.plans:,} plans / a tenth", seconds(spent[1]), seconds(spent[0]),
                 spent[1] / spent[0], 1.1)


def p10(bench):
    store = bench.kept()
    files = [str(path) for path in pathlib.Path(f"{store}/plans").rglob("*.json")]
    with Daemon(bench, store) as daemon:
        daemon.process.send_signal(signal.SIGSTOP)
        for number in range(20_000):
            name = files[number % len(files)]
            os.rename(name, f"{name}.x")
            os.rename(f"{name}.x", name)
        put(store, "10")
        floor = min(bench.floor("stat", f"{store}/plans")[0] for _ in range(2))
        start = time.perf_counter()
        daemon.process.send_signal(signal.SIGCONT)
        while daemon.plans() <= bench.plans and time.perf_counter() - start < 600:
            pass
        taken = time.perf_counter() - start
    yield Figure("P10", "40,000 renames that the watch lost, all seen / stat", seconds(taken), seconds(floor),
                 taken / floor, 1.5)
    bench.drop(store)
