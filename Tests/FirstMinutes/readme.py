#!/usr/bin/env python3
"""Runs every command of the README, each line of each ```sh block, in order, from the checkout; and compares the README's
pictures and config/RULES.md with what sipd prints.

usage: readme.py [BINARY]           run and compare
       readme.py --write [BINARY]   run nothing, and write the pictures and config/RULES.md

`make run` stays in the foreground for a reader; here it leaves when everything has been seen.
"""
import os
import pathlib
import re
import subprocess
import sys

import pictures

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
RULES = ROOT / "config/RULES.md"
ABOUT = """# The rules

<!-- Printed by `sipd rules --markdown` and written here by `make reference`; compared by CI. -->

What sipd reminds of, with the numbers and ladders of the shipped policy. A rule marked *off* reminds of nothing until
`policy.yaml` switches it on. *Page* is the citizen page on SIP, and *routine* is Region Jönköpings län's routine, document
114327, version 3.0. Neither gives a number beyond "a few days": the numbers are sipd's suggestions, and local policy
replaces them.
"""


def commands(readme):
    blocks = re.findall(r"^```sh\n(.*?)^```", readme, re.S | re.M)
    return [line for block in blocks for line in block.splitlines() if line.strip() and not line.startswith("#")]


def run(readme):
    found = commands(readme)
    if not found:
        sys.exit("README.md: error: no command found; the blocks are marked ```sh")
    environment = dict(os.environ, LEAVE="--leave")
    for command in found:
        if command == "make test":
            continue  # CI has just run it, as the README says.
        print(f"$ {command}", flush=True)
        if subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment, timeout=600).returncode != 0:
            sys.exit(f"README.md: error: this command fails: {command}")
    return len(found)


def rules(binary):
    """config/RULES.md as it is to be."""
    printed = subprocess.run([binary, "rules", "--markdown", "--configuration", "config/sipd.yaml"],
                             cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return f"{ABOUT}\n{printed.strip()}\n"


def pictured(readme, binary):
    """The README with its pictures as they are to be."""
    made = pictures.pictures(binary)
    shown = [name for _, name, _, _ in pictures.PICTURE.findall(readme)]
    if sorted(shown) != sorted(made):
        sys.exit(f"README.md: error: it shows the pictures {shown}, and there are {sorted(made)}")
    return pictures.PICTURE.sub(lambda found: found[1] + "\n".join(made[found[2]]) + "\n" + found[4], readme)


def main(binary, write):
    readme = README.read_text()
    if not write:
        print(f"{run(readme)} commands of the README work")
    for path, right in [(RULES, rules(binary)), (README, pictured(readme, binary))]:
        if write:
            path.write_text(right)
        elif not path.exists() or path.read_text() != right:
            sys.exit(f"{path.relative_to(ROOT)}: error: not what sipd prints: run make reference, and read the change")
    print("its pictures and config/RULES.md are what sipd prints")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    main(str((ROOT / (arguments or [".build/debug/sipd"])[0]).resolve()), "--write" in sys.argv)
