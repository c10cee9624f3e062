"""Real faults on the real sipd: what it survives, in figures, and what its operator sees meanwhile.

usage: torture.py SIPD [--long] [--seed N] [kills cuts mailer calls places]
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

import calls
import mailer
import places
import stops


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sipd")
    arguments.add_argument("parts", nargs="*", default=[], help="kills, cuts, mailer, calls, places; all without")
    arguments.add_argument("--long", action="store_true", help="a thousand of each instead of what fits a minute")
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    asked = arguments.parse_intermixed_args()
    sipd = os.path.abspath(asked.sipd)
    parts = asked.parts or ["kills", "cuts", "mailer", "calls", "places"]
    if os.geteuid() == 0 and "TORTURE_MOUNTS" not in os.environ:
        # Mounts of its own: a mount that somebody else's namespace has copied would outlive its end.
        os.environ["TORTURE_MOUNTS"] = "own"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])
    scratch = tempfile.mkdtemp(prefix="torture-")
    print(f"seed {asked.seed}", flush=True)
    problems = []

    def report(what, figures, found):
        problems.extend(found)
        lost = sum(problem.startswith(("lost", "never told", "torn")) for problem in found)
        doubled = sum(problem.startswith("doubled") for problem in found)
        hung = sum("hung" in problem for problem in found)
        other = len(found) - lost - doubled - hung
        print(f"{what:<28} {figures:<44} lost {lost}  doubled {doubled}  hung {hung}  other {other}", flush=True)

    try:
        if "kills" in parts:
            count, letters, found = stops.kills(sipd, scratch, 1000 if asked.long else 100, asked.seed)
            report("killed at any moment", f"{count} kills, {letters} letters", found)
        if "cuts" in parts:
            cut = None
            if os.geteuid() == 0 and shutil.which("mkfs.ext4"):
                cut = stops.power_cuts(sipd, scratch, 1000 if asked.long else 50, asked.seed)
            if cut is None:
                print("power cuts                   skipped: they need root, mkfs.ext4 and loop mounts")
            else:
                report("power cut at any moment", f"{cut[0]} cuts, {cut[1]} letters", cut[2])
        if "mailer" in parts and os.geteuid() == 0 and shutil.which("mkfs.ext4"):
            if cut := mailer.power_cuts(sipd, scratch, 1000 if asked.long else 50, asked.seed):
                report("cut while mail is handed over", f"{cut[0]} cuts, {cut[1]} letters, {cut[2]} twice", cut[3])
        if "calls" in parts:
            if shutil.which("strace"):
                done, known, found, seen = calls.calls(sipd, scratch, 100_000 if asked.long else 90, asked.seed)
                report("calls failed or killed", f"{done} of {known} faults", found)
                for (call, fault), (status, line) in seen.items():
                    print(f"    {call} {fault}: exit {status}: {line}")
            else:
                print("calls failed or killed       skipped: there is no strace")
        if "places" in parts:
            for name, status, line, found in places.faults(sipd, scratch):
                report(name, f"exit {status}", found)
                print(f"    {line}")
    finally:
        mounts = [line.split()[1] for line in open("/proc/mounts") if scratch in line]
        for mount in reversed(mounts):
            subprocess.run(["umount", "-l", mount])
        if problems:
            print(f"kept for a look: {scratch}")
        else:
            shutil.rmtree(scratch)
    for problem in problems[:40]:
        print(problem.replace(scratch, ""), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
