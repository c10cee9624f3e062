"""A store in which sipd lives for years, a round every working day, and what it answered on the way."""
import copy
import datetime
import json
import os
import random
import re
import shutil
import subprocess
import time
import zoneinfo

import deeds
from days import DAY, Days
from evidence import Snapshot

HERE = os.path.dirname(os.path.abspath(__file__))
STOCKHOLM = zoneinfo.ZoneInfo("Europe/Stockholm")


class Trouble(Exception):
    """sipd did not do what it was asked."""


def build_clock(folder):
    """The clock that stands elsewhere, built."""
    clock = os.path.join(folder, "clock.so")
    source = os.path.join(HERE, "..", "Stores", "clock.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", clock, source, "-ldl"], check=True)
    return clock


class Life:
    """A store, the clock in it, and what was sent out of it. In half of the plans nobody ever does anything."""

    def __init__(self, sipd, clock, folder, first, *, plans, seed, ladder_ends=False):
        self.sipd, self.clock, self.folder, self.first = sipd, clock, folder, first
        self.settings = os.path.join(self.folder, "sipd.yaml")
        self.plans = os.path.join(self.folder, "plans")
        self.dice = random.Random(seed)
        self.letters, self.edits, self.now = {}, [], None
        self.has_coverage = False
        self.make(plans, seed)
        self.ladder_ends = ladder_ends and self.end_ladders()
        self.has_coverage = self.coverage() is not None

    # The store

    def make(self, plans, seed):
        self.now = datetime.datetime.combine(self.first - DAY, datetime.time(12), STOCKHOLM)
        around = (self.first + 3 * DAY).isoformat()
        self.run("sample", self.folder, "--plans", str(plans), "--around", around, "--seed", str(seed), settings=False)
        self.roster = self.read_roster()
        self.people()
        # JSON is YAML, too.
        self.write("roster.yaml", json.dumps(self.roster, ensure_ascii=False, indent=1))
        names = sorted(os.listdir(self.plans))
        self.paused = names[1].removesuffix(".json")
        self.breaks = names[6]
        self.idle = set(names[::2])
        self.write("plans/trasig.json", '{"format": "sip-plan/1", "id": "K-9001", ')
        self.write(f"plans/{names[3].removesuffix('.json')} (2).json", self.text(names[3]))
        self.write(f"plans/{names[4]}.bak", self.text(names[4]))
        os.mkdir(os.path.join(self.plans, "arkiv"))
        shutil.move(os.path.join(self.plans, names[5]), os.path.join(self.plans, "arkiv", names[5].replace(".json", ".JSON")))
        self.write("plans/arkiv/inte-en-plan.txt", "a note that nobody reads\n")
        for folder, _, found in os.walk(self.folder):
            for name in found:
                self.stamp(os.path.join(folder, name), -20 * DAY)

    def read_roster(self):
        """The sample's roster, a line for each in the flow style that it is written in."""
        roster, place = {"units": {}, "people": {}}, None
        with open(os.path.join(self.folder, "roster.yaml"), encoding="utf-8") as file:
            for line in file:
                line = line.split("#")[0].rstrip()
                inside = re.fullmatch(r"  ([\w.-]+): \{(.*)\}", line)
                if inside:
                    said = re.sub(r",? *absences: \[.*\]", "", inside[2])
                    place[inside[1]] = dict(member.split(": ", 1) for member in said.split(", "))
                elif re.fullmatch(r"(units|people):", line):
                    place = roster[line[:-1]]
                elif ": " in line:
                    name, value = line.split(": ", 1)
                    roster[name] = value.strip("[]").split(", ") if value.startswith("[") else value
        return roster

    def people(self):
        """What happens to people and units in these years: leaves, with and without somebody standing in, a departure, part
        time, a summer and planning days on which a unit is closed."""
        people, units, year = self.roster["people"], self.roster["units"], self.first.year
        on = lambda number: (self.first + number * DAY).isoformat()
        people["gun.palm"]["absences"] = [{"first": on(10), "last": on(31), "substitute": "viktor.ask"}]
        people["eva.strand"]["absences"] = [{"first": on(40), "last": on(68)}, {"first": on(250), "last": on(258)}]
        people["bo.ek"]["absences"] = [{"first": on(20), "last": on(26), "substitute": "omar.haddad"}]
        people["omar.haddad"]["days"] = ["monday", "tuesday", "thursday"]
        people["per.lund"]["days"] = ["tuesday", "wednesday", "friday", "saturday"]
        people["olga.hed"]["left"] = on(90)
        units["hemtjanst"]["closures"] = [
            {"first": f"{y}-07-06", "last": f"{y}-07-31", "name": "sommarstängt"} for y in (year, year + 1, year + 2)]
        units["bistand"]["closures"] = [{"first": on(50), "name": "planeringsdag"},
                                        {"first": f"{year + 1}-07-05", "last": f"{year + 1}-07-23", "name": "sommarstängt"}]
        self.days = Days(self.roster)

    def end_ladders(self):
        """A policy whose ladders end where they stop, if this sipd has the words for it."""
        rules = json.loads(self.run("rules", "--json")[1])
        policy = ["rules:"]
        for rule in rules:
            policy += [f"  {rule['id']}:", "    ladder: [{when: due, to: manager}]", "    then: none"]
        shipped = self.text("../policy.yaml")
        self.write("policy.yaml", "\n".join(policy) + "\n")
        status, said, complaint = self.run("check")
        if re.search(r"policy\.yaml:\d+:\d+: error", said + complaint):
            self.write("policy.yaml", shipped)
            return False
        return True

    def text(self, name):
        with open(os.path.join(self.plans, name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path + ".tmp", "w", encoding="utf-8") as file:
            file.write(text)
        self.stamp(path + ".tmp")
        os.rename(path + ".tmp", path)

    def stamp(self, path, later=0 * DAY):
        stamp = (self.now + later).timestamp()
        os.utime(path, (stamp, stamp))

    # The command

    def environment(self):
        environment = dict(os.environ, LD_PRELOAD=self.clock, STORES_AWAY=str(int(self.now.timestamp() - time.time())),
                           SWIFT_BACKTRACE="enable=no", LC_ALL="C.UTF-8")
        environment.pop("JOURNAL_STREAM", None)
        return environment

    def run(self, verb, *arguments, settings=True):
        """Exit status, what it said, what it complained of."""
        words = [self.sipd, verb, *(["-c", self.settings] if settings else []), *arguments]
        done = subprocess.run(words, env=self.environment(), capture_output=True, text=True, errors="replace",
                              stdin=subprocess.DEVNULL, timeout=300)
        if done.returncode < 0 or done.returncode in (64, 70, 78) and verb not in ("check", "coverage"):
            raise Trouble(f"{self.now:%Y-%m-%d %H:%M} sipd {verb}: exit {done.returncode}: {done.stderr[-600:]}")
        return done.returncode, done.stdout, done.stderr

    def coverage(self):
        """The answer and the exit status; None where this sipd has no such verb."""
        status, said, _ = self.run("coverage", "--json")
        try:
            answer = json.loads(said)
        except ValueError:
            return None
        return (answer, status) if "states" in answer else None

    def look(self):
        """What stands there and what sipd says of it."""
        _, said, complaint = self.run("explain", "--all", "--json")
        lines = [json.loads(line) for line in said.splitlines()]
        if not lines:
            raise Trouble(f"explain --all --json says nothing: {complaint[-300:]}")
        files = [os.path.relpath(os.path.join(folder, name), self.plans)
                 for folder, _, names in os.walk(self.plans) for name in names]
        coverage, status = (self.coverage() if self.has_coverage else None) or (None, None)
        return Snapshot(self.now, files, lines, coverage, status)

    def pause(self, plan, days):
        """Asks a running sipd to let a plan rest."""
        daemon = subprocess.Popen([self.sipd, "run", "-c", self.settings], env=self.environment(), stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(100):
                done = self.run("snooze", plan, "--for", f"{days} days", "--by", "anna.lind", "familjen är bortrest")
                if done[0] == 0:
                    return
                time.sleep(0.2)
            raise Trouble(f"sipd snooze {plan}: exit {done[0]}: {done[2][-300:]}")
        finally:
            daemon.terminate()
            daemon.wait(60)

    # The days

    def live(self, years, see):
        """A round every working day at 08:00:30, a look each Friday or the last working day of a week: `see` is shown it."""
        date, end = self.first, self.first + datetime.timedelta(days=round(years * 365.25))
        looked = None
        while date < end:
            if self.days.is_open("", date):
                self.now = datetime.datetime.combine(date, datetime.time(8, 0, 30), STOCKHOLM)
                status, _, complaint = self.run("run", "--once")
                if status:
                    raise Trouble(f"{date} sipd run --once: exit {status}: {complaint[-600:]}")
                self.collect()
                if date >= self.first + 21 * DAY and self.paused:
                    self.pause(self.paused, 60)
                    self.paused = None
                    self.collect()
                if looked is None or date - looked >= 7 * DAY:
                    self.now += datetime.timedelta(hours=1)
                    see(self.look())
                    looked = date
                self.now = datetime.datetime.combine(date, datetime.time(15), STOCKHOLM)
                self.act(date)
            date += DAY
        self.now = datetime.datetime.combine(end, datetime.time(12), STOCKHOLM)
        return json.loads(self.run("audit", "--json")[1])

    def collect(self):
        """The mailer takes what is there."""
        folder = os.path.join(self.folder, "spool", "outgoing")
        for name in os.listdir(folder) if os.path.isdir(folder) else []:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                self.letters[name] = file.read()
            os.remove(path)

    def act(self, today):
        """In some plans somebody does something that was to be done, and registers it. One document breaks, and stays so."""
        if today >= self.first + 35 * DAY and self.breaks:
            self.write(f"plans/{self.breaks}", self.text(self.breaks)[:-20])
            self.breaks = None
        for folder, _, names in sorted(os.walk(self.plans)):
            for name in sorted(names):
                if name in self.idle or not name.endswith(".json") or "(" in name or self.dice.random() > 0.12:
                    continue
                path = os.path.relpath(os.path.join(folder, name), self.plans)
                try:
                    plan = json.loads(self.text(path))
                except ValueError:
                    continue
                before = copy.deepcopy(plan)
                deeds.act(plan, today, self.dice, self.days)
                if plan != before:
                    self.write("plans/" + path, json.dumps(plan, ensure_ascii=False, indent=2))
                    self.edits.append((plan["id"], today))
