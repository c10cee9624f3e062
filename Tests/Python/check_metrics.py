"""What prometheus-client says of sipd's figures, in the format of OpenMetrics and in the older one that node_exporter reads.

usage: check_metrics.py FILE.prom SAMPLE
"""
import pathlib
import re
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

text = pathlib.Path(sys.argv[1]).read_text()
sample = pathlib.Path(sys.argv[2])
families = {family.name: family for family in openmetrics(text)}
values = {(s.name, *s.labels.values()): s.value for family in families.values() for s in family.samples}

wrong = []
plans = len(list((sample / "plans").rglob("*.json")))
letters = len(list((sample / "spool/outgoing").glob("*.eml")))
for name, wanted in {("sipd_plans",): plans, ("sipd_letters_total",): letters, ("sipd_outbox_letters", "waiting"): letters,
                     ("sipd_blocked", "store"): 0}.items():
    if values.get(name) != wanted:
        wrong.append(f"{name} is {values.get(name)}, not {wanted}")
if not values[("sipd_last_round_timestamp_seconds",)] >= values[("sipd_start_timestamp_seconds",)]:
    wrong.append("the last round was before the start")
for family in families.values():
    unit = re.search(r"_(seconds|bytes)(_total)?$", family.name)
    if (family.unit or None) != (unit and unit[1]):
        wrong.append(f"{family.name} has unit {family.unit!r}")
    if not family.documentation.endswith("."):
        wrong.append(f"{family.name} has no help")
older = {(s.name, *s.labels.values()): s.value for family in prometheus(text) for s in family.samples}
if older != values:
    wrong.append(f"the older format reads {set(older.items()) ^ set(values.items())}")
people = re.findall(r"^  ([a-z]+[.][a-z]+):", (sample / "roster.yaml").read_text(), re.M)
references = [path.stem for path in (sample / "plans").rglob("*.json")]
assert people and references, "the sample has nobody to look for"
wrong += [f"it names {name}" for name in people + references if name in text]

for line in wrong:
    print(f"  {line}")
print(f"  {len(families)} families, {len(values)} samples, {len(wrong)} wrong")
sys.exit(1 if wrong else 0)
