#!/usr/bin/env python3
"""The acceptance test: the package on a real systemd and behind a real mail system, as an operator would use it.

usage: boot.py PACKAGE.deb
Skips, with a line that says why, where the machine cannot boot a container; never where CI is set.
"""
import datetime
import email
import email.policy
import json
import os
import pathlib
import shutil
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from machine import Machine, Refused, Unable  # noqa: E402

CONFIG = """\
window: {opens: "00:00", closes: "24:00", slots: every 1 minute, red-days: false,
  days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}
mail: {from: sip@localhost.localdomain, trial: anna@localhost}
"""
ROSTER = """\
process-owner: rut.alm
administrators: [sam.dahl]
units:
  psykiatri: {name: Psykiatriska mottagningen, manager: per.lund}
people:
  rut.alm: {name: Rut Alm, unit: psykiatri, address: rut.alm@region.example}
  sam.dahl: {name: Sam Dahl, unit: psykiatri, address: sam.dahl@region.example}
  per.lund: {name: Per Lund, unit: psykiatri, address: per.lund@region.example}
  olga.hed: {name: Olga Hed, unit: psykiatri, address: olga.hed@region.example, language: en}
"""
BEGAN = time.monotonic()
passed = 0


def step(sentence):
    global passed
    passed += 1
    print(f"{time.monotonic() - BEGAN:6.1f} s  {sentence}", flush=True)


def expect(condition, sentence):
    if not condition:
        raise Refused(sentence)


class Installation:
    """sipd in the machine, and what the steps ask of it."""

    def __init__(self, machine):
        self.machine = machine
        self.maildir = machine.root / "home/anna/Maildir/new"
        self.spool = machine.root / "var/lib/sipd/spool"
        self.commands = 0

    def operator(self, *command, **options):
        """What an operator types: counted."""
        self.commands += 1
        return self.machine.run(*command, **options)

    def write(self, path, text):
        target = self.machine.root / path.lstrip("/")
        target.write_text(text)

    def drop(self, plan):
        """A plan with an immediate need, put there as an export does: by a member of the group, renamed into place."""
        # In the zone of the plans this may be yesterday: no less due.
        seen = datetime.datetime.now(datetime.timezone.utc)
        text = json.dumps({
            "format": "sip-plan/1", "id": plan, "unit": "psykiatri", "initiator": "olga.hed",
            "need": {"seen": seen.date().isoformat(), "seenTime": "00:00", "urgency": "immediate"}})
        folder = "/var/lib/sipd/plans"
        self.machine.run(
            "sh", "-c", f"cat >{folder}/.new && mv {folder}/.new {folder}/{plan}.json", user="export", text=text)

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
        folder = self.maildir
        if not folder.exists():
            return []
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                for path in sorted(folder.iterdir())]

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
        expect(len(ids) == len(self.letters("sent")), f"{len(ids)} mails, {self.letters('sent')} sent")

    def letters(self, folder):
        where = self.spool / folder
        return sorted(path.name for path in where.iterdir() if path.suffix == ".eml") if where.exists() else []

    def property(self, name, unit="sipd.service"):
        return self.machine.run("systemctl", "show", "--value", "-p", name, unit).strip()

    def is_active(self, unit="sipd.service"):
        return self.machine.status("systemctl", "is-active", unit) == "active"


def catalogue():
    """Ids by the names of EntryKind, from its source."""
    import re
    source = pathlib.Path(__file__).parents[2] / "Sources/SIPOutputs/Journal/EntryKind.swift"
    return dict(re.findall(r'case (\w+) = "([0-9a-f]{32})"', source.read_text()))


def mail_system(machine):
    """Postfix delivering to a local user's Maildir. The operator has this already."""
    machine.chroot("useradd", "--create-home", "anna")
    (machine.root / "etc/aliases").write_text("root: anna\n")
    machine.chroot("postconf", "-e", "inet_interfaces=loopback-only", "home_mailbox=Maildir/", "biff=no",
                   "mydestination=localhost, localhost.localdomain", "myhostname=localhost.localdomain",
                   "compatibility_level=3.6", "maillog_file=/var/log/postfix.log")
    machine.chroot("newaliases")


