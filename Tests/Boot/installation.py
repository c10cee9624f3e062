"""sipd installed in a machine, and what the steps ask of it."""
import datetime
import email
import email.policy
import json
import pathlib
import re
import subprocess
import time

from machine import Refused

# At any hour of any day; on trial to anna.
CONFIG = """\
window: {opens: "00:00", closes: "24:00", slots: every 1 minute, red-days: false,
  days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}
mail: {from: sip@localhost.localdomain, trial: anna@localhost}
"""
BEGAN = time.monotonic()
steps = []


def step(sentence):
    steps.append(sentence)
    print(f"{time.monotonic() - BEGAN:6.1f} s  {sentence}", flush=True)


def expect(condition, sentence):
    if not condition:
        raise Refused(sentence)


def glob(folder, pattern):
    return list(folder.glob(pattern)) if folder.exists() else []


def catalogue():
    """Ids by the names of EntryKind, from its source."""
    source = pathlib.Path(__file__).parents[2] / "Sources/SIPOutputs/Journal/EntryKind.swift"
    return dict(re.findall(r'case (\w+) = "([0-9a-f]{32})"', source.read_text()))


def mail_system(machine, mailboxes=0):
    """Postfix delivering to local users' Maildirs: root's letters to anna, and box1, box2 … The operator has this already."""
    for name in ["anna", *(f"box{number}" for number in range(1, mailboxes + 1))]:
        machine.chroot("useradd", "--create-home", name)
    (machine.root / "etc/aliases").write_text("root: anna\nsip: anna\n")
    machine.chroot("postconf", "-e", "inet_interfaces=loopback-only", "home_mailbox=Maildir/", "biff=no",
                   "mydestination=localhost, localhost.localdomain", "myhostname=localhost.localdomain",
                   "compatibility_level=3.6", "maillog_file=/var/log/postfix.log")
    machine.chroot("newaliases")


