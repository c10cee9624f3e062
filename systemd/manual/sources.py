"""What the manual is made from: the command's own help, the shipped files, the schema, the catalogue, the units."""
import dataclasses
import email.utils
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEHAVIOUR = "systemd/manual/behaviour.md"


class Missing(Exception):
    """A source lacks a sentence that a page needs. The text says where, what, and what to do."""


def text(path):
    return (ROOT / path).read_text()


class Command:
    """The binary, asked."""

    def __init__(self, binary):
        self.binary = str(pathlib.Path(binary).resolve())

    def says(self, *arguments, status=0):
        """Its standard output, without anything of this environment in it."""
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        ran = subprocess.run([self.binary, *arguments], cwd=ROOT, env=environment, text=True, capture_output=True)
        if status is not None and ran.returncode != status:
            raise Missing(f"sipd {' '.join(arguments)}: error: exit {ran.returncode}: {ran.stderr.strip()}")
        return ran.stdout

    def help(self):
        """The command and its verbs, as swift-argument-parser dumps them: what --help shows, and no more."""
        root = json.loads(self.says("--experimental-dump-help"))["command"]
        root["subcommands"] = [verb for verb in root["subcommands"] if verb["shouldDisplay"] and verb["commandName"] != "help"]
        for command in [root, *root["subcommands"]]:
            name = command["commandName"]
            for part in ["abstract", "discussion"]:
                if not command.get(part, "").strip():
                    raise Missing(f"sipd {name}: error: its help has no {part}: add one in Sources/sipd/Verbs")
            command["arguments"] = [a for a in command.get("arguments", []) if a["shouldDisplay"]]
            for argument in command["arguments"]:
                if not argument.get("abstract"):
                    raise Missing(f"sipd {name}: error: no help for {argument['valueName']}: add it in Sources/sipd/Verbs")
        return root

    def rules(self):
        """The rules as `sipd rules` has them with the shipped policy: id to its cells, and the standard ladder."""
        table = self.says("rules", "--markdown", "-c", "config/sipd.yaml")
        rules = {}
        for line in table.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            named = re.match(r"`([\w-]+)`( \(off\))?: (.*)", cells[0])
            if named:
                rules[named[1]] = {"title": named[3], "on": not named[2], "cells": cells[1:]}
        return rules, re.search(r"^Standard ladder: (.*)$", table, re.M)[1]

    def duties(self):
        """What each rule that looks at plans declares: id to its numbers, and the fields that open, date and end its duties."""
        found = json.loads(self.says("rules", "--json", "-c", "config/sipd.yaml"))
        return {rule["id"]: rule for rule in found if rule.get("ends") is not None}


@dataclasses.dataclass
class Setting:
    """A key of a shipped file, commented out there with `#`; lines with `##` before it explain it."""
    name: str
    value: str
    about: list
    inside: list = dataclasses.field(default_factory=list)
    lines: list = dataclasses.field(default_factory=list)

    def walk(self):
        yield self
        for setting in self.inside:
            yield from setting.walk()


def paragraphs(lines):
    """Blocks of a running text: ("p", text), or ("code", lines) where it is indented by two spaces or more."""
    blocks = []
    for line in [*lines, ""]:
        kind = "code" if line.startswith("  ") else "p" if line.strip() else None
        if kind and blocks and blocks[-1][0] == kind and not blocks[-1][2]:
            blocks[-1][1].append(line)
            continue
        if blocks:
            blocks[-1][2] = True
        if kind:
            blocks.append([kind, [line], False])
    return [("p", " ".join(l.strip() for l in lines)) if kind == "p" else ("code", [l[2:] for l in lines])
            for kind, lines, _ in blocks]


