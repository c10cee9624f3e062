"""What the judge is shown, and what it finds."""
import collections
import datetime
import re

Violation = collections.namedtuple("Violation", "check rule day plan words")


class Snapshot:
    """What was there and what sipd answered at a moment: `files`, paths in the plan folder; `lines`, of explain --all --json;
    `coverage`, the answer of coverage --json, and `status`, its exit status; None where sipd has no coverage."""

    def __init__(self, at, files, lines, coverage=None, status=None):
        self.at, self.files, self.lines, self.coverage, self.status = at, files, lines, coverage, status


def is_document(path):
    """Whether a file is a plan document or looks like one: `.json` in its name, in any case, or a copy's name and no ending."""
    name = path.rsplit("/", 1)[-1].lower()
    if name.startswith(".") or name == ".json":
        return False
    if "." not in name:
        return re.search(r"\b(copy|kopia|conflict|conflicted)\b", name) is not None
    return ".json" in name[name.index("."):]


def moment(text):
    return datetime.datetime.fromisoformat(text)


def day(text):
    return datetime.date.fromisoformat(text[:10])
