"""What the unit that hands letters over may do, by the mail system in use: as little as that one lets it."""
from installation import CONFIG, expect, step

OUTBOX = "sipd-outbox.service"
SETTINGS = "/run/systemd/generator/sipd-outbox.service.d/10-mailer.conf"
# What systemd-analyze security says at most. By no settings at all it is 6.7.
EXPOSURE = {"msmtp": 2.0, "postfix": 5.0, "opensmtpd": 5.0, "dma": 5.5, "exim-local": 6.0, "exim": 6.3}


def settings(sipd):
    """The text of those in force, if any."""
    return sipd.machine.run("sh", "-c", f"cat {SETTINGS} 2>/dev/null || true")


def exposure(sipd):
    said = sipd.machine.run("systemd-analyze", "security", "--no-pager", OUTBOX)
    return float(said.strip().splitlines()[-1].split(": ")[1].split()[0])


def expect_settings(sipd, mailer):
    """The settings for this mail system are in force, under which letters have just been delivered."""
    wanted = (sipd.machine.root / f"usr/share/sipd/mailers/{mailer}.conf").read_text()
    expect(settings(sipd) == wanted, f"{mailer}'s settings are not in force, but:\n{settings(sipd)}")
    figure = exposure(sipd)
    expect(figure <= EXPOSURE[mailer], f"{mailer}: exposure {figure}")
    expect("cap_sys_admin" not in sipd.property("CapabilityBoundingSet", OUTBOX), "CAP_SYS_ADMIN is there to be had")
    step(f"exposure of {OUTBOX} with {mailer}: {figure}")


def unknown(sipd):
    """A program that nobody has told of takes letters as it always did."""
    other = sipd.machine.root / "usr/local/bin/other"
    other.write_text("#!/bin/sh\nexec /usr/sbin/sendmail \"$@\"\n")
    other.chmod(0o755)
    sipd.write("/etc/sipd/sipd.yaml", CONFIG.replace("mail: {", 'mail: {"sendmail" : "/usr/local/bin/other", '))
    sipd.drop("K-2026-0321")
    sipd.expect_each_once("K-2026-0321")
    expect(not settings(sipd), "an unknown mail system has settings")
    step(f"an unknown mail system delivers, under no settings of its own: exposure {exposure(sipd)}")


def operators_own(sipd):
    """What an operator has written wins; without the program there are no settings; with another start neither."""
    machine = sipd.machine
    own = machine.root / "etc/systemd/system/sipd-outbox.service.d"
    own.mkdir(parents=True)
    (own / "override.conf").write_text("[Service]\nPrivateNetwork=no\n")
    machine.run("systemctl", "daemon-reload")
    expect(sipd.property("PrivateNetwork", OUTBOX) == "no" and sipd.property("ProtectHome", OUTBOX) == "yes",
           "the operator's settings do not win")
    (own / "override.conf").write_text("[Service]\nExecStart=\nExecStart=/usr/bin/sipd deliver --stay\n")
    machine.run("systemctl", "daemon-reload")
    expect(not settings(sipd), "what the operator starts is confined for another")
    (own / "override.conf").unlink()
    own.rmdir()
    masks = machine.root / "etc/systemd/system-generators"
    masks.mkdir()
    (masks / "sipd-mailer").symlink_to("/dev/null")
    machine.run("systemctl", "daemon-reload")
    sipd.drop("K-2026-0322")
    sipd.expect_each_once("K-2026-0322")
    expect(not settings(sipd), "switched off, there are settings")
    (masks / "sipd-mailer").unlink()
    # Noticed by the unit itself, before the next letter goes.
    sipd.drop("K-2026-0323")
    sipd.expect_each_once("K-2026-0323")
    expect(settings(sipd), "switched on again, there are none")
    step("an operator's own settings win, and a link to /dev/null switches ours off")


def mailbox_made_by_cron(sipd):
    """What dma would make as root it leaves to cron. What it has left behind is ended as in a quarter of an hour."""
    machine = sipd.machine
    if (machine.root / "var/mail/anna").exists():
        # A slot's letter came while dma was being installed, before its line for cron: under no settings, and at once.
        return
    told = len(sipd.mails()) - sipd.bounces
    machine.until("two letters taken", lambda: len(sipd.letters("sent")) >= told + 2)
    expect(not (machine.root / "var/mail/anna").exists(), "dma made a mailbox")
    starters = ("sipd-outbox.path", "sipd-outbox.timer")
    machine.run("systemctl", "stop", *starters, OUTBOX)
    machine.run("dma", "-q")
    machine.run("systemctl", "start", *starters)
    # From then on dma delivers by itself.
    sipd.drop("K-2026-0325")
    sipd.expect_each_once("K-2026-0325")


def exim_with_a_network(sipd, configuration):
    sipd.write("/etc/exim4/update-exim4.conf.conf", configuration.replace("='local'", "='internet'"))
    sipd.machine.run("update-exim4.conf")
    sipd.drop("K-2026-0324")
    sipd.expect_each_once("K-2026-0324")
    expect_settings(sipd, "exim")
