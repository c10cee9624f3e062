"""A page: its name, and blocks that every format prints.

A block is ("p", text), ("code", lines), ("item", tags, blocks), ("section", title, blocks) or ("sub", title, blocks).
In a text `code` and **bold** are set bold and *a stand-in* in italics.
"""
import dataclasses
import re

KNOWN = r"`[^`]+`|\*\*.+?\*\*"
MARKS = re.compile(
    rf"({KNOWN})"
    r"|(?<![\w-])(--[a-z][a-z-]*[a-z])(?![\w-])"  # an option
    r"|(?<![\w./-])([a-z][\w.-]*\([1-9]\))"  # a page
    r"|(?<![\w./`-])(/(?:etc|var|run|usr)/[\w./-]*\w)"  # a path
    r"|(\$[A-Z_]+)")  # a variable


@dataclasses.dataclass
class Page:
    name: str
    section: int
    summary: str
    content: list
    sources: str
    see: list

    @property
    def volume(self):
        return {1: "User Commands", 5: "File Formats", 7: "Miscellanea"}[self.section]

    @property
    def file(self):
        return f"{self.name}.{self.section}"

    @property
    def reference(self):
        return f"{self.name}({self.section})"


def marked(text):
    """A source's prose with its options, pages, paths and variables marked as such."""
    return MARKS.sub(lambda mark: mark[0] if mark[1] else f"`{mark[0]}`", text)


def prose(blocks):
    """Blocks of a source with their texts marked."""
    return [(kind, marked(body)) if kind == "p" else (kind, body) for kind, body in blocks]


def sentence(text):
    """With a capital and a full stop."""
    text = text if text.startswith("sipd") else text[:1].upper() + text[1:]
    return text if text.endswith((".", ":", "!", "?", ")")) else f"{text}."
