"""sipd.yaml(5), sipd-policy.yaml(5) and sipd-roster.yaml(5), from the files as shipped."""
import re

import plan
import sources
from page import Page, marked, prose, sentence
from sources import Missing, text


def head(path):
    """What the file says of itself: the part after its name, up to the full stop, and all the rest."""
    first, *rest = (blocks := sources.settings(path)[0])
    name = path.split("/")[-1]
    said = re.match(rf"{re.escape(name)}: (.*?)\.(?: |$)(.*)", first[1])
    if first[0] != "p" or not said:
        raise Missing(f'{path}:1: error: it begins "## {name}: what it holds."')
    return said[1], prose([("p", said[2]), *rest] if said[2] else rest)


def tag(setting):
    return f"`{setting.name}:`" + (f" {setting.value}" if setting.value else "")


def is_named(setting):
    """Whether its keys are names that the reader gives, such as of units: then the first stands for all."""
    return all(s.inside for s in setting.inside) and not setting.inside[0].about


def told(setting, path):
    """Its explanation; an error without one."""
    if not setting.about:
        raise Missing(f"{path}: error: {setting.name} has no ## explanation above it")
    return prose(setting.about)


def items(found, path):
    """An item for each; neighbours share an explanation that stands above the first of them."""
    made = []
    for setting in found:
        if made and not setting.about and not made[-1][3]:
            made[-1][1].append(tag(setting))
        else:
            made.append(["item", [tag(setting)], told(setting, path), setting.lines])
        if setting.lines:
            made[-1][2] = made[-1][2] + [("code", setting.lines)]
    return [tuple(item[:3]) for item in made]


def entries(found, path):
    """Settings with one value, and then a part for each that holds others."""
    blocks = items([s for s in found if not s.inside], path)
    for setting in found:
        if not setting.inside:
            continue
        name, inside = f"{setting.name}:", setting.inside
        if is_named(setting):
            name, inside = f"{setting.name}: NAME:", inside[0].inside
            known = {s.name for s in inside}
            for other in setting.inside[1:]:
                unknown = {s.name for s in other.inside} - known
                if unknown:
                    raise Missing(f"{path}: error: {setting.inside[0].name} explains no {', '.join(unknown)}")
        blocks.append(("sub", name, told(setting, path) + items(inside, path)))
    return blocks


def uncommented(path):
    """The file as an example: explanations left out, settings in force."""
    return ("code", [line[1:] for line in text(path).splitlines() if re.match(r"#[^#]", line)])


def configuration():
    path = "config/sipd.yaml"
    holds, about = head(path)
    return Page("sipd.yaml", 5, holds, [
        ("section", "DESCRIPTION", [("p", "Installed as /etc/sipd/sipd.yaml. YAML; an unknown key is an error."), *about]),
        ("section", "SETTINGS", entries(sources.settings(path)[1], path)),
    ], path, see=[])


def named_rules(binary, setting):
    """An item for each rule: its title, where it is from, whom it reminds and when."""
    rules, standard = binary.rules()
    declared = binary.duties()
    clocks = sources.tracks()
    made = []
    for rule in setting.inside:
        if rule.name not in rules:
            raise Missing(f"config/policy.yaml: error: sipd rules has no {rule.name}")
        said = rules[rule.name]
        basis, _, to, within, reminders = said["cells"]
        if rule.name in declared:
            within += f", {plan.quoted(declared[rule.name]['dates'])}"
        about = [("p", f"{said['title']} Basis: {basis}. To: {to}. Within: {within}. Reminders: {reminders}.")]
        for track in rule.inside:
            if track.inside:
                times = [f"{s.name} {s.value}" for s in track.inside if s.value]
                times += [rung.removeprefix("- {when: ").rstrip("}").replace(", to: ", ": ")
                          for s in track.inside for rung in s.lines]
                about.append(("p", f"`{track.name}:` {clocks[track.name]}: {' · '.join(times)}."))
        made.append(("item", [f"`{rule.name}:`" + ("" if said["on"] else " off")], about))
    return made, standard


def policy(binary):
    path = "config/policy.yaml"
    holds, about = head(path)
    found = sources.settings(path)[1]
    rules = next(s for s in found if s.name == "rules")
    named, standard = named_rules(binary, rules)
    return Page("sipd-policy.yaml", 5, holds, [
        ("section", "DESCRIPTION", [("p", "Installed as /etc/sipd/policy.yaml. YAML; an unknown key is an error."), *about]),
        ("section", "SETTINGS", [*entries([s for s in found if s is not rules], path),
                                 ("item", ["`rules:`"], prose(rules.about))]),
        ("section", "RULES", [("p", f"Standard ladder: {standard}"), *named]),
        ("section", "EXAMPLES", example("config/profiles/varmland.yaml")),
    ], f"{path} and sipd rules", see=[])


def example(path):
    lines = text(path).splitlines()
    said = [line for line in lines if line.startswith("#")]
    return [("p", marked(" ".join(line.lstrip("# ") for line in said))),
            ("code", [line for line in lines if line.strip() and not line.startswith("#")])]


def roster():
    path = "config/roster.yaml"
    holds, about = head(path)
    return Page("sipd-roster.yaml", 5, holds, [
        ("section", "DESCRIPTION", [("p", "Installed as /etc/sipd/roster.yaml. YAML; an unknown key is an error."), *about]),
        ("section", "SETTINGS", entries(sources.settings(path)[1], path)),
        ("section", "EXAMPLES", [uncommented(path)]),
    ], path, see=[])


def files():
    """Items for what the configuration names by its full path, and for the three files."""
    made = [("item", [f"`/etc/sipd/{name}`"], [("p", marked(sentence(head(f"config/{name}")[0])) + f" See `{page}`.")])
             for name, page in [("sipd.yaml", "sipd.yaml(5)"), ("policy.yaml", "sipd-policy.yaml(5)"),
                               ("roster.yaml", "sipd-roster.yaml(5)")]]
    for top in sources.settings("config/sipd.yaml")[1]:
        for setting in top.walk():
            if setting.value.startswith("/") and setting.about:
                made.append(("item", [f"`{setting.value}`"], prose(setting.about)))
    return made
