"""sipd falls silent in several ways, and whoever looks from outside with sipd-watch notices each within a slot."""
import pathlib
import subprocess
import sys
import time

from installation import CONFIG, expect, step

SLOT = 60
# A little later than the heartbeat is due, and than the round that writes figures at each slot.
LATE = {"--mailbox": "10s", "--file": "70s"}
SETTINGS = CONFIG.replace("trial: anna@localhost", "trial: off") + """\
heartbeat: {to: box1@localhost, every: slot}
metrics: /run/sipd/metrics/sipd.prom
"""


def walk(sipd):
    machine = sipd.machine
    # Where its disk is to be full, a small one.
    machine.run("mkdir", "--parents", "/var/lib/sipd")
    machine.run("mount", "-t", "tmpfs", "-o", "size=16m,mode=0755", "tmpfs", "/var/lib/sipd")
    machine.run("dpkg", "-i", "/root/sipd.deb")
    sipd.write("/etc/sipd/sipd.yaml", SETTINGS)
    machine.run("systemctl", "reload", "sipd")
    watcher = Watcher(machine)
    watcher.until_well()
    step("the heartbeat comes at once, and both the mailbox and the figures say from outside that all is well")
    stopped(watcher)
    masked(watcher)
    queue_stuck(watcher)
    outbox_stuck(watcher)
    disk_full(watcher)


class Watcher:
    """Another host: it has the mailbox, fetches the figures, and has a clock of its own."""

    def __init__(self, machine):
        self.machine = machine
        self.script = machine.root / "usr/share/doc/sipd/examples/sipd-watch"
        self.copy = machine.top / "sipd.prom"

    def ask(self, option):
        path = self.machine.root / "home/box1/Maildir"
        if option == "--file":
            path = self.copy
            text = self.machine.run("cat", "/run/sipd/metrics/sipd.prom", expect=None)
            # A copy that could not be fetched stays as it was.
            if text.startswith("# TYPE"):
                path.write_text(text)
        done = subprocess.run([sys.executable, str(self.script), option, str(path), "--late", LATE[option]],
                              capture_output=True, text=True)
        expect(done.returncode < 3 and done.stderr == "", f"sipd-watch said: {done.stdout}{done.stderr}")
        return done.returncode, done.stdout.strip()

    def until(self, option, state, seconds):
        return self.machine.until(f"{option} to say {state}",
                                  lambda: (said := self.ask(option))[0] == state and said[1], seconds)

    def until_well(self):
        for option in LATE:
            self.until(option, 0, 2 * SLOT)

    def notices(self, what, options=("--mailbox", "--file")):
        began = time.monotonic()
        words = []
        for option in options:
            # At the latest a slot later, and as late as it is asked to allow.
            left = began + SLOT + int(LATE[option][:-1]) + 5 - time.monotonic()
            line = self.until(option, 2, left)
            words.append(f"{option[2:]} after {time.monotonic() - began:.0f} s, {line.split(' - ')[1]}")
        step(f"{what}: noticed by {'; '.join(words)}")


def stopped(watcher):
    watcher.machine.run("systemctl", "kill", "--kill-whom=main", "--signal=STOP", "sipd")
    watcher.notices("sipd is stopped by a signal and lives on without a word")
    watcher.machine.run("systemctl", "kill", "--kill-whom=main", "--signal=CONT", "sipd")
    watcher.until_well()


def masked(watcher):
    machine = watcher.machine
    machine.run("systemctl", "mask", "sipd.service")
    machine.run("systemctl", "stop", "sipd.service")
    watcher.notices("the unit is masked")
    machine.run("systemctl", "unmask", "sipd.service")
    machine.run("systemctl", "start", "sipd.service")
    watcher.until_well()


def queue_stuck(watcher):
    """The mail system takes letters and keeps them: of that sipd can know nothing, and the mailbox tells."""
    machine = watcher.machine
    machine.run("postconf", "-e", "defer_transports=local")
    machine.run("postfix", "reload")
    watcher.notices("the mail system takes letters and delivers none", ["--mailbox"])
    expect(watcher.ask("--file")[0] == 0, "the figures know of a queue that they cannot see")
    machine.run("postconf", "-X", "defer_transports")
    machine.run("postfix", "reload")
    machine.run("postqueue", "-f")
    watcher.until_well()


def outbox_stuck(watcher):
    machine = watcher.machine
    units = ["sipd-outbox.path", "sipd-outbox.timer", "sipd-outbox.service"]
    machine.run("systemctl", "mask", *units)
    machine.run("systemctl", "stop", *units)
    watcher.notices("nobody takes letters out of the spool")
    machine.run("systemctl", "unmask", *units)
    machine.run("systemctl", "start", *units)
    watcher.until_well()


def disk_full(watcher):
    machine = watcher.machine
    machine.run("sh", "-c", "head -c 100M /dev/zero >/var/lib/sipd/ballast", expect=1)
    watcher.notices("the disk is full")
    machine.run("rm", "/var/lib/sipd/ballast")
    watcher.until_well()
    step("each time it is well again as soon as the cause is gone")
