"""Two sipds, or two deliveries, on every mixture of shared places, and one sipd whose own places collide."""
import collections
import concurrent.futures
import hashlib
import itertools
import os
import random
import re
import signal
import subprocess
import time

from calls import DOCUMENTED, strace
from judge import Box
from life import HANG, Hung, Life
from post import ASKS, TAKES, Asked, arrange, handed_on, with_letters
from store import Store, last

SHARED = ["state", "spool", "plans", "socket", "metrics"]
SECONDS = ["a daemon", "a single round"]
BATCH = "syncfs:delay_enter=400000"  # Microseconds for which the first one's letters lie in tmp.


def two(sipd, scratch, table, budget, seed):
    chance = random.Random(seed)
    mixtures = [(shared, second) for count in range(len(SHARED) + 1)
                for shared in itertools.combinations(SHARED, count) for second in SECONDS]
    collisions = list(itertools.product(PLACES, TARGETS, FORMS))
    if budget < len(mixtures):
        mixtures, collisions = chance.sample(mixtures, budget), chance.sample(collisions, budget)
    side_by_side(sipd, scratch, table, mixtures)
    collide(sipd, scratch, table, [case for case in collisions if case[0] != case[1]])
    deliveries(sipd, scratch, table, 2 if budget < 100 else 8)


def side_by_side(sipd, scratch, table, mixtures):
    one = on_a_morning(sipd, f"{scratch}/two-one")
    other = on_a_morning(sipd, f"{scratch}/two-other", "L26-")
    seen = collections.defaultdict(list)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        work = pool.map(lambda numbered: beside(one, other, f"{scratch}/two-{numbered[0]}", *numbered[1]),
                        enumerate(mixtures))
        for (shared, second), (exit, entry, problems) in zip(mixtures, work):
            seen[second, exit, entry].append([f"{problem} ({', '.join(shared)})" for problem in problems])
    for (second, exit, entry), found in sorted(seen.items()):
        table.row(f"{second} beside a daemon on shared places, {len(found)} mixtures", exit, journal=entry,
                  recovers="nothing to recover", problems=list(itertools.chain(*found)))
    table.count("mixtures", len(mixtures))


def on_a_morning(sipd, folder, names="K26-"):
    """Plans of its own, by their names."""
    store = Store.make(sipd, folder, folder + "-sent", plans=6).aloud()
    for name in os.listdir(store.path("plans")):
        with open(store.path("plans", name)) as file:
            text = file.read().replace("K26-", names)
        os.remove(store.path("plans", name))
        with open(store.path("plans", name.replace("K26-", names)), "w") as file:
            file.write(text)
    assign(store, "metrics", "sipd.prom")
    store.once()
    store.drain()
    store.keep()
    store.days.go_to(1)
    return store


def assign(store, key, value):
    with open(store.conf) as file:
        text = re.sub(rf"(?m)^{key}:.*\n", "", file.read())
    with open(store.conf, "w") as file:
        file.write(text + f"{key}: {value}\n")


def place(store, key):
    return store.path({"socket": "sipd.sock", "metrics": "sipd.prom", "sipd": "sipd.yaml", "roster": "roster.yaml",
                       "policy": "policy.yaml"}.get(key, key))


def beside(first, second, folder, shared, kind):
    """The second one's exit and what it says, and what either lost."""
    one, other = first.copy(folder, folder + "-sent"), second.copy(folder + "-b", folder + "-b-sent")
    own = open(other.conf).read()
    for key in shared:
        assign(other, key, place(one, key))
    one.drop(2)
    life, problems = Life(one, strace("syncfs", "/dev/null", "-e", "inject=" + BATCH)), []
    try:
        until(lambda: os.listdir(one.path("spool", "tmp")) or life.process.poll() is not None)
        status, said = (daemon if kind == SECONDS[0] else Store.once)(other)
        life.until_ready()
        life.until_told(0)
        if life.process.poll() is None and not life.ask():
            problems.append("its socket was taken away: the first one runs, and nobody answers for it")
        problems += [f"the first one is troubled: {life.sentence}"] if life.is_troubled else []
        ended = life.stop() if life.process.poll() is None else life.end()
        problems += [f"the first one ends with {ended}: {life.entry}"] if ended else []
    except Hung as hung:
        return "hung", "", [f"hung: {hung}"]
    if {"state", "spool"} & set(shared) and not status:
        problems.append("not refused")
    if status not in DOCUMENTED:
        problems.append(f"crashed: exit {status}: {last(said)}")
    problems += one.settle()
    with open(other.conf, "w") as file:
        file.write(own)
    if "plans" not in shared:
        problems += other.settle()
    for store, strange in ((one, "L26-"), (other, "K26-")):
        problems += [f"another's: {name}" for name in {reminder.subject for reminder in Box(store.sent).reminders}
                     if name.startswith(strange) and "plans" not in shared]
    if not problems:
        one.remove()
        other.remove()
    return (f"exit {status}", re.sub(r"^<\d>|\S*/", "", last(said)), problems) if status else ("goes on", "", problems)


