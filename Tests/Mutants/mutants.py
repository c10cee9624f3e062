#!/usr/bin/env python3
"""Mutants of sipd, and which test kills each.

All are compiled once, into a copy of the tree under .build-mutants/, each behind a switch that a file names. COUNT of them
are drawn by SEED, from each area in turn, and the tests that reach a mutant run with it on, the quickest first, until one
fails. Who survives has no test. Exit status 1 when more than a tenth do.
"""
import argparse
import concurrent.futures
import hashlib
import json
import queue
import random
import sys
import time

from copy_tree import PLACE, build, say
from runs import BUNDLE, Place, measured, verdict


def drawn(mutants, seed, count):
    """From each area in turn, at random."""
    dice = random.Random(seed)
    areas = {}
    for mutant in mutants:
        areas.setdefault(mutant["area"], []).append(mutant)
    for of_one in areas.values():
        dice.shuffle(of_one)
    order = []
    while len(order) < count and any(areas.values()):
        order += [of_one.pop() for of_one in areas.values() if of_one]
    return order[:count]


def known_suites(mutants):
    """What a run without a mutant has shown of this build."""
    bundle = hashlib.sha256((PLACE / "build/debug" / BUNDLE).read_bytes()).hexdigest()
    kept = PLACE / "suites.json"
    if kept.exists():
        known = json.loads(kept.read_text())
        if known["bundle"] == bundle:
            return known["suites"]
    suites = measured(Place("measure"), sorted(mutant["number"] for mutant in mutants))
    kept.write_text(json.dumps({"bundle": bundle, "suites": suites}))
    return suites


def short(text, length=60):
    text = " ".join(text.split()).replace("|", "\\|")
    return text if len(text) <= length else text[: length - 1] + "…"


def row(mutant, killer, seconds):
    return (
        f"| {mutant['number']} | {mutant['area']} | {mutant['path']}:{mutant['line']} | `{short(mutant['was'])}` → "
        f"`{short(mutant['becomes'])}` | {short(killer, 100) if killer else 'SURVIVED'} | {seconds:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--only", help="these numbers instead: 17,23")
    parser.add_argument("--places", type=int, default=2, help="how many at a time")
    parser.add_argument("--build", action="store_true", help="only build the copy")
    parser.add_argument("--list", action="store_true", help="only print the candidates")
    options = parser.parse_args()
    mutants = build()
    if options.list:
        for mutant in mutants:
            say(row(mutant, "", 0).rsplit("|", 3)[0])
    if options.list or options.build:
        return
    began = time.monotonic()
    suites = known_suites(mutants)
    say(f"without a mutant {len(suites)} suites pass, in {sum(suite['seconds'] for suite in suites.values()):.0f} s")
    if options.only:
        numbers = [int(number) for number in options.only.split(",")]
        order = [mutant for mutant in mutants if mutant["number"] in numbers]
    else:
        order = drawn(mutants, options.seed, options.count)
    places = queue.Queue()
    for number in range(options.places):
        places.put(Place(str(number + 1)))

    def tried(mutant):
        place = places.get()
        try:
            killer, seconds = verdict(place, mutant, suites)
        finally:
            places.put(place)
        say(row(mutant, killer, seconds))
        return killer

    say("| | area | where | was → becomes | killed by | s |\n|---|---|---|---|---|---|")
    with concurrent.futures.ThreadPoolExecutor(options.places) as pool:
        killers = list(pool.map(tried, order))
    survivors = killers.count(None)
    say(f"\n{len(order)} mutants of {len(mutants)} in {(time.monotonic() - began) / 60:.0f} minutes: {survivors} survived")
    sys.exit(1 if survivors * 10 > len(order) else 0)


if __name__ == "__main__":
    main()
