"""The acceptance test: the package on a real systemd and behind real mail systems, as an operator would use it.

usage: boot.py PACKAGE.deb [first readme upgrade oldest mailers piles silence autopkgtest]
Skips, with a line that says why, where the machine cannot boot a container; never where CI is set.
"""
import email
import email.policy
import os
import pathlib
import shutil
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import asking  # noqa: E402
import broken  # noqa: E402
import confinement  # noqa: E402
import doors  # noqa: E402
import mailers  # noqa: E402
import piles  # noqa: E402
import readme  # noqa: E402
import silence  # noqa: E402
import upgrade  # noqa: E402
from installation import BEGAN, CONFIG, Installation, catalogue, expect, mail_system, run_in, step, steps  # noqa: E402
from machine import Machine, Refused, Unable  # noqa: E402

# Each in a machine of its own.
PARTS = ["first", "readme", "upgrade", "oldest", "mailers", "piles", "silence", "autopkgtest"]


def main(package, parts):
    earlier = {}
    asked = [] if parts == ["oldest"] else ["--kept"]
    for part, release in {"upgrade": ("",), "oldest": (upgrade.OLDEST, *asked)}.items():
        if part in parts:
            try:
                earlier[part] = upgrade.previous(*release)
            except Unable as reason:
                if os.environ.get("CI") and "--kept" not in release:
                    raise
                print(f"boot: {part} is skipped: {reason} (make boot PARTS={part})", flush=True)
                parts = [other for other in parts if other != part]
    figures = []
    kinds = catalogue()
    for part in parts:
        with prepared(package) as machine:
            step(f"a Debian 12 with systemd and postfix is unpacked and has booted: {part}")
            sipd = Installation(machine)
            run_in(machine, {
                "first": lambda: figures.append(walk(sipd, kinds)),
                "readme": lambda: readme.walk(sipd),
                "upgrade": lambda: upgrade.walk(sipd, earlier[part]),
                "oldest": lambda: upgrade.walk(sipd, earlier[part]),
                "mailers": lambda: mailers.walk(sipd, kinds),
                "piles": lambda: piles.walk(sipd, kinds),
                "silence": lambda: silence.walk(sipd),
                "autopkgtest": lambda: own_tests(machine)}[part])
    print(f"{len(steps)} passed, 0 failed")
    for figure in figures:
        print(figure)


def prepared(package):
    machine = Machine()
    mail_system(machine, mailboxes=piles.MAILBOXES)
    shutil.copy(package, machine.root / "root/sipd.deb")
    return machine


def walk(sipd, kinds):
    figure = first_minutes(sipd)
    letters(sipd, kinds)
    rights(sipd)
    asking.who_may_ask(sipd)
    asking.health(sipd)
    doors.nobody_swaps(sipd)
    reload_refused(sipd)
    broken.on_purpose(sipd)
    doors.the_mailer_has_letters_alone(sipd)
    doors.a_writer_of_plans_has_plans_alone(sipd)
    mailer_away(sipd, kinds)
    watchdog(sipd)
    stop_and_restart(sipd)
    reinstall(sipd)
    remove_and_purge(sipd)
    machine = sipd.machine
    expect(machine.status("systemctl", "is-system-running") == "running",
           "units failed: " + machine.status("systemctl", "--failed", "--no-legend"))
    step("no unit has failed in the end")
    return figure


def own_tests(machine):
    """Those that Debian runs, in a machine without a network: the package is what there is to be had."""
    machine.run("sh", "-c", "apt-get -y install /root/later/autopkgtest/*.deb")
    (machine.root / "etc/apt/sources.list").unlink(missing_ok=True)
    shutil.copytree(pathlib.Path(__file__).parents[2] / "systemd/debian", machine.root / "root/tree/debian")
    # A tree with this file in it has been built.
    (machine.root / "root/tree/debian/files").touch()
    said = machine.run("autopkgtest", "--ignore-restrictions=isolation-container", "/root/sipd.deb", "/root/tree",
                       "--", "null", expect=None)
    passed = [line.split()[0] for line in said.splitlines() if line.endswith(" PASS")]
    expect(set(passed) == {"units", "letter"}, said)
    step(f"the package's own tests pass: {', '.join(sorted(set(passed)))}")


def first_minutes(sipd):
    """From nothing to a mail that is read, with the files as they are shipped."""
    machine = sipd.machine
    # The record system's export: a user that is there already, and joins the group.
    machine.run("useradd", "export")
    began = time.monotonic()
    sipd.operator("dpkg", "-i", "/root/sipd.deb")
    sipd.example_roster()
    # The second edit is for this test, which may run at night.
    sipd.operator("sed", "-i", "s/^#window:/" + CONFIG.splitlines()[0].replace("/", r"\/") + r"\n"
                  + CONFIG.splitlines()[1] + "/", "/etc/sipd/sipd.yaml")
    sipd.operator("systemctl", "reload", "sipd")
    sipd.operator("usermod", "--append", "--groups", "sipd-plans", "export")
    sipd.operator_drop("K-2026-0105")
    sipd.mail_about("K-2026-0105")
    sipd.operator("sh", "-c", "cat /home/anna/Maildir/new/*")
    seconds = time.monotonic() - began
    figure = f"from a fresh Debian to a mail that is read: {seconds:.1f} s, {sipd.commands} commands"
    step(f"installed, two edits, a plan dropped in, its mail read: {seconds:.1f} s, {sipd.commands} commands")

    units = sipd.expect_units()
    step(f"the {units} units of the package run, and those to start at boot are enabled")

    said = machine.run("systemd-analyze", "verify", "--man=no", *sipd.units())
    expect(said.strip() == "", said)
    exposed = machine.run("systemd-analyze", "security", "--no-pager", "--threshold=4", "sipd.service")
    step("systemd-analyze verify has nothing to say; security: " + exposed.strip().splitlines()[-1].split(": ")[-1])
    return figure


