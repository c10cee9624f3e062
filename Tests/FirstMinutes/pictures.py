"""The pictures in the README: what sipd prints on a sample store on Thursday 18 June 2026 at 08:00, the slot of that day.

sipd lives there on a clock that stands still. So the same sources always print the same pictures.
"""
import contextlib
import datetime
import os
import pathlib
import re
import subprocess
import tempfile
import time
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parents[2]
AT = int(datetime.datetime(2026, 6, 18, 8, tzinfo=zoneinfo.ZoneInfo("Europe/Stockholm")).timestamp())
PICTURE = re.compile(r"(<!-- picture: (\w+) -->\n```text\n)(.*?)(```\n)", re.S)
# The one letter of the sample in English, which whoever reads the README can read.
LETTER = "sip/spool/outgoing/20260618t0600z-olga.hed.eml"


def pictures(binary):
    """What stands in the README, by its name there. A reader sees the command first, then parts of what it prints."""
    binary = str(pathlib.Path(binary).resolve())
    with tempfile.TemporaryDirectory() as folder, sample(binary, folder) as says:
        letter = says("show", LETTER).splitlines()
        status = says("status", "--configuration", "sip/sipd.yaml", status=(0, 1)).splitlines()
    foot = next(n for n, line in enumerate(letter) if line.startswith("This letter comes from sipd"))
    overdue = next(n for n, line in enumerate(status) if line.startswith("Overdue"))
    first = status.index("")
    return {
        "letter": ["$ sipd show 20260618t0600z-olga.hed.eml", *letter[:foot - 1]],
        "status": ["$ sipd status", *status[:first], "…", *status[overdue:overdue + 4]],
    }


@contextlib.contextmanager
def sample(binary, folder):
    """A sipd that runs on a sample store; gives what asks the command and answers with what it prints."""
    clock = f"{folder}/clock.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", clock, str(ROOT / "Tests/Stores/clock.c"), "-ldl"], check=True)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LD_PRELOAD": clock, "STORES_AT": str(AT)}

    def says(*arguments, status=(0,)):
        ran = subprocess.run([binary, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
        if ran.returncode not in status:
            raise SystemExit(f"sipd {' '.join(arguments)}: error: exit {ran.returncode}: {ran.stderr.strip()}")
        return ran.stdout

    says("sample", "sip", "--around", "2026-06-18")
    says("run", "--once", "--configuration", "sip/sipd.yaml", status=(0, 1))
    # The status says since when letters wait: by their files, which have the time of the machine.
    for letter in pathlib.Path(folder, "sip/spool/outgoing").iterdir():
        os.utime(letter, (AT, AT))
    daemon = subprocess.Popen([binary, "run", "--configuration", "sip/sipd.yaml"], cwd=folder, env=environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            if subprocess.run([binary, "status", "--configuration", "sip/sipd.yaml"], cwd=folder, env=environment,
                              capture_output=True).returncode in (0, 1):
                break
            time.sleep(0.1)
        yield says
    finally:
        daemon.terminate()
        daemon.wait()
