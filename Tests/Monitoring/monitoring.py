"""Tests config/monitoring: rules for Prometheus, the dashboard for Grafana and the commands for Icinga, against a real sipd.

Every figure, label and value that a rule or a panel names is printed by sipd or node_exporter; every query finds something;
no alert is said of a sipd that is well, and one of a sipd that is blocked; every alert is tested (alerts.yaml, weeks.yaml)
and says what to do, in commands that exist.

usage: monitoring.py BINARY
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import chain
import plugins
import queries

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = ROOT / "config/monitoring"
RULES, DASHBOARD, ICINGA = (FILES / name for name in ("sipd.rules.yml", "sipd.dashboard.json", "sipd.icinga2.conf"))
TESTS = [ROOT / "Tests/Monitoring" / name for name in ("alerts.yaml", "weeks.yaml")]
WATCH = ROOT / "systemd/sipd-watch"
PANELS = {"row", "stat", "timeseries", "bargauge", "table", "gauge"}
# By whom somebody could be recognised.
PRIVATE = {"plan", "person", "unit", "name", "to", "recipient"}


def main(binary):
    faults = list(queries.mistakes())
    with tempfile.TemporaryDirectory() as scratch:
        top = pathlib.Path(scratch)
        faults += unit_tests(top)
        sipd = chain.Sipd(binary, top)
        try:
            situations = plugins.Situations(sipd, WATCH)
            situations.well()
            faults += live(situations, top)
            faults += situations.faults
        finally:
            sipd.stop()
        faults += plugins.commands(ICINGA, helped(binary, "status") + helped(WATCH), top)
    faults += commands_in_words(binary)
    for fault in faults:
        print(f"error: {fault}")
    print(f"{len(faults)} wrong")
    return 1 if faults else 0


def helped(*command):
    return subprocess.run([*command, "--help"], capture_output=True, text=True).stdout


def unit_tests(top):
    """promtool on the rules, and on each with a machine that is ill and one that is well."""
    for path in [RULES, *TESTS]:
        shutil.copy(path, top)
    promtool = chain.found("promtool")
    for what, paths in [("check", [RULES]), ("test", TESTS)]:
        names = [path.name for path in paths]
        done = subprocess.run([promtool, what, "rules", *names], cwd=top, capture_output=True, text=True)
        if done.returncode != 0:
            yield f"promtool {what} rules: {done.stdout}{done.stderr}"


def live(situations, top):
    """Rules and panels on the figures of a sipd that is well; then what becomes of it."""
    sipd = situations.sipd
    prometheus = chain.Prometheus(top, sipd.figures.parent, RULES)
    try:
        chain.until("Prometheus to have sipd's figures", lambda: prometheus.query("count_over_time(sipd_plans[1m]) > 2"))
        rules = chain.until("every rule to be looked at", prometheus.rules)
        _, printed = sipd.ask("--openmetrics")
        known = queries.printed(printed)
        foreign = queries.printed(prometheus.printed())
        yield from missing(known, foreign)
        known = foreign | known
        panels = list(shown())
        yield from rule_faults(rules, known)
        yield from panel_faults(panels, known, prometheus)
        unused = sorted(known.keys() - queries.used([rule["query"] for rule in rules] + [query for _, query, _ in panels]))
        print(f"  {len(rules)} alerts and {len(panels)} queries of panels")
        print(f"  note: in none of them: {', '.join(name for name in unused if name.startswith('sipd_')) or 'no figure'}")
        situations.denied()
        yield from noticed(situations, prometheus)
    finally:
        prometheus.stop()


def missing(known, foreign):
    """node_exporter passes on all that sipd prints."""
    yield from (f"node_exporter has no {name}" for name in known if known[name] != foreign.get(name))
    yield from (f"{name} has label {label}" for name, labels in known.items() for label in labels if label in PRIVATE)


def rule_faults(rules, known):
    tests = "".join(path.read_text() for path in TESTS)
    for rule in rules:
        name = rule["name"]
        yield from (f"{name}: {fault}" for fault in queries.wrong(rule["query"], known))
        if rule["health"] != "ok" or rule["state"] != "inactive":
            yield f"{name}: of a sipd that is well it is {rule['state']}, {rule['health']}: {rule.get('lastError')}"
        if rule["labels"].get("severity") not in ("critical", "warning", "info"):
            yield f"{name}: its severity is {rule['labels']}"
        if not {"summary", "description"} == set(rule["annotations"]) or "`" not in rule["annotations"]["description"]:
            yield f"{name}: it does not say what it means, and what to do"
        if not re.search(rf'alertname(="|: ){name}\b', tests):
            yield f"{name}: it is not tested"
    if len({rule["name"] for rule in rules}) != len(rules):
        yield "two alerts have one name"


def shown():
    """Every query of the dashboard as (panel, query, whether it may find nothing), and that of the machines to choose from."""
    dashboard = json.loads(DASHBOARD.read_text())
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"].replace("$instance", ".+"), "offset" in target["expr"]
    for variable in dashboard["templating"]["list"]:
        if asked := re.fullmatch(r"label_values\((\w+), (\w+)\)", variable.get("definition", "")):
            yield variable["label"], f"count by ({asked[2]}) ({asked[1]})", False


def panel_faults(panels, known, prometheus):
    for title, query, may_be_empty in panels:
        faults = list(queries.wrong(query, known))
        found = prometheus.query(query)
        if found is None:
            faults.append("Prometheus refuses it")
        elif not found and not may_be_empty:
            faults.append("it finds nothing")
        yield from (f"panel {title}: {fault}: {query}" for fault in faults)
    yield from shape(json.loads(DASHBOARD.read_text()))


def shape(dashboard):
    """What Grafana would not say: panels over one another, without their source, of a kind that it has not of itself."""
    taken, ids = set(), [panel["id"] for panel in dashboard["panels"]]
    if len(set(ids)) != len(ids) or dashboard.get("id") is not None:
        yield "dashboard: ids are not its own"
    names = {variable["name"]: variable["type"] for variable in dashboard["templating"]["list"]}
    if names != {"datasource": "datasource", "instance": "query"}:
        yield f"dashboard: its variables are {names}"
    for panel in dashboard["panels"]:
        place, title = panel["gridPos"], f"panel {panel['title']}"
        cells = {(x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])}
        if cells & taken or place["x"] + place["w"] > 24:
            yield f"{title}: it lies over another, or outside"
        taken |= cells
        if panel["type"] not in PANELS:
            yield f"{title}: it is a {panel['type']}"
        sources = [panel.get("datasource"), *[target.get("datasource") for target in panel.get("targets", [])]]
        if panel["type"] != "row" and any(source != {"type": "prometheus", "uid": "${datasource}"} for source in sources):
            yield f"{title}: it does not ask the source that was chosen"
        if panel["type"] != "row" and not (panel.get("description") and panel.get("targets")):
            yield f"{title}: it does not say what it shows"


def noticed(situations, prometheus):
    """What really goes wrong reaches Prometheus, under the name it has in the rules."""
    def stands(name):
        return chain.until(f"{name} to be noticed", lambda: prometheus.query(f'ALERTS{{alertname="{name}"}}'))

    situations.unreadable()
    for name in ("SipdPlansUnreadable", "SipdSomebodyMayBeForgotten"):
        stands(name)
    situations.away()
    stands("SipdPlansAway")
    situations.sipd.stop()
    situations.sipd.figures.unlink()
    alert = stands("SipdFiguresGone")
    if len(alert) != 1 or "instance" not in alert[0]["metric"]:
        yield f"SipdFiguresGone: not of one machine: {alert}"
    print("  Prometheus notices plans that cannot be read, or are away, and figures that are gone")


def commands_in_words(binary):
    """Each command of sipd's that a text names is there, with its options."""
    for path in (RULES, DASHBOARD, FILES / "README.md"):
        words = re.sub(r"\s+", " ", path.read_text())
        for verb, rest in sorted(set(re.findall(r"`sipd ([a-z]+)([^`]*)`", words))):
            text = helped(binary, verb)
            if f"USAGE: sipd {verb}" not in text:
                yield f"{path.name}: there is no sipd {verb}"
            yield from (f"{path.name}: sipd {verb} has no {option}" for option in re.findall(r"--[a-z-]+", rest)
                        if option not in text)


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