def letters(sipd, kinds):
    machine = sipd.machine
    sipd.expect_each_once("K-2026-0105")
    mails = {mail["Message-ID"]: mail for mail in sipd.mails()}
    expect({mail["To"] for mail in mails.values()} == {"root@localhost"}, f"{[m['To'] for m in mails.values()]}")
    for reader in ("sam.dahl@kommun.example", "rut.alm@kommun.example"):
        expect(any(reader in mail.get_body(("plain",)).get_content() for mail in mails.values()),
               f"no banner names {reader}")
    step("on trial it goes to one address, and names who would have had it")

    told = machine.until("the journal's entry", lambda: sipd.entries(kinds["reminderTold"], SIPD_PLAN="K-2026-0105"))
    for name in ("SIPD_RULE", "SIPD_DUE", "SIPD_RECIPIENT", "SIPD_REMINDER", "SIPD_LETTER"):
        expect(told[0].get(name), f"{name} is missing in {told[0]}")
    explained = machine.run("journalctl", "-x", "--no-pager", f"MESSAGE_ID={kinds['reminderTold']}")
    expect("A reminder about K-2026-0105 has been told" in explained, explained)
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
    sipd.write("/etc/sipd/sipd.yaml", CONFIG)
    machine.run("systemctl", "reload", "sipd")
    for path in ("/var/lib/sipd", "/var/lib/sipd/spool", "/etc/sipd/roster.yaml"):
        expect("denied" in machine.run("ls" if "etc" not in path else "cat", path, user="anna", expect=None),
               f"anybody may read {path}")
    step("nobody else may read letters or the roster")


def reload_refused(sipd):
    machine = sipd.machine
    sipd.write("/etc/sipd/sipd.yaml", CONFIG + "windou: 1\n")
    expect(machine.run("systemctl", "reload", "sipd", expect=None).strip() != "", "a bad file was taken")
    expect(sipd.is_active(), "it stopped")
    said = machine.run("journalctl", "--unit", "sipd.service", "--no-pager")
    expect('/etc/sipd/sipd.yaml:4:1: error: unknown field: did you mean "window"?' in said, said)
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
    status = sipd.status(expect=1)
    expect(status["health"] == "degraded" and status["spool"]["deferred"] == 2, f"{status}")
    expect(any("mail system is down" in trouble for trouble in status["troubles"]), f"{status['troubles']}")
    expect(sipd.letters("outgoing") == [], "outgoing is not empty: what watches it would spin")
    sipd.write("/etc/sipd/sipd.yaml", CONFIG)
    # The minute's wait is in the note; without one a letter is tried at the next occasion.
    sipd.forget_notes()
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


def reinstall(sipd):
    machine = sipd.machine
    mails = len(sipd.mails())
    machine.run("dpkg", "-i", "/root/sipd.deb")
    expect(sipd.is_active(), "not active after it")
    expect((machine.root / "etc/sipd/sipd.yaml").read_text() == CONFIG, "the configuration was replaced")
    sipd.drop("K-2026-0110")
    sipd.expect_each_once("K-2026-0110")
    expect(len(sipd.mails()) == mails + 2, "it repeats letters")
    step("installing it again keeps the configuration, the ledger and the letters")


def remove_and_purge(sipd):
    machine = sipd.machine
    said = machine.run("dpkg", "-r", "sipd")
    expect("/etc/sipd and /var/lib/sipd stay" in said and "removes them for good" in said, said)
    expect(not confinement.settings(sipd), "the mail system's settings are still there")
    expect(not sipd.is_active() and not sipd.is_active("sipd-outbox.timer"), "still active")
    expect((machine.root / "var/lib/sipd/state/ledger.sqlite").exists(), "the ledger is gone")
    expect((machine.root / "etc/sipd/sipd.yaml").exists(), "the configuration is gone")
    said = machine.run("dpkg", "-P", "sipd")
    expect("removing for good /etc/sipd and /var/lib/sipd" in said, said)
    left = [path for path in ("/var/lib/sipd", "/etc/sipd", "/run/sipd", "/usr/share/sipd", "/usr/bin/sipd")
            if machine.status("sh", "-c", f"test ! -e {path} || echo there")]
    expect(not left, f"left after a purge: {left}")
    step("removing keeps what was told and says what purging removes; purging says so too, and leaves nothing")


if __name__ == "__main__":
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(PARTS):
        sys.exit(f"usage: boot.py PACKAGE.deb [{' '.join(PARTS)}]")
    try:
        main(sys.argv[1], sys.argv[2:] or PARTS)
    except Unable as reason:
        required = os.environ.get("CI")
        print(f"boot: {'FAILED' if required else 'skipped'}: {reason}")
        sys.exit(1 if required else 0)
    except Refused as reason:
        print(f"{time.monotonic() - BEGAN:6.1f} s  FAILED: {reason}")
        sys.exit(1)
