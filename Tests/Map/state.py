"""How much may change in one place: a class, and what a round knows from one to the next, have eight stored properties at most
that change. More is a struct within, with a name."""
import re
import sources

MOST = 8
STATE = re.compile(r"^(?:\w*State|Schedule|RoundCourse|Delivery)$")
STORED = re.compile(r"(?:(?:public|package|private|fileprivate|internal|weak)(?:\(set\))? )*var \w+\b")


def changing(lines, indent):
    """How many of the lines of a type begin a stored property that changes."""
    inner = " " * (indent + 4)
    count = 0
    for number, line in enumerate(lines):
        if not (line.startswith(inner) and STORED.match(line[len(inner):])):
            continue
        observes = number + 1 < len(lines) and "didSet" in lines[number + 1]
        count += not line.rstrip().endswith(("{", "}")) or observes
    return count


def findings():
    for source in sources.swift("Sources"):
        lines = source.text.split("\n")
        for number, line in enumerate(lines):
            found = sources.TYPE.match(line)
            if not found or found[3] != "class" and not (found[3] == "struct" and STATE.match(found[4])):
                continue
            indent = len(found[1])
            end = next((n for n in range(number + 1, len(lines)) if lines[n] == " " * indent + "}"), number)
            count = changing(lines[number + 1:end], indent)
            if count > MOST:
                yield (f"{source.path.relative_to(sources.ROOT)}:{number + 1}: error: {count} stored properties of {found[4]} "
                       f"change, more than {MOST}: put those that belong together into a struct")