class Installation:
    def __init__(self, machine):
        self.machine = machine
        self.maildir = machine.root / "home/anna/Maildir/new"
        self.spool = machine.root / "var/lib/sipd/spool"
        self.commands = 0
        self.bounces = 0

    def operator(self, *command, **options):
        """What an operator types: counted."""
        self.commands += 1
        return self.machine.run(*command, **options)

    def write(self, path, text):
        target = self.machine.root / path.lstrip("/")
        target.write_text(text)

    def example_roster(self):
        """As the file says: the # before each line of the example is removed."""
        self.operator("sed", "-i", r"s/^#\([^#]\)/\1/", "/etc/sipd/roster.yaml")

    def operator_drop(self, plan):
        self.commands += 1
        self.drop(plan)

    def drop(self, plan):
        """A plan with an immediate need, put there as an export does: by a member of sipd-plans, renamed into place."""
        self.drop_all([plan])

    def drop_all(self, plans, days=0):
        """Plans with an immediate need that was seen so many days ago."""
        # In the zone of the plans this may be yesterday: no less due.
        seen = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)
        text = json.dumps({
            "format": "sip-plan/1", "id": "PLAN", "unit": "kommun", "initiator": "sam.dahl",
            "need": {"seen": seen.date().isoformat(), "seenTime": "00:00", "urgency": "immediate"}})
        script = f"""cd /var/lib/sipd/plans && cat >.new && for plan in {" ".join(plans)}; do
            sed "s/PLAN/$plan/" .new >.named && mv .named $plan.json; done; rm .new"""
        self.machine.run("sh", "-c", script, user="export", text=text)

    def entries(self, kind=None, unit=None, **fields):
        """Journal entries by catalogue subject or fields."""
        matches = [f"{name}={value}" for name, value in fields.items()]
        if kind:
            matches.append(f"MESSAGE_ID={kind}")
        if unit:
            matches.append(f"_SYSTEMD_UNIT={unit}")
        # Status 1: there is none.
        lines = self.machine.run("journalctl", "--all", "-o", "json", "--no-pager", *matches, expect=None)
        return [json.loads(line) for line in lines.splitlines() if line.startswith("{")]

    def mails(self):
        """What came to anna, in her Maildir or, from mail systems that know none, in her mbox."""
        texts = [path.read_bytes() for path in sorted(glob(self.maildir, "*"))]
        mbox = self.machine.root / "var/mail/anna"
        if mbox.exists():
            texts += [b"From " + text for text in re.split(rb"^From ", mbox.read_bytes(), flags=re.M)[1:]]
        return [email.message_from_bytes(text, policy=email.policy.default) for text in texts]

    def mail_about(self, plan, seconds=30):
        return self.machine.until(
            f"a mail about {plan}",
            lambda: [m for m in self.mails() if plan in m.get_body(("plain",)).get_content()], seconds)

    def expect_each_once(self, plan):
        """Two letters about a new immediate need, the initiator's and her manager's; none that is there twice."""
        machine = self.machine
        machine.until(f"both mails about {plan}", lambda: len(self.mail_about(plan)) == 2)
        machine.until("the drain's end", lambda: not any(self.letters(f) for f in ("outgoing", "waiting", "handing")))
        ids = [mail["Message-ID"] for mail in self.mails()]
        expect(len(ids) == len(set(ids)), f"a letter came twice: {sorted(ids)}")
        expect(len(ids) - self.bounces == len(self.letters("sent")), f"{len(ids)} mails, {self.letters('sent')} sent")

    def letters(self, folder):
        where = self.spool / folder
        return sorted(path.name for path in where.iterdir() if path.suffix == ".eml") if where.exists() else []

    def status(self, **options):
        said = self.machine.run("sipd", "status", "--json", **options)
        expect(said.startswith("{"), f"sipd status said: {said}")
        return json.loads(said)

    def property(self, name, unit="sipd.service"):
        return self.machine.run("systemctl", "show", "--value", "-p", name, unit).strip()

    def is_active(self, unit="sipd.service"):
        return self.machine.status("systemctl", "is-active", unit) == "active"

    def is_enabled(self, unit):
        return self.machine.status("systemctl", "is-enabled", unit) == "enabled"

    def forget_notes(self):
        """When each letter is to be tried again: at once."""
        for note in (self.spool / "notes").iterdir():
            note.unlink()

    def hasten(self):
        """The timer's minute is longer than a test wants to wait: two seconds, from its next start on."""
        folder = self.machine.root / "etc/systemd/system/sipd-outbox.timer.d"
        folder.mkdir(parents=True)
        (folder / "test.conf").write_text("[Timer]\nOnCalendar=\nOnCalendar=*:*:0/2\nAccuracySec=100ms\n")
        self.machine.run("systemctl", "daemon-reload")

    def units(self):
        """The package's units, by name, with their text."""
        listed = self.machine.run("dpkg", "-L", "sipd").split()
        units = [pathlib.Path(path) for path in listed if "/systemd/system/" in path]
        return {unit.name: (self.machine.root / str(unit).lstrip("/")).read_text() for unit in units}

    def expect_units(self):
        """All that is to run runs, and what is to start at boot will: the units of today's package, whichever they are."""
        for name, text in self.units().items():
            if "[Install]" in text:
                expect(self.is_enabled(name), f"{name} is not enabled")
            if "Type=oneshot" not in text:
                expect(self.is_active(name), f"{name} is not active:\n" + self.machine.status("systemctl", "status", name))
        for line in (self.machine.root / "usr/lib/sysusers.d/sipd.conf").read_text().splitlines():
            kind, name = (line.split() + ["", ""])[:2]
            if kind in ("u", "g"):
                self.machine.run("getent", "passwd" if kind == "u" else "group", name)
        failed = self.machine.status("systemctl", "--failed", "--no-legend")
        expect(not failed, f"units failed: {failed}")
        return len(self.units())


def run_in(machine, walk):
    """Walks through a booted machine; what it logged last is shown when a step fails."""
    try:
        walk()
    except Exception:
        try:
            print(machine.run("journalctl", "-b", "--no-pager", "-n", "60", expect=None))
            print(machine.run("systemctl", "--failed", "--no-pager", expect=None))
        except subprocess.SubprocessError as error:
            print(error)
        raise
