"""Broken on purpose: what an sipd that cannot start says, that nothing spins, and that it answers once it is mended."""
import json
import sqlite3

from installation import expect, step

SOCKETS = ("sipd.socket", "sipd-control.socket")
# More than systemd takes by default before it gives a socket up.
QUESTIONS = 25


def on_purpose(sipd):
    roster_refused(sipd)
    ledger_gone(sipd)
    ledger_of_a_later_sipd(sipd)
    disk_full(sipd)
    unreadable_plan(sipd)
    queue_that_stands(sipd)


def roster_refused(sipd):
    machine = sipd.machine
    roster = (machine.root / "etc/sipd/roster.yaml").read_text()
    sipd.write("/etc/sipd/roster.yaml", "proces-owner: x\n")
    machine.run("systemctl", "restart", "sipd", expect=1)
    status = stopped(sipd)
    expect("roster.yaml:1:1: error: unknown field" in status["obstacles"][0], f"{status}")
    expect(status["ending"].startswith("sipd.service has ended with 78: the configuration is refused"), f"{status}")
    expect(status["lettersInSevenDays"] > 0 and status["decidedUpTo"], f"{status}")
    # Those who may look and not read the ledger are told as much as systemd tells anybody.
    said = machine.run("sipd", "status", user="eye", expect=69)
    expect("no sipd listens here" in said and "ended with 78" in said, said)
    machine.run("sh", "-c", f"for question in $(seq {QUESTIONS}); do sipd status; sipd reload; done", expect=69)
    expect_alive(sipd, "failed")
    sipd.write("/etc/sipd/roster.yaml", roster)
    expect_mended(sipd)
    step(f"a refused roster is told by status with what the ledger holds; after {2 * QUESTIONS} questions the sockets "
         "listen, and the first after the mend is answered")


def ledger_gone(sipd):
    machine = sipd.machine
    machine.run("systemctl", "stop", "sipd")
    machine.run("mv", "/var/lib/sipd/state/ledger.sqlite", "/root/ledger.sqlite")
    machine.run("systemctl", "start", "sipd", expect=1)
    status = stopped(sipd)
    expect("ledger.sqlite: error: the ledger is gone" in status["obstacles"][0], f"{status}")
    expect("ended with 73" in status["ending"] and status["plans"] > 0, f"{status}")
    expect_alive(sipd, "failed")
    machine.run("mv", "/root/ledger.sqlite", "/var/lib/sipd/state/ledger.sqlite")
    expect_mended(sipd)
    step("a ledger that is gone is told by status, with the plans as they stand; back, it is gone on with")


def ledger_of_a_later_sipd(sipd):
    """As after a downgrade."""
    machine = sipd.machine
    path = machine.root / "var/lib/sipd/state/ledger.sqlite"
    machine.run("systemctl", "stop", "sipd")
    later(path, "INSERT INTO grdb_migrations VALUES ('later')")
    machine.run("systemctl", "start", "sipd", expect=1)
    status = stopped(sipd)
    expect("written by a later sipd; install that version" in status["obstacles"][0], f"{status}")
    # No start stands in line: it does not spin.
    expect_alive(sipd, "failed")
    later(path, "DELETE FROM grdb_migrations WHERE identifier = 'later'")
    expect_mended(sipd)
    step("a ledger of a later sipd ends the start for good, and status says which version to install")


def later(path, change):
    database = sqlite3.connect(path)
    with database:
        database.execute(change)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def disk_full(sipd):
    machine = sipd.machine
    state = "/var/lib/sipd/state"
    folder = machine.root / "run/systemd/system/sipd.service.d"
    machine.run("systemctl", "stop", "sipd")
    # The ten seconds between two starts are longer than a test wants to wait.
    machine.run("sh", "-c", f"""mkdir -p /run/systemd/system/sipd.service.d
        printf '[Service]\\nRestartSec=500ms\\n' >/run/systemd/system/sipd.service.d/test.conf
        systemctl daemon-reload
        cp -a {state} /root/state && mount -t tmpfs -o size=2m,mode=700,uid=sipd,gid=sipd none {state}
        cp -a /root/state/. {state} && rm -f {state}/plans.sqlite*
        dd if=/dev/zero of={state}/filler bs=4k 2>/dev/null
        systemctl start --no-block sipd""")
    machine.until("its second start", lambda: int(sipd.property("NRestarts")) > 1)
    status = stopped(sipd)
    expect("no space left; free some" in status["obstacles"][0] and status["decidedUpTo"], f"{status}")
    expect_alive(sipd, "activating", "failed")
    machine.run("rm", f"{state}/filler")
    machine.until("its return", sipd.is_active)
    expect_mended(sipd)
    machine.run("sh", "-c", f"""systemctl stop sipd && cp -a {state}/. /root/state && umount {state}
        cp -a /root/state/. {state} && rm -rf /root/state /run/systemd/system/sipd.service.d
        systemctl daemon-reload && systemctl start sipd""")
    expect(not folder.exists() and sipd.is_active(), "it is not as it was")
    step("with a full disk it is tried again, status says so, and it goes on by itself once there is room")


def unreadable_plan(sipd):
    """What root would not notice: the words of check, of check --system and of status are the same."""
    machine = sipd.machine
    plan = "/var/lib/sipd/plans/K-2026-0105.json"
    machine.run("chmod", "600", plan)
    line = f"{plan}: error: permission denied; let sipd's user read it: chgrp -R sipd-plans and chmod -R g+rX"
    machine.until("the finding", lambda: line in sipd.status(expect=None)["findings"])
    for verb in (("check",), ("check", "--system")):
        said = machine.run("sipd", *verb, expect=1)
        expect(said.count(line) == 1, said)
    machine.run("sh", "-c", "cd /var/lib/sipd/plans && chgrp -R sipd-plans . && chmod -R g+rX .")
    machine.until("no finding", lambda: line not in sipd.status(expect=None)["findings"])
    expect(line not in machine.run("sipd", "check", expect=None), "it is still said")
    step("a plan that sipd's user may not read is named by status, check and check --system in the same words")


def queue_that_stands(sipd):
    machine = sipd.machine
    machine.run("sh", "-c", "postconf -e defer_transports=local && postfix reload")
    sipd.drop("K-2026-0113")
    said = machine.until("the queue in check --system", lambda: next(
        (line for line in machine.run("sipd", "check", "--system", expect=None).splitlines()
         if line.startswith("the mail queue: warning: 2 letters of sipd's lie in it")), None))
    expect("deferred transport" in said and "sendmail -q tries them again" in said, said)
    machine.run("sh", "-c", "postconf -X defer_transports && postfix reload && sendmail -q")
    sipd.expect_each_once("K-2026-0113")
    expect("the mail queue" not in machine.run("sipd", "check", "--system", expect=None), "it is said in vain")
    step("a mail queue that does not move is named by check --system, with postfix's reason and what moves it")


def stopped(sipd):
    said = sipd.machine.run("sipd", "status", "--json", expect=69)
    expect(said.startswith("{"), said)
    return json.loads(said)


def expect_alive(sipd, *states):
    expect(sipd.property("ActiveState") in states, f"sipd is {sipd.property('ActiveState')}, not {states}")
    for socket in SOCKETS:
        expect(sipd.is_active(socket), f"{socket} is {sipd.property('ActiveState', socket)}")


def expect_mended(sipd):
    """Nobody touches a unit: a question is answered."""
    status = sipd.status(expect=None)
    expect(status.get("health") in ("ok", "degraded"), f"{status}")
    expect(sipd.is_active(), "it is not active")
