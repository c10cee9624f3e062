"""`sipd deliver` with a mailer that counts what it takes: every call failed or killed at, and deferred at the worst moment."""
import concurrent.futures
import datetime
import itertools
import json
import os
import random
import re
import select
import signal
import subprocess

from calls import CHANGING, KILL, READING, Attack, strace_of_one
from harms import AS_NOBODY, NOBODY, give
from judge import Box
from life import HANG, Hung, Life
from store import Store

CALLS = CHANGING + "," + READING + ",pipe,pipe2,dup2,pidfd_open,timerfd_create,timerfd_settime,fcntl,sendmsg,socket"
FAULTS = ["error=EIO", "error=ENOSPC", "error=EACCES", KILL]
HOUR = 3700  # Longer than any letter is put off.

# Takes it whole or not at all, under a name of its own each time.
TAKES = """#!/bin/sh
new=$(mktemp {taken}/.XXXXXXXX) && cat >"$new" && mv "$new" {taken}/post-$$-$(date +%s%N)
"""
# Says which letter it has in its hands, and does as it is told.
ASKS = """#!/bin/sh
new=$(mktemp {taken}/.XXXXXXXX) && cat >"$new" && echo "$new" >{folder}/has && read answer <{folder}/answer
[ "$answer" = kill ] && kill -9 $$
[ "$answer" = 0 ] && mv "$new" {taken}/post-$$-$(date +%s%N)
exit $answer
"""


def arrange(store, script):
    """A mailer of the store's own."""
    mailer = store.folder + ".mailer"
    with open(mailer, "w") as file:
        file.write(script.format(taken=store.sent, folder=store.folder))
    os.chmod(mailer, 0o755)
    with open(store.conf) as file:
        text = re.sub(r"handover: none|handover: sendmail\n  sendmail: \S+", f"handover: sendmail\n  sendmail: {mailer}",
                      file.read())
    with open(store.conf, "w") as file:
        file.write(text)


def with_letters(sipd, scratch, name, plans):
    """A store whose first slot lies in its spool."""
    base = Store.make(sipd, f"{scratch}/{name}", f"{scratch}/{name}-sent", plans)
    base.keep()
    base.drop(1)
    status, said = base.once()
    if status != 0:
        raise SystemExit(f"a first round ends with {status}: {said}")
    return base


def deliver(sipd, scratch, table, budget, seed):
    base = with_letters(sipd, scratch, "deliver", 2)
    Delivery("deliver", base, scratch, table, CALLS, FAULTS, handed_over).run(budget, seed)
    if os.geteuid() == 0:
        closed_folders(base, scratch, table)


FOLDERS = ["sent", "handing", "waiting", "failed", "notes", "outgoing", "recalled"]


def closed_folders(base, scratch, table):
    """A folder of the spool that takes nothing, through several deliveries: a mailer is not asked again and again."""
    problems, exits = [], set()
    for name in FOLDERS:
        store = base.copy(f"{scratch}/closed-{name}", f"{scratch}/closed-{name}-sent")
        arrange(store, TAKES)
        give(store)
        os.chown(store.sent, NOBODY, NOBODY)
        folder, before = store.path("spool", name), os.stat(store.path("spool", name)).st_mode & 0o7777
        os.chmod(folder, 0o500)
        for _ in range(3):
            exits.add(store.verb("deliver", prefix=AS_NOBODY)[0])
            store.days.later(HOUR)
        os.chmod(folder, before)
        found = handed_on(store, AS_NOBODY)
        problems += [f"{problem} ({name} took nothing)" for problem in found]
        if not found:
            store.remove()
    table.row("a folder of the spool that takes nothing, through three deliveries", f"exit {sorted(exits)}",
              recovers="at the next delivery", problems=problems)
    table.count("deliveries", 3 * len(FOLDERS))


def handed_over(store, prefix=()):
    """A whole delivery, with whatever the mailer still does when sipd is gone."""
    arrange(store, TAKES)
    life = Life(store, prefix, verb=("deliver",))
    life.came = True
    return life, life.end(), "ok"


class Delivery(Attack):
    strace = staticmethod(strace_of_one)  # Not the mailer.

    def recovered(self, store, outcome):
        # The mailer may have had one in its hands when sipd was killed; an error of the disk is no reason to send it again.
        store.twice = 1 if outcome.fault == KILL else 0
        return handed_on(store)


def handed_on(store, user=()):
    """A delivery without a fault, once whatever was put off is due again, and one look at all."""
    store.days.later(HOUR)
    status, said = store.verb("deliver", prefix=user)
    if status != 0:
        return [f"does not recover: deliver ends with {status}: {said[-200:]}"]
    problems = [f"left in {folder}: {name}" for folder in ("outgoing", "waiting", "handing", "failed", "too-big")
                for name in os.listdir(store.path("spool", folder))]
    return problems + store.settle(user)


