#!/usr/bin/env python3
"""Runs every command of the README: each line of each ```sh block, in order, from the checkout; and compares its table
of rules with what sipd prints.

`make run` stays in the foreground for a reader; here it leaves when everything has been seen.
"""
import os
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
readme = (root / "README.md").read_text()
blocks = re.findall(r"^```sh\n(.*?)^```", readme, re.S | re.M)
commands = [line for block in blocks for line in block.splitlines() if line.strip() and not line.startswith("#")]
if not commands:
    sys.exit("README.md: error: no command found; the blocks are marked ```sh")
environment = dict(os.environ, LEAVE="--leave")
for command in commands:
    if command == "make test":
        continue  # CI has just run it, as the README says.
    print(f"$ {command}", flush=True)
    if subprocess.run(["sh", "-c", command], cwd=root, env=environment, timeout=600).returncode != 0:
        sys.exit(f"README.md: error: this command fails: {command}")
table = re.search(r"<!-- rules:[^\n]*-->\n(.*?)<!-- /rules -->", readme, re.S)
printed = subprocess.run([".build/debug/sipd", "rules", "--markdown", "--configuration", "config/sipd.yaml"],
                         cwd=root, check=True, capture_output=True, text=True).stdout
if table is None or table.group(1).strip() != printed.strip():
    sys.exit("README.md: error: the table of rules is not what sipd rules --markdown prints; put that in its place")
print(f"{len(commands)} commands of the README work")