def main(package):
    kinds = catalogue()
    machine = Machine()
    mail_system(machine)
    shutil.copy(package, machine.root / "root/sipd.deb")
    step("a Debian 12 with systemd and postfix is unpacked")
    with machine:
        step("it has booted")
        sipd = Installation(machine)
        try:
            walk(sipd, kinds)
        except Exception:
            print(machine.run("journalctl", "-b", "--no-pager", "-n", "60", expect=None))
            print(machine.run("systemctl", "--failed", "--no-pager", expect=None))
            raise
    print(f"{passed} passed, 0 failed")


def walk(sipd, kinds):
    machine = sipd.machine
    first_minutes(sipd, kinds)
    rights(sipd)
    reload_refused(sipd)
    mailer_away(sipd, kinds)
    watchdog(sipd)
    stop_and_restart(sipd)
    upgrade(sipd)
    kills(sipd, kinds)
    remove_and_purge(sipd)
    expect(machine.status("systemctl", "is-system-running") == "running",
           "units failed: " + machine.status("systemctl", "--failed", "--no-legend"))
    step("no unit has failed in the end")


def first_minutes(sipd, kinds):
    machine = sipd.machine
    sipd.operator("dpkg", "-i", "/root/sipd.deb")
    for unit in ("sipd.service", "sipd.socket", "sipd-outbox.path", "sipd-outbox.timer"):
        expect(sipd.is_active(unit), f"{unit} is not active:\n" + machine.status("systemctl", "status", unit))
    for unit in ("sipd.service", "sipd-outbox.path", "sipd-outbox.timer"):
        expect(machine.status("systemctl", "is-enabled", unit) == "enabled", f"{unit} is not enabled")
    step("installed: the service, its socket, the drain's path and timer run and are enabled")

    said = machine.run("systemd-analyze", "verify", "--man=no", "sipd.service", "sipd.socket", "sipd-outbox.service",
                       "sipd-outbox.path", "sipd-outbox.timer")
    expect(said.strip() == "", said)
    step("systemd-analyze verify has nothing to say")

    machine.run("useradd", "--groups", "sipd", "export")
    sipd.write("/etc/sipd/sipd.yaml", CONFIG)
    sipd.write("/etc/sipd/roster.yaml", ROSTER)
    sipd.operator("systemctl", "reload", "sipd")
    dropped = time.monotonic()
    sipd.drop("K-2026-0105")
    sipd.mail_about("K-2026-0105")
    seconds = time.monotonic() - dropped
    step(f"a plan dropped in is a mail in a Maildir {seconds:.1f} s later, after {sipd.commands} commands")

    sipd.expect_each_once("K-2026-0105")
    mails = {mail["Message-ID"]: mail for mail in sipd.mails()}
    expect({mail["To"] for mail in mails.values()} == {"anna@localhost"}, f"{[m['To'] for m in mails.values()]}")
    for reader in ("olga.hed@region.example", "per.lund@region.example"):
        expect(any(reader in mail.get_body(("plain",)).get_content() for mail in mails.values()),
               f"no banner names {reader}")
    step("on trial it goes to one address, and names who would have had it")

    told = machine.until("the journal's entry", lambda: sipd.entries(kinds["reminderTold"], SIPD_PLAN="K-2026-0105"))
    for name in ("SIPD_RULE", "SIPD_DUE", "SIPD_RECIPIENT", "SIPD_REMINDER", "SIPD_LETTER"):
        expect(told[0].get(name), f"{name} is missing in {told[0]}")
    explained = machine.run("journalctl", "-x", "--no-pager", f"MESSAGE_ID={kinds['reminderTold']}")
    expect("A reminder about plan K-2026-0105 has been decided" in explained, explained)
    step("the reminder is in the journal with its fields, and explained by the catalogue")

    letter = told[0]["SIPD_LETTER"]
    kept = email.message_from_bytes((sipd.spool / "sent" / letter).read_bytes(), policy=email.policy.default)
    mail = mails.get(kept["Message-ID"])
    expect(mail, f"no mail has the letter's Message-ID {kept['Message-ID']}")
    expect(kept.get_body(("plain",)).get_content() == mail.get_body(("plain",)).get_content(), "another text")
    expect(sipd.entries(kinds["letterHandedOver"], SIPD_LETTER=letter), "the drain has not said so")
    step("the letter lies in sent, is the mail that came, and the drain's entry names it")


