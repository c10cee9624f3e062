"""sip-plan(5), from the format's JSON Schema."""
import json
import re

import overview
import sources
from page import Page, marked
from sources import Missing, text

EXAMPLE = "config/samples/02-discharge.json"
FORMAT = "config/sip-plan-1.schema.json"
WIDTH = 71


class Format:
    def __init__(self, duties):
        self.duties = duties  # what rules declare, by their ids
        self.schema = sources.schema()
        self.values = []  # definitions of plain values, in the order in which they are used
        self.objects = []  # (path, definition) still to be described

    def definition(self, field):
        """What a field refers to: name and definition; the field itself where it refers to nothing."""
        name = field.get("$ref", "").removeprefix("#/$defs/")
        return (name, self.schema["$defs"][name]) if name else ("", field)

    def kind(self, field, path):
        """The kind of a field's value, in words; objects are put down to be described."""
        name, definition = self.definition(field)
        kinds = definition.get("type", [])
        kinds = [k for k in ([kinds] if isinstance(kinds, str) else kinds) if k != "null"]
        if "const" in definition:
            return f"`{definition['const']}`"
        if "enum" in definition:
            return "word"
        if kinds == ["object"]:
            self.objects.append((path, definition))
            return "object"
        if kinds == ["array"]:
            most = f", at most {definition['maxItems']}" if "maxItems" in definition else ""
            return f"list of {self.kind(definition['items'], f'{path}[]')}s{most}"
        if kinds == ["boolean"]:
            return "true or false"
        if kinds == ["integer"]:
            return f"number, {definition['minimum']} to {definition['maximum']}"
        if name:
            if name not in self.values:
                self.values.append(name)
            return f"*{name}*"
        if "anyOf" in definition:
            return " or ".join(self.kind(option, path) for option in definition["anyOf"])
        if "pattern" in definition:
            return "text"
        raise Missing(f"{FORMAT}: error: {path} is of a kind that the manual cannot describe")

    def words(self, field):
        """The words of which its value is one; none where it may be another."""
        definition = self.definition(field)[1]
        definition = definition.get("items", definition)
        return [f"`{word}`" for word in definition.get("enum", []) if word is not None]

    def field(self, name, field, required, path):
        own = f"{path}.{name}".lstrip(".")
        # What an object's own definition says stands in full above its fields.
        first = re.match(r".*?\.(?= |$)", self.definition(field)[1].get("description", ""))
        about = field.get("description") or first and first[0]
        if not about:
            raise Missing(f"{FORMAT}: error: {own} has no description")
        said = [marked(about)]
        if words := self.words(field):
            said.append(f"One of {', '.join(words)}.")
        if (default := field.get("default")) is not None:
            said.append(f"Left out: {str(default).lower()}.")
        said += self.uses(own.replace("[]", ""))
        kind = self.kind(field, own) + (", required" if required else "")
        return ("item", [f"`{name}` {kind}"], [("p", " ".join(said))])

    def uses(self, path):
        """Which rules' duties a field opens, dates and ends."""
        uses = {"Opens": lambda rule: rule["opens"], "Dates": dated, "Ends": ended}
        for what, fields in uses.items():
            rules = [f"`{name}`" for name, rule in self.duties.items() if path in fields(rule)]
            if rules:
                yield f"{what} {', '.join(rules)}."

    def object(self, path, definition):
        """The fields of one, and then those of the objects inside it."""
        waiting, self.objects = self.objects, []
        required = definition.get("required", [])
        fields = [self.field(name, field, name in required, path) for name, field in definition["properties"].items()]
        inside, self.objects = self.objects, waiting
        about = [("p", marked(definition["description"]))] if path and "description" in definition else []
        return [("sub", path or "The document", about + fields)] + [
            sub for path, definition in inside for sub in self.object(path, definition)]

    def plain(self):
        items = []
        for name in self.values:
            definition = self.schema["$defs"][name]
            about = definition["description"]
            if "maxLength" in definition:
                about += f" At most {definition['maxLength']} characters."
            items.append(("item", [f"*{name}*"], [("p", about), ("code", [definition["pattern"]])]))
        return items


def dated(rule):
    """Every field that dates a rule's duties, on whichever clock."""
    clocks = [rule["dates"], *(track["dates"] for track in rule["tracks"])]
    return {field for clock in clocks for field in clock["from"] + clock["bounds"]}


def ended(rule):
    """Every field by which a rule's duties end."""
    return {field for way in rule["ends"] for field in way} | set(rule["endsToo"])


def counted(rule):
    """The time that a rule gives, and from what it counts."""
    within = rule.get("within")
    return (f"within {within}, " if within else "") + quoted(rule["dates"])


def quoted(dating):
    """From what days count, in words, with the fields as code."""
    names = "|".join(re.escape(name) for name in sorted({*dating["from"], *dating["bounds"]}, key=len, reverse=True))
    return re.sub(rf"(?<![\w.])({names})(?![\w.])", r"`\1`", dating["words"]) if names else dating["words"]


def duties(declared):
    """An item for each rule: from what its dates count, and what ends it."""
    made = []
    for name, rule in declared.items():
        ways = ", or ".join(" and ".join(f"`{field}`" for field in way) for way in rule["ends"])
        said = [f"{counted(rule)}; ends with {ways}."]
        said += [f"{track['id']}: {counted(track)}." for track in rule["tracks"]]
        said = [f"{text[:1].upper()}{text[1:]}" for text in said]
        made.append(("item", [f"`{name}`"], [("p", " ".join(said))]))
    return made


def laid_out(value, depth=0, used=0):
    """JSON of which no line is wider than a page: what fits stands in one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or 2 * depth + used + len(flat) < WIDTH:
        return flat
    pairs = value.items() if isinstance(value, dict) else (("", item) for item in value)
    indent, rows = "  " * (depth + 1), []
    for key, item in pairs:
        name = f'"{key}": ' if isinstance(value, dict) else ""
        rows.append(indent + name + laid_out(item, depth + 1, len(name) + 1))
    start, end = "{}" if isinstance(value, dict) else "[]"
    return start + "\n" + ",\n".join(rows) + "\n" + "  " * depth + end


def page(binary):
    declared = binary.duties()
    format_ = Format(declared)
    fields = format_.object("", format_.schema)
    folder = [said for what, said in sources.behaviour() if what == "Plans"]
    if not folder:
        raise Missing(f'{sources.BEHAVIOUR}: error: no paragraph begins **Plans.**')
    return Page("sip-plan", 5, format_.schema["title"], [
        ("section", "DESCRIPTION", [
            ("p", marked(format_.schema["description"])),
            ("p", "`sipd check` *file* says whether a document is well formed. The same as a JSON Schema: "
                  "`/usr/share/sipd/sip-plan-1.schema.json`.")]),
        ("section", "FOLDER", [
            ("p", marked(folder[0])), *(
                overview.folder(together, about) for together, about in sources.folders()
                if any(path.endswith("/plans") for path, _ in together))]),
        ("section", "FIELDS", fields),
        ("section", "VALUES", format_.plain()),
        ("section", "DUTIES", [
            ("p", "From what each rule counts the days on which its duties are due, and what somebody records to end them. The "
                  "numbers are those of the shipped policy."), *duties(declared)]),
        ("section", "EXAMPLES", [("code", laid_out(json.loads(text(EXAMPLE))).splitlines())]),
    ], "config/sip-plan-1.schema.json", see=[])
