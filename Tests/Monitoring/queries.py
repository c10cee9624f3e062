"""Which figures a query of Prometheus's names, and whether there are such: compared with what an exporter prints."""
import re

WORDS = {"and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "offset", "bool", "inf", "nan"}
# Prometheus gives these to whatever it reads.
GIVEN = {"instance", "job"}
MATCHER = re.compile(r'([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"([^"]*)"')
GROUPING = re.compile(r"\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)")
NAME = re.compile(r'(?<![\w.$"])([a-zA-Z_:][\w:]*)\s*(\{[^}]*\})?(\s*\()?')
SAMPLE = re.compile(r"^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$", re.M)


def printed(text):
    """What an exporter prints, as {name: {label: {value}}}."""
    found = {}
    for name, labels in SAMPLE.findall(text):
        known = found.setdefault(name, {})
        for label, _, value in MATCHER.findall(labels):
            known.setdefault(label, set()).add(value)
    return found


def named(query):
    """What a query names: figures with their matchers, and the labels it sums or joins by."""
    # Nothing within quotation marks is a name: what stands there is numbered.
    texts = re.findall(r'"([^"]*)"', query)
    numbers = iter(range(len(texts)))
    bare = re.sub(r'"[^"]*"', lambda _: f'"{next(numbers)}"', re.sub(r"\[[^\]]*\]", " ", query))
    labels = set()
    for group in GROUPING.findall(bare):
        labels |= {label.strip() for label in group.split(",") if label.strip()}
    figures = []
    for name, matchers, call in NAME.findall(GROUPING.sub(" ", bare)):
        if not call and name.lower() not in WORDS:
            figures.append((name, [(label, how, texts[int(n)]) for label, how, n in MATCHER.findall(matchers)]))
    return figures, labels


def wrong(query, known):
    """What is wrong with a query: figures, labels and values that nothing prints."""
    figures, labels = named(query)
    if not figures:
        yield "it names no figure"
    there = set(GIVEN)
    for name, matchers in figures:
        if name not in known:
            yield f"there is no {name}"
            continue
        there |= set(known[name])
        for label, _, values in matchers:
            if label in GIVEN:
                continue
            if label not in known[name]:
                yield f"{name} has no label {label}"
            # Of foreign figures the labels are the machine's on which this runs.
            elif name.startswith("sipd_"):
                yield from (f"{name} has no {label}={value}" for value in values.split("|") if value not in known[name][label])
    yield from (f"nothing there has a label {label}" for label in labels - there)


def used(queries):
    return {name for query in queries for name, _ in named(query)[0]}


KNOWN = {"sipd_a": {"by": {"x", "y"}}, "sipd_b_total": {}}
PLANTED = [
    ("sipd_a", []),
    ('rate(sipd_a{by="x"}[5m]) > 1e6', []),
    ('sum by (by, instance) (sipd_a{by=~"x|y"}) or on () absent(sipd_b_total)', []),
    ("time() - sipd_b_total offset 1w > bool 2", []),
    ("1 + 1", ["it names no figure"]),
    ("sipd_c", ["there is no sipd_c"]),
    ("sipd_b_total and on (instance) sipd_b", ["there is no sipd_b"]),
    ('sipd_a{by=~"x|z", instance="i"}', ["sipd_a has no by=z"]),
    ('sipd_a{by="{sipd_c}"}', ["sipd_a has no by={sipd_c}"]),
    ('sipd_a{to="x"}', ["sipd_a has no label to"]),
    ("sum by (plan) (sipd_a)", ["nothing there has a label plan"]),
]


def mistakes():
    """Whether this notices what it is for."""
    for query, expected in PLANTED:
        if list(wrong(query, KNOWN)) != expected:
            yield f"of {query} it is said {list(wrong(query, KNOWN))}, not {expected}"