def rights(sipd):
    machine = sipd.machine
    status = json.loads(machine.run("sipd", "status", "--json", user="export", expect=None))
    expect(status["plans"] == 1, f"{status}")
    refused = machine.run("sipd", "status", "--json", user="anna", expect=None)
    expect(not refused.startswith("{"), "somebody outside the group was answered")
    for path in ("/var/lib/sipd", "/var/lib/sipd/spool", "/etc/sipd/roster.yaml"):
        expect("denied" in machine.run("ls" if "etc" not in path else "cat", path, user="anna", expect=None),
               f"anybody may read {path}")
    step("members of the group are answered, others are not, nor may they read letters or the roster")


def reload_refused(sipd):
    machine = sipd.machine
    sipd.write("/etc/sipd/sipd.yaml", CONFIG + "windou: 1\n")
    expect(machine.run("systemctl", "reload", "sipd", expect=None).strip() != "", "a bad file was taken")
    expect(sipd.is_active(), "it stopped")
    said = machine.run("journalctl", "--unit", "sipd.service", "--no-pager")
    expect('/etc/sipd/sipd.yaml:4:1: error: unknown field "windou"' in said, said)
    sipd.write("/etc/sipd/sipd.yaml", CONFIG)
    machine.run("systemctl", "reload", "sipd")
    sipd.drop("K-2026-0106")
    sipd.expect_each_once("K-2026-0106")
    step("a bad file is refused with its line, the old configuration goes on, a good one is taken")


def mailer_away(sipd, kinds):
    machine = sipd.machine
    away = machine.root / "usr/local/bin/away"
    away.write_text("#!/bin/sh\necho 'mail system is down' >&2\nexit 75\n")
    away.chmod(0o755)
    sipd.write("/etc/sipd/sipd.yaml", CONFIG.replace("mail: {", "mail: {sendmail: /usr/local/bin/away, "))
    sipd.drop("K-2026-0107")
    machine.until("two deferred letters", lambda: len(sipd.letters("waiting")) == 2)
    deferred = machine.until("the journal's entry", lambda: sipd.entries(kinds["letterDeferred"]))
    expect(deferred[0]["SIPD_REASON"] == "exit 75: mail system is down", f"{deferred[0]}")
    status = json.loads(machine.run("sipd", "status", "--json", expect=1))
    expect(status["health"] == "degraded" and status["spool"]["deferred"] == 2, f"{status}")
    expect(any("mail system is down" in trouble for trouble in status["troubles"]), f"{status['troubles']}")
    expect(sipd.letters("outgoing") == [], "outgoing is not empty: what watches it would spin")
    sipd.write("/etc/sipd/sipd.yaml", CONFIG)
    # The minute's wait is in the note; without one a letter is tried at the next occasion.
    shutil.rmtree(sipd.spool / "notes")
    machine.run("systemctl", "start", "sipd-outbox.service")
    sipd.expect_each_once("K-2026-0107")
    step("with the mail system away a letter waits, status says why, and it goes when it is back")


def watchdog(sipd):
    machine = sipd.machine
    folder = machine.root / "etc/systemd/system/sipd.service.d"
    folder.mkdir(parents=True)
    (folder / "test.conf").write_text("[Service]\nWatchdogSec=2\nTimeoutAbortSec=2\nRestartSec=100ms\n")
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "restart", "sipd")
    pid = sipd.property("MainPID")
    machine.until("a heartbeat", lambda: sipd.property("WatchdogTimestampMonotonic") != "0")
    # Longer than the interval: it lives because it pets.
    began = sipd.property("WatchdogTimestampMonotonic")
    machine.until("another heartbeat", lambda: sipd.property("WatchdogTimestampMonotonic") != began, 5)
    expect(sipd.property("MainPID") == pid, "it was restarted though it was well")
    machine.run("systemctl", "kill", "--kill-whom=main", "--signal=STOP", "sipd")
    machine.until("a restart", lambda: sipd.property("MainPID") not in (pid, "0") and sipd.is_active(), 20)
    shutil.rmtree(folder)
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "restart", "sipd")
    step("the watchdog is petted while it is well, and replaces one that hangs")


def stop_and_restart(sipd):
    machine = sipd.machine
    began = time.monotonic()
    machine.run("systemctl", "stop", "sipd")
    stopped = time.monotonic() - began
    expect(sipd.property("Result") == "success" and stopped < 5, f"a stop took {stopped:.1f} s")
    sipd_status = machine.run("sipd", "status", expect=None)
    expect(not sipd.is_active(), f"asking for the status started it\n{sipd_status}")
    sipd.drop("K-2026-0108")
    machine.run("systemctl", "start", "sipd")
    sipd.expect_each_once("K-2026-0108")
    mails = len(sipd.mails())
    machine.run("systemctl", "restart", "sipd")
    sipd.drop("K-2026-0109")
    sipd.expect_each_once("K-2026-0109")
    expect(len(sipd.mails()) == mails + 2, "a restart repeats letters")
    step(f"stops in {stopped:.1f} s, makes up for what came meanwhile, and repeats nothing")


