"""Faults that sipd once had, planted anew one at a time: each must be found by the part of the torture that is to find it.

usage: planted.py [--swift COMMAND] [--tree FOLDER] [NAME ...]

A planted fault is planted/NAME.patch: what it is in a line, `Part:` the part that finds it and with which words, `Shows:`
what that part then says, and the change. It is made in a copy of the tree, which is kept, so that the next build is short.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
BUILD = ["build", "--product", "sipd", "--explicit-target-dependency-import-check", "error"]


class Fault:
    def __init__(self, path):
        self.name = os.path.basename(path).removesuffix(".patch")
        self.path = path
        with open(path) as file:
            text = file.read()
        self.what = text.splitlines()[0]
        self.part = re.search(r"(?m)^Part: (.*)$", text)[1].split()
        self.shows = re.search(r"(?m)^Shows: (.*)$", text)[1]


def main():
    arguments = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    arguments.add_argument("names", nargs="*", help="those faults; all without")
    arguments.add_argument("--swift", default=os.environ.get("SWIFT", "swift"))
    arguments.add_argument("--tree", default=os.path.join(TOP, ".build-planted", "tree"), help="the copy")
    asked = arguments.parse_args()
    folder = os.path.join(HERE, "planted")
    faults = [Fault(os.path.join(folder, name)) for name in sorted(os.listdir(folder)) if name.endswith(".patch")]
    unknown = set(asked.names) - {fault.name for fault in faults}
    if unknown:
        arguments.error(f"no such fault: {', '.join(sorted(unknown))}")
    problems = []
    print("| planted | part | found by |\n|---|---|---|", flush=True)
    for fault in faults:
        if fault.name in asked.names or not asked.names:
            copy(asked.tree)
            found, problem = plant(fault, asked)
            print(f"| {fault.what} | {' '.join(fault.part)} | {found or '**' + problem + '**'} |", flush=True)
            problems += [f"{fault.name}: {problem}"] if problem else []
    print("\n".join(problems), file=sys.stderr)
    return 1 if problems else 0


def copy(tree):
    """The tree as it stands; a file that is the same keeps its time, so that it is not built again."""
    for name in ("Sources", "Tests", "Package.swift", "Package.resolved", "Makefile", "systemd", "config"):
        here, there = os.path.join(TOP, name), os.path.join(tree, name)
        if os.path.isdir(here):
            mirror(here, there)
        elif os.path.isfile(here):
            renew(here, there)


def mirror(here, there):
    os.makedirs(there, exist_ok=True)
    names = [name for name in os.listdir(here) if name != "__pycache__"]
    for name in set(os.listdir(there)) - set(names):
        path = os.path.join(there, name)
        shutil.rmtree(path) if os.path.isdir(path) and not os.path.islink(path) else os.remove(path)
    for name in names:
        one, other = os.path.join(here, name), os.path.join(there, name)
        mirror(one, other) if os.path.isdir(one) else renew(one, other)


def renew(here, there):
    with open(here, "rb") as file:
        content = file.read()
    if os.path.exists(there):
        with open(there, "rb") as file:
            if file.read() == content:
                return
    os.makedirs(os.path.dirname(there), exist_ok=True)
    shutil.copyfile(here, there)


def plant(fault, asked):
    """How it is found, or why it is not."""
    applied = run(["git", "apply", "--unsafe-paths", f"--directory={asked.tree.lstrip('/')}", fault.path], "/")
    if applied.returncode:
        return "", f"the patch does not apply any more: {applied.stderr.strip()[-300:]}"
    begin = time.monotonic()
    built = run(["nice", "-n", "10", asked.swift, *BUILD], asked.tree)
    if built.returncode:
        return "", f"does not build: {(built.stdout + built.stderr).strip()[-600:]}"
    build = time.monotonic() - begin
    binary = os.path.join(asked.tree, ".build", "debug", "sipd")
    tortured = run([sys.executable, os.path.join(HERE, "torture.py"), "--seed", "1", *fault.part, binary], HERE)
    for line in tortured.stderr.splitlines():
        if tortured.returncode == 1 and re.search(fault.shows, line):
            return f"{line.strip()[:200]} (built in {build:.0f} s, found in {time.monotonic() - begin - build:.0f} s)", ""
    return "", f"not found: exit {tortured.returncode}, {(tortured.stdout + tortured.stderr).strip()[-400:]}"


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main())
