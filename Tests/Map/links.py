"""Whatever the map names is there: files and folders, headings, commands, and what the sources declare.

Looked at are the catalogue, README.md, CHANGELOG.md and what stands in config/ and systemd/manual/. A word in backticks is
looked up by its form:

`Sources/…`, `a/b.c`    a path, from the top of the checkout
`make docs`             a target of the Makefile
`sipd status`           a verb
`RuleBook`, `Round.run` a type that is declared, with a member that is declared (the catalogue alone)
"""
import pathlib
import re
import sys

import sources

TEXTS = [*sorted(sources.CATALOGUE.glob("*.md")), sources.ROOT / "README.md", sources.ROOT / "CHANGELOG.md",
         *sorted((sources.ROOT / "config").glob("*.md")), sources.ROOT / "systemd/manual/behaviour.md"]
LINK = re.compile(r"(?<!`)\[[^\]\n]+\]\(([^)\s]+)\)")
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
TOP = {path.name for path in sources.ROOT.iterdir()}
# Names of others: of Swift, of systems, of formats.
OTHERS = {"Foundation", "Glibc", "TODO", "SQLite", "Codable", "Sendable", "Equatable", "Hashable", "Package.swift"}


def outside_code(text):
    """The lines of a text, those of code blocks empty."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            yield number, line


def targets():
    return set(re.findall(r"^([\w-]+):", (sources.ROOT / "Makefile").read_text(), re.M))


def verbs():
    found = set()
    for source in sources.swift("Sources/sipd/Verbs"):
        for name, given in re.findall(r"struct (\w+): ParsableCommand \{(?:(?!struct ).)*?CommandConfiguration\(\s*(?:commandName: \"([\w-]+)\")?",
                                      source.text, re.S):
            found.add(given or re.sub(r"(?<=[a-z])([A-Z])", r"-\1", name).lower())
    return found


def anchors(path):
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")
            for heading in re.findall(r"^#+ (.*)$", path.read_text(), re.M)}


def link(path, target):
    if re.match(r"(https?|mailto|doc):", target):
        return None
    file, _, anchor = target.partition("#")
    there = (path.parent / file).resolve() if file else path
    if not there.exists():
        return f"there is no {target}"
    if anchor and there.suffix == ".md" and anchor not in anchors(there):
        return f"{file or path.name} has no heading {anchor}"
    return None


def path_like(word):
    return re.fullmatch(r"[\w.@+-]+(/[\w.@+* -]+)+/?", word) and word.split("/")[0] in TOP


def span(word, known, strict):
    """What is wrong with a word in backticks; nil when nothing is, or when it is of no known form."""
    if path_like(word):
        return None if list(sources.ROOT.glob(word.rstrip("/"))) else f"there is no {word}"
    command = re.match(r"make ([a-z][\w-]*)", word)
    if command:
        return None if command[1] in known["targets"] else f"the Makefile has no {command[1]}"
    verb = re.match(r"sipd ([a-z][a-z-]*)", word)
    if verb:
        return None if verb[1] in known["verbs"] else f"sipd has no verb {verb[1]}"
    name = re.fullmatch(r"([A-Z]\w*[a-z]\w*)((?:\.\w+)*)(?:\(.*\))?", word)
    if strict and name and word not in OTHERS:
        if name[1] not in known["declared"] and name[1] not in known["places"]:
            return f"nothing in the sources is called {name[1]}"
        missing = [part for part in name[2].split(".")[1:] if part not in sources.members(name[1])]
        if missing:
            return f"{name[1]} has no {missing[0]}"
    file = re.fullmatch(r"[A-Z]\w+\.(?:swift|py|pml|sh|c)", word)
    if file and word not in OTHERS and word not in known["files"]:
        return f"there is no file {word}"
    return None


def findings():
    known = {
        "targets": targets(), "verbs": verbs(), "declared": sources.declared().keys(),
        "places": TOP | {path.name for path in (sources.ROOT / "Sources").rglob("*") if path.is_dir()},
        "files": {path.name for folder in ["Sources", "Tests", "systemd"] for path in (sources.ROOT / folder).rglob("*.*")},
    }
    for path in TEXTS:
        strict = path.parent == sources.CATALOGUE
        for number, line in outside_code(path.read_text()):
            said = [link(path, target) for target in LINK.findall(SPAN.sub("", line))] + [
                span(word, known, strict) for word in SPAN.findall(line)]
            for what in filter(None, said):
                yield f"{path.relative_to(sources.ROOT)}:{number}: error: {what}"
            if strict and re.search(r"(?<![\w.])/(?:home|work|root|tmp|opt|Users)/", line):
                yield f"{path.relative_to(sources.ROOT)}:{number}: error: a path of one machine"


if __name__ == "__main__":
    wrong = list(findings())
    if wrong:
        sys.exit("\n".join(wrong))
