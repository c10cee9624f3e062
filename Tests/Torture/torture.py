"""Real faults on the real sipd: what it survives, in figures, and what its operator sees meanwhile.

usage: torture.py [--long] [--seed N] [--table FILE] [PART ...] SIPD
"""
import argparse
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile
import time

import calls
import days
import disks
import journal
import life
import limits
import mailer
import others
import modes
import places
import post
import scarce
import shorts
import stops
import table
import two

ALL = 1_000_000
# Each with how much of it: in short, and at length.
PARTS = {
    "kills": (60, 1000), "cuts": (30, 1000), "mailer": (50, 1000), "calls": (60, ALL), "shorts": (10, 200),
    "first": (36, ALL), "reads": (50, ALL), "fatal": (16, ALL),
    "deliver": (40, ALL), "defers": (12, ALL), "disks": (24, ALL), "modes": (40, ALL), "two": (14, ALL),
    "places": (0, 0), "scarce": (30, ALL), "limits": (50_000, 1_000_000), "years": (200, 10_000), "inputs": (60, 600),
}


def main():
    arguments = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
    arguments.add_argument("words", nargs="+", help=f"the binary, and which of {', '.join(PARTS)}; all without")
    arguments.add_argument("--long", action="store_true", help="a thousand of each, and every call")
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    arguments.add_argument("--table", help="a file that the table is written to")
    asked = arguments.parse_intermixed_args()
    binaries = [word for word in asked.words if word not in PARTS]
    if len(binaries) != 1:
        arguments.error("name one binary")
    if os.geteuid() == 0 and "TORTURE_MOUNTS" not in os.environ:
        # Mounts of its own, which end for its children when they end for it: a mount that another namespace has copied
        # would outlive its end.
        os.environ["TORTURE_MOUNTS"] = "own"
        os.execvp("unshare", ["unshare", "--mount", "sh", "-c", 'mount --make-rshared / && exec "$@"', "sh",
                              sys.executable, *sys.argv])
    scratch = tempfile.mkdtemp(prefix="torture-")
    os.chmod(scratch, 0o755)  # Some of it runs as nobody.
    sheet = table.Table(scratch)
    begin = time.monotonic()
    try:
        days.Days.build(scratch)
        if os.geteuid() == 0:
            life.Life.journal = journal.Journal()
        torment(os.path.abspath(binaries[0]), scratch, sheet, asked,
                [part for part in PARTS if part in asked.words or len(asked.words) == 1])
    finally:
        for process in life.Life.begun:
            if process.poll() is None:
                process.kill()
        with open("/proc/mounts") as file:
            mounts = [line.split()[1] for line in file if scratch in line]
        for mount in reversed(mounts):
            subprocess.run(["umount", "-l", mount])
        if sheet.problems:
            print(f"kept for a look: {scratch}")
        else:
            shutil.rmtree(scratch)
    print(f"\n{sheet.total} · seed {asked.seed}, {time.monotonic() - begin:.0f} s")
    if asked.table:
        sheet.write(asked.table, asked.seed)
    for problem in sheet.problems[:40]:
        print(problem.replace(scratch, ""), file=sys.stderr)
    return 1 if sheet.problems else 0


def torment(sipd, scratch, sheet, asked, parts):
    """The places wait most of the time, so the others run meanwhile. The limits measure time and come when it is quiet."""
    print("| " + " | ".join(table.HEAD) + " |\n|" + "---|" * len(table.HEAD), flush=True)

    def much(part):
        return PARTS[part][asked.long]
    meanwhile = {
        "kills": stops.kills, "cuts": stops.power_cuts, "mailer": mailer.power_cuts, "calls": calls.calls,
        "first": calls.first, "reads": calls.reads, "fatal": calls.fatal, "deliver": post.deliver, "defers": post.defers,
        "disks": disks.disks, "modes": modes.modes, "two": two.two, "shorts": shorts.shorts,
        "scarce": scarce.scarce,
    }
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(places.places, sipd, scratch, sheet)] if "places" in parts else []
        for part, work in meanwhile.items():
            if part in parts:
                waiting.append(pool.submit(work, sipd, scratch, sheet, much(part), asked.seed))
        for part in waiting:
            part.result()
    if "limits" in parts:
        limits.limits(sipd, scratch, sheet, much("limits"))
    if "years" in parts:
        others.years(sheet, much("years"), asked.seed if asked.long else 1)
    if "inputs" in parts:
        others.inputs(sheet, much("inputs"), asked.long)


if __name__ == "__main__":
    sys.exit(main())
