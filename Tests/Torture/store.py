"""A sample store that a real sipd runs on, and what must hold in it whatever happened."""
import datetime
import email
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess

HANG = 60  # seconds after which a sipd that should have ended hangs
# Whose letters they are: in turns, since each is sent at most so many letters an hour. A thousand is the most there can be.
INITIATORS = ["anna.lind", "omar.haddad", "bo.ek"]
CAP = "letters-per-hour: 1000\n"


class Store:
    def __init__(self, sipd, folder, sent):
        self.sipd, self.folder, self.sent = sipd, folder, sent
        self.conf = os.path.join(folder, "sipd.yaml")
        self.dropped = []
        self.problems = []
        self.syncs = False  # Whether what the mailer took survives a power cut.
        os.makedirs(sent, exist_ok=True)

    @classmethod
    def make(cls, sipd, folder, sent, plans=12):
        subprocess.run([sipd, "sample", folder, "--always-open", "--plans", str(plans)], check=True,
                       stdout=subprocess.DEVNULL)
        store = cls(sipd, folder, sent)
        with open(store.conf, "a") as file:
            file.write(CAP)
        return store

    def copy(self, folder, sent):
        """The same store elsewhere, so that each fault begins from the same state."""
        shutil.copytree(self.folder, folder)
        twin = Store(self.sipd, folder, sent)
        twin.dropped = list(self.dropped)
        shutil.copytree(self.sent, sent, dirs_exist_ok=True)
        return twin

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def drop(self, count):
        """Immediate needs, seen now: their letters are due at once."""
        now = datetime.datetime.now(datetime.timezone.utc)
        for _ in range(count):
            name = f"AKUT-{len(self.dropped) + 100}"
            # Seen a day ago, so that the test runs as well just after midnight.
            plan = {"format": "sip-plan/1", "id": name, "unit": "bistand",
                    "initiator": INITIATORS[len(self.dropped) % len(INITIATORS)],
                    "need": {"seen": str((now - datetime.timedelta(days=1)).date()), "seenTime": "12:00",
                             "urgency": "immediate"}, "consent": {}}
            with open(self.path("plans", "." + name), "w") as file:
                json.dump(plan, file)
                file.flush()
                os.fsync(file.fileno())
            os.rename(self.path("plans", "." + name), self.path("plans", name + ".json"))
            self.dropped.append(name)
        plans = os.open(self.path("plans"), os.O_RDONLY)
        os.fsync(plans)
        os.close(plans)

    def command(self, *arguments):
        return [self.sipd, "run", *arguments, "-c", self.conf]

    def start(self, log):
        return subprocess.Popen(self.command(), stdout=log, stderr=log)

    def once(self, prefix=(), timeout=HANG):
        """One round: exit status and what it said; None when it hung."""
        try:
            ran = subprocess.run([*prefix, *self.command("--once")], capture_output=True, text=True, timeout=timeout)
            return ran.returncode, ran.stderr + ran.stdout
        except subprocess.TimeoutExpired:
            return None, "hung"

    def drain(self):
        """What a mailer does: takes every letter, for good."""
        outgoing = self.path("spool", "outgoing")
        for name in os.listdir(outgoing) if os.path.isdir(outgoing) else []:
            self.judge_letter(os.path.join(outgoing, name), name)
            if os.path.exists(os.path.join(self.sent, name)):
                self.problems.append(f"doubled: {name}")
            shutil.move(os.path.join(outgoing, name), os.path.join(self.sent, name))
        if self.syncs:
            os.sync()

    def judge_letter(self, path, name):
        with open(path, "rb") as file:
            content = file.read()
        message = email.message_from_bytes(content)
        if len(content) < 1000 or not content.endswith(b"\n") or message.defects or not message["Message-ID"]:
            self.problems.append(f"torn: {name}")

    def settle(self, user=()):
        """A start without a fault, and one look at all that was promised. `user`: what runs sipd as somebody else."""
        for _ in range(2):  # A slot may begin between two rounds; what the second adds is as good.
            status, said = self.once(user)
            if status != 0:
                self.problems.append(f"hung: {said}" if status is None else f"does not recover: {last(said)}")
                return self.problems
        self.drain()
        ledger = sqlite3.connect(self.path("state", "ledger.sqlite"))
        letters = dict(ledger.execute("SELECT name, settled_at FROM letter WHERE pulled_at IS NULL"))
        sent = set(os.listdir(self.sent))
        self.problems += [f"lost: {name}" for name in set(letters) - sent]
        self.problems += [f"not in the ledger: {name}" for name in sent - set(letters)]
        self.problems += [f"not settled: {name}" for name, at in letters.items() if at is None]
        told = {subject for (subject,) in ledger.execute("SELECT DISTINCT subject FROM reminder")}
        self.problems += [f"never told: {name}" for name in set(self.dropped) - told]
        self.problems += [f"left in tmp: {name}" for name in os.listdir(self.path("spool", "tmp"))]
        self.problems += chain(ledger)
        ledger.close()
        return self.problems

    @property
    def letters(self):
        return len(os.listdir(self.sent))

    @property
    def waiting(self):
        """Letters in the spool; none while it cannot be looked into."""
        try:
            return len(os.listdir(self.path("spool", "outgoing")))
        except OSError:
            return 0

    def remove(self):
        with open("/proc/mounts") as mounts:
            mounted = [line.split()[1] for line in mounts if line.split()[1].startswith(self.folder + "/")]
        for folder in reversed(mounted):
            subprocess.run(["umount", "-l", folder], check=True)
        shutil.rmtree(self.folder)
        shutil.rmtree(self.sent)


def chain(ledger):
    """The history's hashes, computed by other code than sipd's."""
    previous = b""
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    for number, at, kind, subject, fields, kept in ledger.execute(
            "SELECT seq, at, kind, subject, fields, hash FROM history ORDER BY seq"):
        line = json.dumps([str(number), str(at), kind, subject, fields], **compact)
        previous = hashlib.sha256(previous + line.encode()).digest()
        if previous != kept:
            return [f"history broken at {number}"]
    return []


def last(said):
    """The line that an operator would look at: the gravest and last one."""
    lines = [line for line in said.splitlines() if line.strip()]
    grave = [line for line in lines if "error" in line or line[:3] in ("<2>", "<3>")]
    return (grave or lines or ["(nothing)"])[-1].split(" SIPD_")[0][:150]
