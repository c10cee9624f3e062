"""The two other attackers, each a line in the table: years of plans under simulated daemons, and nonsense for every reader."""
import os
import re
import subprocess

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
YEARS = 1


def make(*words):
    return subprocess.run(["make", "--no-print-directory", *words], cwd=TOP, capture_output=True, text=True)


def broken(table, fault, done):
    """What it said last: errors of a build stand in its output, after what the build said of its packages."""
    table.row(fault, problems=["broken: " + (done.stderr + done.stdout)[-1000:]])


def years(table, plans, seed):
    """Every fault between any two effects of a daemon, on a simulated clock, folder, spool and disk."""
    done = make("simulate", f"YEARS={YEARS}", f"PLANS={plans}", f"SEED={seed}")
    lived = re.search(r"in \d+ counties: (.*) looks by brute force", done.stdout)
    planted = done.stdout.count(": found in life")
    fault = f"{YEARS} simulated years of {plans:,} plans"
    if done.returncode or not lived:
        return broken(table, fault, done)
    table.count("simulated years of a plan", YEARS * plans)
    table.row(fault, lived[1], recovers=f"lost 0, doubled 0; {planted} planted mistakes, each found")


def inputs(table, seconds, is_long):
    """A fuzzer on every reader and the socket: at length one that follows what it reaches, under the address sanitizer."""
    done = make("fuzz" if is_long else "fuzz-blind", f"SECONDS={seconds}")
    fed = re.search(r"(\d+) readers, (\d+) inputs, 0 broken", done.stdout)
    fault = f"nonsense for every reader, {seconds} s"
    if done.returncode or not fed:
        return broken(table, fault, done)
    table.count("inputs", int(fed[2]))
    table.row(fault, f"{fed[1]} readers, {int(fed[2]):,} inputs", recovers="nothing broke")
