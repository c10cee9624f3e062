"""P9, P12: what an answer costs."""
import os
import statistics
import subprocess
import time

from bench import Daemon, Figure, put, seconds


def p9(bench):
    store = bench.kept(None, "--always-open")
    question = b'{"verb":"status"}\n'
    count = 20 if bench.is_short else 200
    with Daemon(bench, store) as daemon:
        answer = daemon.ask(question)
        for number in range(300):
            put(store, f"9-{number}")
        _, mine = bench.floor("ask", f"{store}/sipd.sock", count, text=question)
        whole = [bench.timed(bench.sipd, "status", "-c", f"{store}/sipd.yaml") for _ in range(10)]
    empty = [bench.timed(bench.sipd, "--version") for _ in range(10)]
    path = f"{bench.scratch}/echo.sock"
    echo = subprocess.Popen([bench.floor_binary, "echo", path, str(count)], stdin=subprocess.PIPE)
    echo.stdin.write(answer)
    echo.stdin.close()
    while not os.path.exists(path):
        time.sleep(0.01)
    time.sleep(0.1)
    _, floor = bench.floor("ask", path, count, text=question)
    echo.wait()
    os.unlink(path)
    yield Figure("P9", "status while 600 letters go, p99 / bare socket", seconds(mine), seconds(floor), mine / floor, 5)
    command, least = statistics.median(whole), statistics.median(empty)
    yield Figure("P9", "the command / an empty one", seconds(command), seconds(least), command / least, 2)
    bench.drop(store)


def p12(bench):
    store = bench.store(min(bench.plans, 10_000), "2026-06-15")
    mine = bench.timed(bench.sipd, "simulate", "--from", "2026-06-15", "--until", "2027-06-14", "-c",
                       f"{store}/sipd.yaml")
    yield Figure("P12", f"a simulated year of {min(bench.plans, 10_000):,} plans", seconds(mine), "", mine, 30, unit=" s")
