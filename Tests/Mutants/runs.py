"""Runs of test suites under a mutant, each stopped at its first failure."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

from copy_tree import PLACE, say, stop

BUNDLE = "sipdPackageTests.xctest"
# A suite that takes less is run together with others.
QUICK = 1.0


class Place:
    """A folder with the test bundle and the command, and beside them the switch."""

    def __init__(self, name):
        self.folder = PLACE / "places" / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for file in [BUNDLE, "sipd"]:
            os.link(PLACE / "build/debug" / file, self.folder / file)
        self.output = self.folder / "output"

    def suites(self):
        listed = subprocess.run(
            [self.folder / BUNDLE, "--testing-library", "swift-testing", "--list-tests"], check=True,
            capture_output=True, text=True).stdout
        return sorted({line.split("/")[0] for line in listed.splitlines() if "/" in line})

    def run(self, suites, mutant, limit):
        """Nil when they pass; else what failed. And how long that took."""
        (self.folder / "mutant").write_text(str(mutant))
        # Short, for the sockets in it.
        scratch = tempfile.mkdtemp(prefix="m-", dir="/tmp")
        os.chmod(scratch, 0o755)
        began = time.monotonic()
        pattern = "^(" + "|".join(map(re.escape, suites)) + ")/"
        with open(self.output, "wb") as output:
            process = subprocess.Popen(
                [self.folder / BUNDLE, "--testing-library", "swift-testing", "--filter", pattern],
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
                env={**os.environ, "TMPDIR": scratch})
        failure = None
        try:
            with open(self.output, encoding="utf-8", errors="replace") as output:
                said = ""
                while failure is None:
                    status = process.poll()
                    said += output.read()
                    failure = first_failure(said)
                    if failure or status == 0:
                        break
                    if status is not None:
                        failure = f"crash, signal {-status}" if status < 0 else f"exit status {status}"
                    elif time.monotonic() - began > limit:
                        failure = f"hang, over {limit:.0f} s"
                    else:
                        time.sleep(0.03)
        finally:
            self.end()
            process.wait()
            shutil.rmtree(scratch, ignore_errors=True)
        return failure, time.monotonic() - began

    def end(self):
        """Ends what runs from this folder: the bundle, and daemons that it started in groups of their own."""
        left = True
        while left:
            left = False
            for process in pathlib.Path("/proc").glob("[0-9]*"):
                try:
                    if os.readlink(process / "exe").startswith(f"{self.folder}/"):
                        os.kill(int(process.name), signal.SIGKILL)
                        left = (process / "cmdline").read_bytes() != b""
                except OSError:
                    pass


def first_failure(said):
    found = re.search(r'^✘ Test (?:case .*? to )?(".*?"|\S+\(.*?\)) recorded an issue.*? at (\w+)\.swift:(\d+)', said, re.M)
    if found:
        return f"{found[2]}: {found[1]}"
    found = re.search(r"^✘ Test (?!run |case )(.*?) (?:failed|recorded)", said, re.M)
    return found and found[1]


def plan(mutant, suites):
    """The runs for a mutant: the suites that reach it, the quick ones together, the others one by one, shortest first."""
    target = mutant["path"].split("/")[0] + "Tests."
    reaching = sorted(
        (name for name, suite in suites.items() if mutant["number"] in suite["reached"]),
        key=lambda name: (suites[name]["seconds"] * (1 if name.startswith(target) else 2), name))
    quick = [name for name in reaching if suites[name]["seconds"] < QUICK]
    return ([quick] if quick else []) + [[name] for name in reaching if name not in quick]


def measured(place, numbers):
    """Each suite without a mutant: how long it takes, and which mutants it reaches. All must pass."""
    suites, failed = {}, []
    reached = place.folder / "reached"
    for name in place.suites():
        reached.write_bytes(bytes(max(numbers) + 1))
        os.chmod(reached, 0o666)
        failure, seconds = place.run([name], 0, 900)
        if failure:
            failed.append(f"{name}: {failure}")
        marks = reached.read_bytes()
        suites[name] = {"seconds": round(seconds, 2), "reached": [number for number in numbers if marks[number]]}
    reached.unlink()
    if failed:
        stop("without a mutant not every test passes:\n" + "\n".join(failed))
    return suites


def verdict(place, mutant, suites):
    """What kills a mutant, twice in a row, and how long that took; nil for a survivor."""
    spent = 0.0
    for batch in plan(mutant, suites):
        limit = 60 + 8 * sum(suites[name]["seconds"] for name in batch)
        failure, seconds = place.run(batch, mutant["number"], limit)
        spent += seconds
        if failure and failure.startswith("hang"):
            return failure + " in " + batch[0], spent
        if failure:
            again, more = place.run(batch, mutant["number"], limit)
            if again:
                if not failure.startswith(("crash", "exit")):
                    return failure, spent
                return f"{failure} in {batch[0]}" + (" and others" if len(batch) > 1 else ""), spent
            spent += more
            say(f"# {mutant['number']}: failed once and not again: {failure}")
    return None, spent
