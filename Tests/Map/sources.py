"""The sources as the checks of the map read them: files in rooms, and what is declared and named in them."""
import dataclasses
import functools
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "Sources/SIPDaemon/SIPDaemon.docc"
ATTRIBUTES = r"(?:@\w+(?:\([^)\n]*\))?\s+)*"
ACCESS = r"(?:(?:public|package|internal|private|fileprivate|open)(?:\(set\))?\s+)*"
OTHERS = r"(?:(?:final|indirect|static|class|mutating|nonmutating|nonisolated|lazy|weak|borrowing|consuming|override)\s+)*"
TYPE = re.compile(rf"^( *){ATTRIBUTES}({ACCESS}){OTHERS}(struct|class|enum|protocol|actor|typealias) +(\w+)", re.M)
MEMBER = re.compile(rf"^( *){ATTRIBUTES}({ACCESS}){OTHERS}{ACCESS}(func|var|let|case|init) +([^\n]*)", re.M)


@dataclasses.dataclass
class Source:
    """A file: where it is, its target and room, what it says without comments and the words of texts."""
    path: pathlib.Path
    target: str
    room: str
    text: str

    @functools.cached_property
    def code(self):
        inside = lambda found: " ".join(re.findall(r"\\\(((?:[^()]|\([^()]*\))*)\)", found[0]))
        text = re.sub(r'"""(.*?)"""', inside, re.sub(r"^\s*//.*", "", self.text, flags=re.M), flags=re.S)
        return re.sub(r"//.*", "", re.sub(r'"(?:[^"\\\n]|\\.)*"', inside, text))

    @functools.cached_property
    def types(self):
        """Types at the top of the file that other files can name."""
        return {name for indent, access, _, name in TYPE.findall(self.text) if not indent and "private" not in access}

    def names(self, known):
        """Which of the types known it names."""
        return known & set(re.findall(r"(?<![.\w])[A-Z]\w*", self.code))


def swift(*folders):
    """Every Swift file below the folders of the checkout."""
    found = []
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.swift")):
            parts = path.relative_to(ROOT).parts
            found.append(Source(path, parts[1], "/".join(parts[2:-1]) or ".", path.read_text()))
    return found


@functools.cache
def declared():
    """Every name that is declared, with the strictest word for who may use it left out: name to access words."""
    found = {}
    for source in swift("Sources", "Tests"):
        inherited = {}
        for indent, access, _, name in TYPE.findall(source.text):
            found.setdefault(name, set()).add(access.split()[0] if access.split() else "internal")
        for _, access, kind, rest in MEMBER.findall(source.text):
            rights = access.split()[0] if access.split() else "internal"
            for name in names(kind, rest):
                found.setdefault(name, set()).add(rights)
    return found


@functools.cache
def members(name):
    """Every name that is declared in the files in which a type is declared or extended."""
    found = set()
    for source in swift("Sources", "Tests"):
        if re.search(rf"\b(?:struct|class|enum|protocol|actor|extension) (?:\w+\.)*{name}\b", source.text):
            found.update(name for _, _, _, name in TYPE.findall(source.text))
            for _, _, kind, rest in MEMBER.findall(source.text):
                found.update(names(kind, rest))
    return found


def names(kind, rest):
    """The names that a line declares: a case may have several, and the text that it is written as."""
    if kind == "case":
        listed = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", rest)
        return [*re.findall(r"(?:^|, )`?(\w+)`?", listed), *re.findall(r'= "([^"\\]+)"', listed)]
    return re.findall(r"^`?(\w+)`?", rest)
