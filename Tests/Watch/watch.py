"""What sipd-watch says of figures and mailboxes: a table. usage: watch.py"""
import contextlib
import datetime
import importlib.machinery
import importlib.util
import io
import mailbox
import os
import pathlib
import sys
import tempfile
import time

sys.dont_write_bytecode = True
os.environ["TZ"] = "Europe/Stockholm"
time.tzset()
SCRIPT = pathlib.Path(__file__).parents[2] / "systemd/sipd-watch"
NOW = datetime.datetime.fromisoformat("2026-12-01T08:10:00+01:00").timestamp()
WELL = {"sipd_last_round_timestamp_seconds": NOW - 120, 'sipd_blocked{by="store"}': 0, 'sipd_blocked{by="delivery"}': 0,
        'sipd_outbox_letters{state="failed"}': 0, "sipd_letters_held": 0}

# What is other than when all is well, how late it may be, and what is said.
FIGURES = [
    ({}, "15m", "OK - sipd looked at its plans 2026-12-01 08:08:00"),
    ({"sipd_last_round_timestamp_seconds": NOW - 900}, "15m", "OK - sipd looked at its plans 2026-12-01 07:55:00"),
    ({"sipd_last_round_timestamp_seconds": NOW - 901}, "15m",
     "CRITICAL - sipd has not looked at its plans since 2026-12-01 07:54:59"),
    ({"sipd_last_round_timestamp_seconds": NOW - 901}, "1h", "OK - sipd looked at its plans 2026-12-01 07:54:59"),
    ({"sipd_last_round_timestamp_seconds": NOW + 7200}, "15m",
     "CRITICAL - sipd's clock or this one is wrong: it looked at its plans 2026-12-01 10:10:00"),
    ({"sipd_last_round_timestamp_seconds": None}, "15m", "CRITICAL - PATH does not say when sipd looked at its plans"),
    ({'sipd_blocked{by="delivery"}': 1}, "15m", "CRITICAL - sipd is blocked: delivery"),
    ({"sipd_outbox_oldest_timestamp_seconds": NOW - 60}, "15m", "OK - sipd looked at its plans 2026-12-01 08:08:00"),
    ({"sipd_outbox_oldest_timestamp_seconds": NOW - 1000}, "15m",
     "CRITICAL - letters wait for the mail system since 2026-12-01 07:53:20"),
    ({'sipd_outbox_letters{state="failed"}': 2, "sipd_letters_held": 7}, "15m",
     "WARNING - 2 letters could not be sent, 7 letters are held"),
    ({"sipd_plans_unreadable": 1}, "15m", "WARNING - 1 document cannot be read"),
]

# The headers of the letters there, and what is said.
MAILS = [
    ([], "CRITICAL - no heartbeat of sipd's in PATH"),
    (["Subject: SIP-driften"], "CRITICAL - no heartbeat of sipd's in PATH"),
    (["next=2026-12-01T08:00:00+01:00 plans=412 troubles=0"],
     "OK - 412 plans looked through; the next heartbeat is due 2026-12-01 08:00:00"),
    (["next=2026-12-01T07:54:59+01:00 plans=412 troubles=0"],
     "CRITICAL - sipd's heartbeat of 2026-12-01 07:54:59 has not come"),
    (["next=2026-12-02T08:00:00+01:00 plans=412 troubles=0", "next=2026-12-01T07:00:00+01:00 plans=9 troubles=3"],
     "OK - 412 plans looked through; the next heartbeat is due 2026-12-02 08:00:00"),
    (["next=2026-12-02T08:00:00+01:00 plans=412 troubles=3"],
     "WARNING - 3 troubles, see sipd status; the next heartbeat is due 2026-12-02 08:00:00"),
    (["next=2026-12-02T08:00:00+01:00\n plans=1 troubles=0"],
     "OK - 1 plans looked through; the next heartbeat is due 2026-12-02 08:00:00"),
    # What would keep it quiet for good, and what cannot be read.
    (["next=2099-12-02T08:00:00+01:00 plans=4 troubles=0", "next=soon plans=1 troubles=0", "next=2026-12-02 plans=1"],
     "CRITICAL - no heartbeat of sipd's in PATH"),
]
USAGE = [[], ["--file", "a", "--mailbox", "b"], ["--file", "a", "--late", "soon"]]


def watch():
    loader = importlib.machinery.SourceFileLoader("watch", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("watch", loader))
    loader.exec_module(module)
    return module


def said(main, *arguments):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            status = main(list(arguments), NOW)
        except SystemExit as end:
            status = end.code
    return status, out.getvalue()


def expect(found, wanted, path):
    words = f"SIPD {wanted}\n".replace("PATH", str(path))
    status = ["OK", "WARNING", "CRITICAL"].index(wanted.split(" ")[0])
    assert found == (status, words), f"{found}, not {(status, words)}"


def main(folder):
    look = watch().main
    for other, late, wanted in FIGURES:
        path = folder / "sipd.prom"
        lines = [f"{name} {value:.0f}\n" for name, value in {**WELL, **other}.items() if value is not None]
        path.write_text("# TYPE sipd_plans gauge\n" + "".join(lines) + "# EOF\n")
        expect(said(look, "--file", str(path), "--late", late), wanted, path)
    for number, (letters, wanted) in enumerate(MAILS):
        for kind in (mailbox.Maildir, mailbox.mbox):
            path = folder / f"{kind.__name__}-{number}"
            box = kind(path)
            for letter in letters:
                field = letter if ": " in letter else f"X-SIPD-Heartbeat: {letter}"
                box.add(f"From: sip@kommun.example\n{field}\n\nX-SIPD-Heartbeat: no header\n")
            box.close()
            path.touch()
            expect(said(look, "--mailbox", str(path)), wanted, path)
    for option in ("--file", "--mailbox"):
        status, words = said(look, option, str(folder / "none"))
        assert status == 2 and words.startswith("SIPD CRITICAL - nothing of sipd's can be read: "), words
    for arguments in USAGE:
        status, words = said(look, *arguments)
        assert status == 3 and words.startswith("SIPD UNKNOWN - "), (status, words)
    print(f"{len(FIGURES) + 2 * len(MAILS) + 2 + len(USAGE)} passed, 0 failed")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(pathlib.Path(scratch))
