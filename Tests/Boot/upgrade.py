"""From the previous release's package to this one's, and what an operator sees who goes back."""
import json
import pathlib
import shutil
import sqlite3
import subprocess

from installation import CONFIG, expect, step
from machine import Unable

# What dpkg does for an operator who has said beforehand that edited files stay.
DPKG = ("dpkg", "--force-confdef", "--force-confold", "-i")
SCRIPT = pathlib.Path(__file__).parents[2] / "systemd/debian/previous.sh"


# In the file beside the script. It takes minutes to build, so it is tried where it is in the cache, or asked for by name.
OLDEST = "0.1.0"


def previous(version="", *options):
    """An earlier release's package, the latest unless named, built from history where the cache has none."""
    made = subprocess.run(["sh", str(SCRIPT), version, *options], stdout=subprocess.PIPE, text=True)
    if made.returncode:
        raise Unable("there is no package of that release to upgrade from" + ("" if options else "; see above"))
    return made.stdout.strip()


def walk(sipd, previous):
    machine = sipd.machine
    shutil.copy(previous, machine.root / "root/previous.deb")
    before = installed(sipd)
    brought = upgraded(sipd, before)
    gone_back(sipd, brought)


def installed(sipd):
    """The previous release, in use: told, paused, edited, and with letters that wait."""
    machine = sipd.machine
    machine.run("dpkg", "-i", "/root/previous.deb")
    machine.run("useradd", "--groups", "sipd", "export")
    sipd.write("/etc/sipd/sipd.yaml", CONFIG + "# Edited here.\n")
    sipd.example_roster()
    sipd.write("/etc/sipd/policy.yaml", (machine.root / "etc/sipd/policy.yaml").read_text() + "# And here.\n")
    machine.run("systemctl", "reload", "sipd")
    for plan in ("K-2026-0201", "K-2026-0202"):
        sipd.drop(plan)
        sipd.expect_each_once(plan)
    machine.run("sipd", "ack", "K-2026-0202", "--for", "2 weeks", "--by", "sam.dahl", "booked for Monday")
    # Letters that wait over the upgrade.
    machine.run("systemctl", "stop", "sipd-outbox.path", "sipd-outbox.timer")
    sipd.hasten()
    sipd.drop("K-2026-0203")
    machine.until("two letters that wait", lambda: len(sipd.letters("outgoing")) == 2)
    return {
        "files": {name: (machine.root / "etc/sipd" / name).read_text()
                  for name in ("sipd.yaml", "roster.yaml", "policy.yaml")},
        "audit": machine.run("sipd", "audit", "--json"), "pauses": sipd.status(expect=None)["pauses"],
        "pid": sipd.property("MainPID"), "migrations": migrations(sipd)}


def upgraded(sipd, before):
    """Returns the names of the migrations that it brought."""
    machine = sipd.machine
    old = sipd.status(expect=None)["version"]
    machine.run(*DPKG, "/root/sipd.deb")
    new = machine.run("dpkg-query", "-W", "-f", "${Version}", "sipd").split("-")[0]
    status = sipd.status(expect=None)
    expect(old != new and status["version"] == new, f"{status['version']} answers, {old} was there, {new} is installed")
    expect(sipd.property("MainPID") != before["pid"], "it was not restarted")
    for name, text in before["files"].items():
        expect((machine.root / "etc/sipd" / name).read_text() == text, f"{name} was changed")
    expect(machine.status("stat", "--format=%U", "/run/sipd") == "root", "/run/sipd is still sipd's")
    expect(machine.status("id", "--name", "--groups", "export") == "export sipd-plans", "the writer of plans is not moved")
    groups = machine.status("find", "/var/lib/sipd/plans", "-printf", "%g\n").split()
    expect(len(groups) > 3 and set(groups) == {"sipd-plans"}, f"plans are of {set(groups)}")
    expect("denied" in machine.run("cat", "/etc/sipd/roster.yaml", user="export", expect=None), "the roster is open")
    units = sipd.expect_units()
    step(f"upgraded from {old} to {new}: restarted by itself, edited files kept, all {units} units run")

    # Those that waited go by themselves, now that the path and the timer are there again.
    machine.until("the letters that waited", lambda: len(sipd.mail_about("K-2026-0203", 90)) == 2)
    sipd.expect_each_once("K-2026-0203")
    audit = machine.run("sipd", "audit", "--json")
    expect(json.loads(audit)["chain"]["intact"], "the history is broken")
    expect(entries(audit)[:len(entries(before["audit"]))] == entries(before["audit"]), "the history is another")
    expect(status["pauses"] == before["pauses"] and len(status["pauses"]) == 1, f"{status['pauses']}")
    sipd.drop("K-2026-0204")
    sipd.expect_each_once("K-2026-0204")
    # A slot may begin meanwhile, and bring the administrators' letter of the week.
    about = [str(mail["Subject"]) for mail in sipd.mails() if "K-2026-02" in str(mail["Subject"])]
    expect(len(about) == 8, f"{len(about)} mails about four plans: {about}")
    status = sipd.status(expect=None)
    expect(status["health"] == "ok", f"{status['health']}: {status['troubles']}")
    step("what was told stays told, the pause rests, letters that waited come once, and status is fine")
    return migrations(sipd) - before["migrations"]


def gone_back(sipd, brought):
    """To the previous release, with a ledger that has been brought up to date since. Where this release has brought
    nothing, a later one's mark is put there."""
    machine = sipd.machine
    ledger = machine.root / "var/lib/sipd/state/ledger.sqlite"
    audit = machine.run("sipd", "audit", "--json")
    machine.run("systemctl", "stop", "sipd")
    if not brought:
        alter(ledger, "INSERT INTO grdb_migrations VALUES ('999 of a later sipd')")
    said = machine.run(*DPKG, "/root/previous.deb", expect=None)
    expect("an older sipd does not start on a ledger" in said, f"no warning:\n{said}")
    expect(not sipd.is_active(), "the older sipd runs on a newer ledger")
    logged = machine.run("journalctl", "--unit", "sipd.service", "--no-pager", "-n", "20")
    expect("written by a later sipd; install that version or a later one" in logged, logged)
    if not brought:
        alter(ledger, "DELETE FROM grdb_migrations WHERE identifier LIKE '999%'")
    machine.run(*DPKG, "/root/sipd.deb")
    # Meanwhile a slot may have come, with the week's letter.
    told = entries(machine.run("sipd", "audit", "--json"))
    expect(told[:len(entries(audit))] == entries(audit), "the history is another")
    sipd.expect_units()
    sipd.drop("K-2026-0205")
    sipd.expect_each_once("K-2026-0205")
    step("going back is warned of; the older sipd refuses the newer ledger and harms nothing")


def migrations(sipd):
    ledger = sqlite3.connect(sipd.machine.root / "var/lib/sipd/state/ledger.sqlite")
    try:
        return {name for (name,) in ledger.execute("SELECT identifier FROM grdb_migrations")}
    finally:
        ledger.close()


def alter(path, sql):
    ledger = sqlite3.connect(path)
    try:
        ledger.execute(sql)
        ledger.commit()
        ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        ledger.close()


def entries(audit):
    return json.loads(audit)["entries"]
