"""How many types of error there are: as many as there are different things to do about one, and ten at most. What a text, a
document or the system refuses is a value of a type that is there."""
import re

import sources

MOST = 10
# A type, or an extension of one, and what it conforms to: `struct SystemError: Error, Hashable`.
CONFORMING = re.compile(
    r"\b(?:struct|class|enum|actor|extension) +([\w.]+)(?:<[^>{]*>)? *:([^{]*)\{")


def conforming(text):
    """The types of a file that are errors."""
    return [name for name, clause in CONFORMING.findall(text) if re.search(r"\bError\b", clause.split(" where ")[0])]


def findings():
    found = [(name, source) for source in sources.swift("Sources") for name in conforming(source.code)]
    if len(found) > MOST:
        for name, source in found:
            yield (f"{source.path.relative_to(sources.ROOT)}: error: {name} is one of {len(found)} types of error, more than {MOST}: "
                   "throw one that is there, if the same is to be done about it")
