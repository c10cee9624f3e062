"""What every measurement needs: a store, a running sipd, the bare machine beside it, and a line of the table."""
import dataclasses
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time

# Letters to one recipient within an hour: the most that a setting can be. What the cap holds would be measured as never.
CAP = 1000
# Far from any day on which this is run: nothing of such a store is due now.
LATER = "2090-06-15"


@dataclasses.dataclass
class Figure:
    """One line: what sipd took, what the floor took, and what was to be reached. A ratio, wherever there is a floor."""
    part: str
    what: str
    mine: str
    floor: str
    reached: float
    goal: float
    unit: str = "×"
    more_is_better: bool = False

    @property
    def is_met(self):
        return self.reached >= self.goal if self.more_is_better else self.reached <= self.goal

    def __str__(self):
        sign = "≥" if self.more_is_better else "≤"
        return (f"{self.part:<4}{self.what:<47}{self.mine:>14}{self.floor:>14}{self.reached:>9.2f}{self.unit:<3}"
                f"{sign}{self.goal:>6g}{self.unit:<3} {'met' if self.is_met else 'missed'}")


HEADING = f"{'':<4}{'':<47}{'sipd':>14}{'floor':>14}{'reached':>12}   goal"


def seconds(value):
    return f"{value:.2f} s" if value >= 1 else f"{value * 1e3:.2f} ms"


class Daemon:
    """A running sipd that has said that it is ready."""

    def __init__(self, bench, store):
        self.store = store
        path = f"{bench.scratch}/ready.sock"
        if os.path.exists(path):
            os.unlink(path)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        listener.bind(path)
        listener.settimeout(3600)
        start = time.perf_counter()
        self.process = subprocess.Popen([bench.sipd, "run", "-c", f"{store}/sipd.yaml"], stderr=subprocess.DEVNULL,
                                        env={**os.environ, "NOTIFY_SOCKET": path})
        while b"READY=1" not in listener.recv(4096):
            pass
        self.seconds = time.perf_counter() - start
        listener.close()

    def processor(self):
        """Seconds on a processor so far, and how often it was put on one."""
        fields = [task.read_text().split() for task in
                  pathlib.Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")]
        return sum(int(field[0]) for field in fields) / 1e9, sum(int(field[2]) for field in fields)

    def resident(self):
        """Bytes in memory."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    def ask(self, question):
        """Its answer, over the socket."""
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(f"{self.store}/sipd.sock")
            client.sendall(question)
            answer = b""
            while got := client.recv(65536):
                answer += got
        return answer

    def plans(self):
        """How many it follows."""
        return json.loads(self.ask(b'{"verb":"status","limit":0}\n'))["status"]["plans"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(300)


class Bench:
    def __init__(self, sipd, scratch, plans, is_short, is_cold):
        self.sipd, self.scratch, self.plans = sipd, scratch, plans
        self.is_short, self.is_cold = is_short, is_cold
        here = pathlib.Path(__file__).parent
        self.floor_binary, self.script = f"{scratch}/floor", str(here / "cron.py")
        subprocess.run(["cc", "-O2", "-pthread", str(here / "floor.c"), "-o", self.floor_binary], check=True)
        self.stores = {}

    def floor(self, *words, text=b""):
        run = subprocess.run([self.floor_binary, *map(str, words)], input=text, capture_output=True, check=True)
        return [float(word) for word in run.stdout.split()]

    def bare(self):
        """An empty folder for the floor."""
        folder = f"{self.scratch}/bare"
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        return folder

    def store(self, plans=None, around=LATER, *more):
        """A sample store, the same for all who ask for the same; whoever changes it puts it back, or drops it."""
        key = (plans or self.plans, around, more)
        if key not in self.stores:
            folder = f"{self.scratch}/s{len(os.listdir(self.scratch))}"
            subprocess.run([self.sipd, "sample", folder, "--plans", str(key[0]), "--around", around, *more],
                           check=True, stdout=subprocess.DEVNULL)
            with open(f"{folder}/sipd.yaml", "a") as file:
                file.write(f"letters-per-hour: {CAP}\n")
            self.stores[key] = folder
        return self.stores[key]

    def drop(self, store):
        self.stores = {key: folder for key, folder in self.stores.items() if folder != store}
        shutil.rmtree(store)

    def kept(self, plans=None, *more):
        """A store whose plans sipd has seen, with nothing due."""
        store = self.store(plans, LATER, *more)
        if not os.listdir(f"{store}/state"):
            with Daemon(self, store):
                pass
        return store

    def cron(self, store, day):
        """The script on a store: seconds, letters, bytes of memory."""
        words = subprocess.run(["python3", self.script, f"{store}/plans", f"{store}/cron", f"{store}/cron.db", day],
                               capture_output=True, text=True, check=True).stdout.split()
        return float(words[0]), int(words[1]), int(words[2]) * 1024

    def timed(self, *words):
        start = time.perf_counter()
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start

    def forget(self):
        """Empties the page cache."""
        os.sync()
        pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")


def put(store, number, seen=None, urgency="immediate", unit="bistand", initiator="anna.lind"):
    """A plan with a need, unless told otherwise an immediate one seen today: two letters that cannot wait."""
    text = (f'{{"format": "sip-plan/1", "id": "B-{number}", "unit": "{unit}", "initiator": "{initiator}",'
            f' "need": {{"seen": "{seen or time.strftime("%Y-%m-%d")}", "urgency": "{urgency}"}}}}')
    with open(f"{store}/new.json", "w") as file:
        file.write(text)
    os.rename(f"{store}/new.json", f"{store}/plans/B-{number}.json")


def crowd(store, units):
    """More units, each with a manager and one who works there: so many that none of them gets more than the cap lets go."""
    with open(f"{store}/roster.yaml") as file:
        roster = file.read()
    places = "".join(f"  u{n}: {{name: Unit {n}, parent: kommun, manager: m{n}}}\n" for n in range(units))
    people = "".join(f"  {role}{n}: {{name: {role} {n}, unit: u{n}, address: {role}{n}@kommun.example}}\n"
                     for n in range(units) for role in "mw")
    with open(f"{store}/roster.yaml", "w") as file:
        file.write(roster.replace("units:\n", f"units:\n{places}").replace("people:\n", f"people:\n{people}"))


def letters(store):
    return os.listdir(f"{store}/spool/outgoing")


def await_letters(store, count):
    """Spins, since the wait is what is measured."""
    end = time.monotonic() + 120
    while len(letters(store)) < count:
        if time.monotonic() > end:
            raise TimeoutError(f"{len(letters(store))} of {count} letters")