def daemon(store):
    life = Life(store)
    if life.until_ready():
        status = life.stop()
    else:
        status = life.end()
    return status, life.said


def until(done):
    deadline = time.monotonic() + HANG
    while not done():
        if time.monotonic() > deadline:
            raise Hung("waited for a batch")
        time.sleep(0.002)


PLACES = ["plans", "state", "spool", "socket", "metrics", "roster", "policy"]
TARGETS = [*PLACES, "sipd"]
FORMS = ["the same", "below it", "through a link", "a hard link"]


def collide(sipd, scratch, table, cases):
    base = on_a_morning(sipd, f"{scratch}/collide")
    problems = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda numbered: collision(base, f"{scratch}/collide-{numbered[0]}", *numbered[1]),
                              enumerate(cases)):
            problems += found
    table.row(f"a place of sipd's that is another of its own, {len(cases)} times", "exit 78", recovers="when it is mended",
              problems=problems)
    table.count("mixtures", len(cases))


def collision(base, folder, key, target, form):
    store = base.copy(folder, folder + "-sent")
    aim = place(store, target)
    if form == "below it":
        aim += "/x" if os.path.isdir(aim) else ""
    elif form == "through a link":
        os.symlink(aim, store.path("link"))
        aim = store.path("link")
    elif form == "a hard link" and target in ("roster", "policy", "sipd"):  # Figures are renamed into place anew.
        os.link(aim, store.path("hard"))
        aim = store.path("hard")
    life = Life(store)
    life.until_ready()
    assign(store, key, aim)
    before = contents(store)
    life.process.send_signal(signal.SIGHUP)
    said = {"check": store.verb("check"), "reload": store.verb("reload")}
    problems = [f"the daemon does not go on: {life.entry}"] if life.stop() else []
    said["run --once"] = store.once()
    said["run"] = daemon(store)
    problems += [f"accepted by {verb}: exit {status}" for verb, (status, _) in said.items() if status in (0, None)]
    problems += [f"crashed: {verb} with {status}: {last(words)}" for verb, (status, words) in said.items()
                 if status not in DOCUMENTED | {1, 69}]  # Nobody answers where the new socket would be.
    after = contents(store)
    problems += [f"taken away: {name}" for name in before if before[name] != after.get(name)]
    if not problems:
        store.remove()
    return [f"{problem} ({key} is {target}, {form})" for problem in problems]


def contents(store):
    """Every plan and setting, and what stands in it."""
    names = [store.path(name) for name in ("sipd.yaml", "roster.yaml", "policy.yaml")]
    names += [entry.path for entry in os.scandir(store.path("plans"))]
    return {name: hashlib.sha256(open(name, "rb").read()).hexdigest() for name in names if os.path.isfile(name)}


def deliveries(sipd, scratch, table, count):
    """Two at once: the second hands over nothing, whichever letter the first is at; then three without an order."""
    base, problems = with_letters(sipd, scratch, "deliveries", 3), []
    for number in range(count):
        store = base.copy(f"{scratch}/deliveries-{number}", f"{scratch}/deliveries-{number}-sent")
        arrange(store, ASKS)
        first, seen = Asked(store), 0
        while first.letter():
            status, said = store.verb("deliver") if seen % count == number else (0, "")
            problems += [f"the second ends with {status}: {last(said)}"] if status else []
            seen += 1
            first.say(0)
        first.end()
        arrange(store, TAKES)
        problems += handed_on(store)
    arrange(base, TAKES)
    three = [subprocess.Popen([sipd, "deliver", "-c", base.conf], env=base.days.environment(), stderr=subprocess.DEVNULL)
             for _ in range(3)]
    problems += [f"one of three ends with {status}" for process in three if (status := process.wait())]
    problems += handed_on(base)
    table.row(f"a second delivery beside the first, {count + 1} times", "goes on", recovers="nothing to recover",
              problems=problems)
    table.count("mixtures", count + 1)
