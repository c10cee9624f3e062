"""Whether the manual is whole, asked of others: of man, mandoc and lexgrog how it is set, and of the command's own help,
its answers and the schema what it must hold. Nothing here uses what the pages are made with."""
import json
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def ran(*command, text=None):
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MAN_KEEP_FORMATTING": ""}
    done = subprocess.run(command, cwd=ROOT, env=environment, text=True, input=text, capture_output=True)
    return done.stdout, done.stderr


def well_set(path):
    """Complaints of those who set it."""
    for line in ran("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(path))[1].splitlines():
        yield f"{path.name}: {line}"
    for line in ran("mandoc", "-T", "lint", "-W", "warning", str(path))[0].splitlines():
        yield line.replace(str(path), path.name)
    name, said = path.name.rsplit(".", 1)[0], ran("lexgrog", str(path))[0]
    if not re.search(rf': "{re.escape(name)} - \S', said):
        yield f"{path.name}: lexgrog finds no name and summary: {said.strip()}"


def printed(path):
    """As a reader sees it in 80 columns, without overstriking."""
    return ran("col", "-bx", text=ran("man", "-E", "UTF-8", "-l", str(path))[0])[0]


def words(text):
    """In one line, so that no break of a line hides a word."""
    return " ".join(text.split())


def helped(binary):
    """Every verb and its options, as --help prints them."""
    verbs = re.findall(r"^  ([a-z-]+) {2,}\S", ran(binary, "--help")[0].split("SUBCOMMANDS:", 1)[1], re.M)
    for verb in verbs:
        text = ran(binary, "help", verb)[0]
        options = text.split("OPTIONS:", 1)[1] if "OPTIONS:" in text else ""
        yield verb, set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", options, re.M))


def command(binary, page):
    part = page.split("\nVERBS\n", 1)[1].split("\nOPTIONS\n", 1)
    verbs = re.split(r"^   ([a-z-]+)$", part[0], flags=re.M)
    found = dict(zip(verbs[1::2], verbs[2::2]))
    known = dict(helped(binary))
    for verb in set(found) ^ set(known):
        yield f"sipd.1: {verb} is on the page or in the help, and not in both"
    for verb, options in known.items():
        text = found.get(verb, "")
        shown = set(re.findall(r"--[a-z][a-z-]*[a-z]", words(text)))
        for option in options - shown - {"--help", "--version"}:
            yield f"sipd.1: {verb} has {option}, and the page does not say so"
        for option in options:
            if not re.search(rf"^ +(?:-\w\b.*, )?{option}\b", text + part[1], re.M):
                yield f"sipd.1: {option} of {verb} is not described"
    everywhere = set().union(*known.values())
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]*[a-z]", words(page))) - everywhere:
        yield f"sipd.1: {option} is in no verb's help"


def keys(binary):
    """What each file may hold, as sipd says when it meets a key that it does not know."""
    policy, roster = "{'?': 1, rules: {plan-dormant: {'?': 1}}}", "{'?': 1, units: {a: {'?': 1}}, people: {a: {'?': 1}}}"
    with tempfile.TemporaryDirectory() as folder:
        for name, text in [("sipd", "{'?': 1, window: {'?': 1}, mail: {'?': 1}}"), ("policy", policy), ("roster", roster)]:
            for other in ["sipd", "policy", "roster"]:
                pathlib.Path(folder, f"{other}.yaml").write_text(text if other == name else "")
            said = "".join(ran(binary, "check", "-c", f"{folder}/sipd.yaml"))
            found = re.findall(rf"{name}\.yaml:.*known here are (.*)", said)
            yield name, {key for line in found for key in line.split(", ")}, len(found)


def settings(binary, pages):
    for name, known, answers in keys(binary):
        page = {"sipd": "sipd.yaml.5", "policy": "sipd-policy.yaml.5", "roster": "sipd-roster.yaml.5"}[name]
        if answers != {"sipd": 3, "policy": 2, "roster": 3}[name]:
            yield f"{name}.yaml: {answers} answers to unknown keys: the check no longer asks rightly"
        for key in known:
            # The policy's are told in a sentence; elsewhere each stands with its value.
            if not re.search(rf"(?<![\w-]){key}" + (r"\b" if name == "policy" else ":"), words(pages[page])):
                yield f"{page}: {key} may stand in {name}.yaml, and the page does not say so"
    shown = set(re.findall(r"^       ([a-z-]+):", pages["sipd.yaml.5"].split("\nSETTINGS\n")[1].split("\nSEE ALSO")[0], re.M))
    known = next(known for name, known, _ in keys(binary) if name == "sipd")
    for key in shown - known:
        yield f"sipd.yaml.5: {key} is on the page, and sipd does not know it"


def fields(page):
    schema = json.loads((ROOT / "config/sip-plan-1.schema.json").read_text())
    known = set(schema["properties"]).union(*(d.get("properties", {}) for d in schema["$defs"].values()))
    part = page.split("\nFIELDS\n", 1)[1].split("\nVALUES\n")[0]
    shown = set(re.findall(r"^       ([A-Za-z0-9]+) (?=[a-z])", part, re.M))
    for field in known - shown:
        yield f"sip-plan.5: {field} is in the schema and not on the page"
    try:
        json.loads(page.split("\nEXAMPLES\n", 1)[1].split("\nSEE ALSO\n")[0])
    except ValueError as error:
        yield f"sip-plan.5: the example is no JSON: {error}"


def references(pages):
    """Pages that are named: ours must be there."""
    texts = {**pages, **{p.name: p.read_text() for p in (ROOT / "systemd").glob("sipd*.*")}}
    for name, text in texts.items():
        for page, section in re.findall(r"\b(sipd?[\w.-]*)\(([1-9])\)", words(text)):
            if f"{page}.{section}" not in pages:
                yield f"{name}: refers to {page}({section}), which there is not"


def examples(binary, pages):
    """The settings that sipd.yaml(5) shows as an example are taken."""
    about = pages["sipd.yaml.5"].split("\nDESCRIPTION\n")[1].split("\nSETTINGS\n")[0]
    shown = [line.strip() for line in about.splitlines() if re.match(r" {8,}[a-z]+:", line)]
    with tempfile.TemporaryDirectory() as folder:
        for name in ["policy", "roster"]:
            pathlib.Path(folder, f"{name}.yaml").write_text("")
        pathlib.Path(folder, "plans").mkdir()
        rest = ["plans: plans", "state: state", "spool: spool", "socket: sipd.sock"]
        pathlib.Path(folder, "sipd.yaml").write_text("\n".join(shown + rest) + "\n")
        for line in "".join(ran(binary, "check", "-c", f"{folder}/sipd.yaml")).splitlines():
            if "sipd.yaml" in line:
                yield f"sipd.yaml.5: the example is refused: {line}"
    if not shown:
        yield "sipd.yaml.5: no example before the settings"


def findings(binary, folder):
    paths = sorted(pathlib.Path(folder).iterdir())
    for path in paths:
        yield from well_set(path)
    pages = {path.name: printed(path) for path in paths}
    for name, text in pages.items():
        for line in text.splitlines():
            if len(line) > 80:
                yield f"{name}: wider than 80 columns: {line.strip()}"
    yield from command(binary, pages["sipd.1"])
    yield from settings(binary, pages)
    yield from fields(pages["sip-plan.5"])
    yield from references(pages)
    yield from examples(binary, pages)
