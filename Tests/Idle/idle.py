#!/usr/bin/env python3
"""Counts how often an idle sipd is put on a processor: with nothing due and no watchdog, never.

    idle.py SIPD [SECONDS]     600 seconds unless told

Reads /proc/PID/task/*/schedstat, whose third number counts the times a thread was run. Exit 1 when it was.
"""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import time

sipd = sys.argv[1]
seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 600


def runs(pid):
    return {task.parent.name: int(task.read_text().split()[2])
            for task in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")}


with tempfile.TemporaryDirectory() as scratch:
    folder = f"{scratch}/s"
    subprocess.run([sipd, "sample", folder, "--plans", "1000"], check=True, stdout=subprocess.DEVNULL)
    daemon = subprocess.Popen([sipd, "run", "--configuration", f"{folder}/sipd.yaml"], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            answer = subprocess.run([sipd, "status", "--configuration", f"{folder}/sipd.yaml", "--json"],
                                    capture_output=True)
            if answer.returncode in (0, 1):
                break
            time.sleep(0.1)
        else:
            sys.exit("sipd did not start")
        due = json.loads(answer.stdout)["next"]
        if due and (datetime.datetime.fromisoformat(due["at"]) - datetime.datetime.now().astimezone()).total_seconds() < seconds + 60:
            print(f"something is due at {due['at']}: waking for it is right; ask again later")
            sys.exit(0)
        time.sleep(2)  # The answer's last bytes and the journal's last entry leave.
        before = runs(daemon.pid)
        time.sleep(seconds)
        after = runs(daemon.pid)
    finally:
        daemon.terminate()
        daemon.wait(10)
woken = sum(after.values()) - sum(before.values())
print(f"{len(after)} threads, {seconds} seconds, {woken} wake-ups")
sys.exit(1 if woken or before.keys() != after.keys() else 0)
