"""Reads and writes cut short, interrupted and put off, through whole lives in which nobody may notice."""
import concurrent.futures
import os
import shutil
import subprocess

from calls import live
from life import Hung
from store import Store


def shorts(sipd, scratch, table, count, seed):
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if not compiler:
        return table.skip("short reads and writes", "there is no C compiler")
    library = scratch + "/shorts.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library,
                    os.path.join(os.path.dirname(os.path.abspath(__file__)), "shorts.c"), "-ldl"], check=True)
    base = Store.make(sipd, scratch + "/shorts", scratch + "/shorts-sent")
    base.once()
    base.drain()
    base.keep()
    base.days.go_to(1)
    base.drop(3)
    figures = scratch + "/shorts.figures"

    def one(number):
        store = base.copy(f"{scratch}/short-{number}", f"{scratch}/short-{number}-sent")
        problems = []
        try:
            life, status, seen = live(store, environment={
                "LD_PRELOAD": library, "TORTURE_SHORTS": str(seed + number), "TORTURE_SHORTS_TO": figures})
            if (status, seen, life.came) != (0, "ok", True):
                problems.append(f"noticed: exit {status}, {seen}, {life.entry} (life {number})")
        except Hung as hung:
            problems.append(f"hung: {hung} (life {number})")
        problems += store.settle()
        if not problems:
            store.remove()
        return problems

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [problem for found in pool.map(one, range(count)) for problem in found]
    with open(figures) as file:
        short, interrupted, refused = (sum(column) for column in zip(*(map(int, line.split()) for line in file)))
    table.row(f"{short} reads and writes cut short, {interrupted} interrupted (EINTR), {refused} put off (EAGAIN), in "
              f"{count} lives", "goes on", "ok", "", "nothing to recover", problems)
    table.count("short or interrupted calls", short + interrupted + refused)
