#!/usr/bin/env python3
"""sipd beside the bare machine and the script an operator would write, in one run: ratios, no absolute promises.

usage: benchmark.py [--plans N] [--million] [--cold] [--smoke] SIPD [PART ...]

The parts are P1 to P12. Wants a release build and a quiet machine: figures of a machine drift tenfold within minutes, so
each stands beside its floor, taken right before or after it. Nothing fails for being slow.
"""
import argparse
import os
import sys
import tempfile

import asking
import bench
import resting
import sending
import starts

PARTS = {"P1": starts.p1, "P2": starts.p2, "P3": sending.p3, "P4": sending.p4, "P5": sending.p5, "P6": resting.p6,
         "P7": resting.p7, "P8": resting.p8, "P9": asking.p9, "P10": resting.p10, "P11": starts.p11, "P12": asking.p12}
# Those that want the same store stand together, and those that spoil it last.
ORDER = ["P2", "P1", "P6", "P7", "P11", "P10", "P3", "P9", "P8", "P4", "P5", "P12"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sipd")
    arguments.add_argument("parts", nargs="*", metavar="PART", help="all of them unless some are named")
    arguments.add_argument("--plans", type=int, default=100_000)
    arguments.add_argument("--million", action="store_true", help="a million plans; wants 8 GB of disk and an hour")
    arguments.add_argument("--cold", action="store_true", help="empty the page cache too; wants root")
    arguments.add_argument("--smoke", action="store_true", help="a few plans: only to see that it works")
    asked = arguments.parse_intermixed_args()
    unknown = set(asked.parts) - set(PARTS)
    if unknown:
        arguments.error(f"no part {', '.join(sorted(unknown))}: they are {', '.join(PARTS)}")
    plans = 300 if asked.smoke else 1_000_000 if asked.million else asked.plans
    with tempfile.TemporaryDirectory(prefix="b-") as scratch:
        tools = bench.Bench(os.path.abspath(asked.sipd), scratch, plans, asked.smoke, asked.cold)
        print(f"{plans:,} plans, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n{bench.HEADING}", flush=True)
        for name in ORDER:
            if asked.parts and name not in asked.parts:
                continue
            for figure in PARTS[name](tools):
                print(figure, flush=True)


if __name__ == "__main__":
    sys.exit(main())
