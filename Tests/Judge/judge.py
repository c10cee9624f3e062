"""Lets a sipd live for years, recounts what it said, and says which of its promises it broke.

usage: judge.py SIPD [--years 2] [--plans 100] [--seed 1] [--first 2026-06-15] [--planted NAME]... [--keep FOLDER]

SIPD is the real command, on a clock that stands elsewhere, in a store that `sipd sample` writes: a round every working day,
a look each week. In half of the plans nobody ever does anything; in the others somebody does, now and then. See verdict.py for
what is recounted. Exit status 1 when something is found, or when a mistake that is planted is not found beside it:

  ladder-ends            no rule's ladder goes on after its steps; where no policy can say so, the record is cut to three
                         reminders a duty
  counts-a-passed-step   a plan counts as watched whose next step lies in the past
"""
import argparse
import collections
import copy
import datetime
import os
import shutil
import sys
import tempfile

from days import DAY
from life import Life, Trouble, build_clock
from verdict import Judge

PLANTED = {"ladder-ends": "a", "counts-a-passed-step": "b"}
CHECKS = {
    "a": "overdue and silent for more than forty days",
    "b": "open without a next reminder",
    "c": "waits for another, or is told on a day off",
    "d": "told out of order, twice, or in no letter",
    "e": "documents that no line or sum holds",
}


def cut(entries):
    """The record as it would be if every ladder ended with its third reminder."""
    count = collections.Counter()
    for entry in entries:
        if entry["kind"] == "told":
            duty = (entry["subject"], entry["fields"]["rule"], entry["fields"]["duty"], entry["fields"]["due"])
            count[duty] += 1
            if count[duty] > 3:
                continue
        yield entry


class PassedStep:
    """Shows the judge, from some week on, one plan whose open duties have their next steps in the past, counted as watched."""

    def __init__(self, judge):
        self.judge, self.plan = judge, None

    def see(self, look):
        if self.plan is None and self.judge.looks >= 2:
            self.plan = next((line["plan"] for line in look.lines for duty in line.get("duties", [])
                              if duty["state"] == "open" and duty["due"] < look.at.date().isoformat()
                              and not any(step["decision"].startswith("held") for step in duty["steps"])), None)
        past = (look.at - 14 * DAY).isoformat()
        look = copy.deepcopy(look)
        for line in look.lines:
            if self.plan is None or line.get("plan") != self.plan or "duties" not in line:
                continue
            for duty in line["duties"]:
                for step in duty["steps"]:
                    if step["decision"] == "wait":
                        step["at"] = past
            look.coverage, look.status = self.counted(look, line["document"])
        self.judge.see(look)

    def counted(self, look, document):
        """The answer of coverage, with the document as watched; where there is none, one by the lines."""
        if look.coverage is None:
            plans = [{"document": line["document"], "plan": line.get("plan"),
                      "state": "watched" if line["document"] == document else "resting"} for line in look.lines]
            return {"documents": len(plans), "named": [], "plans": plans,
                    "states": {"watched": 1, "resting": len(plans) - 1}}, 0
        answer = look.coverage
        for entry in [*answer["named"], *answer["plans"]]:
            if entry["document"] == document:
                answer["states"][entry["state"]] -= 1
                answer["states"]["watched"] = answer["states"].get("watched", 0) + 1
                entry["state"] = "watched"
        return answer, look.status


def show(judge, life):
    print(f"{judge.documents} documents, {judge.looks} looks, {len(life.letters)} letters, {len(life.edits)} edits; a plan was "
          f"watched {judge.counts['watched']} times, not {judge.counts['not watched']}, and had nothing open "
          f"{judge.counts['nothing open']} times")
    for check, words in CHECKS.items():
        mine = [each for each in judge.violations if each.check == check]
        print(f"({check}) {judge.counts[check]:>8} looked at, {len(mine):>5} found: {words}")
        rules = collections.Counter(each.rule for each in mine)
        if mine:
            print("     " + ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items())))
    if not judge.has_coverage:
        print("this sipd has no coverage: (e) leaves it out, and no silence in (a) is allowed for being named there")
    for each in judge.violations[:10]:
        print(f"{each.day} {each.plan}: ({each.check}) {each.words}")


def planted(name, judge, plain):
    """Says whether the mistake was found; its violations are those that were not there without it."""
    check, others = PLANTED[name], set(plain.violations)
    found = [each for each in judge.violations if each.check == check and each not in others]
    print(f"planted {name}: " + (f"found {len(found)} times by ({check})" if found else f"NOT found by ({check})"))
    for each in found[:1]:
        print(f"  {each.day} {each.plan}: {each.words}")
    return bool(found)


def judged(life, years, planted=()):
    """Lives, and judges once as it was and once for each planted mistake that is made in what the judge is shown."""
    judges = {name: Judge(life.days, life.first) for name in (None, *planted)}
    shown = [PassedStep(judge).see if name == "counts-a-passed-step" else judge.see for name, judge in judges.items()]
    entries = life.live(years, lambda look: [see(look) for see in shown])["entries"]
    for name, judge in judges.items():
        for plan, on in life.edits:
            judge.edit(plan, on)
        judge.finish(list(cut(entries)) if name == "ladder-ends" else entries, life.letters)
        judge.violations.sort()
    return judges


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sipd")
    arguments.add_argument("--years", type=float, default=2)
    arguments.add_argument("--plans", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--first", type=datetime.date.fromisoformat, default=datetime.date(2026, 6, 15))
    arguments.add_argument("--planted", action="append", choices=PLANTED, default=[])
    arguments.add_argument("--keep", help="keep the store here")
    asked = arguments.parse_args()
    sipd = os.path.abspath(asked.sipd)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as scratch:
        clock = build_clock(scratch)
        begin = lambda name, **planted: Life(sipd, clock, os.path.join(scratch, name), asked.first, plans=asked.plans,
                                             seed=asked.seed, **planted)
        try:
            endless, ended = begin("sip"), None
            if "ladder-ends" in asked.planted:
                ended = begin("ended", ladder_ends=True)
            is_own = ended is not None and ended.ladder_ends
            judges = judged(endless, asked.years, [name for name in asked.planted if not is_own or name != "ladder-ends"])
            if is_own:
                judges["ladder-ends"] = judged(ended, asked.years)[None]
        except Trouble as trouble:
            sys.exit(f"error: {trouble}")
        finally:
            if asked.keep:
                shutil.copytree(os.path.join(scratch, "sip"), asked.keep, dirs_exist_ok=True)
    show(judges[None], endless)
    found = [planted(name, judges[name], judges[None]) for name in asked.planted]
    sys.exit(1 if judges[None].violations or not all(found) else 0)


if __name__ == "__main__":
    main()
