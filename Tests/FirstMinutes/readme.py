#!/usr/bin/env python3
"""Runs every command of the README: each line of each ```sh block, in order, from the checkout.

`make run` stays in the foreground for a reader; here it leaves when everything has been seen.
"""
import os
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
blocks = re.findall(r"^```sh\n(.*?)^```", (root / "README.md").read_text(), re.S | re.M)
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
print(f"{len(commands)} commands of the README work")
