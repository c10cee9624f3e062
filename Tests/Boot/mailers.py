"""Other mail systems than postfix on this machine, and one on another machine that is down for a while."""
import shutil
import time

import confinement
from installation import CONFIG, expect, step

RELAY = "account default\nhost localhost\nport 25\ntls off\nauth off\n"
OPENSMTPD = """\
table aliases file:/etc/aliases
listen on localhost
action "local" maildir alias <aliases>
match for local action "local"
"""
EXIM = """\
dc_eximconfig_configtype='local'
dc_other_hostnames='localhost:localhost.localdomain'
dc_local_interfaces='127.0.0.1'
dc_readhost=''
dc_relay_domains=''
dc_minimaldns='false'
dc_relay_nets=''
dc_smarthost=''
CFILEMODE='644'
dc_use_split_config='false'
dc_hide_mailname=''
dc_mailname_in_oh='true'
dc_localdelivery='maildir_home'
"""


def walk(sipd, kinds):
    machine = sipd.machine
    machine.run("dpkg", "-i", "/root/sipd.deb")
    machine.run("useradd", "--groups", "sipd-plans", "export")
    sipd.example_roster()
    server_away(sipd, kinds)
    refused(sipd, "msmtp, by SMTP")
    confinement.expect_settings(sipd, "msmtp")
    confinement.unknown(sipd)
    sipd.write("/etc/sipd/sipd.yaml", CONFIG)
    machine.run("systemctl", "reload", "sipd")
    refused(sipd, "postfix")
    confinement.expect_settings(sipd, "postfix")
    confinement.operators_own(sipd)
    ends_aloud(sipd)
    too_big(sipd, kinds)
    mailer = "postfix"
    for number, (following, prepare) in enumerate(
            {"exim4-daemon-light": exim, "dma": dma, "opensmtpd": opensmtpd}.items()):
        began = time.monotonic()
        # A slot may have begun meanwhile: what the one that goes still has in its queue would be gone with it.
        machine.until(f"all that {mailer} took", lambda: len(sipd.mails()) - sipd.bounces == len(sipd.letters("sent")))
        machine.run("dpkg", "--force-depends", "--purge", *INSTALLED[mailer])
        prepare(sipd)
        mailer = following
        plan = f"K-2026-031{number}"
        sipd.drop(plan)
        if mailer == "dma":
            confinement.mailbox_made_by_cron(sipd)
        sipd.expect_each_once(plan)
        step(f"{mailer} in its place delivers as well ({time.monotonic() - began:.1f} s)")
        refused(sipd, mailer)
        confinement.expect_settings(sipd, {"exim4-daemon-light": "exim-local"}.get(mailer, mailer))
        if mailer == "exim4-daemon-light":
            confinement.exim_with_a_network(sipd, EXIM)


# More than the shortest letters that sipd makes because of a size.
SIZE = 36_000
INSTALLED = {"postfix": ["postfix"], "dma": ["dma"],
             "exim4-daemon-light": ["exim4-daemon-light", "exim4-base", "exim4-config"]}


def server_away(sipd, kinds):
    """A night, shortened: the mail server is another machine's, as far as sipd and its sendmail can tell."""
    machine = sipd.machine
    sipd.write("/etc/msmtprc", RELAY)
    sipd.write("/etc/sipd/sipd.yaml", CONFIG.replace("mail: {", "mail: {sendmail: /usr/bin/msmtp, "))
    machine.run("systemctl", "reload", "sipd")
    machine.run("systemctl", "stop", "postfix")
    for plan in ("K-2026-0301", "K-2026-0302"):
        sipd.drop(plan)
    machine.until("four letters that wait", lambda: len(sipd.letters("waiting")) == 4)
    machine.until("the journal's entry", lambda: sipd.entries(kinds["letterDeferred"]))
    status = sipd.status(expect=1)
    expect(status["health"] == "degraded" and status["spool"]["waiting"] == 4 and status["spool"]["oldest"], f"{status}")
    expect(any("the oldest since" in trouble and "cannot connect to localhost" in trouble
               for trouble in status["troubles"]), f"{status['troubles']}")
    # The minute of the timer and the minute of the letters' notes are longer than this test wants to wait.
    sipd.hasten()
    machine.run("systemctl", "restart", "sipd-outbox.timer")
    machine.run("systemctl", "start", "postfix")
    sipd.forget_notes()
    for plan in ("K-2026-0301", "K-2026-0302"):
        sipd.expect_each_once(plan)
    status = sipd.status(expect=None)
    expect(status["health"] == "ok" and status["spool"]["waiting"] == 0, f"{status['health']}: {status['troubles']}")
    step("the mail server away: letters wait, status says why and since when; back, the timer's try delivers each once")