def settings(path):
    """A shipped file: what stands at its head, and its settings."""
    head, top, pending, open_ = None, [], [], []
    for number, line in enumerate(text(path).splitlines(), 1):
        explained = re.match(r"## ?(.*)", line)
        key = re.match(r"#( *)([\w.-]+):(?: (.*)|)$", line)
        if explained:
            pending.append(explained[1])
        elif key:
            depth, setting = len(key[1]), Setting(key[2], (key[3] or "").strip(), paragraphs(pending))
            pending = []
            open_ = [(d, s) for d, s in open_ if d < depth]
            (open_[-1][1].inside if open_ else top).append(setting)
            open_.append((depth, setting))
        elif re.match(r"#  +\S", line) and open_:
            open_[-1][1].lines.append(line[1:].strip())
        elif not line.strip():
            if pending and head is None and not top:
                head, pending = paragraphs(pending), []
        else:
            raise Missing(f"{path}:{number}: error: neither ## an explanation, nor # a setting, nor empty")
    if head is None or pending:
        raise Missing(f"{path}: error: it begins with an explanation of itself, and ends with a setting")
    return head, top


def schema():
    return json.loads(text("config/sip-plan-1.schema.json"))


def changed():
    """The day of the latest entry in the package's changelog, never that of the build."""
    stamp = re.search(r"^ -- .*>  (.*)$", text("systemd/debian/changelog"), re.M)[1]
    return email.utils.parsedate_to_datetime(stamp).date().isoformat()


def catalogue():
    """Entries that journalctl -x explains: id, subject."""
    return re.findall(r"^-- ([0-9a-f]{32})\nSubject: (.*)$", text("systemd/sipd.catalog"), re.M)


# The doc comment before a member.
COMMENT = r"((?:    ///.*\n)+)"


def commented(lines):
    return " ".join(line.strip().lstrip("/").strip() for line in lines.splitlines())


def entry_kinds():
    """What each kind of journal entry tells, from its doc comment; by id."""
    source = text("Sources/SIPOutputs/Journal/EntryKind.swift")
    return {id_: commented(about) for about, id_ in re.findall(rf'{COMMENT}    case \w+ = "([0-9a-f]{{32}})"', source)}


def tracks():
    """What the second clocks of rules count, by the names that they have in the policy."""
    source = text("Sources/SIPRules/Rules/Track.swift")
    return {given or name: re.sub(r"\.( `[\w-]+`\.)?$", "", commented(about)) for about, name, given in
            re.findall(rf'{COMMENT}    case (\w+)(?: = "([\w-]+)")?', source)}


def journal_fields():
    """The fields of our own in the journal, and what they hold."""
    source = text("Sources/SIPOutputs/Journal/FieldName.swift")
    return [(f"SIPD_{name}", commented(about)) for about, name in
            re.findall(rf'{COMMENT}    public static let \w+ = FieldName\("(\w+)"\)', source)]


def units():
    """The units that are installed, and what they are for."""
    found = []
    for path in sorted((ROOT / "systemd").glob("sipd*.*")):
        about = re.search(r"^Description=(.*)$", path.read_text(), re.M)
        if about:
            found.append((path.name, about[1]))
    return found


def lines(path):
    """The lines of a systemd configuration in fields, neighbours together, and the comments above them."""
    found, pending = [], []
    for line in text(path).splitlines():
        if line.startswith("#"):
            pending.append(line[1:].strip())
        elif line.strip() and (pending or not found):
            found.append(([line.split()], " ".join(pending)))
            pending = []
        elif line.strip():
            found[-1][0].append(line.split())
    return found


def folders():
    """Folders that systemd-tmpfiles keeps: those that are for the same, each with its path, mode and owner; and what for."""
    return [([(f[1], f"{f[3]}:{f[4]} {f[2]}") for f in together if f[0][0] in "dz"], about)
            for together, about in lines("systemd/sipd.tmpfiles")]


def users():
    """The users and groups that systemd-sysusers makes, and what they are for."""
    return [([f[1] for f in together if f[0] in ("u", "g")], about) for together, about in lines("systemd/sipd.sysusers")]


def behaviour():
    """Exact behaviour: (what, text) of each paragraph; what is empty where none begins it."""
    found = []
    for paragraph in re.split(r"\n\n+", text(BEHAVIOUR).strip())[2:]:
        if re.match(r"[|`<#-]", paragraph):
            raise Missing(f"{BEHAVIOUR}: error: it holds more than paragraphs: {paragraph[:40]}")
        for part in re.split(r"(?<=\.) (?=\*\*)", " ".join(paragraph.split())):
            lead = re.match(r"\*\*(.+?)\*\*", part)
            found.append((lead[1].rstrip(".") if lead else "", part))
    return found