def upgrade(sipd):
    machine = sipd.machine
    mails = len(sipd.mails())
    machine.run("dpkg", "-i", "/root/sipd.deb")
    expect(sipd.is_active(), "not active after the upgrade")
    expect((machine.root / "etc/sipd/sipd.yaml").read_text() == CONFIG, "the configuration was replaced")
    sipd.drop("K-2026-0110")
    sipd.expect_each_once("K-2026-0110")
    expect(len(sipd.mails()) == mails + 2, "an upgrade repeats letters")
    step("an upgrade keeps the configuration, the ledger and the letters")


def kills(sipd, kinds, count=400):
    """The drain is killed three times while it hands over a pile of letters."""
    machine = sipd.machine
    machine.run("sh", "-ec", f"""cd /var/lib/sipd/spool; mkdir -m 700 pile; for i in $(seq {count}); do
        printf 'From: sip@localhost\nTo: anna@localhost\nSubject: pile\nMessage-ID: <pile-%s@sipd>\n\n%s\n' $i $i \
            >pile/pile-$i.eml; done; chown -R sipd: pile; mv pile/* outgoing/; rmdir pile""")
    began = time.monotonic()
    # Started again by hand each time: by itself it would be in a minute.
    for share in (1, 2, 3):
        machine.run("systemctl", "restart", "--no-block", "sipd-outbox.service")
        machine.until(f"{share}/4 of the pile", lambda: len(glob(sipd.spool / "sent", "pile-*")) >= count * share // 4)
        machine.run("systemctl", "kill", "--kill-whom=main", "--signal=KILL", "sipd-outbox.service")
        machine.until("its end", lambda: sipd.property("SubState", "sipd-outbox.service") != "start")
    machine.run("systemctl", "restart", "sipd-outbox.service")
    seconds = time.monotonic() - began
    machine.until("the whole pile", lambda: len(glob(sipd.spool / "sent", "pile-*")) == count)
    repeated = {entry["SIPD_LETTER"] for entry in sipd.entries(kinds["letterRepeated"])}

    def arrived():
        ids = [mail["Message-ID"] for mail in sipd.mails() if mail["Subject"] == "pile"]
        return ids if len(set(ids)) == count else None
    ids = machine.until("every mail", arrived, 60)
    twice = {f"{i[1:].split('@')[0]}.eml" for i in ids if ids.count(i) > 1}
    expect(len(repeated) <= 3 and twice <= repeated, f"repeated {repeated}, but twice came {twice}")
    step(f"killed 3 times over {count} letters ({count / seconds:.0f}/s), it loses none; "
         f"{len(repeated)} were announced as perhaps twice, {len(twice)} came twice")


def glob(folder, pattern):
    return list(folder.glob(pattern)) if folder.exists() else []


def remove_and_purge(sipd):
    machine = sipd.machine
    machine.run("dpkg", "-r", "sipd")
    expect(not sipd.is_active() and not sipd.is_active("sipd-outbox.timer"), "still active")
    expect((machine.root / "var/lib/sipd/state/ledger.sqlite").exists(), "the ledger is gone")
    expect((machine.root / "etc/sipd/sipd.yaml").exists(), "the configuration is gone")
    machine.run("dpkg", "-P", "sipd")
    left = [path for path in ("/var/lib/sipd", "/etc/sipd", "/run/sipd", "/usr/share/sipd", "/usr/bin/sipd")
            if machine.status("sh", "-c", f"test ! -e {path} || echo there")]
    expect(not left, f"left after a purge: {left}")
    step("removing keeps what was told, purging leaves nothing")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: boot.py PACKAGE.deb")
    try:
        main(sys.argv[1])
    except Unable as reason:
        print(f"boot: skipped: {reason}")
        sys.exit(1 if os.environ.get("CI") else 0)
    except Refused as reason:
        print(f"{time.monotonic() - BEGAN:6.1f} s  FAILED: {reason}")
        sys.exit(1)
