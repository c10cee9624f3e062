"""sipd(1), from the command's own help."""
import re

from page import Page, marked, prose, sentence
from sources import Missing, paragraphs


def spelled(argument):
    """Its names as they are typed, and what goes with them."""
    if argument["kind"] == "positional":
        return [f"*{argument['valueName']}*"]
    names = [f"`{'-' if name['kind'] == 'short' else '--'}{name['name']}`" for name in argument["names"]]
    return [name + (f" *{argument['valueName']}*" if argument["kind"] == "option" else "") for name in names]


def usage(command, name):
    """The line that says how it is called."""
    words = [f"**{name}**"]
    for argument in command["arguments"]:
        if argument["valueName"] in ("help", "version"):
            continue
        word = spelled(argument)[-1]
        if argument["isRepeating"]:
            word += " ..."
        words.append(f"[{word}]" if argument["isOptional"] else word)
    return " ".join(words)


def described(argument):
    """An entry for it."""
    about = sentence(argument["abstract"])
    if argument.get("defaultValue"):
        about += f" (default: {argument['defaultValue']})"
    if argument.get("allValues"):
        about += f" One of {', '.join(argument['allValues'])}."
    more = prose(paragraphs(argument.get("discussion", "").splitlines()))
    return ("item", [", ".join(spelled(argument))], [("p", marked(about)), *more])


def identity(argument):
    """Equal for options that are the same in several verbs."""
    return (tuple(spelled(argument)), argument["abstract"])


def verb(command, shared):
    name = f"sipd {command['commandName']}"
    own = [described(a) for a in command["arguments"] if identity(a) not in shared]
    about = prose(paragraphs(command["discussion"].splitlines()))
    return ("sub", command["commandName"], [
        ("p", usage(command, name)), ("p", marked(sentence(command["abstract"]))), *about, *own])


def sections(discussion):
    """The command's own discussion: what it is, then a section for each table `Title:` with its rows indented, and the
    examples."""
    about, tables, examples, title = [], [], [], None
    for kind, body in paragraphs(discussion.splitlines()):
        rows = [re.match(r"(\S+) {2,}(.+)", line) for line in body] if kind == "code" else []
        if kind == "p" and body.endswith(":"):
            title = body
        elif kind == "p":
            about.append(("p", marked(body)))
        elif title is None:
            raise Missing(f"sipd: error: an indented part of its help has no title before it: {body[0]}")
        elif all(rows):
            items = [("item", [f"`{row[1]}`"], [("p", marked(sentence(row[2])))]) for row in rows]
            tables.append(("section", title.rstrip(":").upper(), items))
        else:
            examples += [("p", marked(title)), ("code", body)]
    return about, tables, [("section", "EXAMPLES", examples)] if examples else []


def page(binary, files):
    """Files: items for what the shipped configuration names."""
    help_ = binary.help()
    verbs = help_["subcommands"]
    uses = {}
    for command in verbs:
        for argument in command["arguments"]:
            uses.setdefault(identity(argument), []).append(argument)
    shared = {key: found[0] for key, found in uses.items() if len(found) * 3 > len(verbs)}
    about, tables, examples = sections(help_["discussion"])
    return Page(
        "sipd", 1, help_["abstract"].rstrip("."), [
            ("section", "SYNOPSIS", [("p", "**sipd** *verb* [*option* ...] [*argument* ...]"), ("p", "**sipd help** *verb*")]),
            ("section", "DESCRIPTION", about),
            ("section", "VERBS", [verb(command, shared) for command in verbs]),
            ("section", "OPTIONS", [
                ("p", "They mean the same in every verb that has them."), *map(described, shared.values())]),
            *tables,
            ("section", "FILES", files),
            *examples,
        ], "Sources/sipd, as sipd --help prints it", see=["journalctl(1)", "systemctl(1)"])