def too_big(sipd, kinds):
    """More in one letter than postfix takes: it is named, and all of it is told in shorter ones."""
    machine = sipd.machine
    machine.run("postconf", "-e", f"message_size_limit={SIZE}")
    machine.run("postfix", "reload")
    plans = [f"S-2026-{number:04}-{'x' * 50}" for number in range(200)]
    # Seen in one round.
    machine.run("systemctl", "stop", "sipd")
    sipd.drop_all(plans, days=1)
    machine.run("systemctl", "start", "sipd")
    machine.until("the journal's entry", lambda: sipd.entries(kinds["letterTooBig"]), 60)

    def untold():
        texts = [mail.get_body(("plain",)).get_content() for mail in sipd.mails()]
        return [plan for plan in plans if sum(plan in text for text in texts) != 2]
    machine.until("every plan, to both who are told", lambda: not untold(), 90)
    machine.until("the drain's end",
                  lambda: not any(sipd.letters(f) for f in ("outgoing", "waiting", "handing", "too-big")))
    ids = [mail["Message-ID"] for mail in sipd.mails()]
    expect(len(ids) == len(set(ids)), f"a letter came twice: {sorted(ids)}")
    longest = max(len(mail.as_bytes()) for mail in sipd.mails())
    step(f"postfix takes {SIZE} bytes and there is more to tell: said at once, and told in letters of {longest} at most")
    machine.run("postconf", "-X", "message_size_limit")
    machine.run("postfix", "reload")


def refused(sipd, mailer):
    """A recipient that nobody knows: the letter comes back to the sender, or lies in failed with the reason."""
    machine = sipd.machine
    name = f"unknown-{mailer.split(',')[0]}"
    letter = sipd.spool / "outgoing" / f"{name}.eml"
    aside = sipd.spool / f"{name}.eml"
    aside.write_text(f"From: sip@localhost.localdomain\nTo: {name}@localhost\nSubject: nobody\n"
                     f"Message-ID: <{name}@sipd>\n\nNobody reads this.\n")
    owner = sipd.spool.stat()
    shutil.chown(aside, owner.st_uid, owner.st_gid)
    aside.chmod(0o660)
    aside.rename(letter)

    def bounced():
        return [mail for mail in sipd.mails() if name in str(mail) and "K-2026" not in str(mail)]
    machine.until(f"what {mailer} says to an unknown recipient",
                  lambda: bounced() or letter.name in sipd.letters("failed"))
    if bounced():
        step(f"{mailer}: a letter to nobody bounces to the sender")
    else:
        reason = sipd.status(expect=1)["troubles"][0]
        expect("550" in reason or "unknown" in reason, reason)
        step(f"{mailer}: a letter to nobody lies in failed, and status says why: …{reason[-60:]}")
        (sipd.spool / "failed" / letter.name).unlink()
        (sipd.spool / "notes" / letter.name).unlink()
    (sipd.spool / "sent" / letter.name).unlink(missing_ok=True)
    sipd.bounces += len(bounced())


def ends_aloud(sipd):
    """What ends the delivery stands in its journal, though what mail systems chat about does not."""
    machine = sipd.machine
    folder, aside = sipd.spool / "handing", sipd.spool.parent / "handing.aside"
    machine.run("systemctl", "stop", "sipd-outbox.path", "sipd-outbox.service")
    folder.rename(aside)
    folder.write_text("no folder")
    sipd.drop("K-2026-0320")
    machine.until("a letter that waits", lambda: sipd.letters("outgoing"))
    machine.run("systemctl", "start", "sipd-outbox.service", expect=1)
    said = machine.run("journalctl", "--no-pager", "--output=cat", "--unit=sipd-outbox.service", "--since=-1min")
    expect("spool/handing: error: not a folder" in said, said)
    folder.unlink()
    aside.rename(folder)
    # It would try again by itself in a minute.
    machine.run("systemctl", "stop", "sipd-outbox.service")
    machine.run("systemctl", "reset-failed", "sipd-outbox.service")
    machine.run("systemctl", "start", "sipd-outbox.path", "sipd-outbox.service")
    sipd.expect_each_once("K-2026-0320")
    step("what ends a delivery stands in its journal, with the path")


def opensmtpd(sipd):
    machine = sipd.machine
    machine.run("sh", "-c", "DEBIAN_FRONTEND=noninteractive dpkg -i /root/later/opensmtpd/*.deb")
    sipd.write("/etc/smtpd.conf", OPENSMTPD)
    machine.run("systemctl", "restart", "opensmtpd")


def exim(sipd):
    machine = sipd.machine
    (machine.root / "etc/exim4").mkdir(exist_ok=True)
    sipd.write("/etc/exim4/update-exim4.conf.conf", EXIM)
    machine.run("sh", "-c", "DEBIAN_FRONTEND=noninteractive dpkg --force-confold -i /root/later/exim4*/*.deb")
    machine.run("systemctl", "restart", "exim4")


def dma(sipd):
    # Cron is not in this root: what it would do is done by hand.
    cron = sipd.machine.root / "usr/sbin/cron"
    cron.write_text("#!/bin/sh\n")
    cron.chmod(0o755)
    sipd.machine.run("sh", "-c", "DEBIAN_FRONTEND=noninteractive dpkg -i /root/later/dma/*.deb")
