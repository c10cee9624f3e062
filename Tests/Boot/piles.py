"""Many letters at once: none is lost, and none comes twice but where the drain says that it may."""
import collections
import os
import re
import time

from installation import expect, glob, step

MAILBOXES = 20
COUNT = 3000


def walk(sipd, kinds):
    machine = sipd.machine
    machine.run("dpkg", "-i", "/root/sipd.deb")
    at_once(sipd, kinds)
    mailer_restarted(sipd, kinds)
    kills(sipd, kinds)


class Pile:
    """So many letters, to the mailboxes in turn."""

    def __init__(self, sipd, name, count):
        self.sipd, self.name, self.count = sipd, name, count
        self.letters = [f"{name}-{number:05}.eml" for number in range(count)]

    def drop(self):
        """Into outgoing, one rename each, as sipd's own."""
        outgoing = self.sipd.spool / "outgoing"
        owner = outgoing.stat()
        aside = self.sipd.spool / "pile"
        aside.mkdir(mode=0o700)
        written = time.time()
        for number, letter in enumerate(self.letters):
            box = f"box{number % MAILBOXES + 1}@localhost"
            path = aside / letter
            path.write_text(f"From: sip@localhost\nTo: {box}\nSubject: {self.name}\n"
                            f"Message-ID: <{letter}@sipd>\n\n{'All is as it should be. ' * 40}\n")
            os.chown(path, owner.st_uid, owner.st_gid)
            path.chmod(0o660)
            # One moment for all, so that their names are their order.
            os.utime(path, (written, written))
        for letter in self.letters:
            (aside / letter).rename(outgoing / letter)
        aside.rmdir()

    @property
    def sent(self):
        return len(glob(self.sipd.spool / "sent", f"{self.name}-*"))

    def arrived(self):
        """Names of letters in the Maildirs, one for each time; a letter in another's mailbox is an error."""
        found = []
        for number in range(1, MAILBOXES + 1):
            folder = self.sipd.machine.root / f"home/box{number}/Maildir/new"
            for path in glob(folder, "*"):
                text = path.read_text()
                name = re.search(r"^Message-ID: <(.*)@sipd>", text, re.M).group(1)
                expect(f"\nTo: box{number}@localhost\n" in text, f"{name} came to box{number}")
                if name.startswith(self.name + "-"):
                    found.append(name)
        return found

    def expect_all(self, seconds=120):
        """Every letter, in the end. Returns those that came twice."""
        machine = self.sipd.machine

        def files():
            return sum(len(glob(machine.root / f"home/box{number}/Maildir/new", "*"))
                       for number in range(1, MAILBOXES + 1))
        found = machine.until(f"all of {self.name}",
                              lambda: files() >= self.count and self.complete(self.arrived()), seconds)
        expect(len(set(found)) == self.count, f"lost: {sorted(set(self.letters) - set(found))[:5]}")
        return {name for name, times in collections.Counter(found).items() if times > 1}

    def complete(self, found):
        return found if set(found) == set(self.letters) else None


def at_once(sipd, kinds):
    pile = Pile(sipd, "pile", COUNT)
    machine = sipd.machine
    # A folder that is read while letters come into it may show a later one before an earlier one.
    machine.run("systemctl", "stop", "sipd-outbox.path", "sipd-outbox.timer")
    pile.drop()
    began = time.monotonic()
    machine.run("systemctl", "start", "sipd-outbox.path", "sipd-outbox.timer")
    backlog = []

    def empty():
        sent = pile.sent
        if sent * 10 // COUNT >= len(backlog):
            backlog.append(sipd.status(expect=None)["spool"]["waiting"])
        return sent == COUNT
    machine.until(f"{COUNT} letters handed over", empty, 600)
    handed = time.monotonic() - began
    expect(len(backlog) > 5 and backlog == sorted(set(backlog), reverse=True) and backlog[-1] == 0,
           f"status does not show the backlog shrink: {backlog}")
    expect(not pile.expect_all(), "a letter came twice")
    came = time.monotonic() - began
    order = [entry["SIPD_LETTER"] for entry in sipd.entries(kinds["letterHandedOver"])]
    expect([letter for letter in order if letter in set(pile.letters)] == pile.letters, "handed over out of order")
    step(f"{COUNT} letters at once: handed over in order in {handed:.0f} s ({COUNT / handed:.0f}/s), all in "
         f"{MAILBOXES} mailboxes after {came:.0f} s, each once; status shows the backlog shrink")


def mailer_restarted(sipd, kinds, count=1000):
    pile = Pile(sipd, "restart", count)
    machine = sipd.machine
    began = time.monotonic()
    pile.drop()
    machine.until("a third of them", lambda: pile.sent >= count // 3, 120)
    machine.run("systemctl", "stop", "postfix")
    machine.until("two thirds of them, or letters put off", lambda: pile.sent >= 2 * count // 3
                  or sipd.entries(kinds["mailerAway"]), 120)
    machine.run("systemctl", "start", "postfix")
    machine.run("systemctl", "restart", "--no-block", "sipd-outbox.service")
    twice = pile.expect_all()
    repeated = {entry["SIPD_LETTER"] for entry in sipd.entries(kinds["letterRepeated"])}
    expect(twice <= repeated, f"came twice: {twice}, but announced: {repeated}")
    step(f"the mail system is stopped and started under {count} letters: all come, {len(twice)} twice, "
         f"{time.monotonic() - began:.0f} s")


def kills(sipd, kinds, count=400):
    """The drain is killed three times while it hands over a pile of letters."""
    machine = sipd.machine
    pile = Pile(sipd, "kill", count)
    before = {entry["SIPD_LETTER"] for entry in sipd.entries(kinds["letterRepeated"])}
    pile.drop()
    # Started again by hand each time: by itself it would be in a minute.
    for share in (1, 2, 3):
        machine.run("systemctl", "restart", "--no-block", "sipd-outbox.service")
        machine.until(f"{share}/4 of the pile", lambda: pile.sent >= count * share // 4)
        machine.run("systemctl", "kill", "--kill-whom=main", "--signal=KILL", "sipd-outbox.service")
        machine.until("its end", lambda: sipd.property("SubState", "sipd-outbox.service") != "start")
    machine.run("systemctl", "restart", "sipd-outbox.service")
    machine.until("the whole pile", lambda: pile.sent == count)
    twice = pile.expect_all()
    repeated = {entry["SIPD_LETTER"] for entry in sipd.entries(kinds["letterRepeated"])} - before
    expect(len(repeated) <= 3 and twice <= repeated, f"repeated {repeated}, but twice came {twice}")
    step(f"the drain is killed 3 times over {count} letters and loses none; {len(repeated)} were announced as perhaps "
         f"twice, {len(twice)} came twice")
