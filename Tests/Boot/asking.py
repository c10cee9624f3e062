"""Who may ask sipd what, and what it tells those who watch over it."""
import json

from installation import CONFIG, expect, step


def who_may_ask(sipd):
    """A user in no group, one who may look, one who may control, and one who may write plans."""
    machine = sipd.machine
    machine.run("useradd", "--groups", "sipd-status", "eye")
    machine.run("useradd", "--groups", "sipd-admin", "hand")
    ack = ("ack", "K-2026-0105", "--for", "1 day", "--by", "sam.dahl", "being seen to")
    for user in ("anna", "export"):
        for command, group in ((("status",), "sipd-status"), (("reload",), "sipd-admin"), (ack, "sipd-admin")):
            said = machine.run("sipd", *command, user=user, expect=77)
            expect(f"you need to be in group {group}" in said, said)
    # Not even who is who, without which nothing is shown of the record.
    expect("only sipd's own user" in machine.run("sipd", "audit", user="export", expect=77), "the record is open")
    for user in ("eye", "hand"):
        status = json.loads(machine.run("sipd", "status", "--json", user=user, expect=None))
        expect(status["plans"] == 1, f"{user}: {status}")
    for command in (("reload",), ("release",), ack):
        expect("group sipd-admin" in machine.run("sipd", *command, user="eye", expect=77), f"{command}")
    for command in (("reload",), ("release",), ack, ("pauses", "--end", "1", "--by", "sam.dahl")):
        machine.run("sipd", *command, user="hand")
    audit = machine.run("sipd", "audit")
    uid = machine.status("id", "-u", "hand")
    expect(f"sam.dahl (claimed by hand, uid {uid}) is at everything" in audit, audit)
    expect(f"hand (uid {uid}) put a configuration in force" in audit, audit)
    expect(f"sam.dahl (claimed by hand, uid {uid}) ended the pause" in audit, audit)
    machine.run("systemctl", "reload", "sipd")
    own = machine.status("id", "-u", "sipd")
    expect(f"sipd (uid {own}) put a configuration in force" in machine.run("sipd", "audit"), "who reloaded is not known")
    step("who ordered a pause, its end and a reload is recorded by the account, and the name as claimed")
    step("status is for one group, control for another, writing plans for a third, and nobody else has any")


def health(sipd):
    machine = sipd.machine
    said = machine.run("sipd", "status", "--plugin", user="eye", expect=None)
    expect(said.startswith(("SIPD OK - ", "SIPD WARNING - ")) and " | plans=1 " in said, said)
    figures = "/run/sipd/metrics/sipd.prom"
    sipd.write("/etc/sipd/sipd.yaml", CONFIG + f"metrics: {figures}\n")
    machine.run("systemctl", "reload", "sipd")
    text = machine.run("cat", figures, user="anna")
    expect("\nsipd_plans 1\n" in text and text.endswith("# EOF\n"), text)
    expect(machine.run("sipd", "status", "--openmetrics", user="eye").endswith("# EOF\n"), "no figures")
    sipd.write("/etc/sipd/sipd.yaml", CONFIG)
    machine.run("systemctl", "reload", "sipd")
    step("monitoring reads a line and figures")

    said = machine.run("sipd", "check", "--system")
    expect("0 errors" in said and "on trial" in said, said)
    machine.run("chmod", "755", "/var/lib/sipd/spool")
    said = machine.run("sipd", "check", "--system", expect=1)
    expect("chmod 2750 /var/lib/sipd/spool" in said and "1 error," in said, said)
    machine.run("chmod", "2750", "/var/lib/sipd/spool")
    step("check --system finds nothing wrong with the installation, and what is spoilt in it")

    mail = machine.until("the week's letter", lambda: [m for m in sipd.mails() if "looked through" in m["Subject"]], 90)
    expect("sam.dahl" in mail[0].get_body(("plain",)).get_content(), "it is not for the administrators")
    step("the administrators are told that all has been looked through")