class Asked:
    """A delivery whose mailer asks what to answer."""

    def __init__(self, store):
        self.store = store
        for name in ("has", "answer"):
            if not os.path.exists(store.path(name)):
                os.mkfifo(store.path(name))
        # Both ends, so that nobody who opens it waits for the other.
        self.has, self.answer = (os.open(store.path(name), os.O_RDWR) for name in ("has", "answer"))
        self.process = subprocess.Popen([store.sipd, "deliver", "-c", store.conf], env=store.days.environment(),
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.ended = os.pidfd_open(self.process.pid)

    def letter(self):
        """The next letter that the mailer has; None when the delivery has ended."""
        heard, _, _ = select.select([self.has, self.ended], [], [], HANG)
        if not heard:
            raise Hung("the mailer is given nothing")
        if self.has not in heard:
            return None
        return os.read(self.has, 4096).decode().split()[0]

    def say(self, answer):
        os.write(self.answer, f"{answer}\n".encode())

    def end(self):
        self.process.wait(HANG)
        for descriptor in (self.has, self.answer, self.ended):
            os.close(descriptor)


def withdrawn(plan, day):
    plan["consent"] = {"withdrawn": str(day)}


def closed(plan, day):
    plan["closing"] = {"on": str(day), "reason": "goals-met"}


ANSWERS = ["75", "69", "kill", "stop", "0"]  # Put off twice, the mailer killed, sipd's deliver killed, taken after all.
MOMENTS = ["in its hands", "before it is taken", "before and in its hands"]
LOOKS = ["while it has it", "after the answer", "both"]


def defers(sipd, scratch, table, budget, seed):
    """A plan goes silent while the mailer has its letter, and the mailer does not take it."""
    base = with_letters(sipd, scratch, "defers", 6)
    letters = [letter for letter in Box(base.path("spool", "outgoing")).letters
               if len({reminder.subject for reminder in letter.reminders if reminder.subject.startswith("K26")}) > 1]
    cases = list(itertools.product(letters, [withdrawn, closed], ANSWERS, MOMENTS, LOOKS))
    chosen = cases if len(cases) <= budget else random.Random(seed).sample(cases, budget)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(lambda numbered: put_off(base, f"{scratch}/put-off-{numbered[0]}", *numbered[1]),
                             enumerate(chosen)))
    for answer in ANSWERS:
        problems = [f"{problem} ({change.__name__} {moment}; sipd looked {look}; {letter.name})"
                    for (letter, change, said, moment, look), found in zip(chosen, done) if said == answer
                    for problem in found]
        count = sum(case[2] == answer for case in chosen)
        table.row(f"a plan goes silent while the mailer has its letter and answers {answer}, {count} times", "goes on",
                  recovers="taken back or sent, and never both", problems=problems)
    table.count("deferrals", len(chosen))
    table.note(f"defers: {len(chosen)} of {len(cases)} ways")


def put_off(base, folder, letter, change, answer, moment, look):
    store = base.copy(folder, folder + "-sent")
    arrange(store, ASKS)
    subject = sorted({reminder.subject for reminder in letter.reminders if reminder.subject.startswith("K26")})[0]
    before = {reminder for reminder in letter.reminders if reminder.subject == subject}
    try:
        silence_while_handing(store, letter.name, subject, change, answer, moment, look)
    except Hung as hung:
        return [f"hung: {hung}"]
    arrange(store, TAKES)
    problems = []
    for _ in range(2):  # What was taken back brings another letter with the rest.
        store.once()
        store.days.later(HOUR)
        status, said = store.verb("deliver")
        problems += [f"does not recover: deliver ends with {status}: {said[-200:]}"] if status else []
    was_sent = before & Box(store.sent).reminders
    if answer == "0" and was_sent != before:
        problems.append(f"lost: {letter.name} was taken, and is not there")
    if answer != "0" and was_sent:
        problems.append(f"sent though it was to be taken back: {letter.name}")
    # What the plan's silence itself brings is not foretold; all other plans are.
    store.fresh.add(subject)
    problems += store.settle()
    if not problems:
        store.remove()
    return problems


def silence_while_handing(store, name, subject, change, answer, moment, look):
    handing = Asked(store)
    if moment != "in its hands":
        silence(store, subject, change)
    while path := handing.letter():
        with open(path) as file:
            if f"<{name.removesuffix('.eml')}@" not in file.read():
                handing.say(0)
                continue
        if moment != "before it is taken":
            silence(store, subject, change)
        if look != "after the answer":
            store.once()
        if answer == "stop":
            handing.process.send_signal(signal.SIGKILL)
            handing.process.wait()
            handing.say(75)
            break
        handing.say(answer)
    handing.end()
    if look != "while it has it":
        store.once()


def silence(store, subject, change):
    with open(store.path("plans", subject + ".json")) as file:
        plan = json.load(file)
    change(plan, store.days.today - datetime.timedelta(days=1))
    store.write(subject, plan)
