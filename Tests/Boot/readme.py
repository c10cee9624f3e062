"""The README's chapter *Install*, line by line, by an operator who has nothing else: from the package to a letter on trial, from
there to the letters of those they are for, an upgrade and the end."""
import pathlib
import re
import shutil

from installation import CONFIG, expect, step

README = pathlib.Path(__file__).parents[2] / "README.md"


def walk(sipd):
    machine = sipd.machine
    shutil.copy(machine.root / "root/sipd.deb", machine.root / "root/sipd_0.3.0_amd64.deb")
    # The mail of the example's people comes to anna; what nobody may write to would bounce.
    machine.run("postconf", "-e", "mydestination=localhost, localhost.localdomain, kommun.example",
                "local_recipient_maps=", "luser_relay=anna")
    install, plans, live, upgrade, remove = blocks("Install")

    run(machine, install)
    # For this test, which may run at night: a slot each minute.
    settings = machine.root / "etc/sipd/sipd.yaml"
    settings.write_text(settings.read_text().replace("#window:\n", CONFIG[:CONFIG.index("mail:")], 1))
    machine.run("systemctl", "reload", "sipd")
    step("the commands of Install set it up, and check --system has nothing against it")

    said = run(machine, plans)
    expect("K26-0001" in said and "Rut Alm" in said, said)
    tried = machine.until("letters on trial", lambda: about(sipd), 90)
    expect(all("[PROV]" in mail["Subject"] and mail["To"].startswith("sam.dahl@") for mail in tried), f"{tried}")
    step("a plan is told of on trial, to the trial's address")

    said = run(machine, live)
    expect("Rut Alm" in said and "K26-0001" in said, f"preview does not show what the switch brings:\n{said}")
    real = machine.until("the real letters", lambda: about(sipd)[len(tried):], 90)
    expect(all("[PROV]" not in mail["Subject"] and "rut.alm@kommun.example" in mail["To"] for mail in real), f"{real}")
    audit = machine.run("sipd", "audit")
    expect("on trial instead of rut.alm" in audit and "ended the trial" in audit, audit)
    machine.run("systemctl", "restart", "sipd")
    expect(len(about(sipd)) == len(tried) + len(real) and len(real) == 1, f"{len(real)} real letters about one duty")
    step("off trial she whom it is for hears of it, once")

    run(machine, upgrade)
    expect(sipd.is_active() and (machine.root / "root/sipd-ledger").exists(), "no sipd, or no copy of the ledger")
    run(machine, remove)
    left = [path for path in ("etc/sipd", "var/lib/sipd") if (machine.root / path).exists()]
    expect(not left, f"left after a purge: {left}")
    step("it is upgraded, removed and purged as the README says")


def blocks(chapter):
    text = README.read_text()
    text = text[text.index(f"\n## {chapter}\n") + 1:]
    return re.findall(r"^```bash\n(.*?)^```", text[:text.index("\n## ", 3)], re.S | re.M)


def run(machine, block):
    return machine.run("sh", "-e", "-c", f"cd /root\n{block}")


def about(sipd):
    return [mail for mail in sipd.mails() if "K26-0001" in mail.get_body(("plain",)).get_content()
            and "Rut Alm" in mail.get_body(("plain",)).get_content()]
