"""Runs any sipd on stores that tell no story, and says what it should not have done.

usage: stores.py SIPD STORES [--seeds 1-100] [--days 6] [--day 2026-06-18] [--keep FOLDER]

STORES is the program that writes them. On each: check, a round a day for some days, status, preview and audit,
each with the clock on that day. A fault is an end by a signal, exit 70, a round that fails on settings which check takes, a
letter to the witness that is missing or another than where there is nothing but the witness. The faults of a kind are
counted, with the first store that shows it. Exit status 1 when there is one.
"""
import argparse
import concurrent.futures
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zoneinfo

HERE = os.path.dirname(os.path.abspath(__file__))
STOCKHOLM = zoneinfo.ZoneInfo("Europe/Stockholm")


class Store:
    def __init__(self, sipd, clock, folder):
        self.sipd, self.clock, self.folder = sipd, clock, folder
        self.settings = os.path.join(folder, "sipd.yaml")

    def prepare(self, moment):
        """A store that was written days before, and is sipd's own."""
        stamp = moment.timestamp() - 20 * 86400
        for folder, _, names in os.walk(self.folder):
            for name in names:
                os.utime(os.path.join(folder, name), (stamp, stamp))
        for name in ["state", "spool"]:
            os.makedirs(os.path.join(self.folder, name), exist_ok=True)

    def run(self, moment, verb, *arguments):
        """Exit status, what it said, what it complained of."""
        # It stands still: on a loaded machine two runs of one round would write their letters in different minutes.
        environment = dict(os.environ, LD_PRELOAD=self.clock, STORES_AT=str(int(moment.timestamp())),
                           SWIFT_BACKTRACE="enable=no", LC_ALL="C.UTF-8")
        environment.pop("JOURNAL_STREAM", None)
        try:
            done = subprocess.run([self.sipd, verb, "-c", self.settings, *arguments], env=environment, capture_output=True,
                                  text=True, errors="replace", stdin=subprocess.DEVNULL, timeout=60)
        except subprocess.TimeoutExpired:
            return 124, "", "no answer in a minute"
        return done.returncode, done.stdout, done.stderr

    def letters(self):
        """Each letter in the spool, without what the clock writes."""
        folder = os.path.join(self.folder, "spool/outgoing")
        found = {}
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                found[name] = re.sub(r"^Date: .*$|^DTSTAMP.*$|=_\w+_[0-9a-f]+", "", file.read(), flags=re.M)
        return found


def kind(said):
    """What went wrong, without what is of this store alone."""
    lines = [line for line in said.splitlines() if re.match(r"<[0-3]>|.*(Fatal error|error:)", line)] or said.splitlines()
    line = re.sub(r"^<\d>", "", lines[0] if lines else "")
    line = re.sub(r"/\S+|\b\d{4}-\d\d-\d\d\b|\"[^\"]*\"|SIPD_\w+=\S*", "…", line)
    return line[:150]


def faults(sipd, clock, folder, day, days):
    """What a store shows: pairs of a kind and what was run."""
    store, witness = Store(sipd, clock, folder), Store(sipd, clock, folder + "-witness")
    dates = [day + datetime.timedelta(days=number) for number in range(days)]
    times = [(date, datetime.time(8, 31)) for date in dates] + [(dates[-1], datetime.time(16, 31))]
    moments = [datetime.datetime.combine(date, time, STOCKHOLM) for date, time in times]
    found = []

    def ran(one, moment, verb, *arguments):
        status, said, complaint = one.run(moment, verb, *arguments)
        if status < 0 or status in (70, 124):
            found.append((f"{verb}: exit {status}: {kind(complaint)}", f"{moment:%Y-%m-%d %H:%M} sipd {verb}"))
        return status, said, complaint

    for one in (store, witness):
        one.prepare(moments[0])
    status, said, complaint = ran(store, moments[0], "check")
    refused = re.search(r"(sipd|policy|roster)\.yaml:\d+:\d+: error", said + complaint) is not None
    if refused:
        return found, False, 0, len(re.findall(r"plans/\S+: error", said + complaint))
    for moment in moments:
        status, said, complaint = ran(store, moment, "run", "--once")
        if status not in (0, 70, 124) and status > 0:
            found.append((f"run: exit {status}: {kind(complaint)}", f"{moment:%Y-%m-%d %H:%M} sipd run --once"))
        ran(witness, moment, "run", "--once")
    theirs, ours = witness.letters(), store.letters()
    with open(store.settings, encoding="utf-8") as file:
        cap = re.search(r"^letters-per-round: (\d+)", file.read(), re.M)
    # A low cap holds whatever comes last, the witness's letters as well.
    for name, text in theirs.items() if not cap or int(cap[1]) > 1000 else ():
        if re.search(r"w\.(wera|maja)", name):
            if name not in ours:
                found.append(("a letter of the witness is missing", name))
            elif ours[name] != text:
                found.append(("a letter of the witness is another", name))
    end = moments[-1]
    for verb in [("status",), ("status", "--json"), ("preview",), ("check",), ("audit",)]:
        ran(store, end, *verb)
    return found, True, len(ours), 0


def memory():
    """Where files cost nothing, if there is such a place."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) and "TMPDIR" not in os.environ else None


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sipd")
    arguments.add_argument("stores")
    arguments.add_argument("--seeds", default="1-100")
    arguments.add_argument("--days", type=int, default=4)
    arguments.add_argument("--day", default="2026-06-16")
    arguments.add_argument("--keep", help="keep the stores that show a fault here")
    asked = arguments.parse_args()
    first, last = (int(part) for part in (asked.seeds.split("-") * 2)[:2])
    day = datetime.date.fromisoformat(asked.day)
    with tempfile.TemporaryDirectory(dir=memory()) as scratch:
        clock = os.path.join(scratch, "clock.so")
        subprocess.run(["cc", "-shared", "-fPIC", "-o", clock, os.path.join(HERE, "clock.c"), "-ldl"], check=True)
        subprocess.run([asked.stores, scratch, str(first), str(last - first + 1), asked.day], check=True)
        kinds, taken, letters, refused = {}, 0, 0, []
        seeds = range(first, last + 1)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            work = {seed: pool.submit(faults, os.path.abspath(asked.sipd), clock, os.path.join(scratch, str(seed)), day,
                                      asked.days) for seed in seeds}
            for seed in seeds:
                found, isTaken, count, _ = work[seed].result()
                taken, letters = taken + isTaken, letters + count
                if not isTaken:
                    refused.append(seed)
                for what, where in found:
                    kinds.setdefault(what, []).append((seed, where))
                folder = os.path.join(scratch, str(seed))
                if found and asked.keep:
                    shutil.copytree(folder, os.path.join(asked.keep, str(seed)), dirs_exist_ok=True)
                for made in (folder, folder + "-witness"):
                    shutil.rmtree(made, ignore_errors=True)
    for what, where in sorted(kinds.items(), key=lambda item: item[1][0][0]):
        print(f"{len({seed for seed, _ in where})} of {len(seeds)} stores, first {where[0][0]} ({where[0][1]}): {what}")
    print(f"{len(seeds)} stores, {taken} with settings that are taken, {letters} letters, {len(kinds)} kinds of faults")
    if refused:
        print(f"settings refused: seeds {' '.join(map(str, refused))}")
    sys.exit(1 if kinds else 0)


if __name__ == "__main__":
    main()
